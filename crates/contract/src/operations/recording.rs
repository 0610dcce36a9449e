//! What meetings were recorded into: lists, files, and watching them.

use super::meeting::{AUTHORIZATION_TYPE, QUERY_ALL, SEARCH_KEY, SITE_ID, USER_UUID};
use super::{MEETING_LIMIT, OFFSET};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::recording::{
    DownloadsAnswer, RecordInfoAnswer, RecordInfoRequest, RecordingInfo, WatchAnswer, WatchRequest,
};

const TAG: &str = "recording";
const CONF_UUID: Param = Param::query("confUUID", Kind::String, "ID of the holding.").required();

/// What these operations have in common.
const ROW: Operation = Operation {
    id: "",
    sdk: None,
    method: Method::Get,
    path: "",
    summary: "",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: None,
    answer: Answer::None,
    statuses: &[],
};

/// List meetings that were recorded.
pub const LIST_RECORDINGS: Operation = Operation {
    id: "list_recordings",
    sdk: Some("SearchRecordings"),
    path: "/v1/mmc/management/record/files",
    summary: "List meetings that were recorded",
    params: &[
        USER_UUID,
        OFFSET,
        MEETING_LIMIT,
        QUERY_ALL,
        SEARCH_KEY,
        Param::query(
            "startDate",
            Kind::Integer,
            "Only meetings that began at this time or later, in milliseconds since 1970.",
        )
        .required(),
        Param::query(
            "endDate",
            Kind::Integer,
            "Only meetings that began at this time or earlier, in milliseconds since 1970.",
        )
        .required(),
        Param::query("sortType", Kind::String, "`ASC_StartTIME` (default) or `DSC_StartTIME`."),
        AUTHORIZATION_TYPE,
        SITE_ID,
    ],
    answer: Answer::Schema(SchemaOf::page::<RecordingInfo>()),
    ..ROW
};

/// Show what one meeting was recorded into.
pub const SHOW_RECORDING: Operation = Operation {
    id: "show_recording",
    sdk: Some("ShowRecordingDetail"),
    path: "/v1/mmc/management/conferences/record/files",
    summary: "Show what a meeting was recorded into",
    params: &[CONF_UUID, USER_UUID, AUTHORIZATION_TYPE, SITE_ID],
    answer: Answer::Schema(SchemaOf::one::<RecordingInfo>()),
    ..ROW
};

/// Delete what meetings were recorded into.
pub const DELETE_RECORDINGS: Operation = Operation {
    id: "delete_recordings",
    sdk: Some("DeleteRecordings"),
    method: Method::Delete,
    path: "/v1/mmc/management/record/files",
    summary: "Delete what meetings were recorded into",
    params: &[
        Param::query("confUUIDs", Kind::String, "IDs of holdings, separated by commas, at most 100.").required(),
        USER_UUID,
        AUTHORIZATION_TYPE,
        SITE_ID,
    ],
    answer: Answer::Empty,
    ..ROW
};

/// Links and tokens that fetch each file once.
pub const LIST_DOWNLOADS: Operation = Operation {
    id: "list_downloads",
    sdk: Some("ShowRecordingFileDownloadUrls"),
    path: "/v1/mmc/management/record/downloadurls",
    summary: "Links and tokens that fetch each file of a recording once",
    auth: Auth::AccessToken(Rank::Admin),
    params: &[CONF_UUID, OFFSET, MEETING_LIMIT, AUTHORIZATION_TYPE, SITE_ID],
    answer: Answer::Schema(SchemaOf::one::<DownloadsAnswer>()),
    ..ROW
};

/// Show a recording's segments and their files.
pub const SHOW_SEGMENTS: Operation = Operation {
    id: "show_segments",
    sdk: Some("ShowRecordInfo"),
    method: Method::Post,
    path: "/v1/mmc/rlm/record/info",
    summary: "Show a recording's segments and their files",
    body: Some(SchemaOf::one::<RecordInfoRequest>()),
    answer: Answer::Schema(SchemaOf::one::<RecordInfoAnswer>()),
    ..ROW
};

/// Watch a recording by its link.
pub const WATCH_RECORDING: Operation = Operation {
    id: "watch_recording",
    method: Method::Post,
    path: "/v1/convoca/recordings/watch",
    summary: "Watch a recording by its link, signed in where that is asked for",
    auth: Auth::None,
    params: &[Param::header("X-Access-Token", Kind::String, "Of whoever is signed in.")],
    body: Some(SchemaOf::one::<WatchRequest>()),
    answer: Answer::Schema(SchemaOf::one::<WatchAnswer>()),
    ..ROW
};
