//! Rename, describe, stop or allow an application.

use super::{find, view};
use crate::app::App;
use crate::clock;
use crate::handlers::fields::{self, Segment};
use crate::http::{DefaultAdmin, Json, Refusal};
use axum::extract::State;
use convoca_contract::application::{ApplicationInfo, UpdateApplicationRequest};
use std::sync::Arc;

/// `PUT /v2/usg/acs/corp/app/{app_id}`. What is absent stays. Stopping refuses further sign-ins;
/// those who are signed in stay so.
pub(super) async fn update_application(
    State(app): State<Arc<App>>,
    DefaultAdmin(caller): DefaultAdmin,
    Segment(id): Segment,
    Json { value: body, .. }: Json<UpdateApplicationRequest>,
) -> Result<axum::Json<ApplicationInfo>, Refusal> {
    let name = fields::text(body.app_name, "app_name", super::LONGEST_NAME)?;
    let description = fields::text(body.description, "description", super::LONGEST_DESCRIPTION)?;
    let status = fields::number(body.status, "status", 0..=1)?;
    let mut application = find::find(&app, &caller, id).await?;
    application.name = name.unwrap_or(application.name);
    application.description = description.unwrap_or(application.description);
    application.stopped = status.map_or(application.stopped, |status| status == 1);
    application.updated_at = clock::now();
    if !app.store.update_application(&application).await? {
        return Err(find::unknown());
    }
    Ok(axum::Json(view::without_key(application)))
}
