//! What corporations have been given and use, and whether the server works.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a corporation uses. Today is that of its time zone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CorporationUse {
    /// Room that recordings take, in GB (10⁹ bytes).
    pub used_rec_storage: f64,
    /// People who are in meetings now.
    #[schema(examples(12))]
    pub used_accounts_count: i64,
    /// Live streams that go out.
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

request! {
    /// Something that a corporation is given. One with the `id` and `type` of what it has changes that.
    pub struct ResourceRequest {
        /// ID, unique among those of its type. Absent: made up.
        id: String = "id", max_length = 64;
        /// What: VMR (rooms), CONF_CALL (people in meetings at once), SOFT (users), HARD_1080P, HARD_720P,
        /// ROOM, HARD_THIRD_PARTY, HUAWEI_VISION and IDEA_HUB (terminals), LIVE (live streams at once),
        /// RECORD (room for recordings, in GB); of this server's own MEETING (meetings that are booked or
        /// running).
        kind: String = "type", required = true, example = "SOFT";
        /// Of VMR the package: one of the vendor's IDs, or webinar100, webinar500, webinar1000, webinar3000
        /// or webinar5000, a room for webinars with so many in the audience.
        type_id: String = "typeId", max_length = 64;
        /// How many, at most a million; of rooms at most 1000.
        count: i64 = "count", required = true, minimum = 1, maximum = 1_000_000, example = 20;
        /// When it expires, in milliseconds since 1970. Absent: never.
        expire_date: i64 = "expireDate", required = true, example = 1_924_992_000_000_i64;
    }
}

request! {
    /// Changes to something that a corporation has been given; what is absent stays.
    pub struct UpdateResourceRequest {
        /// ID.
        id: String = "id", required = true, max_length = 64;
        /// Type. Absent: all that have this ID.
        kind: String = "type";
        /// When it expires, in milliseconds since 1970.
        expire_date: i64 = "expireDate";
        /// Whether it does not count for now.
        is_disabled: bool = "isDisabled";
    }
}

/// Something that a corporation has been given, or in a list of records what was done with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ResourceInfo {
    /// ID, unique among those of its type.
    pub id: String,
    /// What.
    #[serde(rename = "type")]
    pub kind: String,
    /// Of rooms the package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_id: Option<String>,
    /// Of rooms the package's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub type_desc: Option<String>,
    /// Of rooms: 1 cloud room, 2 webinar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_mode: Option<i64>,
    /// How many.
    pub count: i64,
    /// When it expires, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expire_date: Option<i64>,
    /// The order that it belongs to: here each is its own.
    pub order_id: String,
    /// 0 normal, 1 expired, 2 stopped.
    pub status: i64,
    /// Whether it can be changed and removed: always.
    pub editable: bool,
}

/// How many rooms of a package there are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PackageCount {
    /// ID of the package.
    pub vmr_pkg_id: String,
    /// Its name.
    pub vmr_name: String,
    /// Most people in a room of it.
    pub vmr_pkg_parties: i64,
    /// Rooms of it.
    pub vmr_pkg_count: i64,
    /// How many of them somebody has.
    pub vmr_pkg_used_count: i64,
}

/// How much there is of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ResourceFacts {
    /// What is in force, stopped or expired, together.
    pub sum_count: i64,
    /// What is given for trial: always 0.
    pub trial_count: i64,
    /// What has expired.
    pub expired_count: i64,
    /// What is in force and expires within 30 days.
    pub expiring_count: i64,
    /// What is used, where that is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_count: Option<i64>,
}

/// What a corporation has and uses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CorporationResourceFacts {
    /// Hard terminals with 1080p.
    #[serde(rename = "te1080pHardCount")]
    pub hard_1080p: ResourceFacts,
    /// Hard terminals with 720p.
    #[serde(rename = "te720pHardCount")]
    pub hard_720p: ResourceFacts,
    /// Users.
    pub te_soft_count: ResourceFacts,
    /// Whiteboards.
    pub room_count: ResourceFacts,
    /// Room for recordings, in GB.
    pub record_capability: ResourceFacts,
    /// People in meetings at once.
    pub conf_call_count: ResourceFacts,
    /// Live streams at once.
    pub live_count: ResourceFacts,
    /// Other makers' hard terminals.
    pub third_party_hard_count: ResourceFacts,
    /// Smart screens.
    pub hw_vision_count: ResourceFacts,
    /// `IdeaHub` boards.
    pub idea_hub_count: ResourceFacts,
    /// Rooms by package.
    pub vmr: Vec<PackageCount>,
    /// Always false: phones are not called.
    pub enable_pstn: bool,
    /// Whether SMS notices are sent.
    #[serde(rename = "enableSMS")]
    pub enable_sms: bool,
    /// Always false: there is no hybrid cloud.
    pub enable_hybrid_cloud: bool,
    /// Always false: there is no cloud disk.
    pub enable_cloud_disk: bool,
    /// Always false: there is no unified communication beside meetings.
    pub enable_uc: bool,
    /// Always false: there are no AI minutes.
    pub enable_ai_minutes: bool,
    /// Most people in one meeting: as many as may be in meetings at once, 0 for any number.
    pub single_conf_call_count: i64,
    /// Longest meeting, in minutes.
    pub conf_length: i64,
}

/// What all corporations have and use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProviderResourceFacts {
    /// Hard terminals with 1080p.
    #[serde(rename = "te1080pHardCount")]
    pub hard_1080p: ResourceFacts,
    /// Hard terminals with 720p.
    #[serde(rename = "te720pHardCount")]
    pub hard_720p: ResourceFacts,
    /// Users.
    pub te_soft_count: ResourceFacts,
    /// Whiteboards.
    pub room_count: ResourceFacts,
    /// Room for recordings, in GB.
    pub record_capability: ResourceFacts,
    /// People in meetings at once.
    pub conf_call_count: ResourceFacts,
    /// Live streams at once.
    pub live_count: ResourceFacts,
    /// Corporations.
    pub corp_count: ResourceFacts,
    /// Other makers' hard terminals.
    pub third_party_hard_count: ResourceFacts,
    /// Smart screens.
    pub hw_vision_count: ResourceFacts,
    /// `IdeaHub` boards.
    pub idea_hub_count: ResourceFacts,
    /// Always false: phones are not called.
    pub enable_pstn: bool,
    /// Whether this server can send SMS.
    #[serde(rename = "enableSMS")]
    pub enable_sms: bool,
    /// Groups of media servers, when asked for: none, as this server is the only one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_list: Option<Vec<MediaGroupInfo>>,
}

/// A group of media servers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MediaGroupInfo {
    /// ID.
    pub group_id: String,
    /// Name.
    pub group_name: String,
    /// Type.
    pub group_type: i64,
    /// Remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remarks: Option<String>,
    /// Region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region_id: Option<String>,
    /// 0 normal, 1 stopped.
    pub status: i64,
}
