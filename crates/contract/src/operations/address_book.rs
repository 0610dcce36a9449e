//! The address book.

use super::{OFFSET, USER_LIMIT};
use crate::address_book::{AddContactRequest, BookUser, ExternalContact, ShowUserRequest};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};

const TAG: &str = "address book";

/// List people.
pub const LIST_BOOK_USERS: Operation = Operation {
    id: "list_book_users",
    sdk: Some("SearchCorpDir"),
    method: Method::Get,
    path: "/v1/usg/abs/users",
    summary: "List whom the caller sees of his corporation",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        OFFSET,
        USER_LIMIT,
        Param::query("searchKey", Kind::String, "Part of a name, an account, a number or an e-mail address."),
        Param::query("deptCode", Kind::String, "Who is in this department."),
        Param::query("querySubDept", Kind::Boolean, "And in those below it; default true."),
        Param::query("searchScope", Kind::String, "`ALL` (default), `NORMAL_USER` or `HARD_TERMINAL`."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<BookUser>()),
    statuses: &[],
};

/// Details of several people.
pub const SHOW_BOOK_USERS: Operation = Operation {
    id: "show_book_users",
    sdk: Some("BatchShowUserDetails"),
    method: Method::Post,
    path: "/v1/usg/abs/users/list",
    summary: "Show up to 100 people",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[Param::query("idType", Kind::String, "What `id` is: `USER_ID` (default) or `THIRD_ACCOUNT`.")],
    body: Some(SchemaOf::list::<ShowUserRequest>()),
    answer: Answer::Schema(SchemaOf::list::<BookUser>()),
    statuses: &[],
};

/// List contacts.
pub const LIST_CONTACTS: Operation = Operation {
    id: "list_contacts",
    sdk: Some("SearchCorpExternalDir"),
    method: Method::Get,
    path: "/v1/usg/abs/external-contacts",
    summary: "List the caller's contacts and the corporation's",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        OFFSET,
        USER_LIMIT,
        Param::query("searchKey", Kind::String, "Part of a name, a number or an e-mail address."),
        Param::query("searchScope", Kind::String, "`ALL` (default), `PERSONAL` or `CORP`."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<ExternalContact>()),
    statuses: &[],
};

/// Add a contact.
pub const ADD_CONTACT: Operation = Operation {
    id: "add_contact",
    sdk: None,
    method: Method::Post,
    path: "/v1/convoca/contacts",
    summary: "Add a contact outside the corporation",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: Some(SchemaOf::one::<AddContactRequest>()),
    answer: Answer::Schema(SchemaOf::one::<ExternalContact>()),
    statuses: &[],
};

/// Remove contacts.
pub const DELETE_CONTACTS: Operation = Operation {
    id: "delete_contacts",
    sdk: None,
    method: Method::Post,
    path: "/v1/convoca/contacts/delete",
    summary: "Remove contacts, all or none",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: Some(SchemaOf::list::<String>()),
    answer: Answer::None,
    statuses: &[],
};
