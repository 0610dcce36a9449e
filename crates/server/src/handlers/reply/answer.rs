//! Answer an invitation.

use super::invitation::current;
use crate::app::App;
use crate::clock;
use crate::handlers::fields::Segment;
use crate::http::{Json, Refusal};
use axum::extract::State;
use convoca_contract::codes;
use convoca_contract::reply::{Invitation, ReplyAnswer, ReplyRequest};
use convoca_store::{Answer, Reply};
use std::sync::Arc;

/// `POST /v1/convoca/replies/{token}`. The last answer counts.
pub(super) async fn answer_invitation(
    State(app): State<Arc<App>>,
    Segment(token): Segment,
    Json { value: body, .. }: Json<ReplyRequest>,
) -> Result<axum::Json<Invitation>, Refusal> {
    let answer = match body.answer.value().and_then(|word| ReplyAnswer::parse(word)) {
        Some(ReplyAnswer::Accepted) => Answer::Accepted,
        Some(ReplyAnswer::Declined) => Answer::Declined,
        Some(ReplyAnswer::Tentative) => Answer::Tentative,
        None => {
            let problem = "answer must be accepted, declined or tentative";
            return Err(Refusal::bad(codes::PARAM_INVALID, problem));
        }
    };
    let current = current(&app, &token).await?;
    let invited = current.invited.clone();
    let reply = Reply {
        corporation: invited.corporation,
        meeting: invited.meeting,
        address: invited.address,
        name: invited.name,
        occurrence: invited.occurrence,
        answer,
        at: clock::now(),
    };
    app.store.keep_reply(&reply).await?;
    Ok(axum::Json(current.shown(Some(answer))))
}
