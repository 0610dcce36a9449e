//! Cloud rooms and personal meeting IDs. `gust…` is spelt so in the contract; in these models
//! `vmrId` is the number that people dial, and `id` what a booking names.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// Changes to an own room; what is absent stays.
    pub struct UpdateRoomRequest {
        /// Name.
        vmr_name: String = "vmrName", max_length = 128, example = "Workshop";
        /// Guest password, 4 to 16 digits.
        gust_pwd: String = "gustPwd", secret = true, pattern = r"^([0-9]{4,16})?$", example = "135790";
        /// Host password, 4 to 16 digits.
        chair_pwd: String = "chairPwd", secret = true, pattern = r"^([0-9]{4,16})?$", example = "246802";
        /// Guests may come before the host.
        allow_gust_first: bool = "allowGustFirst";
        /// The owner is told that guests came first.
        gust_first_notice: bool = "gustFirstNotice";
    }
}

/// A room of the caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MemberRoom {
    /// What a booking names in `vmrID`.
    pub id: String,
    /// The number that people dial.
    pub vmr_id: String,
    /// Name.
    pub vmr_name: String,
    /// Guest password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gust_pwd: Option<String>,
    /// Guests' link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gust_join_url: Option<String>,
    /// Host password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chair_pwd: Option<String>,
    /// Host's link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chair_join_url: Option<String>,
    /// Guests may come before the host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_gust_first: Option<bool>,
    /// The owner is told that guests came first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gust_first_notice: Option<bool>,
    /// 0 personal meeting ID, 1 cloud room, 2 webinar.
    pub vmr_mode: i64,
    /// ID of the package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_pkg_id: Option<String>,
    /// Name of the package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_pkg_name: Option<String>,
    /// Most people in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_pkg_parties: Option<i64>,
    /// 0 normal, 1 disabled.
    pub status: i64,
}

/// A room of the corporation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CorporationRoom {
    /// What a booking names in `vmrID`.
    pub id: String,
    /// The number that people dial.
    pub vmr_id: String,
    /// Name.
    pub vmr_name: String,
    /// Name of the package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_pkg_name: Option<String>,
    /// Most people in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_pkg_parties: Option<i64>,
    /// Most people in the audience.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_audience_parties: Option<i64>,
    /// Person who has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<IdMark>,
    /// Terminal that has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<IdMark>,
    /// 0 normal, 1 frozen (stopped or expired), 2 nobody's.
    pub status: i64,
    /// When it expires, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expire_date: Option<i64>,
    /// Most people in the audience, of a webinar room: that of the package, as none is paid by use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub commercial_max_audience_parties: Option<i64>,
}

/// Somebody or something, by ID and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct IdMark {
    /// ID; of a person, the account.
    pub id: String,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
}
