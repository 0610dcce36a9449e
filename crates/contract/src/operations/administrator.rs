//! Administrators of a corporation.

use super::{ACCOUNT_TYPE, OFFSET, USER_LIMIT};
use crate::administrator::{AddAdministratorRequest, AdministratorInfo};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};

const TAG: &str = "administrator";

/// Make somebody an administrator.
pub const ADD_ADMINISTRATOR: Operation = Operation {
    id: "add_administrator",
    sdk: Some("AddCorpAdmin"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/admin",
    summary: "Make a user an administrator",
    tag: TAG,
    auth: Auth::AccessToken(Rank::DefaultAdmin),
    params: &[ACCOUNT_TYPE],
    body: Some(SchemaOf::one::<AddAdministratorRequest>()),
    answer: Answer::None,
    statuses: &[],
};

/// Show an administrator.
pub const SHOW_ADMINISTRATOR: Operation = Operation {
    id: "show_administrator",
    sdk: Some("ShowCorpAdmin"),
    method: Method::Get,
    path: "/v1/usg/dcs/corp/admin/{account}",
    summary: "Show an administrator",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[Param::path("account", Kind::String, "Account, or third-party user ID."), ACCOUNT_TYPE],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<AdministratorInfo>()),
    statuses: &[],
};

/// List administrators.
pub const LIST_ADMINISTRATORS: Operation = Operation {
    id: "list_administrators",
    sdk: Some("SearchCorpAdmins"),
    method: Method::Get,
    path: "/v1/usg/dcs/corp/admin",
    summary: "List the corporation's administrators",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[
        OFFSET,
        USER_LIMIT,
        Param::query("searchKey", Kind::String, "Part of a name, an account, a phone number or an e-mail address."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<AdministratorInfo>()),
    statuses: &[],
};

/// Take the administrator's rank away.
pub const DELETE_ADMINISTRATORS: Operation = Operation {
    id: "delete_administrators",
    sdk: Some("BatchDeleteCorpAdmins"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/admin/delete",
    summary: "Make administrators ordinary users again, all or none",
    tag: TAG,
    auth: Auth::AccessToken(Rank::DefaultAdmin),
    params: &[ACCOUNT_TYPE],
    body: Some(SchemaOf::list::<String>()),
    answer: Answer::None,
    statuses: &[],
};
