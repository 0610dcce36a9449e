//! Departments as the API shows them.

use convoca_booking::CorporationId;
use convoca_contract::department::{DepartmentDetail, DepartmentRow};
use convoca_contract::room::IdMark;
use convoca_directory::department::{Incoming, Outgoing, SEPARATOR};
use convoca_directory::{Department, Tree};

/// A department in a list.
pub(super) fn row(corporation: &CorporationId, tree: &Tree, department: &Department) -> DepartmentRow {
    let code = &department.code;
    let way = tree.way(code);
    let codes: Vec<&str> = way.iter().map(|above| above.code.as_str()).collect();
    DepartmentRow {
        corp_id: corporation.as_str().to_owned(),
        dept_code: code.as_str().to_owned(),
        dept_level: i64::try_from(way.len().saturating_sub(1)).unwrap_or(i64::MAX),
        dept_name: department.name.clone(),
        dept_name_path: tree.name_path(code),
        is_leaf_node: tree.is_leaf(code),
        parent_dept_code: department.parent.as_ref().map(|parent| parent.as_str().to_owned()),
        dept_code_path: codes.join(&SEPARATOR.to_string()),
        note: Some(department.note.clone()).filter(|note| !note.is_empty()),
        in_permission: match department.incoming {
            Incoming::Unlimited => "UNLIMITED",
            Incoming::Open => "OPEN",
        }
        .to_owned(),
        out_permission: match department.outgoing {
            Outgoing::Unlimited => "UNLIMITED",
            Outgoing::OnlySelf => "ONLY_SELF",
            Outgoing::Below => "SELF_AND_CHILD_DEPARTMENT",
            Outgoing::Designated(_) => "DESIGNATED_DEPARTMENT",
        }
        .to_owned(),
        designated_out_dept_codes: match &department.outgoing {
            Outgoing::Designated(codes) => codes
                .iter()
                .filter_map(|code| tree.get(code))
                .map(|other| IdMark { id: other.code.as_str().to_owned(), mark: Some(other.name.clone()) })
                .collect(),
            _ => Vec::new(),
        },
        sort_level: i64::from(department.sort_level),
    }
}

/// A department with those directly below it.
pub(super) fn detail(corporation: &CorporationId, tree: &Tree, department: &Department) -> DepartmentDetail {
    let row_of = |department| row(corporation, tree, department);
    let own = row_of(department);
    DepartmentDetail {
        corp_id: own.corp_id,
        dept_code: own.dept_code,
        dept_level: own.dept_level,
        dept_name: own.dept_name,
        dept_name_path: own.dept_name_path,
        is_leaf_node: own.is_leaf_node,
        parent_dept_code: own.parent_dept_code,
        dept_code_path: own.dept_code_path,
        note: own.note,
        in_permission: own.in_permission,
        out_permission: own.out_permission,
        designated_out_dept_codes: own.designated_out_dept_codes,
        sort_level: own.sort_level,
        child_depts: tree.children(&department.code).map(row_of).collect(),
    }
}
