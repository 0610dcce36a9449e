//! Take or decline a call.

use crate::app::App;
use crate::calls;
use crate::handlers::Done;
use crate::handlers::fields::{Segment, flag, required};
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_contract::codes;
use convoca_contract::portal::AnswerCallRequest;
use http::StatusCode;
use std::sync::Arc;

/// `POST /v1/convoca/calls/{id}`.
pub(super) async fn answer_call(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(id): Segment,
    Json { value: body, .. }: Json<AnswerCallRequest>,
) -> Result<Done, Refusal> {
    let accepted = required(flag(body.accept, "accept")?, "accept")?;
    let Some(call) = app.calls.answer(&caller.user.id, &id) else {
        let problem = "there is no such call, or it does not ring any more";
        return Err(Refusal::new(StatusCode::NOT_FOUND, codes::BAD_REQUEST, problem));
    };
    calls::answered(&app, &call, accepted).await?;
    Ok(Done)
}
