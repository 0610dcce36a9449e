//! What the caller's corporation has been given and uses.

use super::facts::{GIGABYTE, integer, of, packages};
use crate::app::App;
use crate::clock;
use crate::http::{Admin, Refusal};
use axum::extract::State;
use convoca_booking::ResourceKind;
use convoca_contract::resource::CorporationResourceFacts;
use std::sync::Arc;

/// Longest meeting, in minutes, as `booking` has it.
const LONGEST_MIN: i64 = 1440;

/// `GET /v1/usg/dcs/corp/resource`.
pub(super) async fn show_own_resources(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
) -> Result<axum::Json<CorporationResourceFacts>, Refusal> {
    let corporation = &caller.corporation;
    let now = clock::now();
    let orders = app.store.orders(&corporation.id).await?;
    let users = app.store.count_users(&corporation.id).await?;
    let people = app.store.people_now(Some(&corporation.id)).await?;
    let devices = app.store.count_devices(Some(&corporation.id)).await?;
    let recorded = app.store.recorded_bytes(Some(&corporation.id)).await?;
    let facts = |kind| of(&orders, kind, None, now);
    let terminals = |kind| of(&orders, kind, Some(devices.get(&kind).copied().unwrap_or_default()), now);
    Ok(axum::Json(CorporationResourceFacts {
        hard_1080p: terminals(ResourceKind::Hard1080p),
        hard_720p: terminals(ResourceKind::Hard720p),
        te_soft_count: of(&orders, ResourceKind::Users, Some(users), now),
        room_count: terminals(ResourceKind::SmartRooms),
        record_capability: of(&orders, ResourceKind::RecordingGb, Some(recorded.div_ceil(GIGABYTE)), now),
        conf_call_count: of(&orders, ResourceKind::Concurrent, Some(people), now),
        live_count: facts(ResourceKind::Live),
        third_party_hard_count: terminals(ResourceKind::ThirdParty),
        hw_vision_count: terminals(ResourceKind::Vision),
        idea_hub_count: terminals(ResourceKind::IdeaHub),
        vmr: packages(&app, &corporation.id, now).await?,
        enable_sms: corporation.defaults.send_sms,
        single_conf_call_count: corporation.limits(now).most(ResourceKind::Concurrent).map_or(0, integer),
        conf_length: LONGEST_MIN,
        ..CorporationResourceFacts::default()
    }))
}
