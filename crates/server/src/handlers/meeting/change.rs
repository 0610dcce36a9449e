//! Changing a booked meeting: read it, decide, and save it together with what there is to tell of it.

use super::show;
use crate::app::App;
use crate::clock;
use crate::http::{Caller, Refusal};
use crate::outbox;
use convoca_booking::access::{self, Relation};
use convoca_booking::{Booking, BookingError, MeetingId, News, Secrets};
use convoca_store::{Effects, MeetingError, StoredMeeting};
use jiff::Timestamp;

/// How often a change is tried again when somebody else changed the meeting at the same moment.
const TRIES: usize = 8;

/// What becomes of a meeting.
pub(in crate::handlers) struct Change {
    /// The meeting.
    pub(in crate::handlers) booking: Booking,
    /// Its passwords and tokens.
    pub(in crate::handlers) secrets: Secrets,
    /// What there is to tell.
    pub(in crate::handlers) news: News,
}

/// A meeting that was changed.
pub(in crate::handlers) struct Changed {
    /// As it was.
    pub(in crate::handlers) before: Booking,
    /// As it is.
    pub(in crate::handlers) booking: Booking,
    /// Its passwords and tokens.
    pub(in crate::handlers) secrets: Secrets,
    /// What the caller is to it.
    pub(in crate::handlers) relation: Relation,
    /// When.
    pub(in crate::handlers) at: Timestamp,
}

/// Makes of the meeting `id` what `decide` says, if the caller may change it.
///
/// # Errors
/// When there is no such meeting, the caller may not, `decide` refuses, or it cannot be saved.
pub(in crate::handlers) async fn change(
    app: &App,
    caller: &Caller,
    id: &MeetingId,
    decide: impl Fn(&StoredMeeting, Timestamp) -> Result<Change, BookingError>,
) -> Result<Changed, Refusal> {
    // Somebody else may change it between our look and our save; then we look again.
    for _ in 0..TRIES {
        let stored = show::find(app, caller, id).await?;
        let relation = access::relation(&caller.user, &stored.booking);
        if !relation.may_change() {
            return Err(BookingError::NotAllowed.into());
        }
        let at = clock::now();
        let Change { booking, secrets, news } = decide(&stored, at)?;
        let effects = Effects { jobs: vec![outbox::news(&news)], ..Effects::default() };
        match app.store.replace_meeting(&booking, &secrets, stored.revision, effects, at).await {
            Ok(()) => return Ok(Changed { before: stored.booking, booking, secrets, relation, at }),
            Err(MeetingError::Stale) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(MeetingError::Stale.into())
}
