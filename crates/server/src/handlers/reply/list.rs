//! Say who has accepted and who has declined.

use super::word;
use crate::app::App;
use crate::handlers::fields::Segment;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use convoca_booking::{BookingError, MeetingId, access};
use convoca_contract::reply::{Replies, ReplyInfo};
use std::sync::Arc;

/// `GET /v1/convoca/meetings/{conferenceID}/replies`. For those who see the host's secrets too; the
/// answers to a meeting that is over can still be read.
pub(super) async fn list_replies(
    State(app): State<Arc<App>>,
    caller: Caller,
    Segment(id): Segment,
) -> Result<axum::Json<Replies>, Refusal> {
    let (corporation, id) = (&caller.corporation.id, MeetingId::new(id));
    let stored = app.store.meeting(corporation, &id).await?.ok_or(BookingError::NoSuchMeeting)?;
    if !access::relation(&caller.user, &stored.booking).sees_host_secrets() {
        return Err(BookingError::NotAllowed.into());
    }
    // What was answered to an earlier meeting with this ID is not about this one.
    let replies = app.store.replies(corporation, &id).await?.into_iter();
    let replies = replies.filter(|reply| reply.at >= stored.booking.created_at).map(|reply| ReplyInfo {
        name: reply.name,
        address: reply.address,
        occurrence: reply.occurrence,
        answer: word(reply.answer),
        at: reply.at.as_millisecond(),
    });
    Ok(axum::Json(Replies { replies: replies.collect() }))
}
