//! Looking back at meetings that were held: one record for each holding, named by its `confUUID`.

use super::meeting::{AUTHORIZATION_TYPE, PERSON_KEY, QUERY_ALL, SEARCH_KEY, SITE_ID, USER_UUID};
use super::{MEETING_LIMIT, OFFSET};
use crate::conference::{ConferenceDetail, ConferenceInfo};
use crate::history::{AttendanceRecord, ControlRecord};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};

const TAG: &str = "history";
const CONF_UUID: Param = Param::query("confUUID", Kind::String, "ID of the holding.").required();
const LANGUAGE: Param = Param::header(
    "Accept-Language",
    Kind::String,
    "Language of texts: English, Chinese or Portuguese; absent: the corporation's.",
);

/// List meetings that were held.
pub const LIST_PAST_MEETINGS: Operation = Operation {
    id: "list_past_meetings",
    sdk: Some("SearchHisMeetings"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences/history",
    summary: "List meetings that were held",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        USER_UUID,
        OFFSET,
        MEETING_LIMIT,
        SEARCH_KEY,
        QUERY_ALL,
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
        Param::query(
            "sortType",
            Kind::String,
            "`ASC_StartTIME` (default), `DSC_StartTIME`, `ASC_RecordTYPE` or `DSC_RecordTYPE` (by whether there is a \
             recording, then by start).",
        ),
        AUTHORIZATION_TYPE,
        SITE_ID,
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<ConferenceInfo>()),
    statuses: &[],
};

/// Show a meeting that was held.
pub const SHOW_PAST_MEETING: Operation = Operation {
    id: "show_past_meeting",
    sdk: Some("ShowHisMeetingDetail"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences/history/confDetail",
    summary: "Show a meeting that was held, with a page of the people invited",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        CONF_UUID,
        OFFSET,
        MEETING_LIMIT,
        PERSON_KEY,
        USER_UUID,
        Param::header("X-Type", Kind::Integer, "0 (default) or 1: people and terminals; 2: one kind only."),
        Param::header("X-Query-Type", Kind::Integer, "With X-Type 2: 0 people (default), 1 terminals."),
        AUTHORIZATION_TYPE,
        SITE_ID,
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<ConferenceDetail>()),
    statuses: &[],
};

/// List who stayed in a meeting that was held.
pub const LIST_ATTENDANCE: Operation = Operation {
    id: "list_attendance",
    sdk: Some("SearchAttendanceRecordsOfHisMeeting"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences/history/confAttendeeRecord",
    summary: "List who was in a meeting that was held: one record for each stay",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        CONF_UUID,
        OFFSET,
        MEETING_LIMIT,
        Param::query("searchKey", Kind::String, "Part of a name, account or number, up to 128 characters."),
        USER_UUID,
        AUTHORIZATION_TYPE,
        SITE_ID,
        LANGUAGE,
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<AttendanceRecord>()),
    statuses: &[],
};

/// List what was done to a meeting that was held.
pub const LIST_CONTROLS: Operation = Operation {
    id: "list_controls",
    sdk: Some("SearchCtlRecordsOfHisMeeting"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences/history/confCtlRecord",
    summary: "List what was done in a meeting that was held",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[CONF_UUID, OFFSET, MEETING_LIMIT, USER_UUID, AUTHORIZATION_TYPE, SITE_ID, LANGUAGE],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<ControlRecord>()),
    statuses: &[],
};
