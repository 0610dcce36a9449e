//! Closing what is over: holdings whose server is gone, and spans whose time has passed.
//!
//! A meeting that is held here ends by its own clock; this only looks after what nobody else does. The
//! meeting itself says what has been dealt with, so looking twice does no harm.

use super::parcels::Of;
use super::work::Problem;
use crate::app::App;
use convoca_booking::telling::{self, Timer};
use convoca_booking::{Booking, Happening, Holding, Kind, News, Stay, hold};
use convoca_store::{Effects, Job, MeetingError, NewJob, RecordChange};
use jiff::{SignedDuration, Timestamp};

/// How often it is tried again when somebody else changed the meeting at the same moment.
const TRIES: usize = 8;

/// How long after its end a holding is left to whoever holds it, in this process or another.
const GRACE: SignedDuration = SignedDuration::from_secs(10);

/// People of one holding who are looked up at a time.
const PART: u32 = 500;

/// Closes what is over, and looks again when the next thing is.
///
/// # Errors
/// See [`Problem`].
pub(super) async fn life(app: &App, job: &Job, now: Timestamp) -> Result<Vec<NewJob>, Problem> {
    let Some(meeting) = &job.meeting else { return Ok(Vec::new()) };
    for _ in 0..TRIES {
        let Some(stored) = app.store.meeting(&job.corporation, meeting).await? else { return Ok(Vec::new()) };
        let mut effects = Effects::default();
        let mut booking = stored.booking.clone();
        if let Some(holding) = deserted(app, &booking, now) {
            booking = ended(app, &booking, &holding, &mut effects).await?;
        }
        let (concluded, spans) = telling::conclude(&booking, now);
        booking = concluded;
        for occurrence in spans {
            let holding = last_holding(&booking, occurrence.as_deref());
            let what = Happening::Concluded { holding, occurrence };
            effects.jobs.push(super::news(&News::of(&booking, now, what)));
        }
        if booking != stored.booking {
            match app.store.replace_meeting(&booking, &stored.secrets, stored.revision, effects, now).await {
                Ok(()) => {}
                Err(MeetingError::Stale) => continue,
                Err(error) => return Err(error.into()),
            }
        }
        return Ok(again(&booking, now));
    }
    Err(MeetingError::Stale.into())
}

/// The holding whose end has passed without anybody noting it.
fn deserted(app: &App, booking: &Booking, now: Timestamp) -> Option<Holding> {
    let passed = |holding: &&Holding| now.duration_since(holding.ends_at) >= GRACE;
    let holding = booking.holding.as_ref().filter(passed)?;
    app.live.present(&booking.id).is_none().then(|| holding.clone())
}

/// The booking after a holding has ended at its time, with who was in it until then.
async fn ended(app: &App, booking: &Booking, holding: &Holding, effects: &mut Effects) -> Result<Booking, Problem> {
    let at = holding.ends_at;
    let corporation = app.store.corporation(&booking.corporation).await?;
    let keep = corporation.is_none_or(|corporation| corporation.defaults.keep_booking);
    let occurrence = booking.occurrence_at(holding.started_at).map(|one| one.id.clone());
    let news = |what| super::news(&News::of(booking, at, what));
    for mut stay in open_stays(app, booking, holding).await? {
        stay.left_at = Some(at);
        let (holding, occurrence) = (holding.id.clone(), occurrence.clone());
        effects.jobs.push(news(Happening::Left { holding, occurrence, stay }));
    }
    effects.records.push(RecordChange::End { holding: holding.id.clone(), at });
    effects.jobs.push(news(Happening::Ended { holding: holding.id.clone(), occurrence }));
    Ok(hold::end(booking, &holding.id, at, keep))
}

/// The stays of a holding that have no end.
async fn open_stays(app: &App, booking: &Booking, holding: &Holding) -> Result<Vec<Stay>, Problem> {
    let mut open = Vec::new();
    let mut offset = 0;
    loop {
        let page = app.store.stays(&booking.corporation, &holding.id, None, offset, PART).await?;
        let read = page.items.len();
        open.extend(page.items.into_iter().filter(|stay| stay.left_at.is_none()));
        offset += u64::from(PART);
        if read < PART as usize {
            return Ok(open);
        }
    }
}

/// The holding that a span is closed with: the last one, if it was of this span.
fn last_holding(booking: &Booking, occurrence: Option<&str>) -> Option<String> {
    let Kind::Series { occurrences, .. } = &booking.kind else { return booking.last_holding.clone() };
    let position = occurrences.iter().position(|one| Some(one.id.as_str()) == occurrence)?;
    // What is held between the end of one and that of the next is the next.
    let after = position.checked_sub(1).map_or(Timestamp::MIN, |before| occurrences[before].end);
    booking.last_holding.clone().filter(|_| booking.ended_at.is_some_and(|ended| ended > after))
}

/// When to look again.
fn again(booking: &Booking, now: Timestamp) -> Vec<NewJob> {
    if booking.cancelled_at.is_some() && booking.holding.is_none() {
        return Vec::new();
    }
    let of = Of { corporation: &booking.corporation, meeting: &booking.id };
    let held = booking.holding.as_ref().map(|holding| holding.ends_at + GRACE);
    let next = booking.slot_at(now).map(|(_, end)| end).into_iter().chain(held).min();
    next.map(|at| of.timer(at.max(now + SignedDuration::from_secs(1)), &Timer::Life)).into_iter().collect()
}
