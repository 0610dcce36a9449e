//! Say which meetings a series would have.

use crate::app::App;
use crate::clock;
use crate::handlers::meeting::{time, wire};
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_booking::preview::{Moved, Planned, preview};
use convoca_contract::portal::{ClockChange, Occurrences, OccurrencesRequest, PlannedOccurrence};
use std::sync::Arc;

/// `POST /v1/convoca/occurrences`.
pub(super) async fn preview_occurrences(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: body, .. }: Json<OccurrencesRequest>,
) -> Result<axum::Json<Occurrences>, Refusal> {
    let plan = wire::plan(body, caller.corporation.defaults.zone)?;
    let (cycle, planned) = preview(&plan, app.zone_rules, clock::now())?;
    Ok(axum::Json(Occurrences {
        end_date: cycle.last_day.to_string(),
        occurrences: planned.into_iter().map(shown).collect(),
    }))
}

fn shown(one: Planned) -> PlannedOccurrence {
    PlannedOccurrence {
        start_time: time::format(one.start),
        end_time: time::format(one.end),
        local_start: one.local.strftime("%Y-%m-%dT%H:%M").to_string(),
        offset_minutes: i64::from(one.offset_s / 60),
        moved: match one.moved {
            Moved::No => ClockChange::No,
            Moved::Gap => ClockChange::Gap,
            Moved::Fold => ClockChange::Fold,
        },
    }
}
