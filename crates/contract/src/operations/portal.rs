//! Our own calls, which the portal makes.

use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::portal::{
    AnswerCallRequest, Calls, CorporationSettings, Directory, Occurrences, OccurrencesRequest,
    UpdateCorporationRequest, Zones,
};

const TAG: &str = "portal";
const CORPORATION: &str = "/v1/convoca/corporation";

/// List zones.
pub const LIST_ZONES: Operation = Operation {
    id: "list_zones",
    sdk: None,
    method: Method::Get,
    path: "/v1/convoca/zones",
    summary: "List the vendor's time zones with what their clocks show now",
    tag: TAG,
    auth: Auth::None,
    params: &[],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<Zones>()),
    statuses: &[],
};

/// Preview a series.
pub const PREVIEW_OCCURRENCES: Operation = Operation {
    id: "preview_occurrences",
    sdk: None,
    method: Method::Post,
    path: "/v1/convoca/occurrences",
    summary: "Say which meetings a series would have, and book nothing",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: Some(SchemaOf::one::<OccurrencesRequest>()),
    answer: Answer::Schema(SchemaOf::one::<Occurrences>()),
    statuses: &[],
};

/// Show the caller's corporation.
pub const SHOW_CORPORATION: Operation = Operation {
    id: "show_corporation",
    sdk: None,
    method: Method::Get,
    path: CORPORATION,
    summary: "Show the corporation's defaults and how its notices leave",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<CorporationSettings>()),
    statuses: &[],
};

/// Change the caller's corporation.
pub const UPDATE_CORPORATION: Operation = Operation {
    id: "update_corporation",
    sdk: None,
    method: Method::Put,
    path: CORPORATION,
    summary: "Change the corporation's defaults",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: Some(SchemaOf::one::<UpdateCorporationRequest>()),
    answer: Answer::Schema(SchemaOf::one::<CorporationSettings>()),
    statuses: &[],
};

/// Find people to invite.
pub const SEARCH_DIRECTORY: Operation = Operation {
    id: "search_directory",
    sdk: None,
    method: Method::Get,
    path: "/v1/convoca/directory",
    summary: "Find people of the corporation to invite",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        Param::query("searchKey", Kind::String, "Part of an account, a name, an address or a number."),
        Param::query("limit", Kind::Integer, "Most people, 1 to 100; default 20."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<Directory>()),
    statuses: &[],
};

/// Wait for calls.
pub const LISTEN_FOR_CALLS: Operation = Operation {
    id: "listen_for_calls",
    sdk: None,
    method: Method::Get,
    path: "/v1/convoca/calls",
    summary: "Wait up to 25 seconds for being called into a meeting, and say what rings",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[Param::query("wait", Kind::Integer, "Longest wait in seconds, 0 to 25; default 25.")],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<Calls>()),
    statuses: &[],
};

/// Answer a call.
pub const ANSWER_CALL: Operation = Operation {
    id: "answer_call",
    sdk: None,
    method: Method::Post,
    path: "/v1/convoca/calls/{id}",
    summary: "Take or decline a call",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[Param::path("id", Kind::String, "ID of the call.")],
    body: Some(SchemaOf::one::<AnswerCallRequest>()),
    answer: Answer::Empty,
    statuses: &[],
};

/// Download a calendar entry.
pub const DOWNLOAD_CALENDAR: Operation = Operation {
    id: "download_calendar",
    sdk: None,
    method: Method::Get,
    path: "/v1/convoca/meetings/{conferenceID}/calendar",
    summary: "Download the meeting as a calendar file",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[Param::path("conferenceID", Kind::String, "Meeting ID.")],
    body: None,
    answer: Answer::Text("text/calendar"),
    statuses: &[],
};
