//! Find departments by name.

use super::view;
use crate::app::App;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_contract::department::DepartmentRow;
use convoca_directory::department::LONGEST_NAME;
use std::sync::Arc;

/// Most departments that are answered: the call has no pages.
const MOST: usize = 500;

/// `GET /v1/usg/dcs/member/dept`.
pub(super) async fn find_departments(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Vec<DepartmentRow>>, Refusal> {
    let corporation = &caller.corporation;
    query.required("deptName")?;
    let name = query.text_up_to("deptName", LONGEST_NAME)?.unwrap_or_default();
    let tree = app.store.departments(&corporation.id, &corporation.name).await?;
    let found = tree.named(name).into_iter().take(MOST);
    Ok(axum::Json(found.map(|department| view::row(&corporation.id, &tree, department)).collect()))
}
