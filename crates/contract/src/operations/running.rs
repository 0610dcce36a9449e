//! Meetings that are being held.

use super::meeting::{
    AUTHORIZATION_TYPE, CONFERENCE_ID, PERSON_KEY, QUERY_ALL, QUERY_TYPE, SEARCH_KEY, SITE_ID, TYPE, USER_UUID,
};
use super::{MEETING_LIMIT, OFFSET};
use crate::conference::{ConferenceDetail, ConferenceInfo};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::running::{MeetingOwner, NumberInMeeting, OnlineAttendee, RegionInfo};
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
    auth: Auth::AccessToken(Rank::Member),
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

/// Start a meeting.
pub const START_MEETING: Operation = Operation {
    id: "start_meeting",
    sdk: Some("StartMeeting"),
    method: Method::Post,
    path: "/v1/mmc/management/conferences/start",
    summary: "Start a booked meeting before anybody is in it",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: Some(SchemaOf::one::<StartRequest>()),
    answer: Answer::Schema(SchemaOf::one::<StartAnswer>()),
    statuses: &[],
};

/// Where a running meeting is held.
pub const SHOW_REGION: Operation = Operation {
    id: "show_region",
    sdk: Some("ShowRegionInfoOfMeeting"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences/region/info",
    summary: "Where a running meeting is held",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[CONFERENCE_ID],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<RegionInfo>()),
    statuses: &[],
};

/// Who is in a running meeting.
pub const LIST_ONLINE_ATTENDEES: Operation = Operation {
    id: "list_online_attendees",
    sdk: Some("ListOnlineConfAttendee"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences/online/conf-attendee",
    summary: "List the people who are in a running meeting",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        Param::query("conf_id", Kind::String, "Meeting ID.").required(),
        OFFSET,
        MEETING_LIMIT,
        Param::query("search_key", Kind::String, "Part of a name, number, account or third-party user ID."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<OnlineAttendee>()),
    statuses: &[],
};

/// Whether a number is in a meeting.
pub const CHECK_NUMBER: Operation = Operation {
    id: "check_number",
    sdk: Some("CheckCallNumberInConf"),
    method: Method::Get,
    path: "/v2/mms/ncms/conferences/online/check-callnumber-in-conf",
    summary: "Whether a number is in a running meeting of the corporation, and in which",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[Param::query("call_number", Kind::String, "A SIP number, or a participant's ID.").required()],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<NumberInMeeting>()),
    statuses: &[],
};

/// Whose a meeting is.
pub const SHOW_MEETING_OWNER: Operation = Operation {
    id: "show_meeting_owner",
    sdk: Some("ShowConfOrg"),
    method: Method::Get,
    path: "/v1/mmc/management/conferences/confOrg",
    summary: "Which corporation a meeting belongs to, for the service provider's administrator",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[CONFERENCE_ID],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<MeetingOwner>()),
    statuses: &[],
};
