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

/// Meetings looked at together, when webinars are sought among them.
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
    let mut wanted = PastQuery {
        corporation: caller.corporation.id.clone(),
        viewer: viewer(&caller),
        from: moment(&query, "startTime")?.unwrap_or(Timestamp::UNIX_EPOCH),
        to: moment(&query, "endTime")?.unwrap_or_else(clock::now) + minute,
        search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
        order: order(&query)?,
        offset: 0,
        limit: PART,
    };
    let mut found = Vec::new();
    loop {
        let part = app.store.past_meetings(&wanted).await?;
        wanted.offset += u64::from(PART);
        found.extend(part.items.into_iter().filter(|record| record.booking.webinar.is_some()));
        if wanted.offset >= part.total {
            break;
        }
    }
    let mut answer = page(&query, found, |record| (record.clone(), Vec::new()))?.0;
    for (record, stays) in &mut answer.data {
        let all = app.store.stays(&caller.corporation.id, &record.holding, None, 0, MOST_STAYS).await?;
        stays.extend(all.items);
    }
    let data = answer.data.iter().map(|(record, stays)| view::past(record, stays)).collect();
    Ok(axum::Json(Page { offset: answer.offset, limit: answer.limit, count: answer.count, data }))
}

fn viewer(caller: &Caller) -> Viewer {
    if caller.user.is_admin() { Viewer::Corporation } else { Viewer::User(caller.user.id.clone()) }
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
        let meant = |booking: &convoca_booking::Booking| booking.webinar.is_some() && booking.state(wanted.now) == life;
        found.extend(part.items.into_iter().filter(|stored| meant(&stored.booking)));
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
    let size = limit as usize;
    let last = found.len().saturating_sub(1) / size * size;
    let offset = usize::try_from(offset).unwrap_or(usize::MAX).min(last);
    Ok(axum::Json(Page {
        offset: i64::try_from(offset).unwrap_or(i64::MAX),
        limit: limit.into(),
        count: i64::try_from(found.len()).unwrap_or(i64::MAX),
        data: found.iter().skip(offset).take(size).map(show).collect(),
    }))
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
