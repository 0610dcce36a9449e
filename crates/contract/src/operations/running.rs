//! Meetings that are being held.

use super::meeting::{
    AUTHORIZATION_TYPE, CONFERENCE_ID, PERSON_KEY, QUERY_ALL, QUERY_TYPE, SEARCH_KEY, SITE_ID, TYPE, USER_UUID,
};
use super::{MEETING_LIMIT, OFFSET};
use crate::conference::{ConferenceDetail, ConferenceInfo};
use crate::operation::{Answer, Auth, Method, Operation, SchemaOf};
use crate::start::{StartAnswer, StartRequest};

const TAG: &str = "meeting";

/// List running meetings.
pub const LIST_RUNNING_MEETINGS: Operation = Operation {
    id: "list_running_meetings",
    sdk: Some("SearchOnlineMeetings"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences/online",
    summary: "List running meetings, the earliest first, with how many people are in each",
    tag: TAG,
    auth: Auth::AccessToken,
    params: &[USER_UUID, OFFSET, MEETING_LIMIT, QUERY_ALL, SEARCH_KEY, AUTHORIZATION_TYPE, SITE_ID],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<ConferenceInfo>()),
    statuses: &[],
};

/// Show a running meeting.
pub const SHOW_RUNNING_MEETING: Operation = Operation {
    id: "show_running_meeting",
    sdk: Some("ShowOnlineMeetingDetail"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences/online/confDetail",
    summary: "Show a running meeting with a page of the people invited",
    tag: TAG,
    auth: Auth::AccessToken,
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

/// Start a meeting.
pub const START_MEETING: Operation = Operation {
    id: "start_meeting",
    sdk: Some("StartMeeting"),
    method: Method::Post,
    path: "/v1/mmc/management/conferences/start",
    summary: "Start a booked meeting before anybody is in it",
    tag: TAG,
    auth: Auth::AccessToken,
    params: &[],
    body: Some(SchemaOf::one::<StartRequest>()),
    answer: Answer::Schema(SchemaOf::one::<StartAnswer>()),
    statuses: &[],
};
