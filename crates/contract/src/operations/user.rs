//! Users, which administrators manage, and one's own profile.

use super::{ACCOUNT_TYPE, OFFSET, USER_LIMIT};
use crate::erasure::ErasureReport;
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::user::{
    AddUserRequest, ImportReport, InviteUserRequest, InvitedUser, UpdateUserRequest, UserDetail, UserRow,
};

const TAG: &str = "user";
const ACCOUNT_ONLY: Param = Param::path("account", Kind::String, "Account.");
const ACCOUNT: Param = Param::path("account", Kind::String, "Account, or third-party user ID.");
const ACCOUNTS: Option<SchemaOf> = Some(SchemaOf::list::<String>());
const ANSWER: Answer = Answer::Schema(SchemaOf::one::<UserDetail>());

/// Add a user.
pub const ADD_USER: Operation = Operation {
    id: "add_user",
    sdk: Some("AddUser"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/member",
    summary: "Add a user to the corporation",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: Some(SchemaOf::one::<AddUserRequest>()),
    answer: ANSWER,
    statuses: &[],
};

/// List users.
pub const LIST_USERS: Operation = Operation {
    id: "list_users",
    sdk: Some("SearchUsers"),
    method: Method::Get,
    path: "/v1/usg/dcs/corp/member",
    summary: "List the corporation's users",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[
        OFFSET,
        USER_LIMIT,
        Param::query("searchKey", Kind::String, "Part of a name, an account, a phone number or an e-mail address."),
        Param::query(
            "sortField",
            Kind::String,
            "`ldapAccount` (default), `adminType`, `deptCode`, `status`, `sortLevel` or `userType`.",
        ),
        Param::query("isAsc", Kind::Boolean, "Whether the order ascends; default true."),
        Param::query("deptCode", Kind::String, "Who is in this department."),
        Param::query("enableSubDept", Kind::Boolean, "And in those below it; default true."),
        Param::query("adminType", Kind::Integer, "0 the default administrator, 1 other administrators, 2 others."),
        Param::query("enableRoom", Kind::Boolean, "Whose account is for a board, or is not."),
        Param::query("userType", Kind::Integers, "2 people (default); devices have a list of their own."),
        Param::query("status", Kind::Integer, "0 who may sign in, 1 who is disabled."),
        Param::query("containsUnActive", Kind::Boolean, "Changes nothing: people are active at once."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<UserRow>()),
    statuses: &[],
};

/// Show a user.
pub const SHOW_USER: Operation = Operation {
    id: "show_user",
    sdk: Some("ShowUserDetail"),
    method: Method::Get,
    path: "/v1/usg/dcs/corp/member/{account}",
    summary: "Show a user",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[ACCOUNT, ACCOUNT_TYPE],
    body: None,
    answer: ANSWER,
    statuses: &[],
};

/// Change a user.
pub const UPDATE_USER: Operation = Operation {
    id: "update_user",
    sdk: Some("UpdateUser"),
    method: Method::Put,
    path: "/v1/usg/dcs/corp/member/{account}",
    summary: "Change a user",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[ACCOUNT, ACCOUNT_TYPE],
    body: Some(SchemaOf::one::<UpdateUserRequest>()),
    answer: ANSWER,
    statuses: &[],
};

/// Delete users.
pub const DELETE_USERS: Operation = Operation {
    id: "delete_users",
    sdk: Some("BatchDeleteUsers"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/member/delete",
    summary: "Delete users, all or none",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[ACCOUNT_TYPE],
    body: ACCOUNTS,
    answer: Answer::None,
    statuses: &[],
};

/// Disable or enable users.
pub const SET_USERS_STATUS: Operation = Operation {
    id: "set_users_status",
    sdk: Some("BatchUpdateUserStatus"),
    method: Method::Put,
    path: "/v1/usg/dcs/corp/member/status/{value}",
    summary: "Disable or enable users, all or none",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[Param::path("value", Kind::Integer, "0 enable, 1 disable."), ACCOUNT_TYPE],
    body: ACCOUNTS,
    answer: Answer::None,
    statuses: &[],
};

/// Show the caller.
pub const SHOW_MY_INFO: Operation = Operation {
    id: "show_my_info",
    sdk: Some("ShowMyInfo"),
    method: Method::Get,
    path: "/v1/usg/dcs/member",
    summary: "Show the caller's own profile",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: None,
    answer: ANSWER,
    statuses: &[],
};

/// Invite somebody.
pub const INVITE_USER: Operation = Operation {
    id: "invite_user",
    sdk: Some("InviteUser"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/member/add",
    summary: "Invite somebody by e-mail or phone; he sets his password himself",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: Some(SchemaOf::one::<InviteUserRequest>()),
    answer: Answer::Schema(SchemaOf::one::<InvitedUser>()),
    statuses: &[],
};

/// Import users.
pub const IMPORT_USERS: Operation = Operation {
    id: "import_users",
    sdk: None,
    method: Method::Post,
    path: "/v1/convoca/members/import",
    summary: "Add the people of a CSV file, the body: a header with account, name, email, phone, department (a path \
              of names with slashes), title, thirdAccount and status, of which name is needed, then up to 10,000 lines",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[Param::query("sendNotify", Kind::String, "Whether they are told by mail or SMS: 0 no, else yes.")],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<ImportReport>()),
    statuses: &[],
};

/// Export users.
pub const EXPORT_USERS: Operation = Operation {
    id: "export_users",
    sdk: None,
    method: Method::Get,
    path: "/v1/convoca/members/export",
    summary: "Everybody in the corporation as the CSV file that the import takes",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: None,
    answer: Answer::Text("text/csv"),
    statuses: &[],
};

/// Erase a person.
pub const ERASE_USER: Operation = Operation {
    id: "erase_user",
    sdk: None,
    method: Method::Post,
    path: "/v1/convoca/members/{account}/erase",
    summary: "Delete a user and take his name out of what is remembered; says what went and what is kept",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[ACCOUNT_ONLY],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<ErasureReport>()),
    statuses: &[],
};
