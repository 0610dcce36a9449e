//! Rename, move or change a department. What is absent stays.

use super::wire;
use crate::app::App;
use crate::handlers::fields::Segment;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_booking::DepartmentCode;
use convoca_contract::department::UpdateDepartmentRequest;
use convoca_store::DepartmentChange;
use http::StatusCode;
use std::sync::Arc;

/// `PUT /v1/usg/dcs/corp/dept/{dept_code}`.
pub(super) async fn update_department(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(code): Segment,
    Json { value: body, .. }: Json<UpdateDepartmentRequest>,
) -> Result<StatusCode, Refusal> {
    let change = DepartmentChange::Edit(DepartmentCode::new(code), wire::draft(body)?);
    app.store.change_department(&caller.corporation.id, change).await?;
    Ok(StatusCode::OK)
}
