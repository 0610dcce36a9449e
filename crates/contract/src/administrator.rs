//! Administrators of a corporation.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// Whom to make an administrator.
    pub struct AddAdministratorRequest {
        /// Account, or third-party user ID when `accountType` is 1.
        account: String = "account", required = true, max_length = 255, example = "ines@roofers";
    }
}

/// An administrator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AdministratorInfo {
    /// The user's UUID.
    pub id: String,
    /// Account.
    pub account: String,
    /// Name.
    pub name: String,
    /// 0 default administrator, 1 ordinary administrator.
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
    /// Department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dept: Option<DepartmentBasics>,
}

/// A department, in short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DepartmentBasics {
    /// Code.
    pub dept_code: String,
    /// Corporation.
    pub corp_id: String,
    /// Name.
    pub dept_name: String,
    /// Names from below the root down to it, with slashes between them.
    pub dept_name_path: String,
    /// Code of the department above it; absent for the root.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_dept_code: Option<String>,
}
