//! List the vendor's zones. Nobody has to sign in: a page in which somebody chooses his zone may
//! come before that.

use crate::app::App;
use crate::clock;
use axum::extract::State;
use convoca_booking::ZoneId;
use convoca_contract::portal::{Zone, Zones};
use std::sync::Arc;

/// `GET /v1/convoca/zones`.
pub(super) async fn list_zones(State(app): State<Arc<App>>) -> axum::Json<Zones> {
    let now = clock::now();
    let zones = (1..=u8::MAX).map_while(ZoneId::new).map(|zone| {
        let offset_s = zone.time_zone(app.zone_rules).to_offset(now).seconds();
        Zone {
            id: zone.number().to_string(),
            name: zone.iana_name().to_owned(),
            offset_minutes: i64::from(offset_s / 60),
            places: zone.places().to_owned(),
        }
    });
    axum::Json(Zones { zones: zones.collect() })
}
