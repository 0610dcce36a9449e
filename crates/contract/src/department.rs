//! Departments, as administrators manage them and as everybody sees them.

use crate::room::IdMark;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

request! {
    /// A new department.
    pub struct AddDepartmentRequest {
        /// Code, unique in the corporation. Absent: made up.
        dept_code: String = "deptCode", max_length = 64, example = "north";
        /// Name, unique below its parent, without slashes.
        dept_name: String = "deptName", required = true, max_length = 128, example = "North";
        /// Code of the department above it. Absent: the root, `1`.
        parent_dept_code: String = "parentDeptCode", max_length = 64;
        /// Note.
        note: String = "note", max_length = 512;
        /// Who may see its people: `UNLIMITED` (default) or `OPEN`, which is everybody.
        in_permission: String = "inPermission", default = "UNLIMITED";
        /// Whom its people may see: `UNLIMITED` (default), `ONLY_SELF`, `SELF_AND_CHILD_DEPARTMENT` or
        /// `DESIGNATED_DEPARTMENT`.
        out_permission: String = "outPermission", default = "UNLIMITED";
        /// Codes of the departments that they may see with `DESIGNATED_DEPARTMENT`, at most 150.
        designated_out_dept_codes: Vec<String> = "designatedOutDeptCodes";
        /// Place among its siblings: smaller comes first.
        sort_level: i64 = "sortLevel", minimum = 0, maximum = 10_000, default = 10_000;
    }
}

request! {
    /// Changes to a department; what is absent stays.
    pub struct UpdateDepartmentRequest {
        /// Name, unique below its parent, without slashes.
        dept_name: String = "deptName", max_length = 128;
        /// Code of the department above it.
        parent_dept_code: String = "parentDeptCode", max_length = 64;
        /// Note.
        note: String = "note", max_length = 512;
        /// Who may see its people: `UNLIMITED` or `OPEN`, which is everybody.
        in_permission: String = "inPermission";
        /// Whom its people may see: `UNLIMITED`, `ONLY_SELF`, `SELF_AND_CHILD_DEPARTMENT` or
        /// `DESIGNATED_DEPARTMENT`.
        out_permission: String = "outPermission";
        /// Codes of the departments that they may see with `DESIGNATED_DEPARTMENT`, at most 150.
        designated_out_dept_codes: Vec<String> = "designatedOutDeptCodes";
        /// Place among its siblings: smaller comes first.
        sort_level: i64 = "sortLevel", minimum = 0, maximum = 10_000;
    }
}

/// What adding a department answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DepartmentAdded {
    /// Its code.
    pub value: String,
}

/// Makes a struct of a department's fields and those of its own.
macro_rules! department {
    ($(#[doc = $about:literal])+ pub struct $Name:ident { $( $(#[doc = $doc:literal])+ pub $field:ident: $Type:ty, )* }) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "camelCase")]
        pub struct $Name {
            /// Corporation.
            pub corp_id: String,
            /// Code.
            pub dept_code: String,
            /// How many departments are above it: 0 for the root.
            pub dept_level: i64,
            /// Name.
            pub dept_name: String,
            /// Names from below the root down to it, with slashes between them.
            pub dept_name_path: String,
            /// Whether nothing is below it.
            pub is_leaf_node: bool,
            /// Code of the department above it; absent for the root.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub parent_dept_code: Option<String>,
            /// Codes from the root down to it, with slashes between them.
            pub dept_code_path: String,
            /// Note.
            #[serde(skip_serializing_if = "Option::is_none")]
            pub note: Option<String>,
            /// Who may see its people.
            pub in_permission: String,
            /// Whom its people may see.
            pub out_permission: String,
            /// The departments that they may see with `DESIGNATED_DEPARTMENT`.
            pub designated_out_dept_codes: Vec<IdMark>,
            /// Place among its siblings.
            pub sort_level: i64,
            $( $(#[doc = $doc])+ pub $field: $Type, )*
        }
    };
}

department! {
    /// A department.
    pub struct DepartmentRow {}
}

department! {
    /// A department with those directly below it.
    pub struct DepartmentDetail {
        /// Those directly below it.
        pub child_depts: Vec<DepartmentRow>,
    }
}

/// A department in the address book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BookDepartment {
    /// Code.
    pub dept_code: String,
    /// Name.
    pub dept_name: String,
    /// Whether nothing is below it.
    pub is_leaf_nodes: bool,
    /// Those directly below it.
    pub child_depts: Vec<ChildDepartment>,
}

/// A department below another in the address book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChildDepartment {
    /// Code.
    pub dept_code: String,
    /// Name.
    pub dept_name: String,
    /// Whether nothing is below it.
    pub is_leaf_nodes: bool,
}
