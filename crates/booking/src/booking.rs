//! A booked meeting: the state at rest.

use crate::recurrence::{Cycle, Occurrence};
use crate::{Attendee, CorporationId, Holding, MeetingId, RoomId, RoomKind, UserId, Webinar, ZoneId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A booked meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// ID.
    pub id: MeetingId,
    /// Tenant.
    pub corporation: CorporationId,
    /// The tenant's name when it was booked.
    pub corporation_name: String,
    /// Who booked it.
    pub scheduler: UserId,
    /// His name when he booked it.
    pub scheduler_name: String,
    /// Topic, up to 128 characters.
    pub subject: String,
    /// Instant, scheduled or a series.
    pub kind: Kind,
    /// Planned start; of a series, where the cycle has placed its first occurrence.
    pub start: Timestamp,
    /// Planned length of the meeting or of each occurrence, in minutes, 15 to 1440.
    pub length_min: u16,
    /// Zone of notices and of a series' dates.
    pub zone: ZoneId,
    /// Language tag of notices.
    pub language: String,
    /// Media.
    pub media: Media,
    /// Who is invited.
    pub attendees: Vec<Attendee>,
    /// Recording and streaming.
    pub recording: Recording,
    /// Media encryption.
    pub encryption: Encryption,
    /// The room it is held in, if any.
    pub room: Option<RoomUse>,
    /// How people join and what is sent to them.
    pub rules: Rules,
    /// Most people in it; 0: no limit.
    pub capacity: u32,
    /// Simultaneous interpretation.
    pub interpretation: bool,
    /// The resource it draws on.
    pub resource: Resource,
    /// Temporary group ID of a client, up to 31 characters, or empty.
    pub group_uri: String,
    /// When it was booked.
    pub created_at: Timestamp,
    /// When it was cancelled, if it was.
    pub cancelled_at: Option<Timestamp>,
    /// The holding that is under way, if one is.
    pub holding: Option<Holding>,
    /// When a holding of it last ended before its time, if one did.
    pub ended_at: Option<Timestamp>,
    /// ID of the holding that ended last, if one did.
    #[serde(default)]
    pub last_holding: Option<String>,
    /// What was booked until this time is closed: a holding of it has ended, and the corporation
    /// does not keep bookings.
    #[serde(default)]
    pub closed_until: Option<Timestamp>,
    /// Of what was booked until this time it has been told that it is closed for good.
    #[serde(default)]
    pub concluded_until: Option<Timestamp>,
    /// Goes up with every change that people are told of (RFC 5545, section 3.8.7.4).
    #[serde(default)]
    pub sequence: u32,
    /// What it has as a webinar; `None`: it is a meeting.
    #[serde(default)]
    pub webinar: Option<Webinar>,
}

/// How a meeting is placed in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Begun when it was booked; `holding` is the ID of that holding, 32 hex digits.
    Instant {
        /// ID of this holding.
        holding: String,
    },
    /// Booked for later, once.
    Scheduled,
    /// Booked for later, again and again.
    Series {
        /// The rule, with its last day as adjusted.
        cycle: Cycle,
        /// Its occurrences in order of time; never empty.
        occurrences: Vec<Occurrence>,
    },
}

/// Where a booking is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Not begun.
    Scheduled,
    /// Being held.
    Running,
    /// Cancelled, or its time is over.
    Over,
}

/// The media of a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// Voice; part of every meeting.
    pub voice: bool,
    /// Screen sharing and the like; comes with any video.
    pub data: bool,
    /// Standard-definition video.
    pub video: bool,
    /// High-definition video.
    pub hd_video: bool,
    /// Telepresence (reserved).
    pub telepresence: bool,
}

impl Media {
    /// Whether there is anything to be seen: it is not of voices alone.
    pub fn has_pictures(self) -> bool {
        self.video || self.hd_video || self.data
    }
}

/// What is recorded or streamed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordMode {
    /// Nothing.
    #[default]
    Off,
    /// Streamed.
    Live,
    /// Recorded.
    Record,
    /// Both.
    LiveAndRecord,
}

impl RecordMode {
    /// Whether it records.
    pub fn records(self) -> bool {
        matches!(self, Self::Record | Self::LiveAndRecord)
    }

    /// Whether it streams.
    pub fn streams(self) -> bool {
        matches!(self, Self::Live | Self::LiveAndRecord)
    }
}

/// Who may watch a recording.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecordAudience {
    /// Anyone with the link.
    #[default]
    Anyone,
    /// The corporation's users.
    Corporation,
    /// The meeting's participants.
    Participants,
}

/// Recording and streaming. Flags that need recording are false without it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
    /// What is recorded or streamed.
    pub mode: RecordMode,
    /// Recording starts by itself.
    pub auto: bool,
    /// The shared screen is recorded too.
    pub screen: bool,
    /// Who may watch.
    pub audience: RecordAudience,
    /// Push address of the main stream, up to 255 characters, or empty.
    pub live_address: String,
    /// Push address of the shared-screen stream, up to 255 characters, or empty.
    pub screen_address: String,
}

impl Recording {
    /// Whether the stream goes out as soon as the meeting begins: somebody said where to. Who gave no
    /// address has people watch by link, and begins it himself.
    pub fn streams_itself(&self) -> bool {
        self.mode.streams() && self.has_address()
    }

    fn has_address(&self) -> bool {
        !(self.live_address.is_empty() && self.screen_address.is_empty())
    }

    /// Streams exactly if there is an address: a webinar is asked for in no other way.
    pub(crate) fn stream_to_addresses(&mut self) {
        self.mode = match (self.mode.records(), self.has_address()) {
            (false, false) => RecordMode::Off,
            (false, true) => RecordMode::Live,
            (true, false) => RecordMode::Record,
            (true, true) => RecordMode::LiveAndRecord,
        };
    }
}

/// Media encryption.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encryption {
    /// Where the endpoint can.
    #[default]
    Adaptive,
    /// Always; endpoints that cannot are refused.
    Forced,
    /// Off.
    Off,
}

/// The resource a meeting draws on; fixed when it is booked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resource {
    /// The corporation's concurrent participants.
    #[default]
    Concurrency,
    /// A cloud room.
    CloudRoom,
    /// A webinar room.
    Webinar,
}

/// Who may join.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Admission {
    /// Everybody with ID and password.
    #[default]
    Everybody,
    /// The corporation's users.
    Corporation,
    /// Invited people.
    Invited,
}

/// How people join and what is sent to them: the settings in force, defaults filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[derive(Default)]
pub struct Rules {
    /// E-mail notices.
    pub send_mail: bool,
    /// SMS notices.
    pub send_sms: bool,
    /// Calendar entries by mail.
    pub send_calendar: bool,
    /// Guests' apps join muted.
    pub mute_apps: bool,
    /// Guests' hard terminals join muted.
    pub mute_terminals: bool,
    /// Guests need no password. Never with a fixed ID.
    pub guests_without_password: bool,
    /// Who may join.
    pub admission: Admission,
    /// Guests may open the meeting before the host. With a fixed ID, the room says so instead.
    pub guests_may_start: bool,
    /// Minutes by which the meeting is extended while somebody is in it, 0 to 60; 0: never.
    pub prolong_min: u8,
    /// Newcomers wait until they are admitted.
    pub waiting_room: bool,
    /// Camera on when the host joins; `None`: as he likes.
    pub host_camera: Option<bool>,
    /// Camera on when a guest joins; `None`: as he likes.
    pub guest_camera: Option<bool>,
}

/// The room a meeting is held in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomUse {
    /// The room.
    pub room: RoomId,
    /// Its number when the meeting was booked.
    pub number: String,
    /// Its kind.
    pub kind: RoomKind,
    /// Most people in it; 0: no limit of its own.
    #[serde(default)]
    pub capacity: u32,
    /// Whether people dial a fresh ID instead of the room's number.
    pub random_id: bool,
}

/// What must be kept secret of a meeting. The store seals it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secrets {
    /// Password that makes somebody host.
    pub host_password: String,
    /// Password of guests.
    pub guest_password: String,
    /// Token in the host's link, 48 hex digits.
    pub host_token: String,
    /// Token in the guests' link, 48 hex digits.
    pub guest_token: String,
    /// Password of a webinar's audience; empty in a meeting.
    #[serde(default)]
    pub audience_password: String,
    /// Token in the audience's link, 48 hex digits; empty in a meeting.
    #[serde(default)]
    pub audience_token: String,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}

impl Booking {
    /// Length of the meeting or of each occurrence.
    pub fn length(&self) -> SignedDuration {
        SignedDuration::from_mins(i64::from(self.length_min))
    }

    /// When it is over for good: the planned end, of a series that of its last occurrence.
    pub fn ends_at(&self) -> Timestamp {
        self.slots().map(|(_, end)| end).max().unwrap_or(self.start)
    }

    /// The spans that it takes, in order of time: one, or one for each occurrence.
    pub fn slots(&self) -> impl Iterator<Item = (Timestamp, Timestamp)> + '_ {
        let occurrences = match &self.kind {
            Kind::Series { occurrences, .. } => occurrences.as_slice(),
            Kind::Instant { .. } | Kind::Scheduled => &[],
        };
        let single = occurrences.is_empty().then(|| (self.start, self.start + self.length()));
        single.into_iter().chain(occurrences.iter().map(|one| (one.start, one.end)))
    }

    /// Of [`Booking::slots`] those in which people may still come together, once it is their time.
    pub fn open_slots(&self) -> impl Iterator<Item = (Timestamp, Timestamp)> + '_ {
        self.slots().filter(|(_, end)| self.is_open_at(*end))
    }

    /// Whether a span that ends at `end` has not been closed.
    fn is_open_at(&self, end: Timestamp) -> bool {
        self.closed_until.is_none_or(|closed| end > closed)
    }

    /// The span that is running or comes next at `now`; `None` when all are over.
    pub fn slot_at(&self, now: Timestamp) -> Option<(Timestamp, Timestamp)> {
        self.open_slots().find(|(_, end)| *end > now)
    }

    /// The occurrence that is being held at `now`, or else runs or comes next; `None` when all are
    /// over, when the one that is being held has been cancelled, and without a series.
    pub fn occurrence_at(&self, now: Timestamp) -> Option<&Occurrence> {
        let Kind::Series { occurrences, .. } = &self.kind else { return None };
        match self.holding_at(now).and_then(|holding| holding.occurrence.as_ref()) {
            // People may come before the time and stay beyond it.
            Some(held) => occurrences.iter().find(|one| one.id == *held),
            None => occurrences.iter().find(|one| one.end > now && self.is_open_at(one.end)),
        }
    }

    /// The booking as it holds at `now`: of a series with the terms and the length of the occurrence
    /// that is being held or comes next.
    pub fn as_of(&self, now: Timestamp) -> Cow<'_, Self> {
        match self.occurrence_at(now) {
            Some(one) => Cow::Owned(self.with(one)),
            None => Cow::Borrowed(self),
        }
    }

    /// The booking with the terms and the length of this occurrence.
    pub fn with(&self, one: &Occurrence) -> Self {
        let mut held = self.clone();
        let length_min = one.end.duration_since(one.start).as_mins();
        held.length_min = u16::try_from(length_min).unwrap_or(held.length_min);
        let terms = &one.terms;
        held.media = terms.media.unwrap_or(held.media);
        held.recording.auto = terms.auto_record.unwrap_or(held.recording.auto);
        held.recording.audience = terms.record_audience.unwrap_or(held.recording.audience);
        held.rules.admission = terms.admission.unwrap_or(held.rules.admission);
        held.rules.guests_may_start = terms.guests_may_start.unwrap_or(held.rules.guests_may_start);
        held.rules.waiting_room = terms.waiting_room.unwrap_or(held.rules.waiting_room);
        held
    }

    /// Where it is in its life at `now`. An instant meeting counts as running from the start, also
    /// while nobody is in it yet. A holding whose end has passed has ended, whether or not anybody
    /// could note it, for instance because the server was down.
    pub fn state(&self, now: Timestamp) -> State {
        if self.cancelled_at.is_some() {
            State::Over
        } else if self.holding_at(now).is_some() {
            State::Running
        } else if self.slot_at(now).is_none() {
            State::Over
        } else if matches!(self.kind, Kind::Instant { .. }) && self.ended_at.is_none() {
            State::Running
        } else {
            State::Scheduled
        }
    }

    /// The holding that is under way at `now`.
    pub fn holding_at(&self, now: Timestamp) -> Option<&Holding> {
        self.holding.as_ref().filter(|holding| holding.ends_at > now)
    }

    /// Who may join at `now`: as the running meeting's rules say, or as booked.
    pub fn admission_at(&self, now: Timestamp) -> Admission {
        let rules = self.holding_at(now).and_then(|holding| holding.rules);
        rules.and_then(|rules| rules.admission).unwrap_or(self.rules.admission)
    }

    /// The number that people dial: the room's when it has a fixed one, else the meeting's ID.
    pub fn dialled(&self) -> &str {
        match &self.room {
            Some(room) if !room.random_id => &room.number,
            _ => self.id.as_str(),
        }
    }

    /// Whether people dial the room's number, which then also decides passwords and who may start.
    pub fn has_fixed_number(&self) -> bool {
        self.room.as_ref().is_some_and(|room| !room.random_id)
    }
}
