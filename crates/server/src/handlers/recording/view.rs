//! Recordings as they are shown.

use super::Recorded;
use crate::app::App;
use crate::handlers::meeting::time;
use crate::handlers::meeting::view::{integer, record_audience};
use convoca_booking::{Programme, RecordedFile, TrackSource};
use convoca_contract::recording::RecordingInfo;

/// A megabyte, as sizes are told in.
const MEGABYTE: u64 = 1_000_000;

/// All of a meeting's recording.
pub(super) fn info(app: &App, recorded: &Recorded) -> RecordingInfo {
    let Recorded { record, files } = recorded;
    let booking = &record.booking;
    RecordingInfo {
        conf_uuid: record.holding.clone(),
        conf_id: booking.id.to_string(),
        url: vec![watch_url(app, &record.holding)],
        rcd_time: integer(length_ms(files).div_ceil(1_000)),
        rcd_size: integer(files.iter().map(|file| file.bytes).sum::<u64>().div_ceil(MEGABYTE)),
        subject: booking.subject.clone(),
        scheduser_name: booking.scheduler_name.clone(),
        start_time: time::format(record.started_at),
        is_decode_finish: true,
        decode_end_time: files.iter().map(|file| file.ended_at).max().map_or(0, |at| at.as_millisecond()),
        available: !files.is_empty(),
        record_auth_type: record_audience(booking.recording.audience),
    }
}

/// How long a recording plays: what was recorded at the same time counts once.
fn length_ms(files: &[RecordedFile]) -> u64 {
    let mut longest = std::collections::BTreeMap::new();
    // A track lasts no longer than what is composed of it.
    for file in files.iter().filter(|file| !file.programme.is_track()) {
        let length: &mut u64 = longest.entry((file.session, file.part)).or_default();
        *length = (*length).max(file.duration_ms);
    }
    longest.values().sum()
}

/// Where a recording can be watched.
pub(super) fn watch_url(app: &App, holding: &str) -> String {
    format!("{}/watch#{holding}/{}", app.public_url, key(app, holding))
}

/// What a recording's link has beside its ID, so that it cannot be guessed.
pub(super) fn key(app: &App, holding: &str) -> String {
    hex::encode(&app.store.vault().mark("recording link", holding)[..16])
}

/// Where a file is.
pub(super) fn file_url(app: &App, file: &RecordedFile) -> String {
    format!("{}{}", app.public_url, path(file))
}

/// The path of a file on this server.
pub(super) fn path(file: &RecordedFile) -> String {
    format!("/recordings/{}.mp4", file.id)
}

/// Whether nothing but one kind of file was recorded, tracks by themselves aside.
pub(super) fn is_alone(files: &[RecordedFile]) -> bool {
    let mut made = files.iter().map(|file| file.programme).filter(|programme| !programme.is_track());
    let first = made.next();
    made.all(|programme| Some(programme) == first)
}

/// What is in a file, as downloads name it.
pub(super) fn file_type(programme: Programme, alone: bool) -> &'static str {
    match programme {
        Programme::Screen => "Aux",
        Programme::Composed if !alone => "Sd",
        Programme::Composed | Programme::People | Programme::Sound => "Hd",
        Programme::Track(source) => track(source),
    }
}

/// What is in a file, as segments name it.
pub(super) fn record_type(programme: Programme) -> &'static str {
    match programme {
        Programme::Sound => "AUDIO",
        Programme::People => "SPEAKER_VIDEO",
        Programme::Screen => "SHARE_VIDEO",
        Programme::Composed => "SPEAKER_SHARE_VIDEO",
        Programme::Track(source) => track(source),
    }
}

fn track(source: TrackSource) -> &'static str {
    match source {
        TrackSource::Microphone => "Microphone",
        TrackSource::Camera => "Camera",
        TrackSource::Screen => "Screen",
        TrackSource::ScreenAudio => "ScreenAudio",
    }
}
