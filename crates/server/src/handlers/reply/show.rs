//! Show an invitation to whom its link was sent.

use super::invitation::current;
use crate::app::App;
use crate::handlers::fields::Segment;
use crate::http::Refusal;
use axum::extract::State;
use convoca_contract::reply::Invitation;
use std::sync::Arc;

/// `GET /v1/convoca/replies/{token}`.
pub(super) async fn show_invitation(
    State(app): State<Arc<App>>,
    Segment(token): Segment,
) -> Result<axum::Json<Invitation>, Refusal> {
    let current = current(&app, &token).await?;
    let invited = &current.invited;
    let replies = app.store.replies(&invited.corporation, &invited.meeting).await?;
    let own = replies.into_iter().find(|reply| {
        reply.address == invited.address
            && reply.occurrence == invited.occurrence
            // What was answered to an earlier meeting with this ID is not about this one.
            && reply.at >= invited.booked_at
    });
    Ok(axum::Json(current.shown(own.map(|reply| reply.answer))))
}
