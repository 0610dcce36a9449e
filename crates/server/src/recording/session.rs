//! One pressing of "record": a recorder on a room's tap, until it is stopped.

use super::follow::Told;
use super::making::Making;
use super::{Recordings, programmes, to_record};
use crate::clock;
use crate::live::Command;
use convoca_booking::{CorporationId, RecordedFile};
use convoca_conference::{ConferenceState, Participant, ParticipantId, RecordTrouble};
use convoca_recorder as recorder;
use convoca_recorder::{Config, Event, Packet, Part, PersonId, Recorder, StartError, TrackId, Trouble};
use convoca_sfu::{Codec, PeerId, Room, TapSink, TapWish, Tapped};
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// What is recorded, and who hears that it cannot be.
pub struct SessionPlace {
    /// ID of the holding.
    pub holding: String,
    /// Whose meeting it is.
    pub corporation: CorporationId,
    /// Whether there are pictures in it.
    pub pictures: bool,
    /// Whether the shared screen gets a file of its own.
    pub screen: bool,
    /// Where its media is.
    pub room: Arc<Room>,
    /// Its owner.
    pub commands: mpsc::WeakSender<Command>,
}

/// A recording that is being made. Dropping it ends the recording; its files are written and listed
/// behind the back of whoever drops it.
pub struct Session {
    recorder: Arc<Recorder>,
    told: Told,
}

impl Session {
    pub(super) fn start(
        recordings: &Recordings,
        config: Config,
        number: u32,
        place: SessionPlace,
    ) -> Result<Self, StartError> {
        let (parts, finished) = mpsc::unbounded_channel();
        let (room, commands) = (Arc::downgrade(&place.room), place.commands.clone());
        let recorder = Arc::new(Recorder::start(config, move |event| heard(event, &room, &commands, &parts))?);
        for programme in programmes(&place) {
            let stem = RecordedFile::stem(&place.holding, number, programme);
            recorder.tell(recorder::Command::Record { programme: to_record(programme), stem });
        }
        let tapped = Arc::downgrade(&recorder);
        place.room.tap(TapSink::new(move |packet| give(&tapped, packet)));
        let writer = write_down(recordings.clone(), place.corporation.clone(), finished);
        let making =
            Making { holding: place.holding.clone(), corporation: place.corporation, commands: place.commands.clone() };
        recordings.spawn(making, writer);
        tracing::info!(holding = place.holding, session = number, "a recording has begun");
        Ok(Self { recorder, told: Told::default() })
    }

    /// Tells the recorder who is there and what is shown, as far as that has changed.
    pub fn follow<'a>(&mut self, state: &ConferenceState, people: impl Iterator<Item = &'a Participant>) {
        for command in self.told.changes(state, people) {
            self.recorder.tell(command);
        }
    }

    /// Tells it who speaks, the loudest first.
    pub fn speak(&self, speakers: impl Iterator<Item = ParticipantId>) {
        self.recorder.tell(recorder::Command::Speakers(speakers.map(|id| PersonId(id.0)).collect()));
    }

    /// Stands still, or goes on.
    pub fn pause(&self, paused: bool) {
        self.recorder.tell(if paused { recorder::Command::Pause } else { recorder::Command::Resume });
    }
}

/// A packet goes to the recorder; whether it still wants some.
fn give(recorder: &Weak<Recorder>, packet: Tapped) -> bool {
    let Some(recorder) = recorder.upgrade() else { return false };
    let track = TrackId { person: PersonId(packet.peer.0), source: source(packet.source) };
    let codec = match packet.codec {
        Codec::Opus => recorder::Codec::Opus,
        Codec::Vp8 => recorder::Codec::Vp8,
        Codec::H264 => recorder::Codec::H264,
    };
    let Tapped { number: seq, ticks: time, marker, at, payload, run, .. } = packet;
    // Runs are told apart from their neighbours; what is left of their numbers is enough for that.
    let encoding = u32::try_from(run & u64::from(u32::MAX)).unwrap_or_default();
    recorder.media(track, Packet { seq, time, marker, codec, encoding, at, payload });
    true
}

/// The recorder has something to say; on its own thread.
fn heard(
    event: Event,
    room: &Weak<Room>,
    commands: &mpsc::WeakSender<Command>,
    parts: &mpsc::UnboundedSender<(Part, Timestamp, Timestamp)>,
) {
    match event {
        Event::Part(part) => {
            let (began, ended) = (time_of(part.began), time_of(part.ended));
            // There is somebody who takes them as long as the runtime is there.
            let _ = parts.send((part, began, ended));
        }
        Event::KeyframeWanted(track) => {
            if let Some(room) = room.upgrade() {
                room.ask_for_keyframe(PeerId(track.person.0), sfu_source(track.source));
            }
        }
        Event::Shown(tracks) => {
            if let Some(room) = room.upgrade() {
                let wish = |(track, height): (TrackId, u32)| TapWish {
                    peer: PeerId(track.person.0),
                    source: sfu_source(track.source),
                    height,
                };
                room.wish_for(tracks.into_iter().map(wish).collect());
            }
        }
        Event::Trouble(trouble) => {
            tracing::warn!(%trouble, "a recording has trouble");
            let why = match trouble {
                Trouble::NoSpace => RecordTrouble::NoSpace,
                Trouble::CannotEncode(..) => RecordTrouble::NoEncoder,
                Trouble::Disk(..) | Trouble::Broken => RecordTrouble::Fault,
                // It goes on.
                Trouble::CannotDecode(..) | Trouble::FfmpegDied(_) | Trouble::Behind(_) => return,
            };
            if let Some(commands) = commands.upgrade() {
                // A meeting with so much to do hears of it when the next file cannot be written either.
                let _ = commands.try_send(Command::RecordingFailed(why));
            }
        }
        Event::Ended => {}
    }
}

/// Lists files as they are complete, until the recorder has ended.
async fn write_down(
    recordings: Recordings,
    corporation: CorporationId,
    mut finished: mpsc::UnboundedReceiver<(Part, Timestamp, Timestamp)>,
) {
    while let Some((part, began_at, ended_at)) = finished.recv().await {
        let name = part.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let Some((holding, session, programme, order)) = RecordedFile::read_name(name) else { continue };
        let file = RecordedFile {
            id: name.to_owned(),
            holding,
            corporation: corporation.clone(),
            session,
            part: order,
            programme,
            began_at,
            ended_at,
            duration_ms: millis(part.duration),
            bytes: part.bytes,
            sha256: hex::encode(part.sha256),
            chapters: part.chapters.is_some(),
        };
        recordings.keep(&file).await;
    }
}

/// A moment of the machine's clock as time of day.
fn time_of(moment: Instant) -> Timestamp {
    let ago = SignedDuration::try_from(moment.elapsed()).unwrap_or_default();
    clock::now().checked_sub(ago).unwrap_or_default()
}

pub(super) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

fn source(source: convoca_sfu::Source) -> recorder::Source {
    match source {
        convoca_sfu::Source::Microphone => recorder::Source::Microphone,
        convoca_sfu::Source::Camera => recorder::Source::Camera,
        convoca_sfu::Source::Screen => recorder::Source::Screen,
        convoca_sfu::Source::ScreenAudio => recorder::Source::ScreenAudio,
    }
}

fn sfu_source(source: recorder::Source) -> convoca_sfu::Source {
    match source {
        recorder::Source::Microphone => convoca_sfu::Source::Microphone,
        recorder::Source::Camera => convoca_sfu::Source::Camera,
        recorder::Source::Screen => convoca_sfu::Source::Screen,
        recorder::Source::ScreenAudio => convoca_sfu::Source::ScreenAudio,
    }
}
