//! Do again what was done or given up.

use super::{number, unknown};
use crate::app::App;
use crate::clock;
use crate::handlers::Done;
use crate::handlers::fields::Segment;
use crate::http::{Admin, Refusal};
use axum::extract::State;
use convoca_contract::codes;
use std::sync::Arc;

/// `POST /v1/convoca/outbox/{id}/retry`.
pub(super) async fn retry_outbox(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(id): Segment,
) -> Result<Done, Refusal> {
    let (corporation, id) = (&caller.corporation.id, number(&id)?);
    if app.store.replay_job(corporation, id, clock::now()).await? {
        return Ok(Done);
    }
    match app.store.job(corporation, id).await? {
        Some(_) => Err(Refusal::bad(codes::BAD_REQUEST, "it waits to be done already")),
        None => Err(unknown()),
    }
}
