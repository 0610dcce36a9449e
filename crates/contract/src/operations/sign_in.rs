//! Signing in.

use crate::auth::{AccountSignIn, AppSignIn, ProxySignIn, TokenAnswer};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, SchemaOf};

const TAG: &str = "sign-in";
const ANSWER: Answer = Answer::Schema(SchemaOf::one::<TokenAnswer>());
/// Account disabled, and account locked.
const REFUSALS: &[u16] = &[412, 423];

/// Sign in with account and password.
pub const SIGN_IN_ACCOUNT: Operation = Operation {
    id: "sign_in_account",
    sdk: None,
    method: Method::Post,
    path: "/v1/usg/acs/auth/account",
    summary: "Sign in with account and password",
    tag: TAG,
    auth: Auth::Basic,
    params: &[],
    body: Some(SchemaOf::one::<AccountSignIn>()),
    answer: ANSWER,
    statuses: REFUSALS,
};

/// Sign in as an application.
pub const SIGN_IN_APP: Operation = Operation {
    id: "sign_in_app",
    sdk: None,
    method: Method::Post,
    path: "/v2/usg/acs/auth/appauth",
    summary: "Sign in with an App ID and a signature, for one of the application's users",
    tag: TAG,
    auth: Auth::AppSignature,
    params: &[Param::header("X-Token-Type", Kind::String, "`LongTicket`; ignored.")],
    body: Some(SchemaOf::one::<AppSignIn>()),
    answer: ANSWER,
    statuses: &[403, 412, 423],
};

/// Sign in with account and password in the body.
pub const SIGN_IN_PROXY: Operation = Operation {
    id: "sign_in_proxy",
    sdk: None,
    method: Method::Post,
    path: "/v1/usg/acs/auth/proxy",
    summary: "Sign in with account and password in the body, or with a code of the company's own provider",
    tag: TAG,
    auth: Auth::None,
    params: &[],
    body: Some(SchemaOf::one::<ProxySignIn>()),
    answer: ANSWER,
    statuses: &[401, 403, 412, 423],
};
