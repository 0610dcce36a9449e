//! Event push: the body that is posted to a subscriber, signed.
//!
//! The signature covers exactly the bytes sent, and the JSON is compact with its fields in the
//! documented order, so that a subscriber who slices the raw body can check it as well as one who
//! parses and writes it again.

mod wire;

use aws_lc_rs::hmac;
use jiff::Timestamp;
pub use wire::{Attendance, Event, Meeting};

/// One event for one subscriber.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushParcel {
    /// Where it is posted.
    pub url: String,
    /// The body, sent as it is.
    pub body: String,
    /// Value of the header `X-Request-ID`; the same in a repeat.
    pub request_id: String,
}

/// Who is told of events.
#[derive(Clone, Copy)]
pub struct Subscriber<'a> {
    /// The ID he chose.
    pub id: &'a str,
    /// The key he chose, which signs.
    pub key: &'a str,
}

/// The body that tells `subscriber` of `event`, signed. `at` is when it is sent, `nonce` eight
/// random digits; a repeat may have others.
pub fn body(subscriber: Subscriber<'_>, event: &Event<'_>, at: Timestamp, nonce: &str) -> String {
    let info = wire::event_info(event);
    let timestamp = at.as_millisecond();
    let signature = sign(subscriber, timestamp, nonce, &info);
    let text = |text: &str| serde_json::Value::from(text).to_string();
    format!(
        r#"{{"appID":{},"timestamp":{timestamp},"nonce":{},"signature":"{signature}","eventInfo":{info}}}"#,
        text(subscriber.id),
        text(nonce),
    )
}

/// Lower-case hex of the HMAC-SHA256 over what the vendor signs: ID, time, nonce and event, one
/// after the other.
fn sign(subscriber: Subscriber<'_>, timestamp: i64, nonce: &str, info: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, subscriber.key.as_bytes());
    let mut context = hmac::Context::with_key(&key);
    for part in [subscriber.id, &timestamp.to_string(), nonce, info] {
        context.update(part.as_bytes());
    }
    hex::encode(context.sign())
}

/// Whether `answer`, the body of a 200, repeats the nonce of a `meeting.verify` as it has to.
pub fn verifies(answer: &[u8], nonce: &str) -> bool {
    let Ok(answer) = serde_json::from_slice::<serde_json::Value>(answer) else { return false };
    answer["event"] == "meeting.verify" && answer["nonce"] == nonce
}

#[cfg(test)]
mod tests;
