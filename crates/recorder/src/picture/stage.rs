//! All pictures of a meeting, and the programmes that are composed of them.

use super::canvas::{Canvas, Filling};
use super::cast::{Cast, Casts, Change, Person};
use super::layout::{Content, Tile, tiles, turn};
use super::need::Need;
use super::reel::{Note, Reel};
use super::show::Show;
use crate::codec::Encoder;
use crate::rtp::clock::Relation;
use crate::rtp::jitter::Arrived;
use crate::{Codec, Config, Encoded, Event, PersonId, Programme, SenderReport, Source, TrackId, Trouble};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::thread;
use std::time::{Duration, Instant};

/// A camera that sends nothing for this long is shown as none.
const GONE: Duration = Duration::from_secs(5);

/// Up to so many pictures late, decoders that have not come so far are waited for.
const WAITED_FOR: u64 = 10;

/// Height in pixels of what is wanted as it is sent: more than anybody sends.
const AS_SENT: u32 = 4_320;

/// So many pictures late, every second one is left out until it has caught up: half a second at 25 a second,
/// what a machine that does other things for a moment makes up for.
const LATE: u64 = 12;

/// So many pictures late, all but the newest are left out at once instead of all being late for ever.
const MOST_LATE: u64 = 50;

/// How long codecs are waited for when a recording ends or stands still.
const LONGEST_CATCHING_UP: Duration = Duration::from_secs(3);

/// Between two looks at codecs that are waited for.
const NAP: Duration = Duration::from_millis(5);

/// How often it is told that pictures are left out.
const TELL_BEHIND: Duration = Duration::from_secs(10);

/// All pictures of a meeting.
pub(crate) struct Stage {
    config: Config,
    patient: bool,
    /// What time it was, since 1970, when the recorder's clock stood at nought.
    wall: Duration,
    casts: Casts,
    reels: HashMap<TrackId, Reel>,
    shows: BTreeMap<Programme, Show>,
    /// Kinds of tracks that are kept as they come, whether they are shown or not.
    kept: Vec<Source>,
    /// Number of the next picture on the recorder's clock.
    next: u64,
    told: BTreeMap<TrackId, u32>,
    /// Whether something is known since tiles were arranged.
    changed: bool,
    /// Whose turn it was then.
    turn: u64,
    cannot: HashSet<(TrackId, Codec)>,
    left_out: u32,
    told_behind: Duration,
    events: Vec<Event>,
}

/// What is done about pictures that are late.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Haste {
    /// Codecs are waited for, however late it gets.
    None,
    /// Some are left out.
    Late,
}

impl Stage {
    /// Nobody there and nothing composed. With `patient`, every codec is waited for, so that what comes
    /// out does not depend on how fast the machine is.
    pub(crate) fn new(config: Config, wall: Duration, patient: bool) -> Self {
        Self {
            config,
            patient,
            wall,
            casts: Casts::default(),
            reels: HashMap::new(),
            shows: BTreeMap::new(),
            kept: Vec::new(),
            next: 0,
            told: BTreeMap::new(),
            changed: true,
            turn: 0,
            cannot: HashSet::new(),
            left_out: 0,
            told_behind: Duration::ZERO,
            events: Vec::new(),
        }
    }

    /// What there is to tell.
    pub(crate) fn events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// Who is there now.
    pub(crate) fn cast(&self) -> &Cast {
        &self.casts.now
    }

    /// Something changes; it is seen when what happens at `at` is composed.
    pub(crate) fn change(&mut self, at: Duration, change: Change) {
        match &change {
            Change::Track(track, false) => self.cannot.retain(|(of, _)| of != track),
            Change::Left(person) => self.cannot.retain(|(of, _)| of.person != *person),
            _ => {}
        }
        self.casts.change(at, change);
        self.changed = true;
        if self.shows.is_empty() {
            self.casts.settle();
        }
    }

    /// Takes a packet; one of a track that is not shown is dropped.
    pub(crate) fn packet(&mut self, track: TrackId, encoding: u32, packet: Arrived) {
        if !self.casts.now.has(track) {
            self.change(packet.at, Change::Track(track, true));
            // Its first packets are a keyframe's; they are kept until it is known whether it is shown.
            if !self.shows.is_empty() && self.casts.now.has(track) {
                self.reels.entry(track).or_insert_with(|| Reel::new(packet.at));
            }
        }
        if let Some(reel) = self.reels.get_mut(&track) {
            reel.push(encoding, packet);
        }
    }

    /// Takes a sender report into account.
    pub(crate) fn report(&mut self, track: TrackId, report: SenderReport) {
        if let Some(reel) = self.reels.get_mut(&track) {
            reel.report(report);
        }
    }

    /// Composes these programmes from `from` on, and no others.
    pub(crate) fn want(&mut self, from: Duration, programmes: &[Programme]) {
        self.shows.retain(|programme, _| programmes.contains(programme));
        if self.shows.is_empty() {
            self.next = number(from, self.config.rate);
            self.casts.settle();
        }
        self.changed = true;
        for programme in programmes {
            let Config { width, height, .. } = self.config;
            let show = || Show { canvas: Canvas::new(width, height), tiles: Vec::new(), encoder: None, starts: 0 };
            if programme.has_picture() {
                self.shows.entry(*programme).or_insert_with(show);
            }
        }
        if self.shows.is_empty() {
            self.casts.settle();
            self.look(from, from);
        }
    }

    /// These kinds of tracks are kept as they come, from now on.
    pub(crate) fn keep(&mut self, sources: impl Iterator<Item = Source>) {
        self.kept = sources.collect();
        self.changed = true;
    }

    /// Composes all pictures until `until`, as far as it has come by `now` and codecs keep up; answers what
    /// is encoded. What is not composed yet is the next time, or is left out if it is too late.
    pub(crate) fn advance(
        &mut self,
        now: Duration,
        until: Duration,
        relations: &mut HashMap<PersonId, Relation>,
    ) -> Vec<(Programme, Encoded)> {
        self.compose(now, until, relations, Haste::Late)
    }

    /// As [`Stage::advance`], but codecs are waited for, though not for ever: nothing comes after it.
    pub(crate) fn catch_up(
        &mut self,
        now: Duration,
        until: Duration,
        relations: &mut HashMap<PersonId, Relation>,
    ) -> Vec<(Programme, Encoded)> {
        let end = Instant::now() + LONGEST_CATCHING_UP;
        let mut pieces = self.compose(now, until, relations, Haste::None);
        while !self.shows.is_empty() && self.next < number(until, self.config.rate) && Instant::now() < end {
            thread::sleep(NAP);
            pieces.extend(self.compose(now, until, relations, Haste::None));
        }
        pieces
    }

    fn compose(
        &mut self,
        now: Duration,
        until: Duration,
        relations: &mut HashMap<PersonId, Relation>,
        haste: Haste,
    ) -> Vec<(Programme, Encoded)> {
        let mut pieces = Vec::new();
        if self.shows.is_empty() {
            if std::mem::take(&mut self.changed) {
                self.look(now, now);
            }
            return pieces;
        }
        let rate = self.config.rate;
        let last = number(until, rate);
        while self.next < last {
            let due = last - self.next;
            let waits = |most| !self.patient && (haste == Haste::None || due <= most);
            if waits(MOST_LATE) && !self.shows.values().all(Show::has_room) {
                break;
            }
            let skipped = if self.patient || haste == Haste::None { 0 } else { left_out(due) };
            self.left_out = self.left_out.saturating_add(skipped as u32);
            self.next += skipped;
            let time = Duration::from_secs(self.next) / rate;
            let waits = waits(WAITED_FOR);
            let passed = self.casts.pass(time);
            let turn = turn(&self.casts.then.arrangement, self.wall + time);
            if passed | std::mem::take(&mut self.changed) | (std::mem::replace(&mut self.turn, turn) != turn) {
                self.look(now, time);
            }
            self.reels(now, time, relations);
            if waits && self.reels.values().any(|reel| reel.owes(time)) {
                break;
            }
            self.next += 1;
            let fill = |tile: &Tile| (*tile, self.fill(tile.content, now));
            let drawn: Vec<Vec<_>> = self.shows.values().map(|show| show.tiles.iter().map(fill).collect()).collect();
            for ((programme, show), drawn) in self.shows.iter_mut().zip(drawn) {
                show.canvas.draw(drawn);
                match show.encode(&self.config, self.patient, time) {
                    Ok(true) => {}
                    Ok(false) => self.left_out = self.left_out.saturating_add(1),
                    Err(why) => self.events.push(Event::Trouble(match why {
                        Some(why) => Trouble::CannotEncode(*programme, why),
                        None => Trouble::FfmpegDied(format!("the encoder of {programme:?}")),
                    })),
                }
                pieces.extend(show.take().into_iter().map(|piece| (*programme, piece)));
            }
        }
        for (programme, show) in &mut self.shows {
            pieces.extend(show.take().into_iter().map(|piece| (*programme, piece)));
        }
        if now >= self.told_behind + TELL_BEHIND {
            self.told_behind = now;
            if self.left_out > 0 {
                self.events.push(Event::Trouble(Trouble::Behind(std::mem::take(&mut self.left_out))));
            }
        }
        pieces
    }

    /// Waits for what is in a programme's encoder; it begins anew afterwards.
    pub(crate) fn drain(&mut self, programme: Programme) -> Vec<Encoded> {
        let Some(show) = self.shows.get_mut(&programme) else { return Vec::new() };
        show.starts = 0;
        show.encoder.take().map(Encoder::finish).unwrap_or_default()
    }

    /// Finds out which tracks are shown, and how high: those that are seen now, and those that will be as
    /// soon as what happens now is composed, so that their pictures are there by then. Those that are kept
    /// are wanted as large as they are sent. `time` is that of what is composed.
    fn look(&mut self, now: Duration, time: Duration) {
        let Config { width, height, .. } = self.config;
        let (mut shown, mut needs) = (BTreeMap::<TrackId, u32>::new(), HashMap::<TrackId, Vec<Need>>::new());
        let (present, then) = (self.casts.now.present(), self.casts.then.present());
        for (programme, show) in &mut self.shows {
            let size = (width, height);
            show.tiles = tiles(*programme, &self.casts.then.arrangement, &then, size, self.wall + time);
            let soon = tiles(*programme, &self.casts.now.arrangement, &present, size, self.wall + now);
            for tile in show.tiles.iter().chain(&soon) {
                let Some(track) = track_of(tile.content) else { continue };
                if self.casts.now.has(track) || self.casts.then.has(track) {
                    let height = shown.entry(track).or_default();
                    *height = (*height).max(tile.area.height as u32);
                    needs.entry(track).or_default().push(tile.into());
                }
            }
        }
        self.reels.retain(|track, _| needs.contains_key(track));
        for (track, needs) in needs {
            self.reels.entry(track).or_insert_with(|| Reel::new(now)).need(needs);
        }
        let kept = self.casts.now.tracks().filter(|track| self.kept.contains(&track.source));
        shown.extend(kept.map(|track| (track, AS_SENT)));
        if shown == self.told {
            return;
        }
        self.events.push(Event::Shown(shown.iter().map(|(track, height)| (*track, *height)).collect()));
        self.told = shown;
    }

    fn reels(&mut self, now: Duration, time: Duration, relations: &mut HashMap<PersonId, Relation>) {
        for (track, reel) in &mut self.reels {
            let relation = relations.entry(track.person).or_default();
            for note in reel.advance(now, time, relation, self.config.ffmpeg.as_deref(), self.patient) {
                self.events.push(match note {
                    Note::KeyframeWanted => Event::KeyframeWanted(*track),
                    Note::CannotDecode(codec) if self.cannot.insert((*track, codec)) => {
                        Event::Trouble(Trouble::CannotDecode(*track, codec))
                    }
                    Note::CannotDecode(_) => continue,
                    Note::Died => Event::Trouble(Trouble::FfmpegDied(format!("the decoder of {track:?}"))),
                });
            }
        }
    }

    fn fill(&self, content: Content, now: Duration) -> Filling {
        let then = &self.casts.then;
        let track = track_of(content).filter(|track| then.has(*track));
        let reel = track.and_then(|track| self.reels.get(&track));
        let (person, is_screen) = match content {
            Content::Person(person) => (person, false),
            Content::Screen(person) => (person, true),
            Content::Empty => return Filling::default(),
        };
        // A screen on which nothing moves sends next to nothing; a camera does not stop.
        let image = reel.filter(|reel| is_screen || now < reel.last() + GONE).and_then(Reel::image).cloned();
        let known = then.person(person).filter(|_| !is_screen || image.is_none());
        let Person { name, muted } = known.cloned().unwrap_or_default();
        Filling { image, name, muted: muted && !is_screen }
    }
}

fn track_of(content: Content) -> Option<TrackId> {
    match content {
        Content::Person(person) => Some(TrackId { person, source: Source::Camera }),
        Content::Screen(person) => Some(TrackId { person, source: Source::Screen }),
        Content::Empty => None,
    }
}

/// How many pictures are left out before the next one, when so many are due.
fn left_out(due: u64) -> u64 {
    match due {
        _ if due <= LATE => 0,
        _ if due <= MOST_LATE => 1,
        _ => due - 1,
    }
}

/// How many pictures begin before `time`.
fn number(time: Duration, rate: u32) -> u64 {
    (time.as_micros() as u64 * u64::from(rate)).div_ceil(1_000_000)
}
