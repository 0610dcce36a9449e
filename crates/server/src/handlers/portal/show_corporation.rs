//! Show the caller's corporation.

use crate::app::App;
use crate::clock;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use convoca_booking::{Corporation, Limits, ResourceKind};
use convoca_contract::portal::{CorporationDefaults, CorporationLimits, CorporationSettings};
use std::sync::Arc;

/// `GET /v1/convoca/corporation`. Anybody of the corporation may see what his meetings get.
pub(super) async fn show_corporation(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<axum::Json<CorporationSettings>, Refusal> {
    Ok(axum::Json(shown(&app, caller.corporation)))
}

/// A corporation as the portal shows it.
pub(super) fn shown(app: &App, corporation: Corporation) -> CorporationSettings {
    let limits = shown_limits(&corporation.limits(clock::now()));
    let defaults = corporation.defaults;
    CorporationSettings {
        name: corporation.name,
        defaults: CorporationDefaults {
            time_zone_id: defaults.zone.number().to_string(),
            language: defaults.language,
            is_send_notify: defaults.send_mail,
            is_send_sms: defaults.send_sms,
            is_send_calendar: defaults.send_calendar,
            is_auto_mute: defaults.mute_apps,
            is_hard_terminal_auto_mute: defaults.mute_terminals,
            is_auto_invite: defaults.auto_invite,
            allow_guest_start_conf: defaults.guests_may_start,
            enable_waiting_room: defaults.waiting_room,
            keep_booking: defaults.keep_booking,
            remind_minutes: i64::from(defaults.remind_min),
            history_days: i64::from(defaults.history_days),
            password_length: i64::from(defaults.password.shortest),
            password_kinds: i64::from(defaults.password.kinds),
            password_days: i64::from(defaults.password.days),
        },
        channels: app.channels,
        limits,
    }
}

fn shown_limits(limits: &Limits) -> CorporationLimits {
    let most = |kind| limits.most(kind).map(|most| i64::try_from(most).unwrap_or(i64::MAX));
    CorporationLimits {
        users: most(ResourceKind::Users),
        concurrent: most(ResourceKind::Concurrent),
        rooms: most(ResourceKind::Rooms),
        hard1080p: most(ResourceKind::Hard1080p),
        hard720p: most(ResourceKind::Hard720p),
        third_party: most(ResourceKind::ThirdParty),
        vision: most(ResourceKind::Vision),
        idea_hub: most(ResourceKind::IdeaHub),
        smart_rooms: most(ResourceKind::SmartRooms),
        live: most(ResourceKind::Live),
        recording_gb: most(ResourceKind::RecordingGb),
        meetings: most(ResourceKind::Meetings),
    }
}
