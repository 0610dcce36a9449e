//! Show a department with those directly below it.

use super::view;
use crate::app::App;
use crate::handlers::fields::Segment;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use convoca_booking::DepartmentCode;
use convoca_contract::department::DepartmentDetail;
use convoca_directory::DepartmentError;
use std::sync::Arc;

/// `GET /v1/usg/dcs/member/dept/{dept_code}`.
pub(super) async fn show_department(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(code): Segment,
) -> Result<axum::Json<DepartmentDetail>, Refusal> {
    let (corporation, code) = (&caller.corporation, DepartmentCode::new(code));
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    let department = tree.get(&code).ok_or(DepartmentError::NoSuch(code))?;
    Ok(axum::Json(view::detail(&corporation.id, &tree, department)))
}
