//! Who was in a meeting: one record for each stay.

use super::show;
use super::words::Words;
use crate::app::App;
use crate::handlers::meeting::view;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{Attendee, Stay};
use convoca_contract::history::AttendanceRecord;
use convoca_contract::page::Page;
use http::HeaderMap;
use std::sync::Arc;

/// `GET /v1/mmc/management/conferences/history/confAttendeeRecord?confUUID=`.
pub(super) async fn list_attendance(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    headers: HeaderMap,
) -> Result<axum::Json<Page<AttendanceRecord>>, Refusal> {
    let (offset, limit) = query.page(20)?;
    let search = query.text_up_to("searchKey", 128)?;
    let words = Words::of(&headers, &caller);
    let record = show::find(&app, &caller, &query).await?;
    let page = app.store.stays(&caller.corporation.id, &record.holding, search, offset, limit).await?;
    let rows = page.items.iter().map(|stay| row(stay, &record.booking.attendees, words));
    Ok(axum::Json(Page {
        offset: view::integer(offset),
        limit: i64::from(limit),
        count: view::integer(page.total),
        data: rows.collect(),
    }))
}

fn row(stay: &Stay, invited: &[Attendee], words: Words) -> AttendanceRecord {
    let as_invited = invited.iter().find(|attendee| stay.user.is_some() && attendee.user == stay.user);
    let number = [&stay.number, &stay.account].into_iter().find(|text| !text.is_empty());
    AttendanceRecord {
        display_name: stay.name.clone(),
        call_number: number.cloned(),
        device_type: words.device(stay.device).to_owned(),
        join_time: stay.joined_at.as_millisecond(),
        left_time: stay.left_at.map(|at| at.as_millisecond()),
        media_type: words.media(stay.video).to_owned(),
        dept_name: as_invited.map(|attendee| attendee.department.clone()).filter(|name| !name.is_empty()),
    }
}
