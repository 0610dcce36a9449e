//! How good people's lines are and were.

use super::{MEETING_LIMIT, OFFSET};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::quality::{
    NetworkQuality, NetworkQualityRequest, QosConferenceInfo, QosDetail, QosParticipantInfo, QosThresholds,
    SetQosThresholdAnswer, SetQosThresholdRequest,
};

const TAG: &str = "quality";
const SEARCH_KEY: Param =
    Param::query("searchKey", Kind::String, "Part of subject, scheduler's name or meeting ID; up to 512 characters.");
const CONF_UUID: Param = Param::query("confUUID", Kind::String, "ID of the holding.").required();
const CONF_TYPE: Param =
    Param::query("confType", Kind::String, "`online`: it is being held; `history`: it is over.").required();
const THRESHOLD_TYPE: Param =
    Param::query("thresholdType", Kind::String, "`AUDIO`, `VIDEO`, `SCREEN` or `CPU`.").required();

/// List running meetings with what is bad in them.
pub const LIST_QUALITY_RUNNING: Operation = Operation {
    id: "list_quality_running",
    sdk: Some("SearchQosOnlineMeetings"),
    method: Method::Get,
    path: "/v1/metrics/conferences/online",
    summary: "List running meetings with what is bad of people's lines, the one that began last first",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[OFFSET, MEETING_LIMIT, SEARCH_KEY],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<QosConferenceInfo>()),
    statuses: &[],
};

/// List meetings that were held with what was bad in them.
pub const LIST_QUALITY_PAST: Operation = Operation {
    id: "list_quality_past",
    sdk: Some("SearchQosHistoryMeetings"),
    method: Method::Get,
    path: "/v1/metrics/conferences/history",
    summary: "List meetings that were held with what was bad of people's lines, the one that began last first",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[
        Param::query(
            "startDate",
            Kind::Integer,
            "Only those that began at this time or later, in milliseconds since 1970.",
        )
        .required(),
        Param::query(
            "endDate",
            Kind::Integer,
            "Only those that began at this time or earlier, in milliseconds since 1970.",
        )
        .required(),
        OFFSET,
        MEETING_LIMIT,
        SEARCH_KEY,
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<QosConferenceInfo>()),
    statuses: &[],
};

/// List who is or was in a meeting with what was bad of his line.
pub const LIST_QUALITY_PARTICIPANTS: Operation = Operation {
    id: "list_quality_participants",
    sdk: Some("SearchQosParticipants"),
    method: Method::Get,
    path: "/v1/metrics/conference/participants",
    summary: "List who is or was in a meeting with what was bad of his line",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[
        CONF_UUID,
        CONF_TYPE,
        OFFSET,
        MEETING_LIMIT,
        Param::query("searchKey", Kind::String, "Part of a participant's name; up to 512 characters."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<QosParticipantInfo>()),
    statuses: &[],
};

/// Show the course of one participant's figures.
pub const SHOW_QUALITY_PARTICIPANT: Operation = Operation {
    id: "show_quality_participant",
    sdk: Some("SearchQosParticipantDetail"),
    method: Method::Get,
    path: "/v1/metrics/conference/participant/qos",
    summary: "Show what was measured of a participant's line every ten seconds",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[
        CONF_UUID,
        CONF_TYPE,
        Param::query("participantID", Kind::String, "ID of the participant.").required(),
        Param::query("qosType", Kind::String, "`audio`, `video`, `screen` or `cpu`.").required(),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<QosDetail>()),
    statuses: &[],
};

/// Show from when on a line is bad.
pub const SHOW_QUALITY_THRESHOLD: Operation = Operation {
    id: "show_quality_threshold",
    sdk: Some("ShowQosThreshold"),
    method: Method::Get,
    path: "/v1/metrics/conference/threshold",
    summary: "Show from when on a line is bad",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[THRESHOLD_TYPE],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<QosThresholds>()),
    statuses: &[],
};

/// Set from when on a line is bad.
pub const SET_QUALITY_THRESHOLD: Operation = Operation {
    id: "set_quality_threshold",
    sdk: Some("SetQosThreshold"),
    method: Method::Post,
    path: "/v1/metrics/conference/threshold",
    summary: "Set from when on a line is bad",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[THRESHOLD_TYPE],
    body: Some(SchemaOf::one::<SetQosThresholdRequest>()),
    answer: Answer::Schema(SchemaOf::one::<SetQosThresholdAnswer>()),
    statuses: &[],
};

/// List how good lines in a running meeting are now.
pub const LIST_NETWORK_QUALITY: Operation = Operation {
    id: "list_network_quality",
    sdk: Some("ListNetworkQuality"),
    method: Method::Post,
    path: "/v1/mmc/cqs/media/qos",
    summary: "List how good people's lines in a running meeting are now",
    tag: TAG,
    auth: Auth::ConferenceToken,
    params: &[
        Param::query("conferenceid", Kind::String, "Meeting ID.").required(),
        Param::query("appid", Kind::String, "Ignored."),
        Param::query("confuuid", Kind::String, "ID of the holding.").required(),
        Param::header("confToken", Kind::String, "Conference token, bare or as `Basic ` and its base64.").required(),
    ],
    body: Some(SchemaOf::one::<NetworkQualityRequest>()),
    answer: Answer::Schema(SchemaOf::one::<NetworkQuality>()),
    statuses: &[],
};
