//! The token with which a program controls a meeting.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A conference token, and what goes with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConferenceTokenAnswer {
    /// The token.
    pub data: ConferenceTokenInfo,
    /// Token for the corporation's address book; empty, because there is none for programs.
    pub address_token: String,
    /// Address of the portal. The misspelling is the vendor's.
    #[serde(rename = "gloablPublicIP")]
    #[schema(examples("meet.example"))]
    pub portal_address: String,
}

/// A conference token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConferenceTokenInfo {
    /// The token, for `X-Conference-Authorization`.
    #[schema(examples("cnv0123456789abcdef0123456789abcdef0123456789abcdef"))]
    pub token: String,
    /// Token with which the WebSocket is opened, once, within a minute.
    pub tmp_ws_token: String,
    /// Where the WebSocket is.
    #[serde(rename = "wsURL")]
    #[schema(examples("wss://meet.example/cms/open/websocket/confctl/increment/conn"))]
    pub ws_url: String,
    /// 1 with a host's rights, 0 with a guest's.
    pub role: i64,
    /// Until when it is good, in milliseconds since 1970.
    pub expire_time: i64,
    /// For how long from now, in seconds.
    pub conf_token_expire_time: i64,
    /// The scheduler's UUID.
    #[serde(rename = "userID")]
    pub user_id: String,
    /// The corporation.
    #[serde(rename = "orgID")]
    pub org_id: String,
    /// Retired; empty.
    #[serde(rename = "participantID")]
    pub participant_id: String,
    /// ID of the meeting that is being held, in a room too.
    #[serde(rename = "vmrCurrentConfID")]
    pub vmr_current_conf_id: String,
    /// What the WebSocket tells of.
    pub support_notify_type: Vec<String>,
}
