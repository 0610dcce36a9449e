//! Single sign-on.

use crate::auth::TokenAnswer;
use crate::operation::{Answer, Auth, Method, Operation, Rank, SchemaOf};
use crate::sign_on::{NonceSignIn, SignOnInfo, SignOnRequest};

const TAG: &str = "sign-on";
const PATH: &str = "/v1/usg/acs/authorizeconfig";

/// Say where people sign in elsewhere.
pub const SET_SIGN_ON: Operation = Operation {
    id: "set_sign_on",
    sdk: Some("SetSsoConfig"),
    method: Method::Post,
    path: PATH,
    summary: "Say where the corporation's people sign in elsewhere, by OpenID Connect or OAuth 2.0",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: Some(SchemaOf::one::<SignOnRequest>()),
    answer: Answer::None,
    statuses: &[],
};

/// Show where people sign in elsewhere.
pub const SHOW_SIGN_ON: Operation = Operation {
    id: "show_sign_on",
    sdk: Some("ShowSsoConfig"),
    method: Method::Get,
    path: PATH,
    summary: "Show where the corporation's people sign in elsewhere",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<SignOnInfo>()),
    statuses: &[],
};

/// Sign in with the portal's nonce.
pub const SIGN_IN_NONCE: Operation = Operation {
    id: "sign_in_nonce",
    sdk: None,
    method: Method::Post,
    path: "/v1/convoca/sign-in",
    summary: "Sign in with a nonce that came with a link into the portal; it is good once",
    tag: TAG,
    auth: Auth::None,
    params: &[],
    body: Some(SchemaOf::one::<NonceSignIn>()),
    answer: Answer::Schema(SchemaOf::one::<TokenAnswer>()),
    statuses: &[401, 412],
};
