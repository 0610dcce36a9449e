//! What the own corporation uses now and today.

use crate::app::App;
use crate::clock;
use crate::handlers::meeting::view::integer;
use crate::handlers::statistic::gigabytes;
use crate::http::{Admin, Refusal};
use axum::extract::State;
use convoca_booking::figures::{Unit, parts};
use convoca_contract::resource::CorporationUse;
use jiff::SignedDuration;
use std::collections::HashSet;
use std::sync::Arc;

/// `GET /v1/mmc/management/orgRes`.
pub(super) async fn show_corporation_use(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
) -> Result<axum::Json<CorporationUse>, Refusal> {
    let corporation = &caller.corporation;
    let zone = corporation.defaults.zone.time_zone(app.zone_rules);
    let now = clock::now();
    let today = now.to_zoned(zone.clone()).date();
    let mut figures = CorporationUse {
        used_accounts_count: integer(app.store.people_now(Some(&corporation.id)).await?),
        used_rec_storage: gigabytes(app.store.recorded_bytes(Some(&corporation.id)).await?),
        used_live_count: integer(app.streams.count(&corporation.id)),
        ..CorporationUse::default()
    };
    let Some(day) = parts(Unit::Day, today, today, &zone).pop() else { return Ok(axum::Json(figures)) };
    let mut length = SignedDuration::ZERO;
    let count = |record: convoca_booking::Record| {
        figures.conf_count += 1;
        length += day.taken(record.started_at, record.ended_at.unwrap_or(now));
    };
    app.store.each_holding(&corporation.id, day.from, day.to, count).await?;
    figures.conf_length = length.as_mins();
    let mut users = HashSet::new();
    let count = |_: &str, stay: convoca_booking::Stay| {
        figures.total_attendee_count += 1;
        users.extend(stay.user);
    };
    app.store.each_stay(&corporation.id, day.from, day.to, count).await?;
    figures.active_attendee_count = integer(users.len() as u64);
    Ok(axum::Json(figures))
}
