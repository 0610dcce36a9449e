//! Change the caller's corporation. What is booked already keeps what it got.

use super::show_corporation::shown;
use crate::app::App;
use crate::handlers::meeting::wire;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_contract::codes;
use convoca_contract::portal::{CorporationSettings, UpdateCorporationRequest};
use std::sync::Arc;

/// How often the change is tried again when another administrator was a moment faster.
const TRIES: usize = 8;

/// `PUT /v1/convoca/corporation`.
pub(super) async fn update_corporation(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: body, .. }: Json<UpdateCorporationRequest>,
) -> Result<axum::Json<CorporationSettings>, Refusal> {
    let draft = wire::defaults(body)?;
    let id = &caller.corporation.id;
    for _ in 0..TRIES {
        let Some(mut corporation) = app.store.corporation(id).await? else {
            return Err(Refusal::bad(codes::BAD_REQUEST, "the corporation is gone"));
        };
        let after = corporation.defaults.changed(&draft)?;
        if app.store.set_defaults(id, &corporation.defaults, &after).await? {
            corporation.defaults = after;
            return Ok(axum::Json(shown(&app, corporation)));
        }
    }
    Err(Refusal::busy())
}
