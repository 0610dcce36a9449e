//! Departments, which administrators manage and everybody sees.

use crate::department::{
    AddDepartmentRequest, BookDepartment, DepartmentAdded, DepartmentDetail, DepartmentRow, UpdateDepartmentRequest,
};
use crate::operation::{Answer, Auth, Kind, Method, Operation, Param, Rank, SchemaOf};

const TAG: &str = "department";
const CODE: Param = Param::path("dept_code", Kind::String, "The department's code; 1 is the root.");

/// Add a department.
pub const ADD_DEPARTMENT: Operation = Operation {
    id: "add_department",
    sdk: Some("AddDepartment"),
    method: Method::Post,
    path: "/v1/usg/dcs/corp/dept",
    summary: "Add a department",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[],
    body: Some(SchemaOf::one::<AddDepartmentRequest>()),
    answer: Answer::Schema(SchemaOf::one::<DepartmentAdded>()),
    statuses: &[],
};

/// Change a department.
pub const UPDATE_DEPARTMENT: Operation = Operation {
    id: "update_department",
    sdk: Some("UpdateDepartment"),
    method: Method::Put,
    path: "/v1/usg/dcs/corp/dept/{dept_code}",
    summary: "Rename, move or change a department",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[CODE],
    body: Some(SchemaOf::one::<UpdateDepartmentRequest>()),
    answer: Answer::None,
    statuses: &[],
};

/// Remove a department.
pub const DELETE_DEPARTMENT: Operation = Operation {
    id: "delete_department",
    sdk: Some("DeleteDepartment"),
    method: Method::Delete,
    path: "/v1/usg/dcs/corp/dept/{dept_code}",
    summary: "Remove a department that is empty",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Admin),
    params: &[CODE],
    body: None,
    answer: Answer::None,
    statuses: &[],
};

/// Show a department with those below it.
pub const SHOW_DEPARTMENT: Operation = Operation {
    id: "show_department",
    sdk: Some("ShowDeptAndChildDept"),
    method: Method::Get,
    path: "/v1/usg/dcs/member/dept/{dept_code}",
    summary: "Show a department with those directly below it",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[CODE],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<DepartmentDetail>()),
    statuses: &[],
};

/// Find departments by name.
pub const FIND_DEPARTMENTS: Operation = Operation {
    id: "find_departments",
    sdk: Some("SearchDepartmentByName"),
    method: Method::Get,
    path: "/v1/usg/dcs/member/dept",
    summary: "Find departments by a part of their name",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[Param::query("deptName", Kind::String, "Part of the name, 1 to 128 characters.").required()],
    body: None,
    answer: Answer::Schema(SchemaOf::list::<DepartmentRow>()),
    statuses: &[],
};

/// Show a department in the address book.
pub const SHOW_BOOK_DEPARTMENT: Operation = Operation {
    id: "show_book_department",
    sdk: Some("ShowDepartment"),
    method: Method::Get,
    path: "/v1/usg/abs/departments/{dept_code}",
    summary: "Show a department in the address book",
    tag: TAG,
    auth: Auth::AccessToken(Rank::Member),
    params: &[CODE],
    body: None,
    answer: Answer::Schema(SchemaOf::one::<BookDepartment>()),
    statuses: &[],
};
