//! The audit trail, which administrators read.

use super::{MEETING_LIMIT, OFFSET};
use crate::audit::AuditInfo;
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};

/// List the audit trail.
pub const LIST_AUDIT: Operation = Operation {
    id: "list_audit",
    sdk: None,
    method: Method::Get,
    path: "/v1/convoca/audit",
    summary: "List who changed what of the corporation, when and from where, newest first",
    tag: "audit",
    auth: Auth::AccessToken(Rank::Admin),
    params: &[
        OFFSET,
        MEETING_LIMIT,
        Param::query("searchKey", Kind::String, "Part of an account, a name, an operation, an object or an address."),
        Param::query("startDate", Kind::Integer, "Not before, ms."),
        Param::query("endDate", Kind::Integer, "Before, ms."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<AuditInfo>()),
    statuses: &[],
};
