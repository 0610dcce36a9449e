//! Where events of meetings are pushed to.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// An address that events are to be pushed to. It gets none before it is enabled.
    pub struct WebhookRequest {
        /// The corporation whose events are pushed. Absent with `spId` absent too: the caller's.
        corp_id: String = "corpId", max_length = 64;
        /// The service provider, for the events of all its corporations.
        sp_id: String = "spId", max_length = 64;
        /// What the subscriber calls himself: `appID` of the events.
        subscriber_id: String = "subscriberId", required = true, max_length = 128, example = "sub-11";
        /// Key that the events are signed with. It is never shown again.
        subscriber_key: String = "subscriberKey", required = true, secret = true, max_length = 256;
        /// Address, HTTPS unless the server allows HTTP.
        url: String = "url", required = true, max_length = 1024, example = "https://roofers.example/events";
    }
}

/// Where events are pushed to. Without `id` nothing is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookInfo {
    /// Always 0.
    pub return_code: i64,
    /// Always `Success`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_desc: Option<String>,
    /// ID, for the other calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What the subscriber calls himself.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("sub-11"))]
    pub subscriber_id: Option<String>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(examples("https://roofers.example/events"))]
    pub url: Option<String>,
    /// 0 enabled, 1 not enabled, 2 locked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<i64>,
}
