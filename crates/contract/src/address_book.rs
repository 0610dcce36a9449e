//! The address book, as everybody in the corporation sees it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// Somebody whose details are wanted.
    pub struct ShowUserRequest {
        /// The user's UUID, or third-party user ID when `idType` is `THIRD_ACCOUNT`.
        id: String = "id", required = true, max_length = 255;
    }
}

/// Somebody in the address book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BookUser {
    /// The user's UUID; what was asked for when nobody was found.
    pub id: String,
    /// 0 found, 2 there is nobody, 3 the caller may not see him; only where details were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_code: Option<i64>,
    /// Account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Name in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub english_name: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Phone number, unless he hides it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Department's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_name: Option<String>,
    /// SIP number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// When any of this changed last, in milliseconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_time: Option<i64>,
    /// Whether it is a hard terminal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_hard_terminal: Option<bool>,
    /// Number of the personal room.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vmr_id: Option<String>,
    /// Signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// Position.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether he hides his phone number from others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hide_phone: Option<bool>,
    /// `NORMAL_USER`, `HARD_TERMINAL`, `WHITE_BOARD` or `HW_VISION_MEMBER`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Codes of his departments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_codes: Option<Vec<String>>,
}

request! {
    /// Somebody outside the corporation.
    pub struct AddContactRequest {
        /// Name.
        name: String = "name", required = true, max_length = 96, example = "Ines";
        /// Phone number.
        phone: String = "phone", max_length = 32;
        /// Country of the phone number.
        country: String = "country", max_length = 64;
        /// Another number.
        other_number: String = "otherNumber", max_length = 32;
        /// Country of the other number.
        other_number_country: String = "otherNumberCountry", max_length = 64;
        /// E-mail address.
        email: String = "email", max_length = 255;
        /// Company.
        corp_name: String = "corpName", max_length = 128;
        /// Department there.
        dept_name: String = "deptName", max_length = 128;
        /// Position there.
        position: String = "position", max_length = 128;
        /// Address.
        address: String = "address", max_length = 255;
        /// Remarks.
        remarks: String = "remarks", max_length = 512;
        /// A number of ours for him.
        custom_number: String = "customNumber", max_length = 32;
        /// `PERSONAL` (default): the caller's own contact; `CORP`: the corporation's, which only
        /// administrators add.
        kind: String = "type", default = "PERSONAL";
    }
}

/// Somebody outside the corporation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExternalContact {
    /// ID.
    pub id: String,
    /// Name.
    pub name: String,
    /// Phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Country of the phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Another number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_number: Option<String>,
    /// Country of the other number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other_number_country: Option<String>,
    /// E-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corp_name: Option<String>,
    /// Department there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept_name: Option<String>,
    /// Position there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<String>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Remarks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remarks: Option<String>,
    /// A number of ours for him.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_number: Option<String>,
    /// When any of this changed last, in milliseconds since 1970.
    pub update_time: f64,
    /// `PERSONAL` or `CORP`.
    #[serde(rename = "type")]
    pub kind: String,
}
