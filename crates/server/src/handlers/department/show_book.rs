//! Show a department in the address book.

use crate::app::App;
use crate::handlers::fields::Segment;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use convoca_booking::DepartmentCode;
use convoca_contract::department::{BookDepartment, ChildDepartment};
use convoca_directory::DepartmentError;
use std::sync::Arc;

/// `GET /v1/usg/abs/departments/{dept_code}`.
pub(super) async fn show_book_department(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(code): Segment,
) -> Result<axum::Json<BookDepartment>, Refusal> {
    let (corporation, code) = (&caller.corporation, DepartmentCode::new(code));
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    let department = tree.get(&code).ok_or(DepartmentError::NoSuch(code))?;
    let children = tree.children(&department.code).map(|child| ChildDepartment {
        dept_code: child.code.as_str().to_owned(),
        dept_name: child.name.clone(),
        is_leaf_nodes: tree.is_leaf(&child.code),
    });
    Ok(axum::Json(BookDepartment {
        dept_code: department.code.as_str().to_owned(),
        dept_name: department.name.clone(),
        is_leaf_nodes: tree.is_leaf(&department.code),
        child_depts: children.collect(),
    }))
}
