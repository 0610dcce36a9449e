//! Answers to invitations: by the link of a notice, and as those see them who manage the meeting.

mod answer;
mod invitation;
mod list;
mod show;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::reply as operation;
use convoca_contract::reply::ReplyAnswer;
use convoca_store::Answer;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::LIST_REPLIES, on(at(&operation::LIST_REPLIES), list::list_replies)),
        row(&operation::SHOW_INVITATION, on(at(&operation::SHOW_INVITATION), show::show_invitation)),
        row(&operation::ANSWER_INVITATION, on(at(&operation::ANSWER_INVITATION), answer::answer_invitation)),
    ]
}

/// An answer in the API's word.
fn word(answer: Answer) -> ReplyAnswer {
    match answer {
        Answer::Accepted => ReplyAnswer::Accepted,
        Answer::Declined => ReplyAnswer::Declined,
        Answer::Tentative => ReplyAnswer::Tentative,
    }
}
