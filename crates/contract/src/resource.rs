//! What is used now and today, and whether the server works.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a corporation uses. Today is that of its time zone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CorporationUse {
    /// Room that recordings take, in GB; 0, as this server keeps none.
    pub used_rec_storage: f64,
    /// People who are in meetings now.
    #[schema(examples(12))]
    pub used_accounts_count: i64,
    /// Live streams that go out; 0, as this server sends none.
    pub used_live_count: i64,
    /// Meetings that were held today, for however short a part of it.
    #[schema(examples(7))]
    pub conf_count: i64,
    /// How long they took of today, together, in minutes.
    #[schema(examples(315))]
    pub conf_length: i64,
    /// Users who were in a meeting today, each counted once.
    #[schema(examples(19))]
    pub active_attendee_count: i64,
    /// Times that somebody was in a meeting today, users or not.
    #[schema(examples(34))]
    pub total_attendee_count: i64,
}

/// What all corporations use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProviderUse {
    /// People who are in meetings now.
    #[schema(examples(12))]
    pub used_accounts_count: i64,
}

words! {
    /// Whether the server works.
    pub enum SiteWord {
        /// It does.
        Normal = "NORMAL",
        /// It cannot read what it keeps.
        Fault = "FAULT",
    }
}

/// Whether the server works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SiteStatus {
    /// Whether it does.
    pub status: SiteWord,
    /// What join links begin with; the meeting's ID follows.
    #[schema(examples("https://meet.example/#/j/"))]
    pub redirect_join_url: String,
}
