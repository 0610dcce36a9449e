//! Corporations under the service provider, and a corporation's own data.

use super::{OFFSET, USER_LIMIT};
use crate::corporation::{
    AddCorporationRequest, AddedCorporation, CorporationDetail, EditCorporationRequest, OwnCorporation,
    UpdateOwnCorporationRequest,
};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};

const TAG: &str = "corporation";
const ID: Param = Param::path("id", Kind::String, "The corporation's ID.");

/// Add a corporation.
pub const ADD_CORPORATION: Operation = Operation {
    id: "add_corporation",
    sdk: Some("AddCorp"),
    method: Method::Post,
    path: "/v1/usg/dcs/sp/corp",
    summary: "Add a corporation with its default administrator and what it is given",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[],
    body: Some(SchemaOf::one::<AddCorporationRequest>()),
    answer: Answer::Schema(SchemaOf::one::<AddedCorporation>()),
    statuses: &[],
};

/// List corporations.
pub const LIST_CORPORATIONS: Operation = Operation {
    id: "list_corporations",
    sdk: Some("SearchCorp"),
    method: Method::Get,
    path: "/v1/usg/dcs/sp/corp",
    summary: "List the corporations of the service provider",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[
        OFFSET,
        USER_LIMIT,
        Param::query(
            "searchKey",
            Kind::String,
            "Part of a corporation's name, ID, phone number or mail address, or of its default administrator's \
             account, name, phone number or mail address.",
        ),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<CorporationDetail>()),
    statuses: &[],
};

/// Show any corporation.
pub const READ_CORPORATION: Operation = Operation {
    id: "read_corporation",
    sdk: Some("ShowCorp"),
    method: Method::Get,
    path: "/v1/usg/dcs/sp/corp/{id}",
    summary: "Show a corporation of the service provider",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[ID],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<CorporationDetail>()),
    statuses: &[],
};

/// Change any corporation.
pub const EDIT_CORPORATION: Operation = Operation {
    id: "edit_corporation",
    sdk: Some("UpdateCorp"),
    method: Method::Put,
    path: "/v1/usg/dcs/sp/corp/{id}",
    summary: "Change a corporation of the service provider or its default administrator",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[ID],
    body: Some(SchemaOf::one::<EditCorporationRequest>()),
    answer: Answer::None,
    statuses: &[],
};

/// Delete a corporation.
pub const DELETE_CORPORATION: Operation = Operation {
    id: "delete_corporation",
    sdk: Some("DeleteCorp"),
    method: Method::Delete,
    path: "/v1/usg/dcs/sp/corp/{id}",
    summary: "Delete a corporation with everything that it has; meetings that are running end",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[ID],
    body: None,
    answer: Answer::None,
    statuses: &[],
};

/// Show the own corporation.
pub const SHOW_OWN_CORPORATION: Operation = Operation {
    id: "show_own_corporation",
    sdk: Some("ShowCorpBasicInfo"),
    method: Method::Get,
    path: "/v1/usg/dcs/corp",
    summary: "Show the own corporation and its default administrator",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<OwnCorporation>()),
    statuses: &[],
};

/// Change the own corporation.
pub const UPDATE_OWN_CORPORATION: Operation = Operation {
    id: "update_own_corporation",
    sdk: Some("UpdateCorpBasicInfo"),
    method: Method::Put,
    path: "/v1/usg/dcs/corp",
    summary: "Change the own corporation's address, and whether App ID sign-in adds users",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: Some(SchemaOf::one::<UpdateOwnCorporationRequest>()),
    answer: Answer::None,
    statuses: &[],
};
