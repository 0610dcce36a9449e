//! Passwords, and the way to a new one: a slider, a code, the new password.

use crate::operation::{Answer, Auth, Method, Operation, Rank, SchemaOf};
use crate::password::{
    CheckCodeRequest, CheckSliderRequest, CheckedCode, ResetPasswordByAdminRequest, ResetPasswordRequest,
    SendCodeRequest, SendSliderRequest, SentCode, Slider, StepToken, UpdatePasswordRequest,
};

const TAG: &str = "password";

/// Change the own password.
pub const UPDATE_PASSWORD: Operation = Operation {
    id: "update_password",
    sdk: Some("UpdatePwd"),
    method: Method::Put,
    path: "/v1/usg/acs/password",
    summary: "Change the own password",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[],
    body: Some(SchemaOf::one::<UpdatePasswordRequest>()),
    answer: Answer::None,
    statuses: &[423],
};

/// Give somebody a new password and send it to him.
pub const RESET_PASSWORD_BY_ADMIN: Operation = Operation {
    id: "reset_password_by_admin",
    sdk: Some("ResetPwdByAdmin"),
    method: Method::Put,
    path: "/v1/usg/acs/password/admin/reset",
    summary: "Give somebody a new password and send it to him",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: Some(SchemaOf::one::<ResetPasswordByAdminRequest>()),
    answer: Answer::None,
    statuses: &[],
};

/// Make a slider.
pub const SEND_SLIDER: Operation = Operation {
    id: "send_slider",
    sdk: Some("SendSlideVerifyCode"),
    method: Method::Post,
    path: "/v1/usg/acs/auth/slideverifycode/send",
    summary: "Make a slider",
    tag: TAG,
    auth: Auth::None,
    params: &[],
    body: Some(SchemaOf::one::<SendSliderRequest>()),
    answer: Answer::Schema(SchemaOf::one::<Slider>()),
    statuses: &[],
};

/// Check where the piece of a slider was put.
pub const CHECK_SLIDER: Operation = Operation {
    id: "check_slider",
    sdk: Some("CheckSlideVerifyCode"),
    method: Method::Put,
    path: "/v1/usg/acs/auth/slideverifycode/check",
    summary: "Check where the piece of a slider was put",
    tag: TAG,
    auth: Auth::None,
    params: &[],
    body: Some(SchemaOf::one::<CheckSliderRequest>()),
    answer: Answer::Schema(SchemaOf::one::<StepToken>()),
    statuses: &[423],
};

/// Send a code to who has forgotten his password.
pub const SEND_PASSWORD_CODE: Operation = Operation {
    id: "send_password_code",
    sdk: Some("SendVeriCodeForChangePwd"),
    method: Method::Post,
    path: "/v1/usg/acs/verifycode/send",
    summary: "Send a code to who has forgotten his password",
    tag: TAG,
    auth: Auth::None,
    params: &[],
    body: Some(SchemaOf::one::<SendCodeRequest>()),
    answer: Answer::Schema(SchemaOf::one::<SentCode>()),
    statuses: &[],
};

/// Exchange that code for a token.
pub const CHECK_PASSWORD_CODE: Operation = Operation {
    id: "check_password_code",
    sdk: Some("CheckVerifyCode"),
    method: Method::Put,
    path: "/v1/usg/acs/verifycode/check",
    summary: "Exchange that code for a token",
    tag: TAG,
    auth: Auth::None,
    params: &[],
    body: Some(SchemaOf::one::<CheckCodeRequest>()),
    answer: Answer::Schema(SchemaOf::one::<CheckedCode>()),
    statuses: &[423],
};

/// Set a new password once the code was checked.
pub const RESET_PASSWORD: Operation = Operation {
    id: "reset_password",
    sdk: Some("ResetPwd"),
    method: Method::Put,
    path: "/v1/usg/acs/password/reset",
    summary: "Set a new password once the code was checked",
    tag: TAG,
    auth: Auth::None,
    params: &[],
    body: Some(SchemaOf::one::<ResetPasswordRequest>()),
    answer: Answer::None,
    statuses: &[403],
};
