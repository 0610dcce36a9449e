//! What the service provider gives corporations, and what a corporation has been given.

use super::{OFFSET, USER_LIMIT};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::resource::{
    CorporationResourceFacts, ProviderResourceFacts, ResourceInfo, ResourceRequest, UpdateResourceRequest,
};

const TAG: &str = "resource";
const CORPORATION: Param = Param::path("corp_id", Kind::String, "The corporation's ID.");
const SEARCH_KEY: Param = Param::query("searchKey", Kind::String, "Part of an ID.");
const EXPIRES_AFTER: Param =
    Param::query("startExpireDate", Kind::Integer, "Only what expires at this time or later, in milliseconds.");
const EXPIRES_BEFORE: Param =
    Param::query("endExpireDate", Kind::Integer, "Only what expires at this time or earlier, in milliseconds.");
const KIND: Param = Param::query("type", Kind::String, "Only this type.");
const PACKAGE: Param = Param::query("typeId", Kind::String, "Only rooms of this package.");
const STATUS: Param = Param::query("status", Kind::Integer, "Only this status: 0 normal, 1 expired, 2 stopped.");
const RESOURCES: Answer = Answer::Schema(SchemaOf::page::<ResourceInfo>());

/// Give resources.
pub const ADD_RESOURCES: Operation = Operation {
    id: "add_resources",
    sdk: Some("AddResource"),
    method: Method::Post,
    path: "/v1/usg/dcs/sp/corp/{corp_id}/resource",
    summary: "Give a corporation resources, all or none; one that it has is changed",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[CORPORATION],
    body: Some(SchemaOf::list::<ResourceRequest>()),
    answer: Answer::None,
    statuses: &[],
};

/// Change resources.
pub const UPDATE_RESOURCES: Operation = Operation {
    id: "update_resources",
    sdk: Some("UpdateResource"),
    method: Method::Put,
    path: "/v1/usg/dcs/sp/corp/{corp_id}/resource",
    summary: "Change when a corporation's resources expire, stop or start them, all or none",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[CORPORATION],
    body: Some(SchemaOf::list::<UpdateResourceRequest>()),
    answer: Answer::None,
    statuses: &[],
};

/// List a corporation's resources.
pub const LIST_RESOURCES: Operation = Operation {
    id: "list_resources",
    sdk: Some("SearchResource"),
    method: Method::Get,
    path: "/v1/usg/dcs/sp/corp/{corp_id}/resource",
    summary: "List what a corporation has been given",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[CORPORATION, OFFSET, USER_LIMIT, SEARCH_KEY, EXPIRES_AFTER, EXPIRES_BEFORE, KIND, PACKAGE, STATUS],
    body: None,
    answer: RESOURCES,
    statuses: &[],
};

/// Take resources away.
pub const DELETE_RESOURCES: Operation = Operation {
    id: "delete_resources",
    sdk: Some("DeleteResource"),
    method: Method::Post,
    path: "/v1/usg/dcs/sp/corp/{corp_id}/resource/delete",
    summary: "Take resources away from a corporation with the rooms that came with them, all or none",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[CORPORATION],
    body: Some(SchemaOf::list::<String>()),
    answer: Answer::None,
    statuses: &[],
};

/// List what was done with resources.
pub const LIST_RESOURCE_RECORDS: Operation = Operation {
    id: "list_resource_records",
    sdk: Some("SearchResourceOpRecord"),
    method: Method::Get,
    path: "/v1/usg/dcs/sp/corp/{corp_id}/resource-record",
    summary: "List what was done with a corporation's resources, newest first",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[
        CORPORATION,
        OFFSET,
        USER_LIMIT,
        SEARCH_KEY,
        EXPIRES_AFTER,
        EXPIRES_BEFORE,
        Param::query("startOperateDate", Kind::Integer, "Only what was done at this time or later, in milliseconds."),
        Param::query("endOperateDate", Kind::Integer, "Only what was done at this time or earlier, in milliseconds."),
        KIND,
        PACKAGE,
        Param::query("operateType", Kind::Integer, "Only this: 0 added, 1 removed, 2 changed, 3 stopped, 4 started."),
    ],
    body: None,
    answer: RESOURCES,
    statuses: &[],
};

/// What all corporations have.
pub const SHOW_PROVIDER_RESOURCES: Operation = Operation {
    id: "show_provider_resources",
    sdk: Some("ShowSpResource"),
    method: Method::Get,
    path: "/v1/usg/dcs/sp/resource",
    summary: "What all corporations have been given and use",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Provider),
    params: &[Param::query(
        "queryGroup",
        Kind::Boolean,
        "Whether to name groups of media servers, of which there are none.",
    )],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<ProviderResourceFacts>()),
    statuses: &[],
};

/// What the own corporation has.
pub const SHOW_OWN_RESOURCES: Operation = Operation {
    id: "show_own_resources",
    sdk: Some("ShowCorpResource"),
    method: Method::Get,
    path: "/v1/usg/dcs/corp/resource",
    summary: "What the own corporation has been given and uses",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<CorporationResourceFacts>()),
    statuses: &[],
};

/// List the own corporation's resources.
pub const LIST_OWN_RESOURCES: Operation = Operation {
    id: "list_own_resources",
    sdk: Some("SearchCorpResources"),
    method: Method::Get,
    path: "/v1/usg/dcs/corp/resource-list",
    summary: "List what the own corporation has been given",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[
        OFFSET,
        USER_LIMIT,
        SEARCH_KEY,
        EXPIRES_AFTER,
        EXPIRES_BEFORE,
        KIND,
        Param::query("vmrMode", Kind::Integer, "Of rooms only these: 1 cloud rooms, 2 webinars; 0 finds none."),
        PACKAGE,
        Param::query("orderId", Kind::String, "Only what belongs to this order."),
        STATUS,
    ],
    body: None,
    answer: RESOURCES,
    statuses: &[],
};
