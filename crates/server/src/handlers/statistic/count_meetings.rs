//! Meetings by day, month or hour.

use super::wanted::{Wanted, category};
use crate::app::App;
use crate::clock;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::{Record, Stay};
use convoca_contract::page::Page;
use convoca_contract::statistic::MeetingFigures;
use jiff::SignedDuration;
use std::sync::Arc;

/// `GET /v1/metrics/dashboard/statistic/conference/info`.
pub(super) async fn count_meetings(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<MeetingFigures>>, Refusal> {
    let by_hour = category(&query, &[("conference_info", false), ("conference_hourly_info", true)])?;
    let corporation = &caller.corporation;
    let wanted = Wanted::of(&query, by_hour, &corporation.defaults.zone.time_zone(app.zone_rules))?;
    let now = clock::now();
    let mut held = Vec::new();
    let each = |record: Record| held.push((record.started_at, record.ended_at.unwrap_or(now)));
    app.store.each_holding(&corporation.id, wanted.from(), wanted.to(), each).await?;
    // Of stays only numbers are kept: there may be many.
    let mut came = vec![0_u64; wanted.parts.len()];
    let mut were = vec![0_u64; wanted.parts.len()];
    let each = |_: &str, stay: Stay| {
        if let Some(place) = wanted.place(stay.joined_at) {
            came[place] += 1;
        }
        for (place, _) in wanted.during(stay.joined_at, stay.left_at.unwrap_or(now)) {
            were[place] += 1;
        }
    };
    app.store.each_stay(&corporation.id, wanted.from(), wanted.to(), each).await?;
    let rows = wanted.parts.iter().enumerate().map(|(place, part)| {
        let time = part.name.clone();
        if by_hour {
            let there = held.iter().filter(|(began, ended)| part.taken(*began, *ended) > SignedDuration::ZERO);
            return MeetingFigures {
                time,
                conf24h_count: Some(there.count().to_string()),
                conf24h_attendee_count: Some(were[place].to_string()),
                ..MeetingFigures::default()
            };
        }
        let taken: SignedDuration = held.iter().map(|(began, ended)| part.taken(*began, *ended)).sum();
        MeetingFigures {
            time,
            conf_count: Some(held.iter().filter(|(began, _)| part.has(*began)).count().to_string()),
            conf_duration: Some(taken.as_secs().to_string()),
            attendee_count: Some(came[place].to_string()),
            conf_concurrent_used_count: Some(part.most_at_once(held.iter().copied()).to_string()),
            ..MeetingFigures::default()
        }
    });
    let rows = rows.collect();
    Ok(wanted.page(rows))
}
