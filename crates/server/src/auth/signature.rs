//! The signature of App ID sign-in: `HMAC-SHA256 signature=<hex>,access=<base64 of the App ID>`.
//!
//! Decides whether a signature fits a key and a message, and nothing about the application, the
//! nonce or the time.

use super::basic::BASE64;
use aws_lc_rs::hmac;
use base64::Engine as _;

/// Length of an HMAC-SHA256.
const LENGTH: usize = 32;

/// What the `Authorization` header says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    tag: [u8; LENGTH],
    /// The App ID that `access` names; one widely used client leaves it out.
    pub access: Option<String>,
}

/// What is signed.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// `appId`.
    pub application: &'a str,
    /// `corpId`, empty when absent; `None` for the form without this field.
    pub corporation: Option<&'a str>,
    /// `userId`, empty when absent.
    pub user: &'a str,
    /// `expireTime` as in the body.
    pub expires: i64,
    /// `nonce`.
    pub nonce: &'a str,
}

impl Signature {
    /// Reads the header's value. `None` when it is of another scheme, has no signature of 64 hex
    /// digits (of either case) or an `access` that is not base64 of UTF-8. Other parts are ignored.
    pub fn parse(header: &str) -> Option<Self> {
        let (scheme, parts) = header.trim().split_once(' ')?;
        if !scheme.eq_ignore_ascii_case("hmac-sha256") {
            return None;
        }
        let mut tag = None;
        let mut access = None;
        for part in parts.split(',') {
            // Base64 ends in equals signs, so only the first one parts name and value.
            let (name, value) = part.split_once('=')?;
            let (name, value) = (name.trim(), value.trim());
            if name.eq_ignore_ascii_case("signature") {
                let mut bytes = [0; LENGTH];
                hex::decode_to_slice(value, &mut bytes).ok()?;
                tag = Some(bytes);
            } else if name.eq_ignore_ascii_case("access") && !value.is_empty() {
                access = Some(String::from_utf8(BASE64.decode(value).ok()?).ok()?);
            }
        }
        tag.map(|tag| Self { tag, access })
    }

    /// Whether this signs `message` with `key`; takes as long whatever the answer.
    pub fn fits(&self, key: &str, message: Message<'_>) -> bool {
        let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
        hmac::verify(&key, message.text().as_bytes(), &self.tag).is_ok()
    }
}

impl Message<'_> {
    /// The fields joined by colons; an absent one leaves nothing between its colons.
    fn text(&self) -> String {
        let Self { application, user, expires, nonce, .. } = self;
        match self.corporation {
            Some(corporation) => format!("{application}:{corporation}:{user}:{expires}:{nonce}"),
            None => format!("{application}:{user}:{expires}:{nonce}"),
        }
    }
}

#[cfg(test)]
mod tests;
