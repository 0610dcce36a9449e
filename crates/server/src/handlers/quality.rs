//! How good people's lines are and were: for administrators of the corporation, and for programs that
//! control a running meeting.

mod network;
mod participants;
mod past;
mod running;
mod show_participant;
mod threshold;
mod view;

use crate::http::Refusal;
use crate::http::router::{Route, filter};
use axum::routing::on;
use convoca_booking::quality::Medium;
use convoca_contract::operations::quality as operation;
use convoca_contract::{Operation, codes};

pub(super) fn routes() -> Vec<Route> {
    let row = |operation: &'static Operation, handler| Route { operation, handler };
    let at = |operation: &Operation| filter(operation.method);
    vec![
        row(&operation::LIST_QUALITY_RUNNING, on(at(&operation::LIST_QUALITY_RUNNING), running::list_quality_running)),
        row(&operation::LIST_QUALITY_PAST, on(at(&operation::LIST_QUALITY_PAST), past::list_quality_past)),
        row(
            &operation::LIST_QUALITY_PARTICIPANTS,
            on(at(&operation::LIST_QUALITY_PARTICIPANTS), participants::list_quality_participants),
        ),
        row(
            &operation::SHOW_QUALITY_PARTICIPANT,
            on(at(&operation::SHOW_QUALITY_PARTICIPANT), show_participant::show_quality_participant),
        ),
        row(
            &operation::SHOW_QUALITY_THRESHOLD,
            on(at(&operation::SHOW_QUALITY_THRESHOLD), threshold::show_quality_threshold),
        ),
        row(&operation::LIST_NETWORK_QUALITY, on(at(&operation::LIST_NETWORK_QUALITY), network::list_network_quality)),
        row(
            &operation::SET_QUALITY_THRESHOLD,
            on(at(&operation::SET_QUALITY_THRESHOLD), threshold::set_quality_threshold),
        ),
    ]
}

/// Longest text that is searched for, in characters.
const LONGEST_SEARCH: usize = 512;

/// Records in a page when the request does not say.
const LIMIT: i64 = 20;

/// What a request is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    Medium(Medium),
    Cpu,
}

impl Topic {
    /// By its name in `parameter`, such as `audio`; the vendor writes it small in one operation and
    /// large in others.
    fn named(parameter: &str, name: &str) -> Result<Self, Refusal> {
        match name.to_ascii_lowercase().as_str() {
            "audio" => Ok(Self::Medium(Medium::Audio)),
            "video" => Ok(Self::Medium(Medium::Video)),
            "screen" => Ok(Self::Medium(Medium::Screen)),
            "cpu" => Ok(Self::Cpu),
            _ => Err(Refusal::bad(
                codes::PARAM_INVALID,
                format!("{parameter} must be audio, video, screen or cpu, not \"{name}\""),
            )),
        }
    }

    /// Its name in answers.
    fn name(self) -> &'static str {
        match self {
            Self::Medium(Medium::Audio) => "audio",
            Self::Medium(Medium::Video) => "video",
            Self::Medium(Medium::Screen) => "screen",
            Self::Cpu => "cpu",
        }
    }
}
