//! Wait for being called into a meeting.

use crate::app::App;
use crate::calls::Call;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_contract::portal::{Calls, IncomingCall};
use std::sync::Arc;
use std::time::Duration;

/// `GET /v1/convoca/calls`. Answers as soon as something rings, or stops to.
pub(super) async fn listen_for_calls(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Calls>, Refusal> {
    let wait = query.integer("wait", 0..=25, 25)?.unsigned_abs();
    let calls = app.calls.listen(&caller.user.id, Duration::from_secs(wait)).await;
    Ok(axum::Json(Calls { calls: calls.into_iter().map(shown).collect() }))
}

fn shown(call: Call) -> IncomingCall {
    IncomingCall {
        id: call.id,
        conference_id: call.meeting.to_string(),
        subject: call.subject,
        scheduler: call.scheduler,
        join_url: call.join_url,
    }
}
