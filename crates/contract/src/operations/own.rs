//! The own profile.

use crate::operation::{Answer, Auth, Method, Operation, Rank, SchemaOf};
use crate::password::{ContactRequest, UpdateMyInfoRequest};

const TAG: &str = "own";

/// Change the own profile.
pub const UPDATE_MY_INFO: Operation = Operation {
    id: "update_my_info",
    sdk: Some("UpdateMyInfo"),
    method: Method::Put,
    path: "/v1/usg/dcs/member",
    summary: "Change the own profile",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: Some(SchemaOf::one::<UpdateMyInfoRequest>()),
    answer: Answer::None,
    statuses: &[],
};

/// Send a code to an address that is to be in the own profile.
pub const SEND_CONTACT_CODE: Operation = Operation {
    id: "send_contact_code",
    sdk: Some("SendVeriCodeForUpdateUserInfo"),
    method: Method::Post,
    path: "/v1/usg/dcs/member/verification-code",
    summary: "Send a code to an address that is to be in the own profile",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: Some(SchemaOf::one::<ContactRequest>()),
    answer: Answer::None,
    statuses: &[],
};

/// Check that code.
pub const CHECK_CONTACT_CODE: Operation = Operation {
    id: "check_contact_code",
    sdk: Some("CheckVeriCodeForUpdateUserInfo"),
    method: Method::Post,
    path: "/v1/usg/dcs/member/verification-code/verify",
    summary: "Check that code",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: Some(SchemaOf::one::<ContactRequest>()),
    answer: Answer::None,
    statuses: &[],
};

/// Have an address in the own profile, with that code.
pub const UPDATE_CONTACT: Operation = Operation {
    id: "update_contact",
    sdk: Some("UpdateContact"),
    method: Method::Put,
    path: "/v1/usg/dcs/member/contact",
    summary: "Have an address in the own profile, with that code",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: Some(SchemaOf::one::<ContactRequest>()),
    answer: Answer::None,
    statuses: &[],
};
