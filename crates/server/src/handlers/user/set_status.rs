//! Disable or enable users, all or none. Who is disabled is refused from his next request on.

use super::find::{self, By};
use super::refusal;
use crate::app::App;
use crate::handlers::fields::{self, Segment};
use crate::http::{Admin, Json, Query, Refusal};
use axum::extract::State;
use convoca_contract::given::Given;
use http::StatusCode;
use std::sync::Arc;

/// `PUT /v1/usg/dcs/corp/member/status/{value}`: 0 enables, 1 disables.
pub(super) async fn set_users_status(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(value): Segment,
    query: Query,
    Json { value: names, .. }: Json<Vec<String>>,
) -> Result<StatusCode, Refusal> {
    let status = fields::number(Given::from_text(Some(&value)), "the status", 0..=1)?;
    let disable = fields::required(status, "the status")? == 1;
    let id = &caller.corporation.id;
    let accounts = find::accounts(&app, id, fields::names(names)?, By::of(&query)?).await?;
    if disable
        && let Some(admin) = app.store.default_admin(id).await?
        && accounts.iter().any(|account| account.eq_ignore_ascii_case(&admin.account))
    {
        return Err(refusal::default_admin_stays());
    }
    app.store.set_users_disabled(id, &accounts, disable).await?;
    Ok(StatusCode::OK)
}
