//! Remove a department in which and below which nobody is.

use crate::app::App;
use crate::handlers::fields::Segment;
use crate::http::{Admin, Refusal};
use axum::extract::State;
use convoca_booking::DepartmentCode;
use convoca_store::DepartmentChange;
use http::StatusCode;
use std::sync::Arc;

/// `DELETE /v1/usg/dcs/corp/dept/{dept_code}`.
pub(super) async fn delete_department(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(code): Segment,
) -> Result<StatusCode, Refusal> {
    let change = DepartmentChange::Remove(DepartmentCode::new(code));
    app.store.change_department(&caller.corporation.id, change).await?;
    Ok(StatusCode::OK)
}
