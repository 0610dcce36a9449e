//! Meetings that are being held: the list of them, and one.

use super::people::Wanted;
use super::{list, show, view};
use crate::app::App;
use crate::clock;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{MeetingId, State as Life, access};
use convoca_contract::codes;
use convoca_contract::conference::{ConferenceDetail, ConferenceInfo};
use convoca_contract::page::Page;
use convoca_store::{ListQuery, Order, StoreError, StoredMeeting};
use http::HeaderMap;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::Arc;

/// Meetings looked at together, when those that run are sought among those whose time it is.
const PART: u32 = 500;

/// `GET /v1/mmc/management/conferences/online`.
pub(super) async fn list_running_meetings(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<ConferenceInfo>>, Refusal> {
    let (offset, limit) = query.page(20)?;
    let now = clock::now();
    let wanted = ListQuery {
        corporation: caller.corporation.id.clone(),
        viewer: list::own_or_all(&caller, &query)?,
        now,
        // A meeting that people have come to early stands in lists from when they came.
        until: Some(now + SignedDuration::from_millis(1)),
        search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
        order: Order::Ascending,
        offset: 0,
        limit: PART,
    };
    let running = running(&app, wanted).await?;
    let skipped = usize::try_from(offset).unwrap_or(usize::MAX);
    let shown: Vec<_> = running.iter().skip(skipped).take(limit as usize).collect();
    let holdings: Vec<_> = shown.iter().filter_map(|stored| holding(stored, now)).collect();
    let people = app.store.people_in(&holdings).await?;
    Ok(axum::Json(Page {
        offset: view::integer(offset),
        limit: i64::from(limit),
        count: view::integer(running.len() as u64),
        data: shown.iter().map(|stored| row(&app, &caller, stored, &people, now)).collect(),
    }))
}

/// Those of a list that run, by when they began.
async fn running(app: &App, mut wanted: ListQuery) -> Result<Vec<StoredMeeting>, StoreError> {
    let mut running = Vec::new();
    loop {
        let page = app.store.list_meetings(&wanted).await?;
        wanted.offset += u64::from(PART);
        running.extend(page.items.into_iter().filter(|stored| stored.booking.state(wanted.now) == Life::Running));
        if wanted.offset >= page.total {
            break;
        }
    }
    let began = |stored: &StoredMeeting| {
        stored.booking.holding_at(wanted.now).map_or(stored.booking.start, |holding| holding.started_at)
    };
    running.sort_by_key(|stored| (began(stored), stored.booking.id.clone()));
    Ok(running)
}

/// A meeting as this list shows it: with how many of these people are in it.
fn row(
    app: &App,
    caller: &Caller,
    stored: &StoredMeeting,
    people: &HashMap<String, u64>,
    now: Timestamp,
) -> ConferenceInfo {
    let relation = access::relation(&caller.user, &stored.booking);
    let present = holding(stored, now).and_then(|holding| people.get(&holding)).copied().unwrap_or(0);
    ConferenceInfo {
        online_attendee_amount: Some(view::integer(present)),
        ..view::conference(app, &stored.booking, &stored.secrets, relation, now)
    }
}

/// Refuses what can only be asked of a meeting that runs.
pub(super) fn must_run(stored: &StoredMeeting) -> Result<(), Refusal> {
    if stored.booking.state(clock::now()) == Life::Running {
        return Ok(());
    }
    Err(Refusal::bad(codes::CONF_NOT_STARTED, "the meeting is not running"))
}

fn holding(stored: &StoredMeeting, now: Timestamp) -> Option<String> {
    stored.booking.holding_at(now).map(|holding| holding.id.clone())
}

/// `GET /v1/mmc/management/conferences/online/confDetail?conferenceID=`.
pub(super) async fn show_running_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    headers: HeaderMap,
) -> Result<axum::Json<ConferenceDetail>, Refusal> {
    let id = MeetingId::new(query.required("conferenceID")?);
    let wanted = Wanted::of(&query, &headers)?;
    let stored = show::find(&app, &caller, &id).await?;
    let now = clock::now();
    must_run(&stored)?;
    let holdings: Vec<_> = holding(&stored, now).into_iter().collect();
    let people = app.store.people_in(&holdings).await?;
    let role = view::own_role(access::relation(&caller.user, &stored.booking));
    let conference_data = ConferenceInfo { role: Some(role), ..row(&app, &caller, &stored, &people, now) };
    Ok(axum::Json(ConferenceDetail { conference_data, data: wanted.page(&stored.booking) }))
}
