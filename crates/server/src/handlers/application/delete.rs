//! Delete an application.

use super::find;
use crate::app::App;
use crate::handlers::fields::Segment;
use crate::http::{DefaultAdmin, Refusal};
use axum::extract::State;
use convoca_booking::ApplicationId;
use http::StatusCode;
use std::sync::Arc;

/// `DELETE /v2/usg/acs/corp/app/{app_id}`.
pub(super) async fn delete_application(
    State(app): State<Arc<App>>,
    DefaultAdmin(caller): DefaultAdmin,
    Segment(id): Segment,
) -> Result<StatusCode, Refusal> {
    if app.store.delete_application(&caller.corporation.id, &ApplicationId::new(id)).await? {
        Ok(StatusCode::OK)
    } else {
        Err(find::unknown())
    }
}
