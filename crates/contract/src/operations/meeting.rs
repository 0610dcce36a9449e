//! Booking, finding, editing and cancelling meetings.

use super::{MEETING_LIMIT, OFFSET};
use crate::conference::{ConferenceDetail, ConferenceInfo};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::schedule::ScheduleRequest;

const TAG: &str = "meeting";
pub(super) const BODY: Option<SchemaOf> = Some(SchemaOf::one::<ScheduleRequest>());
pub(super) const ANSWER: Answer = Answer::Schema(SchemaOf::list::<ConferenceInfo>());
pub(super) const CONFERENCE_ID: Param = Param::query("conferenceID", Kind::String, "Meeting ID.").required();
pub(super) const USER_UUID: Param = Param::query("userUUID", Kind::String, "Retired; ignored.");
pub(super) const SEARCH_KEY: Param = Param::query(
    "searchKey",
    Kind::String,
    "Part of the subject, the scheduler's name or the meeting ID, 1 to 128 characters.",
);
pub(super) const PERSON_KEY: Param =
    Param::query("searchKey", Kind::String, "Part of an invited person's name or number.");
pub(super) const QUERY_ALL: Param =
    Param::query("queryAll", Kind::Boolean, "An administrator sees all meetings of the corporation; default false.");
pub(super) const TYPE: Param =
    Param::header("X-Type", Kind::String, "0 (default) or 1: people and terminals; 2: one kind only.");
pub(super) const QUERY_TYPE: Param =
    Param::header("X-Query-Type", Kind::String, "With X-Type 2: 0 people (default), 1 terminals.");
pub(super) const CANCEL_TYPE: Param = Param::query("type", Kind::Integer, "1: also end it when it is running.");
pub(super) const AUTHORIZATION_TYPE: Param = Param::header("X-Authorization-Type", Kind::String, "Retired; ignored.");
pub(super) const SITE_ID: Param = Param::header("X-Site-Id", Kind::String, "Retired; ignored.");
pub(super) const IDEMPOTENCY_KEY: Param = Param::header(
    "Idempotency-Key",
    Kind::String,
    "The same key and body within a day get the first answer again; the same key with another body gets 422.",
);

/// Create a meeting.
pub const CREATE_MEETING: Operation = Operation {
    id: "create_meeting",
    sdk: Some("CreateMeeting"),
    method: Method::Post,
    path: "/v1/mmc/management/conferences",
    summary: "Create a meeting, for now or for later",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[USER_UUID, AUTHORIZATION_TYPE, SITE_ID, IDEMPOTENCY_KEY],
    body: BODY,
    answer: ANSWER,
    statuses: &[422],
};

/// Edit a meeting.
pub const UPDATE_MEETING: Operation = Operation {
    id: "update_meeting",
    sdk: Some("UpdateMeeting"),
    method: Method::Put,
    path: "/v1/mmc/management/conferences",
    summary: "Edit a meeting that has not started",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[CONFERENCE_ID, USER_UUID, AUTHORIZATION_TYPE, SITE_ID],
    body: BODY,
    answer: ANSWER,
    statuses: &[],
};

/// Cancel a meeting.
pub const CANCEL_MEETING: Operation = Operation {
    id: "cancel_meeting",
    sdk: Some("CancelMeeting"),
    method: Method::Delete,
    path: "/v1/mmc/management/conferences",
    summary: "Cancel a meeting",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[CONFERENCE_ID, USER_UUID, CANCEL_TYPE, AUTHORIZATION_TYPE, SITE_ID],
    body: None,
    answer: Answer::Empty,
    statuses: &[],
};

/// List meetings.
pub const LIST_MEETINGS: Operation = Operation {
    id: "list_meetings",
    sdk: Some("SearchMeetings"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences",
    summary: "List booked and running meetings",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        USER_UUID,
        OFFSET,
        MEETING_LIMIT,
        QUERY_ALL,
        SEARCH_KEY,
        Param::query("queryConfMode", Kind::String, "How far ahead: `ADAY`, `AWEEK`, `AMONTH`, `ALL` (default)."),
        Param::query("sortType", Kind::String, "`ASC_StartTIME` (default) or `DSC_StartTIME`."),
        AUTHORIZATION_TYPE,
        SITE_ID,
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<ConferenceInfo>()),
    statuses: &[],
};

/// Show a meeting.
pub const SHOW_MEETING: Operation = Operation {
    id: "show_meeting",
    sdk: Some("ShowMeetingDetail"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences/confDetail",
    summary: "Show a meeting with a page of the people invited",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        CONFERENCE_ID,
        OFFSET,
        MEETING_LIMIT,
        PERSON_KEY,
        USER_UUID,
        TYPE,
        QUERY_TYPE,
        AUTHORIZATION_TYPE,
        SITE_ID,
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<ConferenceDetail>()),
    statuses: &[],
};
