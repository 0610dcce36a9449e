//! Users of a corporation, as its administrators see them, and one's own profile.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// A new user. One of `account` and `thirdAccount` is made up when absent.
    pub struct AddUserRequest {
        /// Name.
        name: String = "name", required = true, max_length = 96, example = "Ines";
        /// Name in English.
        english_name: String = "englishName", max_length = 96;
        /// Account to sign in with.
        account: String = "account", max_length = 255, example = "ines@roofers";
        /// Third-party user ID, for App ID sign-in.
        third_account: String = "thirdAccount", max_length = 64;
        /// Phone number.
        phone: String = "phone", max_length = 32;
        /// Country of the phone number.
        country: String = "country";
        /// Password, 8 to 32 characters. Absent: made up.
        pwd: String = "pwd", secret = true, max_length = 32;
        /// E-mail address.
        email: String = "email", max_length = 255, example = "ines@roofers.example";
        /// Department.
        dept_code: String = "deptCode";
        /// Signature.
        signature: String = "signature";
        /// Position.
        title: String = "title";
        /// Description.
        desc: String = "desc";
        /// 0 normal, 1 disabled.
        status: i64 = "status", minimum = 0, maximum = 1, default = 0;
        /// Rights.
        function: UserFunctionRequest = "function";
        /// Whether the user is told by mail or SMS: 0 no, 1 yes, as text.
        send_notify: String = "sendNotify", default = "1";
        /// Place in the directory.
        sort_level: i64 = "sortLevel";
        /// Whether the phone number is hidden from others.
        hide_phone: bool = "hidePhone";
    }
}

request! {
    /// Changes to a user; what is absent stays.
    pub struct UpdateUserRequest {
        /// Name.
        name: String = "name", max_length = 96;
        /// Name in English.
        english_name: String = "englishName", max_length = 96;
        /// Phone number.
        phone: String = "phone", max_length = 32;
        /// Country of the phone number.
        country: String = "country";
        /// E-mail address.
        email: String = "email", max_length = 255;
        /// Room.
        vmr_id: String = "vmrId";
        /// Department.
        dept_code: String = "deptCode";
        /// Signature.
        signature: String = "signature";
        /// Position.
        title: String = "title";
        /// Description.
        desc: String = "desc";
        /// 0 normal, 1 disabled.
        status: i64 = "status", minimum = 0, maximum = 1;
        /// Place in the directory.
        sort_level: i64 = "sortLevel";
        /// Whether the phone number is hidden from others.
        hide_phone: bool = "hidePhone";
    }
}

request! {
    /// Rights of a user.
    pub struct UserFunctionRequest {
        /// May use the app on hard terminals.
        enable_room: bool = "enableRoom";
    }
}

/// A user in full.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserDetail {
    /// The user's UUID.
    pub id: String,
    /// Account.
    pub user_account: String,
    /// Name.
    pub name: String,
    /// Name in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub english_name: Option<String>,
    /// Phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Country of the phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// SIP number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sip_num: Option<String>,
    /// Rooms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_list: Option<Vec<UserRoom>>,
    /// Department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_code: Option<String>,
    /// Department's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_name: Option<String>,
    /// Names of the departments above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_name_path: Option<String>,
    /// 2: corporation user.
    pub user_type: i64,
    /// 0 default administrator, 1 ordinary administrator, 2 not an administrator.
    pub admin_type: i64,
    /// Signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// Position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desc: Option<String>,
    /// Corporation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corp: Option<CorporationInfo>,
    /// Rights.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<UserFunction>,
    /// 0 normal, 1 disabled.
    pub status: i64,
    /// Place in the directory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_level: Option<i64>,
    /// Whether the phone number is hidden from others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide_phone: Option<bool>,
    /// Third-party user ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_account: Option<String>,
    /// 0 commercial, 1 free.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<i64>,
    /// When the account came to be, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_time: Option<i64>,
    /// Address of the picture. Not in the vendor's model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_picture_url: Option<String>,
}

/// A user in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserRow {
    /// The user's UUID.
    pub id: String,
    /// Account.
    pub user_account: String,
    /// Name.
    pub name: String,
    /// Name in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub english_name: Option<String>,
    /// Phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Country of the phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Number of the personal room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_id: Option<String>,
    /// Department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_code: Option<String>,
    /// Names of the departments above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_name_path: Option<String>,
    /// 2: corporation user.
    pub user_type: i64,
    /// 0 default administrator, 1 ordinary administrator, 2 not an administrator.
    pub admin_type: i64,
    /// Signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// Position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub desc: Option<String>,
    /// 0 normal, 1 disabled.
    pub status: i64,
    /// Place in the directory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort_level: Option<i64>,
    /// Whether the phone number is hidden from others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide_phone: Option<bool>,
    /// Third-party user ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_account: Option<String>,
    /// 0 commercial, 1 free.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<i64>,
    /// When the account came to be, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_time: Option<i64>,
    /// Address of the picture. Not in the vendor's model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_picture_url: Option<String>,
}

/// A room of a user, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserRoom {
    /// What a booking names in `vmrID`.
    pub id: String,
    /// The number that people dial.
    pub vmr_id: String,
    /// Name.
    pub vmr_name: String,
    /// 0 personal meeting ID, 1 cloud room, 2 webinar.
    pub vmr_mode: i64,
    /// Most people in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_pkg_parties: Option<i64>,
    /// 0 normal, 1 disabled.
    pub status: i64,
}

/// The corporation of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CorporationInfo {
    /// ID.
    pub id: String,
    /// Name.
    pub name: String,
    /// Name of the default administrator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_name: Option<String>,
    /// Account of the default administrator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Whether SMS notices are sent.
    #[serde(rename = "enableSMS", skip_serializing_if = "Option::is_none")]
    pub enable_sms: Option<bool>,
    /// Whether phones can be called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_pstn: Option<bool>,
    /// Whether App ID sign-in creates users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_user_create: Option<bool>,
    /// 0 flagship, 5 free, 6 standard.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corp_type: Option<i64>,
}

/// Rights of a user.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserFunction {
    /// May use the app on hard terminals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enable_room: Option<bool>,
}

request! {
    /// Somebody to be invited.
    pub struct InviteUserRequest {
        /// Name.
        name: String = "name", required = true, max_length = 96, example = "Ines";
        /// E-mail address or phone number: where the invitation goes, and the account.
        contact: String = "contact", required = true, max_length = 255, example = "ines@roofers.example";
        /// Country of the phone number.
        country: String = "country", max_length = 64;
        /// Department.
        dept_code: String = "deptCode", max_length = 64;
        /// Position.
        title: String = "title", max_length = 96;
        /// Place in the directory.
        sort_level: i64 = "sortLevel", minimum = 0, maximum = 10_000;
        /// Description.
        desc: String = "desc", max_length = 512;
    }
}

/// What inviting somebody answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InvitedUser {
    /// Whether the corporation has him already; then nothing changes and nothing is sent.
    pub user_exist: bool,
}

/// What became of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// How many people were added.
    pub added: i64,
    /// The lines that were not, by number.
    pub refused: Vec<RefusedLine>,
}

/// A line of an import that was not taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefusedLine {
    /// Its number in the file; the header is line 1.
    pub line: i64,
    /// The account that it names.
    pub account: String,
    /// Why.
    pub reason: String,
}
