//! Meetings: book, find, edit, cancel, as a whole or one of a series.

mod attendees;
mod cancel;
mod change;
mod create;
mod edit;
pub(super) mod list;
mod occurrence;
pub(super) mod people;
mod random;
mod room;
mod running;
mod show;
mod start;
pub(super) mod time;
pub(super) mod view;
mod whereabouts;
pub(super) mod wire;

pub(super) use change::{Change, change};
pub(super) use people::look_up as look_people_up;
pub(super) use show::find;

use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_contract::Operation;
use convoca_contract::operations::{meeting as operation, random as randoms, running as held, series};

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::CREATE_MEETING, on(at(&operation::CREATE_MEETING), create::create_meeting)),
        row(&series::CREATE_SERIES, on(at(&series::CREATE_SERIES), create::create_series)),
        row(&series::UPDATE_SERIES, on(at(&series::UPDATE_SERIES), edit::update_series)),
        row(&series::CANCEL_SERIES, on(at(&series::CANCEL_SERIES), cancel::cancel_series)),
        row(&series::UPDATE_OCCURRENCE, on(at(&series::UPDATE_OCCURRENCE), occurrence::update_occurrence)),
        row(&series::CANCEL_OCCURRENCES, on(at(&series::CANCEL_OCCURRENCES), occurrence::cancel_occurrences)),
        row(&operation::UPDATE_MEETING, on(at(&operation::UPDATE_MEETING), edit::update_meeting)),
        row(&operation::CANCEL_MEETING, on(at(&operation::CANCEL_MEETING), cancel::cancel_meeting)),
        row(&operation::LIST_MEETINGS, on(at(&operation::LIST_MEETINGS), list::list_meetings)),
        row(&operation::SHOW_MEETING, on(at(&operation::SHOW_MEETING), show::show_meeting)),
        row(&held::START_MEETING, on(at(&held::START_MEETING), start::start_meeting)),
        row(&held::LIST_RUNNING_MEETINGS, on(at(&held::LIST_RUNNING_MEETINGS), running::list_running_meetings)),
        row(&held::SHOW_RUNNING_MEETING, on(at(&held::SHOW_RUNNING_MEETING), running::show_running_meeting)),
        row(&held::SHOW_REGION, on(at(&held::SHOW_REGION), whereabouts::show_region)),
        row(&held::LIST_ONLINE_ATTENDEES, on(at(&held::LIST_ONLINE_ATTENDEES), attendees::list_online_attendees)),
        row(&held::CHECK_NUMBER, on(at(&held::CHECK_NUMBER), whereabouts::check_number)),
        row(&held::SHOW_MEETING_OWNER, on(at(&held::SHOW_MEETING_OWNER), whereabouts::show_meeting_owner)),
        row(&randoms::CREATE_RANDOM, on(at(&randoms::CREATE_RANDOM), random::create_random)),
        row(
            &randoms::CREATE_ANONYMOUS_RANDOM,
            on(at(&randoms::CREATE_ANONYMOUS_RANDOM), random::create_anonymous_random),
        ),
    ]
}
