//! The token with which a program controls one holding of a meeting.
//!
//! Looks like an access token, is kept hashed like one, and is good for 30 minutes, which can be prolonged
//! again and again as long as the holding lasts.

use super::token;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use convoca_booking::{CorporationId, MeetingId, UserId};
use convoca_store::{ConferenceToken, Store, StoreError};
use jiff::{SignedDuration, Timestamp};

/// How long a token is good unless it is prolonged: the vendor's figure.
pub const LIFE: SignedDuration = SignedDuration::from_mins(30);

/// Longest text that is looked at, in bytes.
const LONGEST: usize = 512;

/// A new token, kept.
///
/// # Errors
/// A [`StoreError`].
pub async fn issue(
    store: &Store,
    meeting: (&CorporationId, &MeetingId),
    holding: &str,
    host: bool,
    user: Option<&UserId>,
    now: Timestamp,
) -> Result<(String, ConferenceToken), StoreError> {
    let text = token::mint();
    let kept = ConferenceToken {
        corporation: meeting.0.clone(),
        meeting: meeting.1.clone(),
        holding: holding.to_owned(),
        host,
        user: user.cloned(),
        until: now + LIFE,
    };
    store.insert_conference_token(&token::hash(&text), &kept).await?;
    Ok((text, kept))
}

/// What a token says, if it is good.
///
/// # Errors
/// A [`StoreError`].
pub async fn find(store: &Store, token: &str, now: Timestamp) -> Result<Option<ConferenceToken>, StoreError> {
    store.conference_token(&token::hash(token), now).await
}

/// Makes a good token good for another half hour; what it says then.
///
/// # Errors
/// A [`StoreError`].
pub async fn prolong(store: &Store, token: &str, now: Timestamp) -> Result<Option<ConferenceToken>, StoreError> {
    let hash = token::hash(token);
    if !store.prolong_conference_token(&hash, now + LIFE, now).await? {
        return Ok(None);
    }
    store.conference_token(&hash, now).await
}

/// The token in the text of a header: bare, or as `Basic ` and its base64.
pub fn bare(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    match text.split_once(' ') {
        Some((scheme, coded)) if scheme.eq_ignore_ascii_case("basic") => {
            STANDARD.decode(coded.trim()).ok().and_then(|bytes| String::from_utf8(bytes).ok())
        }
        Some(_) | None => Some(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn bare_or_basic() {
        for (text, expected) in [
            ("cnv01", Some("cnv01")),
            (" cnv01 ", Some("cnv01")),
            ("Basic Y252MDE=", Some("cnv01")),
            ("basic Y252MDE=", Some("cnv01")),
            ("Basic ///", None),
            ("", None),
        ] {
            assert_eq!(bare(text).as_deref(), expected, "{text}");
        }
        assert_eq!(bare(&"x".repeat(1000)), None);
    }
}
