//! Events to a subscriber's address.
//!
//! Only a plain 200 counts. Redirects are not followed, whoever the address belongs to.

pub(super) mod guard;

use super::http;
use crate::push::{Event, Subscriber, body, verifies};
use crate::{Channel, Parcel, PushParcel, Receipt, SendError};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
pub use guard::is_public;
use guard::{Closed, Guard};
use jiff::Timestamp;
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, StatusCode};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

/// Longest that a subscriber may take over an answer: suggested by the vendor's behaviour.
const PATIENCE: Duration = Duration::from_secs(5);

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
    client: Client,
}

impl Webhook {
    /// A channel to whatever addresses `settings` allows.
    ///
    /// # Errors
    /// A sentence about certificates that cannot be read.
    pub fn new(settings: WebhookSettings) -> Result<Self, String> {
        Self::with_patience(settings, PATIENCE)
    }

    fn with_patience(settings: WebhookSettings, patience: Duration) -> Result<Self, String> {
        let guard = Arc::new(Guard { allow_private: settings.allow_private });
        let client = http::client(patience, settings.roots_pem.as_deref())?
            .dns_resolver(guard)
            .build()
            .map_err(|error| format!("webhooks cannot be set up: {error}"))?;
        Ok(Self { settings, client })
    }

    /// Checks an address as far as it can be without asking the DNS.
    ///
    /// # Errors
    /// A sentence about why nothing will be posted to it.
    pub fn check(&self, url: &str) -> Result<(), String> {
        guard::check(url, self.settings.allow_private, self.settings.allow_http).map(|_| ())
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
        let event = Event { name: "meeting.verify", at: now, meeting: None, attendance: None, alarm: None };
        let body = body(subscriber, &event, now, nonce);
        let parcel = PushParcel { url: url.to_owned(), body, request_id: request_id.to_owned() };
        let answer = self.post(&parcel).await?;
        if verifies(&answer, nonce) {
            Ok(())
        } else {
            Err(SendError::Permanent("the answer does not repeat the event and its nonce".to_owned()))
        }
    }

    /// Posts; returns the beginning of the body that came with a 200.
    async fn post(&self, parcel: &PushParcel) -> Result<Vec<u8>, SendError> {
        let url = guard::check(&parcel.url, self.settings.allow_private, self.settings.allow_http)
            .map_err(SendError::Permanent)?;
        let request = self
            .client
            .post(url)
            .header(CONTENT_TYPE, "application/json")
            .header("X-Request-ID", &parcel.request_id)
            .body(parcel.body.clone());
        let answer = request.send().await.map_err(failed)?;
        let status = answer.status();
        if status.is_redirection() {
            return Err(SendError::Temporary(format!("the subscriber answers {status}; redirects are not followed")));
        }
        if status != StatusCode::OK {
            return Err(SendError::Temporary(format!("the subscriber answers {status}")));
        }
        http::read(answer).await.map_err(failed)
    }
}

fn failed(error: reqwest::Error) -> SendError {
    let mut source: Option<&(dyn Error + 'static)> = error.source();
    while let Some(cause) = source {
        if let Some(closed) = cause.downcast_ref::<Closed>() {
            return SendError::Permanent(closed.to_string());
        }
        source = cause.source();
    }
    if error.is_builder() {
        return SendError::Permanent(http::explain(error));
    }
    SendError::Temporary(format!("the subscriber cannot be reached: {}", http::explain(error)))
}

impl Channel for Webhook {
    fn name(&self) -> &'static str {
        "webhook"
    }

    fn send<'a>(&'a self, parcel: &'a Parcel) -> BoxFuture<'a, Result<Receipt, SendError>> {
        async move {
            let Parcel::Push(push) = parcel else { return Err(SendError::misrouted(self.name())) };
            self.post(push).await.map(|_| Receipt { detail: StatusCode::OK.to_string() })
        }
        .boxed()
    }
}

#[cfg(test)]
mod tests;
