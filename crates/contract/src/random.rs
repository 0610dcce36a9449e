//! Randoms: what lets somebody in for a few minutes in place of a password.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A random and what the meeting is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AuthRandom {
    /// What stands for the token of a join link, for ten minutes. Absent when a password is still to
    /// come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub random: Option<String>,
    /// Topic. Absent when a password is still to come.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("Roof repair"))]
    pub subject: Option<String>,
    /// `RTC`: media are forwarded, not mixed.
    #[schema(examples("RTC"))]
    pub conf_mode: String,
    /// Whether it is a webinar.
    pub webinar: bool,
    /// Whether a password is still to come.
    pub need_password: bool,
    /// Whether there is a mini-program for it; there is none.
    pub support_applets: bool,
}

/// A random for somebody who is not signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AnonymousRandom {
    /// URL of the server that takes it: this one.
    #[schema(examples("https://meet.example"))]
    pub site_url: String,
    /// What stands for the token of a join link, for ten minutes.
    pub random: String,
}
