//! Room systems and screens, and the codes that sign them in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// A new room system. One of `phone` and `email` must be given: the activation code goes there.
    pub struct AddDeviceRequest {
        /// Name, such as where it stands.
        name: String = "name", required = true, max_length = 96, example = "Attic";
        /// Model, one of the list of models.
        model: String = "model", required = true, max_length = 96, example = "TE20";
        /// Serial number: letters, digits, underscores. Absent: made up.
        sn: String = "sn", max_length = 64, example = "2102310QWER";
        /// How hard the code is that somebody types to show something on it: 0 as its network calls for,
        /// 1 short, 2 long.
        prj_code_mode: i64 = "prjCodeMode", minimum = 0, maximum = 2, default = 0;
        /// Department.
        dept_code: String = "deptCode", max_length = 32, default = "1";
        /// Phone number that the activation code goes to.
        phone: String = "phone", max_length = 32, example = "+8613800000001";
        /// Country of the phone number.
        country: String = "country", max_length = 64;
        /// E-mail address that the activation code goes to.
        email: String = "email", max_length = 255, example = "desk@roofers.example";
        /// Description.
        description: String = "description", max_length = 128;
        /// 0 normal, 1 stopped.
        status: i64 = "status", minimum = 0, maximum = 1, default = 0;
        /// Whether the code is sent: `0` no, anything else yes.
        send_notify: String = "sendNotify", default = "1";
    }
}

request! {
    /// Changes to a room system; what is absent stays.
    pub struct UpdateDeviceRequest {
        /// Name.
        name: String = "name", max_length = 96;
        /// How hard the code is that somebody types to show something on it.
        prj_code_mode: i64 = "prjCodeMode", minimum = 0, maximum = 2;
        /// Department.
        dept_code: String = "deptCode", max_length = 32;
        /// Phone number.
        phone: String = "phone", max_length = 32;
        /// Country of the phone number.
        country: String = "country", max_length = 64;
        /// E-mail address.
        email: String = "email", max_length = 255;
        /// Description.
        description: String = "description", max_length = 128;
        /// 0 normal, 1 stopped.
        status: i64 = "status", minimum = 0, maximum = 1;
    }
}

/// A room system.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeviceInfo {
    /// Name.
    pub name: String,
    /// `TE`, or `3rd` of another maker.
    #[serde(rename = "type")]
    pub kind: String,
    /// Model.
    pub model: String,
    /// Serial number.
    pub sn: String,
    /// Its account.
    pub account: String,
    /// Its number.
    pub number: String,
    /// How hard the code is that somebody types to show something on it: 0 as its network calls for, 1
    /// short, 2 long.
    pub prj_code_mode: i64,
    /// Department.
    pub dept_code: String,
    /// Name of the department.
    pub dept_name: String,
    /// Names of the department and those above it.
    pub dept_name_path: String,
    /// Phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Country of the phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// 0 normal, 1 stopped.
    pub status: i64,
}

/// A model of room systems.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeviceType {
    /// `TE`, or `3rd` of another maker.
    #[serde(rename = "type")]
    pub kind: String,
    /// Model.
    #[schema(examples("TE20"))]
    pub model: String,
    /// Whether it can be signed in with a code.
    pub enable_active_code: bool,
    /// Resolution of its picture.
    #[schema(examples("1080P"))]
    pub resolution: String,
    /// Whether something can be shown on it by typing a code.
    pub support_projection_code: bool,
    /// Whether it takes scalable video.
    #[serde(rename = "supportSVC")]
    pub support_svc: bool,
}

/// What a number is doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "PascalCase")]
pub struct NumberStatus {
    /// The number.
    pub number: String,
    /// `0` signed in and reachable, `1` not.
    pub reg_status: String,
    /// `0` not there, `1` idle, `2` in a meeting, `3` no room system's number.
    pub call_status: String,
}

request! {
    /// Where a code is sent; one of number and address must be given.
    pub struct CodeAddressRequest {
        /// Phone number.
        sms_number: String = "smsNumber", max_length = 32;
        /// Country of the phone number.
        country: String = "country", max_length = 64;
        /// E-mail address.
        email_addr: String = "emailAddr", max_length = 255, example = "desk@roofers.example";
    }
}

request! {
    /// A new screen, which a code signs in.
    pub struct CreateCodeRequest {
        /// `idea-hub`, `huawei-vision`, `welink-desktop(iwb)` or `smart-rooms`.
        dev_type: String = "devType", required = true, example = "idea-hub";
        /// Department.
        dept_code: String = "deptCode", max_length = 32, default = "1";
        /// Name of the screen.
        dev_name: String = "devName", required = true, max_length = 96, example = "Lobby";
        /// Description.
        description: String = "description", max_length = 128;
        /// Phone number that the code is sent to.
        sms_number: String = "smsNumber", max_length = 32;
        /// Country of the phone number.
        country: String = "country", max_length = 64;
        /// E-mail address that the code is sent to.
        email_addr: String = "emailAddr", max_length = 255;
    }
}

/// A code that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreatedCode {
    /// The code: twelve digits.
    #[schema(examples("482913570264"))]
    pub active_code: String,
}

/// A code that has not been used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CodeInfo {
    /// ID: the screen's account.
    pub id: String,
    /// The code.
    pub active_code: String,
    /// Name of the screen.
    pub dev_name: String,
    /// What it is, as for making a code.
    pub dev_type: String,
    /// Department.
    pub dept_code: String,
    /// Name of the department.
    pub dept_name: String,
    /// Until when it is good, ms.
    pub expire_date: i64,
}

request! {
    /// A code that somebody types into a device.
    pub struct ActivateRequest {
        /// The code; spaces and dashes do not matter.
        active_code: String = "activeCode", required = true, secret = true, max_length = 32, example = "4829 1357 0264";
    }
}
