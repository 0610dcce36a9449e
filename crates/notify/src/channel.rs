//! A way to send, and what can come of it.

use crate::{Mail, PushParcel};
use futures_util::future::BoxFuture;

/// A way to send. An implementation bounds every wait of its own, so a call always comes back.
pub trait Channel: Send + Sync {
    /// Its name for logs and administrators: `smtp`, `folder`, `http`, `smpp`, `webhook`.
    fn name(&self) -> &'static str;

    /// Sends one parcel. Sending the same parcel again repeats it, recognisably.
    ///
    /// # Errors
    /// [`SendError`], which tells whether to try again.
    fn send<'a>(&'a self, parcel: &'a Parcel) -> BoxFuture<'a, Result<Receipt, SendError>>;
}

/// What is sent.
#[expect(clippy::large_enum_variant, reason = "one is made at a time, and mails are what most of them are")]
#[derive(Clone, Debug)]
pub enum Parcel {
    /// A mail.
    Mail(Mail),
    /// An SMS.
    Sms {
        /// Number of the phone.
        number: String,
        /// The text.
        text: String,
        /// Names it, 32 hex digits; the same in a repeat.
        uid: String,
    },
    /// An event for a webhook.
    Push(PushParcel),
}

/// That it was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// For an administrator: the other side's answer, or the name of the file.
    pub detail: String,
}

/// Why it was not sent, each with a sentence for an administrator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SendError {
    /// Another attempt may succeed.
    #[error("{0}")]
    Temporary(String),
    /// No attempt will.
    #[error("{0}")]
    Permanent(String),
}

impl SendError {
    /// A parcel of a kind that this channel does not carry.
    pub(crate) fn misrouted(channel: &str) -> Self {
        Self::Permanent(format!("the channel {channel} does not carry this kind of notice"))
    }
}
