//! What happens in a recorder, without its thread: media and commands go in with the time, and events
//! and complete files come out.

mod keep;

use crate::file::{Done, Limits, Recording};
use crate::mailbox::Letter;
use crate::outlet::Outlet;
use crate::picture::{Change, Person, Stage};
use crate::rtp::clock::Relation;
use crate::rtp::jitter::Arrived;
use crate::sound::Mixer;
use crate::tracks::Tracks;
use crate::{Command, Config, Encoded, Event, Packet, PersonId, Programme, Source, TrackId, Trouble};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// How long after it happened something is mixed and composed. Packets may come so late and out of
/// order, and a decoder may take its time; nobody who watches notices half a second.
pub(crate) const DELAY: Duration = Duration::from_millis(500);

/// How often the room on the disk is looked at.
const LOOK_AT_DISK: Duration = Duration::from_secs(2);

/// Most people whose clocks are known.
const MOST_RELATIONS: usize = 5_000;

/// Longest name that is remembered, in characters.
const LONGEST_NAME: usize = 100;

/// What comes out.
pub(crate) enum Output {
    Event(Event),
    /// A file to which nothing more comes, to be sealed where waiting does no harm.
    Done(Box<Done>),
}

/// What happens in a recorder.
pub(crate) struct Studio {
    config: Config,
    epoch: Instant,
    mixer: Option<Mixer>,
    stage: Stage,
    relations: HashMap<PersonId, Relation>,
    /// Who has left, and whose last words are not mixed yet.
    leaving: VecDeque<(Duration, PersonId)>,
    outlets: BTreeMap<Programme, Outlet>,
    tracks: Tracks,
    paused: bool,
    looked_at_disk: Option<Duration>,
    outputs: VecDeque<Output>,
}

impl Studio {
    /// Nobody there, nothing wanted. `epoch` is when the clock of all durations stood at nought; with
    /// `patient`, pictures are waited for rather than left out.
    pub(crate) fn new(config: Config, epoch: Instant, patient: bool) -> Self {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().saturating_sub(epoch.elapsed());
        Self {
            stage: Stage::new(config.clone(), wall, patient),
            tracks: Tracks::new(limits(&config)),
            config,
            epoch,
            mixer: None,
            relations: HashMap::new(),
            leaving: VecDeque::new(),
            outlets: Programme::ALL.into_iter().map(|programme| (programme, Outlet::new(programme))).collect(),
            paused: false,
            looked_at_disk: None,
            outputs: VecDeque::new(),
        }
    }

    /// What has come out, in order.
    pub(crate) fn poll(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// Takes a packet.
    pub(crate) fn media(&mut self, track: TrackId, packet: Packet) {
        let at = packet.at.saturating_duration_since(self.epoch);
        let encoding = packet.encoding;
        if self.tracks.keeps(track.source) {
            let name = self.stage.cast().person(track.person).map_or("", |person| &person.name);
            self.tracks.packet(track, encoding, Arrived::new(packet.clone(), at), name);
        }
        if !track.source.is_audio() {
            self.stage.packet(track, encoding, Arrived::new(packet, at));
        } else if let Some(mixer) = &mut self.mixer {
            mixer.push(track, encoding, Arrived::new(packet, at));
        }
    }

    /// Takes what the mailbox had, except the end.
    pub(crate) fn letter(&mut self, now: Duration, letter: Letter) {
        match letter {
            Letter::Media(track, packet) => self.media(track, packet),
            Letter::Tell(command) => self.command(now, command),
            Letter::Watch(programme, watcher) => {
                self.outlet(programme).watch(watcher);
                self.settle(now);
            }
            Letter::Stop => {}
        }
    }

    fn outlet(&mut self, programme: Programme) -> &mut Outlet {
        self.outlets.entry(programme).or_insert_with(|| Outlet::new(programme))
    }

    /// Does what is commanded.
    pub(crate) fn command(&mut self, now: Duration, command: Command) {
        match command {
            Command::Person { id, name, muted } => {
                let name = name.chars().take(LONGEST_NAME).collect();
                self.stage.change(now, Change::Person(id, Person { name, muted }));
            }
            Command::Left(id) => {
                self.stage.change(now, Change::Left(id));
                self.leaving.push_back((now, id));
                for source in Source::ALL {
                    self.lose(now, TrackId { person: id, source });
                }
            }
            Command::Track { id, live } => {
                if !live {
                    self.lose(now, id);
                }
                if !id.source.is_audio() {
                    return self.stage.change(now, Change::Track(id, live));
                }
                if let Some(mixer) = self.mixer.as_mut().filter(|_| !live) {
                    mixer.remove(id);
                }
            }
            Command::SenderReport(track, report) => {
                self.stage.report(track, report);
                self.tracks.report(track, report);
                if let Some(mixer) = &mut self.mixer {
                    mixer.report(track, report);
                }
            }
            Command::Speakers(speakers) => self.speak(now, speakers),
            Command::Arrange(arrangement) => self.stage.change(now, Change::Arrange(arrangement)),
            Command::Record { programme, stem } => self.record(now, programme, stem),
            Command::Pause => self.pause(now, true),
            Command::Resume => self.pause(now, false),
            Command::Finish(Programme::Track(source)) => {
                self.keep_tracks(now);
                self.tracks.end(source);
                self.stage.keep(self.tracks.sources());
                self.kept();
            }
            Command::Finish(programme) => {
                self.advance(now, now);
                self.end(programme);
                self.settle(now);
            }
        }
    }

    fn speak(&mut self, now: Duration, speakers: Vec<PersonId>) {
        let name = speakers.first().and_then(|id| self.stage.cast().person(*id)).map(|person| person.name.clone());
        if let Some(name) = name {
            for outlet in self.outlets.values_mut() {
                if let Some(recording) = &mut outlet.recording {
                    recording.speaks(now, &name);
                }
            }
        }
        self.stage.change(now, Change::Speakers(speakers));
    }

    fn record(&mut self, now: Duration, programme: Programme, stem: String) {
        let plain = !stem.is_empty() && stem.chars().all(|char| char.is_ascii_alphanumeric() || "-_.".contains(char));
        if !plain || stem.starts_with('.') {
            self.tell(Event::Trouble(Trouble::Disk(programme, "the file's name is not a plain one".into())));
            return;
        }
        if let Programme::Track(source) = programme {
            self.tracks.keep(source, stem);
            return self.stage.keep(self.tracks.sources());
        }
        let (limits, paused) = (limits(&self.config), self.paused);
        let outlet = self.outlet(programme);
        if outlet.recording.is_none() {
            outlet.recording = Some(Recording::new(programme, stem, limits, paused));
        }
        self.settle(now);
    }

    fn pause(&mut self, now: Duration, paused: bool) {
        if paused && !self.paused {
            // All that has happened so far is in the file.
            self.advance(now, now);
            Programme::ALL.into_iter().for_each(|programme| self.drain(programme));
        }
        self.keep_tracks(now);
        self.tracks.pause(paused);
        self.paused = paused;
        for outlet in self.outlets.values_mut() {
            if let Some(recording) = &mut outlet.recording {
                recording.pause(paused);
            }
        }
        self.settle(now);
    }

    /// Makes what is wanted and nothing else.
    fn settle(&mut self, now: Duration) {
        // What happens from now on is mixed and composed when the delay is over.
        let wanted: Vec<_> = self.outlets.iter().filter(|(_, outlet)| outlet.is_wanted()).collect();
        let wanted: Vec<Programme> = wanted.into_iter().map(|(programme, _)| *programme).collect();
        if wanted.is_empty() {
            self.mixer = None;
        } else if self.mixer.is_none() {
            self.mixer = Mixer::new(now);
        }
        self.stage.want(now, &wanted);
    }

    /// Does what is due at `now`.
    pub(crate) fn tick(&mut self, now: Duration) {
        self.look_at_disk(now);
        self.advance(now, now.saturating_sub(DELAY));
    }

    /// Mixes and composes all until `until`, as far as it has come by `now`.
    fn advance(&mut self, now: Duration, until: Duration) {
        while let Some(piece) = self.mixer.as_mut().and_then(|mixer| mixer.block(now, until, &mut self.relations)) {
            for programme in Programme::ALL {
                self.give(programme, piece.clone());
            }
        }
        self.keep_tracks(now);
        self.compose(now, until);
        while let Some((_, person)) = self.leaving.pop_front_if(|(at, _)| *at <= until) {
            self.forget(person);
        }
        if self.relations.len() > MOST_RELATIONS {
            // Packets of those who had left already: those who are there get theirs again.
            self.relations.clear();
        }
    }

    /// Composes all until `until`, as far as it has come by `now`.
    fn compose(&mut self, now: Duration, until: Duration) {
        // Up to this very moment is only made before something ends.
        let all = until >= now;
        let compose = if all { Stage::catch_up } else { Stage::advance };
        let pieces = compose(&mut self.stage, now, until, &mut self.relations);
        for (programme, piece) in pieces {
            self.give(programme, piece);
        }
        for event in self.stage.events() {
            self.tell(event);
        }
    }

    /// What somebody said before he left is mixed; one who is back already stays.
    fn forget(&mut self, person: PersonId) {
        if self.stage.cast().person(person).is_some() {
            return;
        }
        self.relations.remove(&person);
        if let Some(mixer) = &mut self.mixer {
            for source in [Source::Microphone, Source::ScreenAudio] {
                mixer.remove(TrackId { person, source });
            }
        }
    }

    fn give(&mut self, programme: Programme, piece: Encoded) {
        let outlet = self.outlet(programme);
        if !outlet.is_wanted() {
            return;
        }
        let outcome = outlet.push(piece);
        self.outcome(programme, outcome);
    }

    fn outcome(&mut self, programme: Programme, outcome: Result<Vec<Done>, Trouble>) {
        match outcome {
            Ok(done) => self.outputs.extend(done.into_iter().map(|done| Output::Done(Box::new(done)))),
            Err(Trouble::NoSpace) => self.no_space(),
            Err(trouble) => {
                self.tell(Event::Trouble(trouble));
                self.end(programme);
            }
        }
    }

    fn tell(&mut self, event: Event) {
        self.outputs.push_back(Output::Event(event));
    }

    /// Takes what a programme's encoder still has; it goes on with a keyframe for whoever else watches.
    fn drain(&mut self, programme: Programme) {
        for piece in self.stage.drain(programme) {
            // What is wrong with the disk has been told, or will be when the file is sealed.
            let done = self.outlet(programme).push(piece).unwrap_or_default();
            self.outputs.extend(done.into_iter().map(|done| Output::Done(Box::new(done))));
        }
    }

    /// Ends the recording of a programme, if there is one.
    fn end(&mut self, programme: Programme) {
        if self.outlet(programme).recording.is_none() {
            return;
        }
        self.drain(programme);
        let outlet = self.outlet(programme);
        let rest = outlet.flush().unwrap_or_default();
        let last = outlet.recording.take().and_then(|mut recording| recording.finish());
        self.outputs.extend(rest.into_iter().chain(last).map(|done| Output::Done(Box::new(done))));
    }

    fn look_at_disk(&mut self, now: Duration) {
        let recording =
            self.tracks.sources().next().is_some() || self.outlets.values().any(|outlet| outlet.recording.is_some());
        if !recording || self.looked_at_disk.is_some_and(|last| now < last + LOOK_AT_DISK) {
            return;
        }
        self.looked_at_disk = Some(now);
        // A system that does not tell its free room is not one without any.
        let Ok(room) = rustix::fs::statvfs(&self.config.folder) else { return };
        if room.f_bavail.saturating_mul(room.f_frsize) < self.config.keep_free {
            self.no_space();
            self.settle(now);
        }
    }

    fn no_space(&mut self) {
        self.tell(Event::Trouble(Trouble::NoSpace));
        self.end_all();
    }

    fn end_all(&mut self) {
        for programme in Programme::ALL {
            self.end(programme);
        }
        self.tracks.end_all();
        self.stage.keep(self.tracks.sources());
        self.kept();
    }

    /// Makes what has come by `now`, and ends all recordings.
    pub(crate) fn finish(&mut self, now: Duration) {
        self.advance(now, now);
        self.end_all();
    }
}

/// How long files are, and where.
fn limits(config: &Config) -> Limits {
    let Config { folder, split_bytes, split_after, .. } = config.clone();
    Limits { folder, split_bytes, split_after }
}

#[cfg(test)]
mod tests;
