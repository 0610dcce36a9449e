//! Events to a subscriber's address.

use crate::push::{Event, Subscriber, body, verifies};
use crate::{Channel, Parcel, PushParcel, Receipt, SendError};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::Timestamp;

/// What addresses are posted to.
#[derive(Clone, Debug, Default)]
pub struct WebhookSettings {
    /// Addresses inside the operator's own network too.
    pub allow_private: bool,
    /// Plain HTTP too.
    pub allow_http: bool,
    /// Certificates, as PEM, that a subscriber's may come from besides the system's.
    pub roots_pem: Option<String>,
}

/// Posts events.
pub struct Webhook {
    settings: WebhookSettings,
}

impl Webhook {
    /// A channel to whatever addresses `settings` allows.
    ///
    /// # Errors
    /// A sentence about certificates that cannot be read.
    pub fn new(settings: WebhookSettings) -> Result<Self, String> {
        Ok(Self { settings })
    }

    /// Checks an address as far as it can be without asking the DNS.
    ///
    /// # Errors
    /// A sentence about why nothing will be posted to it.
    pub fn check(&self, url: &str) -> Result<(), String> {
        if url.is_empty() { Err("the address is empty".to_owned()) } else { Ok(()) }
    }

    /// Asks the subscriber at `url` whether he wants events: posts a `meeting.verify` with `nonce`,
    /// which a good answer repeats.
    ///
    /// # Errors
    /// [`SendError`] with a sentence about what is wrong with the address or its answer.
    pub async fn verify(
        &self,
        url: &str,
        subscriber: Subscriber<'_>,
        request_id: &str,
        nonce: &str,
        now: Timestamp,
    ) -> Result<(), SendError> {
        let event = Event { name: "meeting.verify", at: now, meeting: None, attendance: None };
        let body = body(subscriber, &event, now, nonce);
        let parcel = PushParcel { url: url.to_owned(), body, request_id: request_id.to_owned() };
        let answer = self.post(&parcel).await?;
        if verifies(&answer, nonce) {
            Ok(())
        } else {
            Err(SendError::Permanent("the answer does not repeat the event and its nonce".to_owned()))
        }
    }

    async fn post(&self, parcel: &PushParcel) -> Result<Vec<u8>, SendError> {
        Err(SendError::Temporary(format!("{} is not reached yet ({})", parcel.url, self.settings.allow_private)))
    }
}

impl Channel for Webhook {
    fn name(&self) -> &'static str {
        "webhook"
    }

    fn send<'a>(&'a self, parcel: &'a Parcel) -> BoxFuture<'a, Result<Receipt, SendError>> {
        async move {
            let Parcel::Push(push) = parcel else { return Err(SendError::misrouted(self.name())) };
            self.post(push).await.map(|_| Receipt { detail: "200".to_owned() })
        }
        .boxed()
    }
}
