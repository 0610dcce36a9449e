//! Our own calls, which the portal makes.

use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, SchemaOf};
use crate::portal::{CorporationSettings, Directory, Occurrences, OccurrencesRequest, UpdateCorporationRequest, Zones};

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
    auth: Auth::AccessToken,
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
    auth: Auth::AccessToken,
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
    auth: Auth::AccessToken,
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
    auth: Auth::AccessToken,
    params: &[
        Param::query("searchKey", Kind::String, "Part of an account, a name, an address or a number."),
        Param::query("limit", Kind::Integer, "Most people, 1 to 100; default 20."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<Directory>()),
    statuses: &[],
};
