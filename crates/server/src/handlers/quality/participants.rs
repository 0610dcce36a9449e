//! List who is or was in a meeting with what was bad of his line.

use super::{LIMIT, LONGEST_SEARCH, view};
use crate::app::App;
use crate::handlers::meeting::view::integer;
use crate::handlers::paging;
use crate::http::{Admin, Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{BookingError, Record};
use convoca_contract::codes;
use convoca_contract::page::Page;
use convoca_contract::quality::QosParticipantInfo;
use std::sync::Arc;

/// `GET /v1/metrics/conference/participants`.
pub(super) async fn list_quality_participants(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<QosParticipantInfo>>, Refusal> {
    let search = query.text_up_to("searchKey", LONGEST_SEARCH)?;
    let record = find(&app, &caller, &query).await?;
    let corporation = &caller.corporation.id;
    let (page, limit) = paging::found(&query, LIMIT, |offset, limit| {
        app.store.stays(corporation, &record.holding, search, offset, limit)
    })
    .await?;
    let alarms = app.store.alarms_of(&record.holding).await?;
    let rows = page.items.iter().map(|stay| view::participant(&record, stay, alarms.get(&stay.participant).copied()));
    Ok(axum::Json(Page {
        offset: integer(page.offset),
        limit: i64::from(limit),
        count: integer(page.total),
        data: rows.collect(),
    }))
}

/// The holding that a request names, if it is one of the corporation's and of the kind that the
/// request says.
pub(super) async fn find(app: &App, caller: &Caller, query: &Query) -> Result<Record, Refusal> {
    let holding = query.required("confUUID")?;
    let over = match query.required("confType")? {
        "online" => false,
        "history" => true,
        other => {
            let message = format!("confType must be online or history, not \"{other}\"");
            return Err(Refusal::bad(codes::PARAM_INVALID, message));
        }
    };
    let record = app.store.past_meeting(&caller.corporation.id, holding).await?;
    Ok(record.filter(|record| record.ended_at.is_some() == over).ok_or(BookingError::NoSuchMeeting)?)
}
