//! Where a meeting is held, whose it is, and which one somebody is in.

use super::{running, show, start};
use crate::app::App;
use crate::clock;
use crate::http::{Caller, Provider, Query, Refusal};
use crate::live::number_of;
use axum::extract::State;
use convoca_booking::{BookingError, MeetingId};
use convoca_contract::running::{MeetingOwner, NumberInMeeting, RegionInfo};
use std::sync::Arc;

/// `GET /v1/mmc/management/conferences/region/info?conferenceID=`.
pub(super) async fn show_region(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<RegionInfo>, Refusal> {
    let id = MeetingId::new(query.required("conferenceID")?);
    running::must_run(&show::find(&app, &caller, &id).await?)?;
    let region_ip = start::host(&app.public_url).to_owned();
    Ok(axum::Json(RegionInfo { region_ip, region_url: app.public_url.clone() }))
}

/// `GET /v1/mmc/management/conferences/confOrg?conferenceID=`.
pub(super) async fn show_meeting_owner(
    State(app): State<Arc<App>>,
    _provider: Provider,
    query: Query,
) -> Result<axum::Json<MeetingOwner>, Refusal> {
    let number = number_of(query.required("conferenceID")?);
    let found = app.store.meeting_to_join(&number, clock::now()).await?.ok_or(BookingError::NoSuchMeeting)?;
    Ok(axum::Json(MeetingOwner { org_id: found.booking.corporation.to_string() }))
}

/// `GET /v2/mms/ncms/conferences/online/check-callnumber-in-conf?call_number=`.
pub(super) async fn check_number(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<NumberInMeeting>, Refusal> {
    query.required("call_number")?;
    let number = query.text_up_to("call_number", 128)?.unwrap_or_default();
    let found = app.store.meeting_of_number(&caller.corporation.id, number).await?;
    Ok(axum::Json(NumberInMeeting { in_conf: found.is_some(), conf_id: found.map(|id| id.to_string()) }))
}
