//! What a booking says of the meeting to be held, and the rules that hosts change in it.

use crate::{Invitee, Layout, Stage, StreamTarget};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// Who may share a screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShareRule {
    /// Everybody.
    #[default]
    Everybody,
    /// Host and co-hosts.
    Hosts,
}

/// Who may write in the chat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChatRule {
    /// To everybody and to each other.
    #[default]
    Everybody,
    /// To everybody, and privately to hosts alone.
    Public,
    /// Privately to hosts alone; hosts may still write to everybody.
    Hosts,
    /// Privately to each other and to hosts; hosts may still write to everybody.
    Private,
    /// Nobody but hosts.
    Nobody,
}

/// Who may record in the client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RecordRule {
    /// Everybody.
    Everybody,
    /// Whom a host lets, one by one.
    Some,
    /// Host and co-hosts.
    #[default]
    Hosts,
}

/// Who may come in. Whoever looks at what people bring along keeps it; the conference only says what
/// it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntryRule {
    /// Everybody with the link or the password.
    #[default]
    Everybody,
    /// People of the corporation.
    Corporation,
    /// Who is invited.
    Invited,
}

/// Whether the meeting is being recorded on the server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Recording {
    /// It is not.
    #[default]
    Off,
    /// It is.
    On,
    /// It is, but stands still for the time being.
    Paused,
}

/// How a meeting begins.
///
/// After a restart of the server the same meeting is set up again from what was kept: `started_at`,
/// the extended `length`, and the last [`ConferenceState`]'s rules. People then come back by
/// [`Input::Return`](crate::Input::Return).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// ID of this holding; only passed on.
    pub uuid: Arc<str>,
    /// When it began. `None`: it begins when the first person is in, which
    /// [`Event::Started`](crate::Event::Started) tells.
    pub started_at: Option<Timestamp>,
    /// How long it lasts from its beginning. After a restart: with what it had been extended by.
    pub length: SignedDuration,
    /// The booked end. Where nobody is in by then, those who wait for the host are sent away. Not
    /// looked at once the meeting has begun.
    pub waits_until: Timestamp,
    /// By how much it is extended at its end while somebody is in, again and again; zero: never.
    pub prolong: SignedDuration,
    /// How long before the end everybody is warned; zero: never. Nobody is warned of an end that
    /// will not come because the meeting extends itself.
    pub warning: SignedDuration,
    /// Most people in, however they take part; 0: no bound. Host and co-hosts come in all the same.
    pub capacity: u32,
    /// Guests wait until a host admits them.
    pub waiting_room: bool,
    /// No guests come in by themselves.
    pub locked: bool,
    /// Guests come in before any host has been there.
    pub guests_may_start: bool,
    /// Guests with a client are muted when they come in.
    pub mute_newcomers: bool,
    /// No cameras, no screens.
    pub voice_only: bool,
    /// Guests may unmute themselves.
    pub may_unmute: bool,
    /// Who may share.
    pub share: ShareRule,
    /// Who may chat.
    pub chat: ChatRule,
    /// All guests have been muted, and so are those who come.
    pub all_muted: bool,
    /// Guests may give themselves another name.
    pub may_rename: bool,
    /// Guests may turn their cameras on.
    pub may_show: bool,
    /// Guests may share a screen while somebody else does.
    pub may_take_over: bool,
    /// Who may record in the client.
    pub record: RecordRule,
    /// Who may come in.
    pub entry: EntryRule,
    /// Who was invited when it was booked.
    pub invitees: Vec<Invitee>,
    /// What a webinar has besides; `None`: it is a meeting, and nobody is its audience.
    pub webinar: Option<WebinarSetup>,
    /// The audience is let in.
    pub audience_admitted: bool,
    /// The audience sees and hears nothing for the time being.
    pub paused: bool,
    /// It may be recorded.
    pub records: bool,
    /// Whether it is recorded. For a meeting that has not begun: whether it is from its beginning.
    pub recording: Recording,
    /// It has been recorded before.
    pub recorded: bool,
    /// It may be streamed.
    pub streams: bool,
    /// Whether it is streamed. For a meeting that has not begun: whether it is from its beginning.
    pub streaming: bool,
}

/// What a webinar has that a meeting has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WebinarSetup {
    /// Most people in the audience; 0: no bound.
    pub capacity: u32,
    /// How many of the audience are shown, if any number is.
    pub shown: Option<AudienceShown>,
}

/// How the number is made that is shown of the audience: `base` and then each one, times `tenths`/10.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AudienceShown {
    /// What is shown of nobody.
    pub base: u32,
    /// By how many tenths each one counts.
    pub tenths: u32,
}

impl AudienceShown {
    /// What is shown of so many.
    pub fn of(self, present: u32) -> u32 {
        let counted = u64::from(present) * u64::from(self.tenths) / 10;
        u32::try_from(counted + u64::from(self.base)).unwrap_or(u32::MAX)
    }
}

impl Setup {
    /// A meeting with no restriction, no extension and a warning five minutes before its end.
    pub fn new(uuid: &str, length: SignedDuration, waits_until: Timestamp) -> Self {
        Self {
            uuid: uuid.into(),
            started_at: None,
            length,
            waits_until,
            prolong: SignedDuration::ZERO,
            warning: SignedDuration::from_mins(5),
            capacity: 0,
            waiting_room: false,
            locked: false,
            guests_may_start: true,
            mute_newcomers: false,
            voice_only: false,
            may_unmute: true,
            share: ShareRule::Everybody,
            chat: ChatRule::Everybody,
            all_muted: false,
            may_rename: true,
            may_show: true,
            may_take_over: true,
            record: RecordRule::default(),
            entry: EntryRule::default(),
            invitees: Vec::new(),
            webinar: None,
            audience_admitted: false,
            paused: false,
            records: false,
            recording: Recording::Off,
            recorded: false,
            streams: false,
            streaming: false,
        }
    }
}

/// The state of the meeting that is not about one person. Number, topic and link of the booking are
/// the caller's to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConferenceState {
    /// ID of this holding.
    pub uuid: Arc<str>,
    /// When it began; while nobody has been in, when it was set up.
    pub started_at: Timestamp,
    /// When it ends unless it is extended.
    pub ends_at: Timestamp,
    /// No more guests come in by themselves.
    pub locked: bool,
    /// Newcomers wait until a host admits them.
    pub waiting_room: bool,
    /// Guests may unmute themselves.
    pub may_unmute: bool,
    /// Who may share.
    pub share: ShareRule,
    /// Who may chat.
    pub chat: ChatRule,
    /// No cameras, no screens.
    pub voice_only: bool,
    /// All guests have been muted, and so are those who come.
    pub all_muted: bool,
    /// Guests may give themselves another name.
    pub may_rename: bool,
    /// Guests may turn their cameras on.
    pub may_show: bool,
    /// Guests may share a screen while somebody else does.
    pub may_take_over: bool,
    /// Who may record in the client.
    pub record: RecordRule,
    /// Who may come in.
    pub entry: EntryRule,
    /// By how much it is extended at its end while somebody is in; zero: never.
    pub prolong: SignedDuration,
    /// Whether it is a webinar.
    pub webinar: bool,
    /// The webinar's audience is let in.
    pub audience_admitted: bool,
    /// The webinar's audience sees and hears nothing for the time being.
    pub paused: bool,
    /// It may be recorded.
    pub records: bool,
    /// Whether it is recorded.
    pub recording: Recording,
    /// It is recorded, or has been.
    pub recorded: bool,
    /// It may be streamed.
    pub streams: bool,
    /// Whether it is streamed.
    pub streaming: bool,
    /// What becomes of the stream at each target.
    pub targets: Vec<StreamTarget>,
    /// What everybody is shown.
    pub stage: Stage,
    /// The layout that was set last, shown or not.
    pub layout: Option<Layout>,
}
