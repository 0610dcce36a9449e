//! Add a department.

use super::wire;
use crate::app::App;
use crate::clock;
use crate::handlers::fields;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_booking::DepartmentCode;
use convoca_contract::department::{AddDepartmentRequest, DepartmentAdded, UpdateDepartmentRequest};
use convoca_directory::department::{LONGEST_CODE, checked_code};
use convoca_store::DepartmentChange;
use std::sync::Arc;

/// Bytes of a code that is made up.
const CODE_BYTES: usize = 16;

/// `POST /v1/usg/dcs/corp/dept`.
pub(super) async fn add_department(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: body, .. }: Json<AddDepartmentRequest>,
) -> Result<axum::Json<DepartmentAdded>, Refusal> {
    let code = match fields::text(body.dept_code, "deptCode", LONGEST_CODE)? {
        Some(code) => checked_code(&code)?,
        None => DepartmentCode::new(clock::random_hex(CODE_BYTES)),
    };
    let draft = wire::draft(UpdateDepartmentRequest {
        dept_name: body.dept_name,
        parent_dept_code: body.parent_dept_code,
        note: body.note,
        in_permission: body.in_permission,
        out_permission: body.out_permission,
        designated_out_dept_codes: body.designated_out_dept_codes,
        sort_level: body.sort_level,
    })?;
    app.store.change_department(&caller.corporation.id, DepartmentChange::Add(code.clone(), draft)).await?;
    Ok(axum::Json(DepartmentAdded { value: code.as_str().to_owned() }))
}
