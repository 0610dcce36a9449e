//! Answers to invitations.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// An answer to an invitation.
    pub struct ReplyRequest {
        /// `accepted`, `declined` or `tentative`.
        answer: String = "answer", required = true, example = "accepted";
    }
}

words! {
    /// Whether somebody will come.
    pub enum ReplyAnswer {
        /// He will.
        Accepted = "accepted",
        /// He will not.
        Declined = "declined",
        /// He may.
        Tentative = "tentative",
    }
}

/// What somebody is invited to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// Topic.
    #[schema(examples("Roof repair"))]
    pub subject: String,
    /// Who invites.
    pub scheduler: String,
    /// Who is invited: the name, or else the address.
    pub name: String,
    /// When it takes place; of a series, all that is ahead.
    pub when: Vec<TimeSpan>,
    /// Zone, 1 to 77.
    #[serde(rename = "timeZoneID")]
    #[schema(examples("26"))]
    pub time_zone_id: String,
    /// Language of notices.
    #[schema(examples("en-US"))]
    pub language: String,
    /// What he has answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<ReplyAnswer>,
}

/// From when until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TimeSpan {
    /// Start, `YYYY-MM-DD HH:MM`, UTC.
    #[schema(examples("2031-05-02 12:00"))]
    pub start_time: String,
    /// End, `YYYY-MM-DD HH:MM`, UTC.
    #[schema(examples("2031-05-02 12:45"))]
    pub end_time: String,
}

/// What those invited to a meeting have answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Replies {
    /// Their last answers, oldest first.
    pub replies: Vec<ReplyInfo>,
}

/// What somebody has answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ReplyInfo {
    /// Name, or empty.
    pub name: String,
    /// The address that was invited.
    pub address: String,
    /// The meeting of a series that it is about; absent: all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<String>,
    /// Whether he will come.
    pub answer: ReplyAnswer,
    /// When he said so, ms.
    pub at: i64,
}
