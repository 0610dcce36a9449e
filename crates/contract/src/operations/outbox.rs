//! The outbox, which administrators look into.

use super::{MEETING_LIMIT, OFFSET};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::outbox::OutboxEntry;

const TAG: &str = "portal";
const ID: Param = Param::path("id", Kind::String, "ID of the entry.");

/// List what the server does by itself.
pub const LIST_OUTBOX: Operation = Operation {
    id: "list_outbox",
    sdk: None,
    method: Method::Get,
    path: "/v1/convoca/outbox",
    summary: "List what the server has sent, is to send and has given up, newest first",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[
        Param::query("state", Kind::String, "`waiting`, `done` or `dead`; may be repeated. Absent: all."),
        Param::query("kind", Kind::String, "Such as `mail`, `sms` or `push`; may be repeated. Absent: all."),
        Param::query("conferenceID", Kind::String, "Only what is about this meeting."),
        OFFSET,
        MEETING_LIMIT,
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::page::<OutboxEntry>()),
    statuses: &[],
};

/// Do something again.
pub const RETRY_OUTBOX: Operation = Operation {
    id: "retry_outbox",
    sdk: None,
    method: Method::Post,
    path: "/v1/convoca/outbox/{id}/retry",
    summary: "Do again what was done or given up",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[ID],
    body: None,
    answer: Answer::Empty,
    statuses: &[],
};

/// Show a mail.
pub const SHOW_OUTBOX_MAIL: Operation = Operation {
    id: "show_outbox_mail",
    sdk: None,
    method: Method::Get,
    path: "/v1/convoca/outbox/{id}/mail",
    summary: "Show a mail that was put into the data folder, as it would have been sent",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[ID],
    body: None,
    answer: Answer::Text("message/rfc822"),
    statuses: &[],
};
