//! What all corporations have been given and use.

use super::facts::{GIGABYTE, integer, of};
use crate::app::App;
use crate::clock;
use crate::http::{Provider, Query, Refusal};
use axum::extract::State;
use convoca_booking::ResourceKind;
use convoca_contract::portal::SmsChannel;
use convoca_contract::resource::{ProviderResourceFacts, ResourceFacts};
use std::sync::Arc;

/// `GET /v1/usg/dcs/sp/resource`.
pub(super) async fn show_provider_resources(
    State(app): State<Arc<App>>,
    Provider(_): Provider,
    query: Query,
) -> Result<axum::Json<ProviderResourceFacts>, Refusal> {
    let group_list = query.flag("queryGroup")?.then(Vec::new);
    let now = clock::now();
    let orders = app.store.all_orders().await?;
    let people = app.store.people_now(None).await?;
    let corporations = integer(app.store.list_corporations(None, 0, 1).await?.total);
    let devices = app.store.count_devices(None).await?;
    let recorded = app.store.recorded_bytes(None).await?;
    let facts = |kind| of(&orders, kind, None, now);
    let terminals = |kind| of(&orders, kind, Some(devices.get(&kind).copied().unwrap_or_default()), now);
    Ok(axum::Json(ProviderResourceFacts {
        hard_1080p: terminals(ResourceKind::Hard1080p),
        hard_720p: terminals(ResourceKind::Hard720p),
        te_soft_count: facts(ResourceKind::Users),
        room_count: terminals(ResourceKind::SmartRooms),
        record_capability: of(&orders, ResourceKind::RecordingGb, Some(recorded.div_ceil(GIGABYTE)), now),
        conf_call_count: of(&orders, ResourceKind::Concurrent, Some(people), now),
        live_count: facts(ResourceKind::Live),
        corp_count: ResourceFacts {
            sum_count: corporations,
            used_count: Some(corporations),
            ..ResourceFacts::default()
        },
        third_party_hard_count: terminals(ResourceKind::ThirdParty),
        hw_vision_count: terminals(ResourceKind::Vision),
        idea_hub_count: terminals(ResourceKind::IdeaHub),
        enable_pstn: false,
        enable_sms: app.channels.sms != SmsChannel::None,
        group_list,
    }))
}
