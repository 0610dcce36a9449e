//! Corporations, as the service provider manages them and as their own administrators see them.

use crate::resource::{PackageCount, ResourceRequest};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// A new corporation with its default administrator and what it is given.
    pub struct AddCorporationRequest {
        /// The corporation.
        basic_info: CorporationBasicsRequest = "basicInfo", required = true;
        /// Its default administrator.
        admin_info: DefaultAdminRequest = "adminInfo", required = true;
        /// What it is given.
        res_info: AddedResources = "resInfo";
        /// Group of media servers. Ignored: this server has one.
        group_id: String = "groupId";
        /// Switches.
        property_info: Vec<PropertyRequest> = "propertyInfo";
    }
}

request! {
    /// What a new corporation is given.
    pub struct AddedResources {
        /// Orders.
        resource: Vec<ResourceRequest> = "resource";
    }
}

request! {
    /// What a new corporation is called and how it is reached.
    pub struct CorporationBasicsRequest {
        /// Name, without `# % & ' + ; < > = " ? \ /` and `…`.
        name: String = "name", required = true, max_length = 96, example = "Roofers";
        /// Domain of its mail addresses. Kept and shown nowhere, as with the vendor.
        domain: String = "domain", max_length = 255;
        /// Phone number, an optional + and digits.
        phone: String = "phone", max_length = 32, pattern = r"^([+]?[0-9]+)?$";
        /// Country of the phone number.
        country: String = "country", max_length = 64;
        /// Fax number, an optional + and digits.
        fax: String = "fax", max_length = 32, pattern = r"^([+]?[0-9]+)?$";
        /// E-mail address.
        email: String = "email", max_length = 255;
        /// Postal address.
        address: String = "address", max_length = 255;
        /// Remark.
        description: String = "description", max_length = 255;
        /// The service provider. Ignored: there is one, and it is shown when asked for.
        sp_id: String = "spId";
        /// Language of notices: zh-CN, en-US or pt-BR. Absent: that of the settings.
        language: String = "language";
        /// Zone of meetings that name none, 1 to 77, as text. Absent: that of the settings.
        time_zone_id: String = "timeZoneId", example = "56";
    }
}

request! {
    /// The default administrator of a new corporation.
    pub struct DefaultAdminRequest {
        /// Account to sign in with.
        account: String = "account", required = true, max_length = 255, example = "ines@roofers";
        /// Name.
        name: String = "name", required = true, max_length = 96, example = "Ines";
        /// Password. Absent: made up and sent by mail or SMS.
        pwd: String = "pwd", secret = true, required = true, max_length = 32;
        /// E-mail address.
        email: String = "email", max_length = 255, example = "ines@roofers.example";
        /// Phone number.
        phone: String = "phone", max_length = 32;
        /// Country of the phone number.
        country: String = "country", max_length = 64;
    }
}

request! {
    /// A switch of a corporation.
    pub struct PropertyRequest {
        /// Which: `enableClientRecord`, which is kept for the corporation; who may record in his client is
        /// decided in each meeting. Others are ignored.
        property_key: String = "propertyKey", max_length = 64, example = "enableClientRecord";
        /// `true` or `false`.
        property_value: String = "propertyValue", max_length = 255, example = "true";
    }
}

request! {
    /// Changes to a corporation; what is absent stays.
    pub struct EditCorporationRequest {
        /// The corporation.
        basic_info: EditBasicsRequest = "basicInfo";
        /// Its default administrator.
        admin_info: EditDefaultAdminRequest = "adminInfo";
        /// Group of media servers. Ignored: this server has one.
        group_id: String = "groupId";
        /// Switches.
        property_info: Vec<PropertyRequest> = "propertyInfo";
    }
}

request! {
    /// Changes to what a corporation is called and how it is reached; what is absent stays.
    pub struct EditBasicsRequest {
        /// Name.
        name: String = "name", max_length = 96;
        /// Phone number.
        phone: String = "phone", max_length = 32, pattern = r"^([+]?[0-9]+)?$";
        /// Country of the phone number.
        country: String = "country", max_length = 64;
        /// Fax number.
        fax: String = "fax", max_length = 32, pattern = r"^([+]?[0-9]+)?$";
        /// E-mail address.
        email: String = "email", max_length = 255;
        /// Postal address.
        address: String = "address", max_length = 255;
        /// Remark.
        description: String = "description", max_length = 255;
    }
}

request! {
    /// Changes to a default administrator; what is absent stays.
    pub struct EditDefaultAdminRequest {
        /// Name.
        name: String = "name", max_length = 96;
        /// E-mail address.
        email: String = "email", max_length = 255;
        /// Phone number.
        phone: String = "phone", max_length = 32;
        /// Country of the phone number.
        country: String = "country", max_length = 64;
    }
}

request! {
    /// Changes that an administrator makes to his own corporation; what is absent stays.
    pub struct UpdateOwnCorporationRequest {
        /// Postal address.
        address: String = "address", max_length = 255;
        /// Whether App ID sign-in adds people who are not users yet.
        auto_user_create: bool = "autoUserCreate";
    }
}

/// A new corporation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AddedCorporation {
    /// Its ID.
    pub value: String,
}

/// A corporation as the provider sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CorporationDetail {
    /// ID.
    pub id: String,
    /// The corporation.
    pub basic_info: CorporationBasics,
    /// Its default administrator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_info: Option<DefaultAdminInfo>,
    /// What it has.
    pub res_info: CorporationResources,
    /// Group of media servers. Always absent: this server has one.
    #[serde(rename = "groupDTO", skip_serializing_if = "Option::is_none")]
    pub group: Option<MediaGroup>,
}

/// What a corporation is called and how it is reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CorporationBasics {
    /// Name.
    pub name: String,
    /// Phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Country of the phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Fax number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fax: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Postal address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// ID of the service provider: that of the corporation which he is at home in.
    pub sp_id: String,
}

/// The default administrator of a corporation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DefaultAdminInfo {
    /// UUID.
    pub id: String,
    /// Account.
    pub account: String,
    /// Name.
    pub name: String,
    /// 0: default administrator.
    pub admin_type: i64,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Country of the phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// What a corporation has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CorporationResources {
    /// What it has.
    pub corp_vc_res: ResourceCounts,
}

/// How much of each kind is in force. A kind without a limit is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ResourceCounts {
    /// Rooms by package.
    pub vmr_pkg_list: Vec<PackageCount>,
    /// Hard terminals with 1080p.
    #[serde(rename = "te1080pHardCount", skip_serializing_if = "Option::is_none")]
    pub hard_1080p: Option<i64>,
    /// Hard terminals with 720p.
    #[serde(rename = "te720pHardCount", skip_serializing_if = "Option::is_none")]
    pub hard_720p: Option<i64>,
    /// Users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub te_soft_count: Option<i64>,
    /// Whiteboards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub room_count: Option<i64>,
    /// Room for recordings, in GB.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record_capability: Option<i64>,
    /// People in meetings at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conf_call_count: Option<i64>,
    /// Live streams at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live_count: Option<i64>,
    /// Other makers' hard terminals.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub third_party_hard_count: Option<i64>,
    /// Smart screens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hw_vision_count: Option<i64>,
    /// `IdeaHub` boards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idea_hub_count: Option<i64>,
}

/// A group of media servers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MediaGroup {
    /// ID.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
}

/// A corporation as its own administrators see it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OwnCorporation {
    /// ID.
    pub id: String,
    /// Name.
    pub name: String,
    /// Postal address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Name of the default administrator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_name: Option<String>,
    /// His account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// His phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Country of the phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// His e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether SMS notices are sent.
    #[serde(rename = "enableSMS")]
    pub enable_sms: bool,
    /// Always false: there is no cloud disk.
    pub enable_cloud_disk: bool,
    /// Always false: phones are not called.
    pub enable_pstn: bool,
    /// Whether App ID sign-in adds people who are not users yet.
    pub auto_user_create: bool,
    /// 0: flagship, which every corporation here is.
    pub corp_type: i64,
}
