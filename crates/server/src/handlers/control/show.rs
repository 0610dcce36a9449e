//! What everybody is shown, the rules, and the time of a running meeting.

mod arrangement;
mod audience;
mod config;
mod layout;
mod record;
mod saved;
mod stage;
mod stream;
mod time;
mod view;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::control_show as operation;

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::LOCK_MEETING, on(at(&operation::LOCK_MEETING), config::lock_meeting)),
        row(&operation::BROADCAST_PARTICIPANT, on(at(&operation::BROADCAST_PARTICIPANT), stage::broadcast_participant)),
        row(&operation::ROLL_CALL_PARTICIPANT, on(at(&operation::ROLL_CALL_PARTICIPANT), stage::roll_call_participant)),
        row(&operation::CANCEL_BROADCAST, on(at(&operation::CANCEL_BROADCAST), stage::cancel_broadcast)),
        row(&operation::SWITCH_MODE, on(at(&operation::SWITCH_MODE), stage::switch_mode)),
        row(&operation::SET_LAYOUT, on(at(&operation::SET_LAYOUT), layout::set_layout)),
        row(&operation::SET_OLD_LAYOUT, on(at(&operation::SET_OLD_LAYOUT), layout::set_old_layout)),
        row(&operation::SAVE_LAYOUT, on(at(&operation::SAVE_LAYOUT), saved::save_layout)),
        row(&operation::LIST_LAYOUTS, on(at(&operation::LIST_LAYOUTS), saved::list_layouts)),
        row(&operation::DELETE_LAYOUT, on(at(&operation::DELETE_LAYOUT), saved::delete_layout)),
        row(&operation::SET_HOST_VIEW, on(at(&operation::SET_HOST_VIEW), view::set_host_view)),
        row(&operation::SET_PARTICIPANT_VIEW, on(at(&operation::SET_PARTICIPANT_VIEW), view::set_participant_view)),
        row(&operation::LOCK_VIEW, on(at(&operation::LOCK_VIEW), view::lock_view)),
        row(&operation::PROLONG_MEETING, on(at(&operation::PROLONG_MEETING), time::prolong_meeting)),
        row(
            &operation::UPDATE_RUNNING_CONFIG,
            on(at(&operation::UPDATE_RUNNING_CONFIG), config::update_running_config),
        ),
        row(&operation::ALLOW_AUDIENCE, on(at(&operation::ALLOW_AUDIENCE), audience::allow_audience)),
        row(&operation::PAUSE_MEETING, on(at(&operation::PAUSE_MEETING), audience::pause_meeting)),
        row(&operation::RECORD_MEETING, on(at(&operation::RECORD_MEETING), record::record_meeting)),
        row(&operation::RECORD_MMR_MEETING, on(at(&operation::RECORD_MMR_MEETING), record::record_mmr_meeting)),
        row(&operation::STREAM_MEETING, on(at(&operation::STREAM_MEETING), stream::stream_meeting)),
        row(&operation::STREAM_MMR_MEETING, on(at(&operation::STREAM_MMR_MEETING), stream::stream_mmr_meeting)),
        row(&operation::STOP_MEETING, on(at(&operation::STOP_MEETING), time::stop_meeting)),
    ]
}
