//! Event push: where events go, and whether they do.

use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::webhook::{WebhookInfo, WebhookRequest};

const TAG: &str = "webhook";
const PATH: &str = "/v1/mmc/management/webhook/link-config";
const ID: Param = Param::query("id", Kind::String, "ID of the subscription.").required();

/// Set where events go.
pub const SET_WEBHOOK: Operation = Operation {
    id: "set_webhook",
    sdk: Some("SetWebHookConfig"),
    method: Method::Post,
    path: PATH,
    summary: "Say where events are to be pushed to; enabling is a call of its own",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: Some(SchemaOf::one::<WebhookRequest>()),
    answer: Answer::Empty,
    statuses: &[],
};

/// Show where events go.
pub const SHOW_WEBHOOK: Operation = Operation {
    id: "show_webhook",
    sdk: Some("ShowWebHookConfig"),
    method: Method::Get,
    path: PATH,
    summary: "Show where events are pushed to",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        Param::query("corpId", Kind::String, "The corporation. Absent: the caller's."),
        Param::query("spId", Kind::String, "The service provider."),
    ],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<WebhookInfo>()),
    statuses: &[],
};

/// Enable, disable or lock.
pub const CHANGE_WEBHOOK_STATUS: Operation = Operation {
    id: "change_webhook_status",
    sdk: Some("UpdateWebHookConfigStatus"),
    method: Method::Put,
    path: "/v1/mmc/management/webhook/change-status",
    summary: "Enable event push, which the subscriber has to agree to, or disable or lock it",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[
        ID,
        Param::query("status", Kind::Integer, "0 enable, which sends `meeting.verify`; 1 disable; 2 lock.").required(),
    ],
    body: None,
    answer: Answer::Empty,
    statuses: &[],
};

/// Remove.
pub const DELETE_WEBHOOK: Operation = Operation {
    id: "delete_webhook",
    sdk: Some("DeleteWebHookConfig"),
    method: Method::Delete,
    path: PATH,
    summary: "Push no events any more and forget the address and its key",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[ID],
    body: None,
    answer: Answer::Empty,
    statuses: &[],
};
