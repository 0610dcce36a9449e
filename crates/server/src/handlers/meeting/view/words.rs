//! The vendor's words and numbers for our values.

use convoca_booking::booking::{Admission, Media, RecordAudience, RecordMode, State};
use convoca_booking::{EndpointKind, Period, Role};
use convoca_contract::values::{ConferenceState, CycleWord, EndpointKind as Word, MediaTypes};

pub(super) fn media(media: Media) -> String {
    let Media { voice, data, video, hd_video, telepresence } = media;
    MediaTypes { voice, data, video, hd_video, telepresence }.to_string()
}

pub(super) fn state(state: State) -> ConferenceState {
    match state {
        State::Scheduled => ConferenceState::Schedule,
        State::Running => ConferenceState::Created,
        State::Over => ConferenceState::Destroyed,
    }
}

pub(super) fn record_mode(mode: RecordMode) -> i64 {
    match mode {
        RecordMode::Off => 0,
        RecordMode::Live => 1,
        RecordMode::Record => 2,
        RecordMode::LiveAndRecord => 3,
    }
}

pub(in crate::handlers) fn record_audience(audience: RecordAudience) -> i64 {
    match audience {
        RecordAudience::Anyone => 0,
        RecordAudience::Corporation => 1,
        RecordAudience::Participants => 2,
    }
}

pub(super) fn admission(admission: Admission) -> i64 {
    match admission {
        Admission::Everybody => 0,
        Admission::Corporation => 2,
        Admission::Invited => 3,
    }
}

pub(super) fn period(period: Period) -> CycleWord {
    match period {
        Period::Day => CycleWord::Day,
        Period::Week => CycleWord::Week,
        Period::Month => CycleWord::Month,
    }
}

pub(super) fn role(role: Role) -> i64 {
    match role {
        Role::Guest => 0,
        Role::Host => 1,
        Role::Audience => 2,
    }
}

pub(super) fn endpoint(kind: EndpointKind) -> Word {
    match kind {
        EndpointKind::App => Word::Normal,
        EndpointKind::Terminal => Word::Terminal,
        EndpointKind::Outside => Word::Outside,
        EndpointKind::Mobile => Word::Mobile,
        EndpointKind::IdeaHub => Word::IdeaHub,
        EndpointKind::Board => Word::Board,
        EndpointKind::Screen => Word::HwVision,
        EndpointKind::CustomNumber => Word::CustomNumber,
        EndpointKind::Telepresence => Word::Telepresence,
        EndpointKind::Telephone => Word::Telephone,
    }
}
