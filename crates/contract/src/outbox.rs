//! What the server does by itself: notices that wait, were sent or were given up.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// What has become of something that the server does by itself.
    pub enum OutboxState {
        /// It waits, also for another attempt.
        Waiting = "waiting",
        /// It was done.
        Done = "done",
        /// It was given up.
        Dead = "dead",
    }
}

/// Something that the server does by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OutboxEntry {
    /// ID, for the other calls.
    #[schema(examples("4711"))]
    pub id: String,
    /// What is done, such as `mail`, `sms` and `push`; others set these going at their time.
    #[schema(examples("mail"))]
    pub kind: String,
    /// The meeting that it is about.
    #[serde(rename = "conferenceID", skip_serializing_if = "Option::is_none")]
    pub conference_id: Option<String>,
    /// What it is, for a person.
    pub title: String,
    /// What has become of it.
    pub state: OutboxState,
    /// When it is or was to be done, ms.
    pub run_at: i64,
    /// When it was asked for, ms.
    pub created_at: i64,
    /// When it was done or given up, ms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<i64>,
    /// How many attempts have failed.
    pub attempts: i64,
    /// Why the last of them failed, or empty.
    pub error: String,
}
