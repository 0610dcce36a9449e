//! Give an application another key. The old one signs nothing from then on.

use super::{find, view};
use crate::app::App;
use crate::clock;
use crate::handlers::fields::Segment;
use crate::http::{DefaultAdmin, Refusal};
use axum::extract::State;
use convoca_contract::application::ApplicationInfo;
use convoca_store::Application;
use std::sync::Arc;

/// `PUT /v2/usg/acs/corp/app/{app_id}/reset`.
pub(super) async fn reset_application_key(
    State(app): State<Arc<App>>,
    DefaultAdmin(caller): DefaultAdmin,
    Segment(id): Segment,
) -> Result<axum::Json<ApplicationInfo>, Refusal> {
    let application = find::find(&app, &caller, id).await?;
    let application = Application { key: super::fresh_key(), updated_at: clock::now(), ..application };
    if !app.store.update_application(&application).await? {
        return Err(find::unknown());
    }
    Ok(axum::Json(view::with_key(application)))
}
