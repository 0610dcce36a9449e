//! The body of App ID sign-in, checked.

use crate::handlers::fields;
use crate::handlers::session::third_party::Profile;
use crate::http::Refusal;
use convoca_contract::auth::AppSignIn;
use jiff::Timestamp;

/// `expireTime` from here on is in milliseconds: as seconds it would be in the year 5138.
const MILLISECONDS_FROM: i64 = 100_000_000_000;

/// What an application asks for.
pub(super) struct Wanted {
    pub(super) application: String,
    pub(super) client_type: i64,
    /// As sent, since it is signed.
    pub(super) expires: i64,
    pub(super) nonce: String,
    pub(super) corporation: Option<String>,
    pub(super) user: Option<String>,
    pub(super) profile: Profile,
}

impl Wanted {
    /// Checks the body.
    ///
    /// # Errors
    /// Status 400 with the field's name.
    pub(super) fn read(body: AppSignIn) -> Result<Self, Refusal> {
        let application = fields::required(fields::text(body.app_id, "appId", 255)?, "appId")?;
        let client_type = fields::number(body.client_type, "clientType", i64::MIN..=i64::MAX)?;
        let expires = fields::number(body.expire_time, "expireTime", 0..=i64::MAX)?;
        let nonce = fields::required(fields::text(body.nonce, "nonce", 64)?, "nonce")?;
        if nonce.chars().count() < 32 {
            return Err(fields::wrong("nonce", "must have 32 to 64 characters"));
        }
        Ok(Self {
            application,
            client_type: fields::required(client_type, "clientType")?,
            expires: fields::required(expires, "expireTime")?,
            nonce,
            corporation: fields::text(body.corp_id, "corpId", 64)?,
            user: fields::text(body.user_id, "userId", 64)?,
            profile: Profile {
                name: fields::text(body.user_name, "userName", 96)?,
                email: fields::text(body.user_email, "userEmail", 255)?,
                phone: fields::text(body.user_phone, "userPhone", 32)?,
            },
        })
    }

    /// When the signature stops being valid; `None`: never.
    pub(super) fn expiry(&self) -> Option<Timestamp> {
        match self.expires {
            0 => None,
            ms if ms >= MILLISECONDS_FROM => Timestamp::from_millisecond(ms).ok(),
            seconds => Timestamp::from_second(seconds).ok(),
        }
    }
}

#[cfg(test)]
mod tests;
