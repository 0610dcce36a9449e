//! Delete a corporation with everything that it has.
//!
//! For everybody who looks it is gone at once, and meetings that are running end. What it has leaves the
//! tables part by part; what the request does not get to, the sweeper does.

use crate::app::App;
use crate::handlers::fields::{self, Segment};
use crate::http::{Provider, Refusal};
use axum::extract::State;
use convoca_booking::CorporationId;
use convoca_conference::EndReason;
use convoca_store::RemoveError;
use http::StatusCode;
use std::sync::Arc;

/// How many parts go before the answer: all of a small corporation.
const PARTS: usize = 32;

/// `DELETE /v1/usg/dcs/sp/corp/{id}`.
pub(super) async fn delete_corporation(
    State(app): State<Arc<App>>,
    Provider(_): Provider,
    Segment(id): Segment,
) -> Result<StatusCode, Refusal> {
    remove(&app, &CorporationId::new(id)).await?;
    Ok(StatusCode::OK)
}

/// Removes a corporation.
pub(super) async fn remove(app: &App, id: &CorporationId) -> Result<(), Refusal> {
    app.store.doom_corporation(id).await?;
    for meeting in app.store.held_meetings(id).await? {
        app.live.close(&meeting, EndReason::Cancelled).await;
    }
    for _ in 0..PARTS {
        if !app.store.remove_corporation_part(id).await? {
            break;
        }
    }
    Ok(())
}

impl From<RemoveError> for Refusal {
    fn from(error: RemoveError) -> Self {
        match error {
            RemoveError::NoSuchCorporation => super::unknown(),
            RemoveError::Home => fields::wrong("the path", format!("cannot be deleted: {error}")),
            RemoveError::Store(error) => error.into(),
        }
    }
}
