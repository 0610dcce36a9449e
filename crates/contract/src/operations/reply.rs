//! Answers to invitations: by the link of a mail, and as the scheduler sees them.

use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};
use crate::reply::{Invitation, Replies, ReplyRequest};

const TAG: &str = "portal";
const PATH: &str = "/v1/convoca/replies/{token}";
const TOKEN: Param = Param::path("token", Kind::String, "What the reply link of a notice ends with.");
const INVITATION: Answer = Answer::Schema(SchemaOf::one::<Invitation>());

/// List answers.
pub const LIST_REPLIES: Operation = Operation {
    id: "list_replies",
    sdk: None,
    method: Method::Get,
    path: "/v1/convoca/meetings/{conferenceID}/replies",
    summary: "Say who has accepted and who has declined",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[Param::path("conferenceID", Kind::String, "The meeting's ID.")],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<Replies>()),
    statuses: &[],
};

/// Show an invitation.
pub const SHOW_INVITATION: Operation = Operation {
    id: "show_invitation",
    sdk: None,
    method: Method::Get,
    path: PATH,
    summary: "Show what somebody is invited to, and his answer",
    tag: TAG,
    auth: Auth::None,
    params: &[TOKEN],
    body: None,
    answer: INVITATION,
    statuses: &[403],
};

/// Answer an invitation.
pub const ANSWER_INVITATION: Operation = Operation {
    id: "answer_invitation",
    sdk: None,
    method: Method::Post,
    path: PATH,
    summary: "Accept or decline; the last answer counts",
    tag: TAG,
    auth: Auth::None,
    params: &[TOKEN],
    body: Some(SchemaOf::one::<ReplyRequest>()),
    answer: INVITATION,
    statuses: &[403],
};
