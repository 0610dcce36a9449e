//! One picture and one sound of a meeting, made beside it while it is recorded or streamed: a recorder on
//! the room's tap.

mod follow;

use crate::clock;
use crate::live::Command;
use convoca_booking::CorporationId;
use convoca_conference::{ConferenceState, Participant, ParticipantId, RecordTrouble, StreamTrouble};
use convoca_recorder as recorder;
use convoca_recorder::{Config, Event, Packet, Part, PersonId, Recorder, StartError, TrackId, Trouble};
use convoca_sfu::{Codec, PeerId, Room, TapSink, TapWish, Tapped};
use follow::Told;
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Weak};
use std::time::Instant;
use tokio::sync::mpsc;

/// Which meeting it is, and who hears of trouble.
pub struct Place {
    /// ID of the holding.
    pub holding: String,
    /// Whose meeting it is.
    pub corporation: CorporationId,
    /// Where its media is.
    pub room: Arc<Room>,
    /// Its owner.
    pub commands: mpsc::WeakSender<Command>,
}

/// A file that is complete.
pub struct Finished {
    /// The file.
    pub part: Part,
    /// When its first picture or sound was.
    pub began_at: Timestamp,
    /// When its last one ended.
    pub ended_at: Timestamp,
}

/// A recorder on a meeting. Dropping it ends what is made; files are completed behind the back of
/// whoever drops it.
pub struct Egress {
    recorder: Arc<Recorder>,
    told: Told,
}

impl Egress {
    /// Starts one; files go out by `finished`.
    ///
    /// # Errors
    /// When the recorder does not start.
    pub fn start(config: Config, place: &Place, finished: mpsc::UnboundedSender<Finished>) -> Result<Self, StartError> {
        let (room, commands) = (Arc::downgrade(&place.room), place.commands.clone());
        let recorder = Arc::new(Recorder::start(config, move |event| heard(event, &room, &commands, &finished))?);
        let tapped = Arc::downgrade(&recorder);
        place.room.tap(TapSink::new(move |packet| give(&tapped, packet)));
        Ok(Self { recorder, told: Told::default() })
    }

    /// What makes it.
    pub fn recorder(&self) -> &Arc<Recorder> {
        &self.recorder
    }

    /// Tells who is there and what is shown, as far as that has changed.
    pub fn follow<'a>(&mut self, state: &ConferenceState, people: impl Iterator<Item = &'a Participant>) {
        for command in self.told.changes(state, people) {
            self.recorder.tell(command);
        }
    }

    /// Tells who speaks, the loudest first.
    pub fn speak(&self, speakers: impl Iterator<Item = ParticipantId>) {
        self.recorder.tell(recorder::Command::Speakers(speakers.map(|id| PersonId(id.0)).collect()));
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
    finished: &mpsc::UnboundedSender<Finished>,
) {
    match event {
        Event::Part(part) => {
            let (began_at, ended_at) = (time_of(part.began), time_of(part.ended));
            // There is somebody who takes them as long as the runtime is there.
            let _ = finished.send(Finished { part, began_at, ended_at });
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
            tracing::warn!(%trouble, "a recording or a live stream has trouble");
            let why = match trouble {
                Trouble::NoSpace => RecordTrouble::NoSpace,
                Trouble::CannotEncode(..) => RecordTrouble::NoEncoder,
                Trouble::Disk(..) | Trouble::Broken => RecordTrouble::Fault,
                // It goes on.
                Trouble::CannotDecode(..) | Trouble::TooManyTracks(_) | Trouble::FfmpegDied(_) | Trouble::Behind(_) => {
                    return;
                }
            };
            if let Some(commands) = commands.upgrade() {
                // A meeting with so much to do hears of it when the next file cannot be written either.
                let _ = commands.try_send(Command::RecordingFailed(why));
                let streams = match why {
                    RecordTrouble::NoSpace => None,
                    RecordTrouble::NoEncoder => Some(StreamTrouble::NoEncoder),
                    RecordTrouble::Fault => matches!(trouble, Trouble::Broken).then_some(StreamTrouble::Fault),
                };
                if let Some(why) = streams {
                    let _ = commands.try_send(Command::StreamingFailed(why));
                }
            }
        }
        Event::Ended => {}
    }
}

/// A moment of the machine's clock as time of day.
fn time_of(moment: Instant) -> Timestamp {
    let ago = SignedDuration::try_from(moment.elapsed()).unwrap_or_default();
    clock::now().checked_sub(ago).unwrap_or_default()
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
