//! Mails to a mail server.
//!
//! A connection is kept for the next mail, and given up at the first thing that goes wrong with it:
//! what a server makes of a conversation that broke off half way is not for the next mail to find
//! out. Each step has its own deadline. What a server says against the recipient or the mail itself
//! is final; everything else, a wrong password included, may be put right and is tried again.

mod key;
mod link;
mod metered;

use super::message::compose;
use crate::{Channel, Parcel, Receipt, SendError};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use lettre::message::dkim::DkimConfig;
use lettre::transport::smtp::client::{Certificate, TlsParameters};
use link::{Link, Refusal};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Longest that a server may take over one step. RFC 5321, section 4.5.3.2, would have it be minutes;
/// a worker that waits so long stands still, and there is another attempt.
const PATIENCE: Duration = Duration::from_secs(30);

/// Most idle connections that are kept.
const MAX_IDLE: usize = 4;

/// How long an idle connection is kept: less than the five minutes after which servers hang up
/// (RFC 5321, section 4.5.3.2.7), and little enough to be no burden to them.
const IDLE_FOR: Duration = Duration::from_secs(30);

/// Most mails over one connection; many servers refuse the one after the hundredth.
const MAX_MAILS: u32 = 100;

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
    tls: Option<TlsParameters>,
    dkim: Option<DkimConfig>,
    patience: Duration,
    idle: Mutex<Vec<(Link, Instant)>>,
}

impl Smtp {
    /// A channel to the server that `settings` names; it connects when the first mail comes.
    ///
    /// # Errors
    /// A sentence about a key or certificate that cannot be read.
    pub fn new(settings: SmtpSettings) -> Result<Self, String> {
        let tls = match settings.tls {
            SmtpTls::Plain => None,
            SmtpTls::Tls | SmtpTls::StartTls => Some(tls_parameters(&settings)?),
        };
        let dkim = settings.dkim.as_ref().map(key::config).transpose()?;
        Ok(Self { settings, tls, dkim, patience: PATIENCE, idle: Mutex::default() })
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, SendError> {
        let Parcel::Mail(mail) = parcel else { return Err(SendError::misrouted(self.name())) };
        let composed = compose(mail, self.dkim.as_ref())?;
        if let Some(mut link) = self.take_idle() {
            match link.send(&composed).await {
                Ok(answer) => return Ok(self.sent(link, answer)),
                // The server may have hung up meanwhile, which says nothing about this mail.
                Err(Refusal::Lost(_)) if !link.has_taken_over() => {}
                Err(refusal) => return Err(self.refused(refusal)),
            }
        }
        let hello = mail.from.domain();
        let opened = Link::open(&self.settings, self.tls.as_ref(), hello, self.patience).await;
        let mut link = opened.map_err(|refusal| self.refused(refusal))?;
        let answer = link.send(&composed).await.map_err(|refusal| self.refused(refusal))?;
        Ok(self.sent(link, answer))
    }

    /// An idle connection that is young enough.
    fn take_idle(&self) -> Option<Link> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|(_, since)| since.elapsed() < IDLE_FOR);
        idle.pop().map(|(link, _)| link)
    }

    fn sent(&self, link: Link, answer: String) -> Receipt {
        if link.mails() < MAX_MAILS {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            if idle.len() < MAX_IDLE {
                idle.push((link, Instant::now()));
            }
        }
        Receipt { detail: answer }
    }

    fn refused(&self, refusal: Refusal) -> SendError {
        let server = format!("{}:{}", self.settings.host, self.settings.port);
        match refusal {
            Refusal::Mail(why) => SendError::Permanent(format!("the mail server {server} refuses this mail: {why}")),
            Refusal::SignIn(why) => {
                SendError::Temporary(format!("the mail server {server} does not accept the account or password: {why}"))
            }
            Refusal::Busy(why) => SendError::Temporary(format!("the mail server {server} says: {why}")),
            Refusal::Lost(why) => SendError::Temporary(format!("the mail server {server} cannot be used: {why}")),
        }
    }
}

fn tls_parameters(settings: &SmtpSettings) -> Result<TlsParameters, String> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(pem) = &settings.roots_pem {
        let roots = Certificate::from_pem(pem.as_bytes())
            .map_err(|error| format!("the certificates for the mail server cannot be read: {error}"))?;
        builder = builder.add_root_certificate(roots);
    }
    builder.build().map_err(|error| format!("TLS to the mail server cannot be set up: {error}"))
}

impl Channel for Smtp {
    fn name(&self) -> &'static str {
        "smtp"
    }

    fn send<'a>(&'a self, parcel: &'a Parcel) -> BoxFuture<'a, Result<Receipt, SendError>> {
        self.deliver(parcel).boxed()
    }
}

#[cfg(test)]
mod tests;
