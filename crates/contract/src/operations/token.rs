//! Tokens of those signed in.

use crate::auth::{PortalNonce, TokenAnswer, ValidateToken};
use crate::operation::{Answer, Auth, Method, Operation, Rank, SchemaOf};

const TAG: &str = "token";
const ANSWER: Answer = Answer::Schema(SchemaOf::one::<TokenAnswer>());

/// Describe a token, or replace it.
pub const CHECK_TOKEN: Operation = Operation {
    id: "check_token",
    sdk: Some("CheckToken"),
    method: Method::Post,
    path: "/v1/usg/acs/token/validate",
    summary: "Say whether a token is valid; on request, issue another",
    tag: TAG,
    auth: Auth::None,
    params: &[],
    body: Some(SchemaOf::one::<ValidateToken>()),
    answer: ANSWER,
    statuses: &[401, 403, 412],
};

/// Extend a token.
pub const UPDATE_TOKEN: Operation = Operation {
    id: "update_token",
    sdk: Some("UpdateToken"),
    method: Method::Put,
    path: "/v1/usg/acs/token",
    summary: "Replace the token in `X-Access-Token`, which may be the refresh token",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: None,
    answer: ANSWER,
    statuses: &[412],
};

/// Log out.
pub const DELETE_TOKEN: Operation = Operation {
    id: "delete_token",
    sdk: Some("DeleteToken"),
    method: Method::Delete,
    path: "/v1/usg/acs/token",
    summary: "Log out",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: None,
    answer: Answer::None,
    statuses: &[],
};

/// Get a nonce for the portal.
pub const CREATE_PORTAL_NONCE: Operation = Operation {
    id: "create_portal_nonce",
    sdk: Some("CreatePortalRefNonce"),
    method: Method::Post,
    path: "/v1/usg/acs/auth/portal-ref-nonce",
    summary: "Get a nonce with which a browser opens the portal signed in, once",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<PortalNonce>()),
    statuses: &[],
};
