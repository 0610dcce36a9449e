//! The room that a request asks for.

use crate::app::App;
use crate::http::{Caller, Refusal};
use convoca_booking::{Draft, Room};

/// The room named in the draft, or the caller's own when none is named; `None` when no room is
/// wanted or there is no such room.
pub(super) async fn wanted(app: &App, caller: &Caller, draft: &Draft) -> Result<Option<Room>, Refusal> {
    if draft.in_room != Some(true) {
        return Ok(None);
    }
    Ok(match &draft.room {
        Some(id) => app.store.room(&caller.corporation.id, id).await?,
        None => app.store.default_room(&caller.user.id).await?,
    })
}
