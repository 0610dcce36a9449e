//! One track's pictures, from packets to what is shown at a moment.

use super::image::Image;
use super::need::{Need, decoded};
use crate::codec::{Decoder, Fed};
use crate::rtp::asking::Asking;
use crate::rtp::assemble::{Assembler, Frame};
use crate::rtp::clock::{Clock, Relation};
use crate::rtp::jitter::{Arrived, Jitter, Next};
use crate::{Codec, SenderReport};
use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Ticks of a picture's timestamps in a second (RFC 7741 section 4.1, RFC 6184 section 8.2.1).
const RATE: u32 = 90_000;

/// How long before it is shown a picture goes into the decoder: decoded ones take much memory.
const AHEAD: Duration = Duration::from_millis(200);

/// Most encoded and most decoded pictures that wait.
const MOST_QUEUED: usize = 150;
const MOST_READY: usize = 10;

/// Least time between two starts of a decoder. One whose size changes more often is shown at this pace.
const START_EVERY: Duration = Duration::from_millis(250);

/// How long a decoder may take for its last pictures when another has taken its place.
const FADES_FOR: Duration = Duration::from_secs(1);

/// What there is to say about a track.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    KeyframeWanted,
    CannotDecode(Codec),
    Died,
}

/// One track's pictures.
pub(crate) struct Reel {
    encoding: u32,
    jitter: Jitter,
    assembler: Assembler,
    clock: Clock,
    queue: VecDeque<(Duration, Frame)>,
    decoder: Option<Running>,
    /// The decoder before it, which still has pictures.
    fading: Option<Decoder>,
    needs: Vec<Need>,
    started: Option<Duration>,
    /// Whether what the decoder had is lost, so that it needs a keyframe although the packets do not.
    starved: bool,
    ready: VecDeque<(Duration, Arc<Image>)>,
    shown: Option<Arc<Image>>,
    spent: Vec<Arc<Image>>,
    asking: Asking,
    /// When the last packet came, or it began to be shown.
    last: Duration,
    came: bool,
}

/// A decoder that runs.
struct Running {
    codec: Codec,
    /// Of what goes in.
    size: (u32, u32),
    /// Of what comes out.
    made: (u32, u32),
    decoder: Decoder,
}

impl Running {
    /// Whether its pictures have become smaller than they are needed.
    fn is_outgrown(&self, needs: &[Need]) -> bool {
        decoded(self.size, needs).0 > self.made.0
    }
}

impl Reel {
    /// Nothing seen yet.
    pub(crate) fn new(now: Duration) -> Self {
        Self {
            encoding: 0,
            jitter: Jitter::default(),
            assembler: Assembler::default(),
            clock: Clock::new(RATE),
            queue: VecDeque::new(),
            decoder: None,
            fading: None,
            needs: Vec::new(),
            started: None,
            starved: false,
            ready: VecDeque::new(),
            shown: None,
            spent: Vec::new(),
            asking: Asking::default(),
            last: now,
            came: false,
        }
    }

    /// Takes a packet.
    pub(crate) fn push(&mut self, encoding: u32, packet: Arrived) {
        if self.encoding != encoding || !self.came {
            (self.encoding, self.came) = (encoding, true);
            self.jitter = Jitter::default();
            self.clock = Clock::new(RATE);
            self.assembler.lose();
        }
        self.last = packet.at;
        self.jitter.push(packet);
    }

    /// Takes a sender report into account.
    pub(crate) fn report(&mut self, report: SenderReport) {
        if self.came && report.encoding == self.encoding {
            self.clock.report(report);
        }
    }

    /// Whether a picture that is to be seen at `time` is still being decoded.
    pub(crate) fn owes(&self, time: Duration) -> bool {
        let decoders = self.fading.iter().chain(self.decoder.as_ref().map(|running| &running.decoder));
        decoders.filter_map(Decoder::next).any(|due| due <= time)
    }

    /// When the last packet came.
    pub(crate) fn last(&self) -> Duration {
        self.last
    }

    /// How large it is shown from now on. A decoder makes what it was started for until the next keyframe,
    /// which is asked for when that is too small.
    pub(crate) fn need(&mut self, needs: Vec<Need>) {
        self.needs = needs;
    }

    /// Gets ready what is shown at `time`; `now` is by when packets have come. With `patient`, waits for
    /// the decoder.
    pub(crate) fn advance(
        &mut self,
        now: Duration,
        time: Duration,
        person: &mut Relation,
        ffmpeg: Option<&Path>,
        patient: bool,
    ) -> Vec<Note> {
        let mut notes = Vec::new();
        self.assemble(now, person);
        while let Some((due, frame)) = self.queue.pop_front_if(|(due, _)| *due <= time + AHEAD) {
            notes.extend(self.decode(now, due, &frame, ffmpeg));
        }
        self.show(now, time, patient);
        let outgrown = self.decoder.as_ref().is_some_and(|running| running.is_outgrown(&self.needs));
        let wants = self.starved || outgrown || self.assembler.wants_keyframe();
        if wants && self.asking.due(now, self.last) {
            notes.push(Note::KeyframeWanted);
        }
        notes
    }

    fn assemble(&mut self, now: Duration, person: &mut Relation) {
        while let Some(next) = self.jitter.pop(now) {
            match next {
                Next::Lost(_) => self.assembler.lose(),
                Next::Packet(packet) => {
                    let Some(frame) = self.assembler.push(&packet) else { continue };
                    let due = self.clock.place(frame.time, frame.at, person);
                    if self.queue.len() >= MOST_QUEUED {
                        self.queue.clear();
                        self.assembler.lose();
                        return;
                    }
                    self.queue.push_back((due, frame));
                }
            }
        }
    }

    fn decode(&mut self, now: Duration, due: Duration, frame: &Frame, ffmpeg: Option<&Path>) -> Option<Note> {
        if let Some(size) = frame.size {
            self.starved = false;
            let made = decoded(size, &self.needs);
            let running = self.decoder.as_ref().map(|one| ((one.codec, one.size), one.made));
            let (fits, as_needed) = match running {
                Some((of, out)) => (of == (frame.codec, size), out == made),
                None => (false, false),
            };
            let early = self.started.is_some_and(|started| now < started + START_EVERY);
            if !fits && ffmpeg.is_some() && early {
                self.starved = true;
                return None;
            }
            if !fits || (!as_needed && !early) {
                let Some(ffmpeg) = ffmpeg else { return Some(Note::CannotDecode(frame.codec)) };
                self.started = Some(now);
                match Decoder::start(ffmpeg, frame.codec, size, made) {
                    Ok(decoder) => {
                        let next = Running { codec: frame.codec, size, made, decoder };
                        self.fading = self.decoder.replace(next).map(|old| old.decoder);
                    }
                    Err(_) => {
                        (self.decoder, self.starved) = (None, true);
                        return Some(Note::Died);
                    }
                }
            }
        }
        if self.starved {
            return None;
        }
        match self.decoder.as_mut()?.decoder.feed(due, &frame.data) {
            Fed::Taken => None,
            Fed::Full => {
                self.starved = true;
                None
            }
            Fed::Ended => {
                (self.decoder, self.starved) = (None, true);
                Some(Note::Died)
            }
        }
    }

    fn show(&mut self, now: Duration, time: Duration, patient: bool) {
        let ready = &mut self.ready;
        let mut keep = |(due, image)| {
            if ready.len() >= MOST_READY {
                ready.pop_front();
            }
            ready.push_back((due, Arc::new(image)));
        };
        if let Some(old) = &mut self.fading {
            std::iter::from_fn(|| old.take(patient)).for_each(&mut keep);
        }
        // Time does not go back: the next one's pictures wait for the last of the one before, but not for ever.
        let waited = self.started.is_none_or(|started| now >= started + FADES_FOR);
        if waited || self.fading.as_ref().is_some_and(Decoder::is_empty) {
            self.fading = None;
        }
        if let Some(Running { decoder, .. }) = self.decoder.as_mut().filter(|_| self.fading.is_none()) {
            std::iter::from_fn(|| decoder.take(patient)).for_each(&mut keep);
        }
        while let Some((_, image)) = self.ready.pop_front_if(|(due, _)| *due <= time) {
            self.spent.extend(self.shown.replace(image));
        }
        // What a canvas still holds becomes free with its next picture.
        for spent in std::mem::take(&mut self.spent) {
            match (Arc::try_unwrap(spent), &self.decoder) {
                (Ok(image), Some(running)) => running.decoder.recycle(image),
                (Err(held), _) if self.spent.len() < MOST_READY => self.spent.push(held),
                _ => {}
            }
        }
    }

    /// What is shown.
    pub(crate) fn image(&self) -> Option<&Arc<Image>> {
        self.shown.as_ref()
    }
}
