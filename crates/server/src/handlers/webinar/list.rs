//! Webinars that come, that run and that were held. Administrators see the corporation's, others their own.

use super::view;
use crate::app::App;
use crate::clock;
use crate::handlers::meeting::time;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{State as Life, access};
use convoca_contract::codes;
use convoca_contract::page::Page;
use convoca_contract::values::SortType;
use convoca_contract::webinar::{PastWebinar, WebinarRow};
use convoca_store::{ListQuery, Order, PastQuery, StoreError, StoredMeeting, Viewer};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// Webinars looked at together, when those at one point of their life are sought among them.
const PART: u32 = 500;

/// Most stays of one webinar that are looked at to count who came; those beyond are not counted.
const MOST_STAYS: u32 = 10_000;

/// `GET /v1/wss/webinar/open/conferences/upcoming`.
pub(super) async fn list_coming_webinars(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<WebinarRow>>, Refusal> {
    let now = clock::now();
    let found = webinars(&app, wanted(&caller, &query, now)?, Life::Scheduled).await?;
    page(&query, found, |stored| shown(&app, &caller, stored, None, now))
}

/// `GET /v1/wss/webinar/open/conferences/ongoing`.
pub(super) async fn list_running_webinars(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<WebinarRow>>, Refusal> {
    let now = clock::now();
    let mut wanted = wanted(&caller, &query, now)?;
    // One that people have come to early stands in lists from when they came.
    wanted.until = Some(now + SignedDuration::from_millis(1));
    let found = webinars(&app, wanted, Life::Running).await?;
    let holding = |stored: &StoredMeeting| stored.booking.holding_at(now).map(|holding| holding.id.clone());
    let people = app.store.people_in(&found.iter().filter_map(holding).collect::<Vec<_>>()).await?;
    page(&query, found, |stored| {
        let present = holding(stored).map(|id| {
            let present = people.get(&id).copied().unwrap_or(0);
            (id, present)
        });
        shown(&app, &caller, stored, present, now)
    })
}

/// `GET /v1/wss/webinar/open/conferences/history`.
pub(super) async fn list_past_webinars(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<PastWebinar>>, Refusal> {
    let minute = SignedDuration::from_mins(1);
    let (offset, limit) = query.page(10)?;
    let mut wanted = PastQuery {
        corporation: caller.corporation.id.clone(),
        viewer: viewer(&caller),
        from: moment(&query, "startTime")?.unwrap_or(Timestamp::UNIX_EPOCH),
        to: moment(&query, "endTime")?.unwrap_or_else(clock::now) + minute,
        search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
        recorded: false,
        order: order(&query)?,
        offset,
        limit,
    };
    let mut found = app.store.past_meetings(&wanted).await?;
    wanted.offset = within(offset, found.total, limit);
    if wanted.offset != offset {
        found = app.store.past_meetings(&wanted).await?;
    }
    let mut data = Vec::with_capacity(found.items.len());
    for record in &found.items {
        let stays = app.store.stays(&caller.corporation.id, &record.holding, None, 0, MOST_STAYS).await?;
        data.push(view::past(record, &stays.items));
    }
    Ok(axum::Json(Page { offset: integer(wanted.offset), limit: limit.into(), count: integer(found.total), data }))
}

fn viewer(caller: &Caller) -> Viewer {
    if caller.user.is_admin() { Viewer::CorporationWebinars } else { Viewer::UserWebinars(caller.user.id.clone()) }
}

fn wanted(caller: &Caller, query: &Query, now: Timestamp) -> Result<ListQuery, Refusal> {
    Ok(ListQuery {
        corporation: caller.corporation.id.clone(),
        viewer: viewer(caller),
        now,
        until: None,
        search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
        order: order(query)?,
        offset: 0,
        limit: PART,
    })
}

/// The webinars of a list that are at this point of their life.
async fn webinars(app: &App, mut wanted: ListQuery, life: Life) -> Result<Vec<StoredMeeting>, StoreError> {
    let mut found = Vec::new();
    loop {
        let part = app.store.list_meetings(&wanted).await?;
        wanted.offset += u64::from(PART);
        found.extend(part.items.into_iter().filter(|stored| stored.booking.state(wanted.now) == life));
        if wanted.offset >= part.total {
            return Ok(found);
        }
    }
}

fn shown(
    app: &App,
    caller: &Caller,
    stored: &StoredMeeting,
    holding: Option<(String, u64)>,
    now: Timestamp,
) -> WebinarRow {
    let relation = access::relation(&caller.user, &stored.booking);
    view::row(view::webinar(app, &stored.booking, &stored.secrets, relation, now), holding)
}

/// The page that is asked for of all that was found; an offset past the end gets the last one.
fn page<T, R>(query: &Query, found: Vec<T>, show: impl FnMut(&T) -> R) -> Result<axum::Json<Page<R>>, Refusal> {
    let (offset, limit) = query.page(10)?;
    let count = found.len() as u64;
    let offset = within(offset, count, limit);
    let data = found.iter().skip(offset as usize).take(limit as usize).map(show).collect();
    Ok(axum::Json(Page { offset: integer(offset), limit: limit.into(), count: integer(count), data }))
}

/// Where a page of so many begins that is asked for at `offset`: past the end it is the last page.
fn within(offset: u64, count: u64, limit: u32) -> u64 {
    let last = count.saturating_sub(1) / u64::from(limit) * u64::from(limit);
    if offset < count { offset } else { last }
}

fn integer(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn moment(query: &Query, name: &str) -> Result<Option<Timestamp>, Refusal> {
    let Some(text) = query.text(name) else { return Ok(None) };
    time::parse(text).map(Some).ok_or_else(|| {
        Refusal::bad(codes::PARAM_INVALID, format!("{name} must be a time in UTC such as 2031-05-02 12:00"))
    })
}

fn order(query: &Query) -> Result<Order, Refusal> {
    match query.text("sortType").map(SortType::parse) {
        None | Some(Some(SortType::Ascending)) => Ok(Order::Ascending),
        Some(Some(SortType::Descending)) => Ok(Order::Descending),
        Some(None) => Err(Refusal::bad(codes::PARAM_INVALID, "sortType must be ASC_StartTIME or DSC_StartTIME")),
    }
}
