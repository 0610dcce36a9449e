//! Make an application.

use super::view;
use crate::app::App;
use crate::clock;
use crate::handlers::fields;
use crate::http::{DefaultAdmin, Json, Refusal};
use axum::extract::State;
use convoca_booking::ApplicationId;
use convoca_contract::application::{AddApplicationRequest, ApplicationInfo};
use convoca_store::{Application, ApplicationScope};
use std::sync::Arc;

/// `POST /v2/usg/acs/corp/app`. Applications made here act for their own corporation alone; one of
/// the provider's is made by the operator.
pub(super) async fn add_application(
    State(app): State<Arc<App>>,
    DefaultAdmin(caller): DefaultAdmin,
    Json { value: body, .. }: Json<AddApplicationRequest>,
) -> Result<axum::Json<ApplicationInfo>, Refusal> {
    let name = fields::text(body.app_name, "app_name", super::LONGEST_NAME)?;
    let description = fields::text(body.description, "description", super::LONGEST_DESCRIPTION)?;
    let now = clock::now();
    let application = Application {
        id: ApplicationId::new(clock::random_hex(16)),
        corporation: caller.corporation.id,
        name: fields::required(name, "app_name")?,
        description: description.unwrap_or_default(),
        key: super::fresh_key(),
        scope: ApplicationScope::Corporation,
        stopped: false,
        created_at: now,
        updated_at: now,
    };
    // 128 random bits are not taken; if they were, trying again is all there is to do.
    if !app.store.insert_application(&application).await? {
        return Err(Refusal::busy());
    }
    Ok(axum::Json(view::with_key(application)))
}
