//! Webinars.

use super::{OFFSET, USER_LIMIT};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::webinar::{
    PageRequest, PastWebinar, UpdateWebinarRequest, Webinar, WebinarPage, WebinarRequest, WebinarRow,
};

const TAG: &str = "webinar";
const ID: &[Param] = &[Param::path("conference_id", Kind::String, "Meeting ID.")];
const SEARCH_KEY: Param =
    Param::query("searchKey", Kind::String, "Part of the subject, the scheduler's name or the meeting ID.");
const SORT_TYPE: Param = Param::query("sortType", Kind::String, "ASC_StartTIME (default) or DSC_StartTIME: by start.");
const PAGE: &[Param] = &[OFFSET, USER_LIMIT, SEARCH_KEY, SORT_TYPE];

/// What these operations have in common.
const WEBINAR: Operation = Operation {
    id: "",
    sdk: None,
    method: Method::Get,
    path: "",
    summary: "",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: None,
    answer: Answer::Empty,
    statuses: &[],
};

/// Book a webinar.
pub const CREATE_WEBINAR: Operation = Operation {
    id: "create_webinar",
    sdk: Some("CreateWebinar"),
    method: Method::Post,
    path: "/v1/wss/webinar/open/conferences",
    summary: "Book a webinar in a webinar room of one's own",
    body: Some(SchemaOf::one::<WebinarRequest>()),
    answer: Answer::Schema(SchemaOf::one::<Webinar>()),
    ..WEBINAR
};

/// Edit a webinar.
pub const UPDATE_WEBINAR: Operation = Operation {
    id: "update_webinar",
    sdk: Some("UpdateWebinar"),
    method: Method::Put,
    path: "/v1/wss/webinar/open/conferences",
    summary: "Edit a webinar that has not started",
    body: Some(SchemaOf::one::<UpdateWebinarRequest>()),
    ..WEBINAR
};

/// One webinar.
pub const SHOW_WEBINAR: Operation = Operation {
    id: "show_webinar",
    sdk: Some("ShowWebinar"),
    path: "/v1/wss/webinar/open/conferences/{conference_id}",
    summary: "One webinar",
    params: ID,
    answer: Answer::Schema(SchemaOf::one::<Webinar>()),
    ..WEBINAR
};

/// Cancel a webinar.
pub const DELETE_WEBINAR: Operation = Operation {
    id: "delete_webinar",
    sdk: Some("DeleteWebinar"),
    method: Method::Delete,
    path: "/v1/wss/webinar/open/conferences/{conference_id}",
    summary: "Cancel a webinar that is not running",
    params: ID,
    ..WEBINAR
};

/// Webinars that come.
pub const LIST_COMING_WEBINARS: Operation = Operation {
    id: "list_coming_webinars",
    sdk: Some("ListUpComingWebinars"),
    path: "/v1/wss/webinar/open/conferences/upcoming",
    summary: "Webinars that come: an administrator's are the corporation's",
    params: PAGE,
    answer: Answer::Schema(SchemaOf::page::<WebinarRow>()),
    ..WEBINAR
};

/// Webinars that run.
pub const LIST_RUNNING_WEBINARS: Operation = Operation {
    id: "list_running_webinars",
    sdk: Some("ListOngoingWebinars"),
    path: "/v1/wss/webinar/open/conferences/ongoing",
    summary: "Webinars that run: an administrator's are the corporation's",
    params: PAGE,
    answer: Answer::Schema(SchemaOf::page::<WebinarRow>()),
    ..WEBINAR
};

/// Webinars that were held.
pub const LIST_PAST_WEBINARS: Operation = Operation {
    id: "list_past_webinars",
    sdk: Some("ListHistoryWebinars"),
    path: "/v1/wss/webinar/open/conferences/history",
    summary: "Webinars that were held: an administrator's are the corporation's",
    params: &[
        OFFSET,
        USER_LIMIT,
        SEARCH_KEY,
        SORT_TYPE,
        Param::query("startTime", Kind::String, "Only what began at this time or later, `yyyy-MM-dd HH:mm` in UTC."),
        Param::query("endTime", Kind::String, "Only what began at this time or before."),
    ],
    answer: Answer::Schema(SchemaOf::page::<PastWebinar>()),
    ..WEBINAR
};

/// How a webinar presents itself.
pub const SHOW_WEBINAR_PAGE: Operation = Operation {
    id: "show_webinar_page",
    sdk: Some("ShowRoomSetting"),
    path: "/v1/wss/webinar/open/room-setting/{conference_id}",
    summary: "How a webinar presents itself",
    params: ID,
    answer: Answer::Schema(SchemaOf::one::<WebinarPage>()),
    ..WEBINAR
};

/// Change how a webinar presents itself.
pub const UPDATE_WEBINAR_PAGE: Operation = Operation {
    id: "update_webinar_page",
    sdk: Some("UpdateRoomSetting"),
    method: Method::Post,
    path: "/v1/wss/webinar/open/room-setting/{conference_id}",
    summary: "Change how a webinar presents itself",
    params: ID,
    body: Some(SchemaOf::one::<PageRequest>()),
    ..WEBINAR
};
