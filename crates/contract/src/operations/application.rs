//! Applications, which the default administrator manages.

use super::{OFFSET, USER_LIMIT};
use crate::application::{AddApplicationRequest, ApplicationInfo, UpdateApplicationRequest};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};

const TAG: &str = "application";
const APP_ID: Param = Param::path("app_id", Kind::String, "App ID.");
const ANSWER: Answer = Answer::Schema(SchemaOf::one::<ApplicationInfo>());

/// Make an application.
pub const ADD_APPLICATION: Operation = Operation {
    id: "add_application",
    sdk: Some("AddAppId"),
    method: Method::Post,
    path: "/v2/usg/acs/corp/app",
    summary: "Make an application with its App ID and key",
    tag: TAG,
    auth: Auth::AccessToken(Rank::DefaultAdmin),
    params: &[],
    body: Some(SchemaOf::one::<AddApplicationRequest>()),
    answer: ANSWER,
    statuses: &[],
};

/// List applications.
pub const LIST_APPLICATIONS: Operation = Operation {
    id: "list_applications",
    sdk: Some("BatchSearchAppId"),
    method: Method::Get,
    path: "/v2/usg/acs/corp/apps",
    summary: "List the corporation's applications",
    tag: TAG,
    auth: Auth::AccessToken(Rank::DefaultAdmin),
    params: &[OFFSET, USER_LIMIT],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<ApplicationInfo>()),
    statuses: &[],
};

/// Change an application.
pub const UPDATE_APPLICATION: Operation = Operation {
    id: "update_application",
    sdk: Some("UpdateAppId"),
    method: Method::Put,
    path: "/v2/usg/acs/corp/app/{app_id}",
    summary: "Rename, describe, stop or allow an application",
    tag: TAG,
    auth: Auth::AccessToken(Rank::DefaultAdmin),
    params: &[APP_ID],
    body: Some(SchemaOf::one::<UpdateApplicationRequest>()),
    answer: ANSWER,
    statuses: &[],
};

/// Delete an application.
pub const DELETE_APPLICATION: Operation = Operation {
    id: "delete_application",
    sdk: Some("DeleteAppId"),
    method: Method::Delete,
    path: "/v2/usg/acs/corp/app/{app_id}",
    summary: "Delete an application",
    tag: TAG,
    auth: Auth::AccessToken(Rank::DefaultAdmin),
    params: &[APP_ID],
    body: None,
    answer: Answer::None,
    statuses: &[],
};

/// Give an application another key.
pub const RESET_APPLICATION_KEY: Operation = Operation {
    id: "reset_application_key",
    sdk: Some("ResetAppKey"),
    method: Method::Put,
    path: "/v2/usg/acs/corp/app/{app_id}/reset",
    summary: "Give an application another key",
    tag: TAG,
    auth: Auth::AccessToken(Rank::DefaultAdmin),
    params: &[APP_ID],
    body: None,
    answer: ANSWER,
    statuses: &[],
};
