//! Passwords: changing one's own, coming by a new one, and the slider before that.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// A change of one's own password.
    pub struct UpdatePasswordRequest {
        /// The own account.
        account: String = "account", required = true, max_length = 255, example = "ines@roofers";
        /// The password there is.
        old_pwd: String = "oldPwd", required = true, secret = true;
        /// The new one, 8 to 32 characters.
        new_pwd: String = "newPwd", required = true, secret = true, max_length = 32;
    }
}

request! {
    /// Somebody whom an administrator gives a new password.
    pub struct ResetPasswordByAdminRequest {
        /// His account.
        account: String = "account", required = true, max_length = 255, example = "ines@roofers";
    }
}

request! {
    /// A new password in place of one that was forgotten.
    pub struct ResetPasswordRequest {
        /// Account, e-mail address or phone number, as the code was asked for.
        user: String = "user", required = true, max_length = 255, example = "ines@roofers";
        /// The new password.
        new_pwd: String = "newPwd", required = true, secret = true, max_length = 32;
        /// 1: it has to be changed at the next sign-in.
        pass_word_type: i64 = "passWordType", default = 0;
        /// What the code was exchanged for. Absent: the request must come from where the code was checked.
        /// Not in the vendor's model.
        token: String = "token", secret = true, max_length = 128;
    }
}

request! {
    /// A request for a slider.
    pub struct SendSliderRequest {
        /// Account, e-mail address or phone number.
        user: String = "user", required = true, max_length = 255, example = "ines@roofers";
        /// Kind of client.
        client_type: i64 = "clientType", required = true, example = 0;
        /// What it is for: 0 signing in, 1 a forgotten password.
        check_type: i64 = "checkType", minimum = 0, maximum = 1, default = 0;
    }
}

/// A slider: a picture with a piece cut out of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Slider {
    /// The picture with the hole, 280 by 150, as a data URL.
    pub shadow_image: String,
    /// The piece, as a data URL.
    pub cut_image: String,
    /// Where the piece was, in pixels from the top.
    pub point_y: i64,
    /// What it is checked with.
    pub token: String,
    /// How long it is good, in seconds.
    pub expire: i64,
}

request! {
    /// Where the piece was put.
    pub struct CheckSliderRequest {
        /// As the slider was asked for.
        user: String = "user", required = true, max_length = 255, example = "ines@roofers";
        /// Kind of client.
        client_type: i64 = "clientType", required = true, example = 0;
        /// What it is for.
        check_type: i64 = "checkType", minimum = 0, maximum = 1, default = 0;
        /// The slider's token.
        token: String = "token", required = true, secret = true, max_length = 1024;
        /// Pixels from the left.
        point_x: i64 = "pointX", required = true, example = 120;
        /// How long it took, in milliseconds.
        slide_time: i64 = "slideTime", required = true, example = 800;
    }
}

/// Something that lets one do the next step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StepToken {
    /// The token.
    pub token: String,
    /// How long it is good, in seconds.
    pub expire: i64,
}

/// What a code was exchanged for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CheckedCode {
    /// The token with which the password is set.
    pub token: String,
    /// How long it is good, in seconds.
    pub expire: i64,
    /// Fewest characters of the new password. Not in the vendor's model, like the next.
    pub password_length: i64,
    /// Fewest kinds of lower case, upper case, digits and special characters in it.
    pub password_kinds: i64,
}

request! {
    /// A request for a code.
    pub struct SendCodeRequest {
        /// Account, e-mail address or phone number.
        user: String = "user", required = true, max_length = 255, example = "ines@roofers";
        /// `sms` or `email`. Absent: by mail, else by SMS.
        send_method: String = "sendMethod";
        /// What the slider was exchanged for.
        token: String = "token", secret = true, max_length = 1024;
    }
}

/// That a code is on its way, if there is anybody of that name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SentCode {
    /// How long it is good, in seconds.
    pub expire: i64,
    /// The phone number that was asked for, in part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bind_phone: Option<String>,
    /// The e-mail address that was asked for, in part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bind_email: Option<String>,
}

request! {
    /// A code.
    pub struct CheckCodeRequest {
        /// As the code was asked for.
        user: String = "user", required = true, max_length = 255, example = "ines@roofers";
        /// The code.
        code: String = "code", required = true, secret = true, max_length = 16;
    }
}

request! {
    /// An address for one's profile.
    pub struct ContactRequest {
        /// E-mail address or phone number.
        contact: String = "contact", required = true, max_length = 255, example = "ines@roofers.example";
        /// The code that was sent there.
        verification_code: String = "verificationCode", secret = true, max_length = 16;
        /// Country of the phone number.
        country: String = "country", max_length = 64;
    }
}

request! {
    /// Changes to one's own profile; what is absent stays.
    pub struct UpdateMyInfoRequest {
        /// Name.
        name: String = "name", required = true, max_length = 96, example = "Ines";
        /// Name in English.
        english_name: String = "englishName", max_length = 64;
        /// Signature.
        signature: String = "signature", max_length = 512;
        /// Position.
        title: String = "title", max_length = 32;
        /// Description.
        desc: String = "desc", max_length = 128;
    }
}
