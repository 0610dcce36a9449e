//! Calling people into a meeting while it is held, because a host or a program wants it.
//!
//! What comes of a call is told to the meeting, which remembers it; nothing is remembered here.

use super::{Call, RINGS, new_call};
use crate::app::App;
use crate::clock;
use crate::live::Ring;
use crate::logging::chain;
use convoca_booking::{CorporationId, MeetingId, Role, UserId};
use convoca_conference::{self as conference, CallOutcome, ParticipantId};
use std::sync::Arc;
use tokio::sync::{mpsc, watch};

/// Does what meetings want done about calls, until the server stops.
pub async fn serve_rings(app: Arc<App>, mut rings: mpsc::Receiver<Ring>, mut stopped: watch::Receiver<bool>) {
    loop {
        let ring = tokio::select! {
            ring = rings.recv() => ring,
            _ = stopped.wait_for(|stop| *stop) => return,
        };
        match ring {
            // One after the other, so that none is to stop before it has started.
            Some(Ring::Start { corporation, meeting, holding, call }) => {
                let asked = call.id;
                match rung(&app, &corporation, &meeting, &holding, call).await {
                    Some(id) => drop(tokio::spawn(give_up(Arc::clone(&app), meeting, asked, id))),
                    None => app.live.call_ended(&meeting, asked, CallOutcome::Unreachable).await,
                }
            }
            Some(Ring::Stop { meeting, call }) => {
                // Nothing rings any more when it was answered at the same moment.
                let _ = app.calls.hang_up(&meeting, call);
            }
            None => return,
        }
    }
}

/// Rings somebody; the ID of what rings, or `None` when he cannot be reached.
async fn rung(
    app: &App,
    corporation: &CorporationId,
    meeting: &MeetingId,
    holding: &str,
    call: conference::Call,
) -> Option<String> {
    let user = UserId::new(call.user.as_deref()?);
    let stored = match app.store.meeting(corporation, meeting).await {
        Ok(stored) => stored?,
        Err(error) => {
            tracing::error!(meeting.id = %meeting, error = %chain(&error), "somebody was not called");
            return None;
        }
    };
    let role = match call.role {
        conference::Role::Host => Role::Host,
        conference::Role::Cohost | conference::Role::Guest | conference::Role::Audience => Role::Guest,
    };
    let ringing = Call { asked: Some(call.id), ..new_call(app, &stored, holding, &call.name, role) };
    app.calls.start(&user, ringing)
}

/// Stops ringing after a while, and tells the meeting unless somebody answered or it was hung up.
async fn give_up(app: Arc<App>, meeting: MeetingId, asked: ParticipantId, id: String) {
    let until = clock::now() + RINGS;
    while clock::now() < until {
        clock::sleep_until(until).await;
    }
    if app.calls.give_up(&id).is_some() {
        app.live.call_ended(&meeting, asked, CallOutcome::Unanswered).await;
    }
}
