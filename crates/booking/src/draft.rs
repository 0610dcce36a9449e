//! What somebody asks for: every property of a meeting, given or not.

use crate::booking::{Admission, Encryption, Media, RecordAudience, RecordMode, Resource};
use crate::{Attendee, Period, RoomId, ZoneId};
use jiff::Timestamp;

/// A request to create or edit a meeting. `None` is "not given": the default when creating, the
/// present value when editing. Texts are as sent; their limits are checked by
/// [`create`](crate::create::create) and [`edit`](crate::edit::edit).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Topic.
    pub subject: Option<String>,
    /// Start; not given when creating: now.
    pub start: Option<Timestamp>,
    /// Length in minutes.
    pub length_min: Option<i64>,
    /// Media; must be given.
    pub media: Option<Media>,
    /// Zone.
    pub zone: Option<ZoneId>,
    /// Language tag.
    pub language: Option<String>,
    /// Client's group ID.
    pub group_uri: Option<String>,
    /// Attendees; given when editing, they replace the list.
    pub attendees: Option<Vec<AttendeeDraft>>,
    /// Recurrence.
    pub cycle: Option<CycleDraft>,
    /// Whether a series is asked for, cycle or no cycle.
    pub series: bool,
    /// Recording starts by itself.
    pub auto_record: Option<bool>,
    /// Recording and streaming.
    pub record_mode: Option<RecordMode>,
    /// The shared screen is recorded too.
    pub record_screen: Option<bool>,
    /// Who may watch a recording.
    pub record_audience: Option<RecordAudience>,
    /// Push address of the main stream.
    pub live_address: Option<String>,
    /// Push address of the shared-screen stream.
    pub screen_address: Option<String>,
    /// Media encryption.
    pub encryption: Option<Encryption>,
    /// Whether a room is asked for.
    pub in_room: Option<bool>,
    /// Which room.
    pub room: Option<RoomId>,
    /// Whether a fresh ID is dialled instead of the room's number.
    pub random_id: Option<bool>,
    /// Most people in the meeting.
    pub capacity: Option<i64>,
    /// Simultaneous interpretation.
    pub interpretation: Option<bool>,
    /// Resource to draw on.
    pub resource: Option<Resource>,
    /// Guests' password.
    pub guest_password: Option<String>,
    /// Other rules.
    pub rules: RulesDraft,
}

/// Rules asked for; the names are those of [`Rules`](crate::Rules).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is documented at Rules")]
pub struct RulesDraft {
    pub send_mail: Option<bool>,
    pub send_sms: Option<bool>,
    pub send_calendar: Option<bool>,
    pub mute_apps: Option<bool>,
    pub mute_terminals: Option<bool>,
    pub guests_without_password: Option<bool>,
    pub admission: Option<Admission>,
    pub guests_may_start: Option<bool>,
    pub prolong_min: Option<i64>,
    pub waiting_room: Option<bool>,
    pub host_camera: Option<bool>,
    pub guest_camera: Option<bool>,
}

/// A change of one occurrence. `None` is "not given": it stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OccurrenceDraft {
    /// Start.
    pub start: Option<Timestamp>,
    /// Length in minutes.
    pub length_min: Option<i64>,
    /// Media.
    pub media: Option<Media>,
    /// What it is about.
    pub description: Option<String>,
    /// Recording starts by itself.
    pub auto_record: Option<bool>,
    /// Who may watch a recording.
    pub record_audience: Option<RecordAudience>,
    /// Who may join.
    pub admission: Option<Admission>,
    /// Guests may open the meeting before the host.
    pub guests_may_start: Option<bool>,
    /// Newcomers wait until they are admitted.
    pub waiting_room: Option<bool>,
}

/// An attendee asked for: an [`Attendee`] whose `kind` and `auto_invite` may be left to us.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttendeeDraft {
    /// Everything given, with `user` looked up by the caller.
    pub attendee: Attendee,
    /// Kind of endpoint, if given.
    pub kind: Option<crate::EndpointKind>,
    /// Whether to call at the start, if given.
    pub auto_invite: Option<bool>,
}

/// A recurrence asked for, with dates as sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CycleDraft {
    /// First day, `YYYY-MM-DD`.
    pub first_day: Option<String>,
    /// Last day, `YYYY-MM-DD`.
    pub last_day: Option<String>,
    /// Period; must be given.
    pub period: Option<Period>,
    /// Every so many periods.
    pub interval: Option<i64>,
    /// Days.
    pub points: Option<Vec<i64>>,
    /// Days of notice.
    pub remind_days: Option<i64>,
}
