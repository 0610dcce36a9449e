//! What a booking means for the meeting that is held of it.

use crate::clock;
use crate::pictures;
use convoca_booking::booking::Admission;
use convoca_booking::{
    Attendee, Booking, HeldChat, HeldRecord, HeldRecording, HeldRules, Holding, Role, Secrets, Webinar, hold,
};
use convoca_conference::{
    AudienceShown, ChatRule, ConferenceState, EntryRule, Invitee, RecordRule, Recording, Setup, ShareRule, StreamOf,
    WebinarSetup,
};
use convoca_signalling::{MeetingFacts, WebinarFacts};
use convoca_store::Vault;
use jiff::{SignedDuration, Timestamp};

/// What of a booking does not change while it is held.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The number that people dial.
    pub number: String,
    /// Topic.
    pub subject: String,
    /// Link for guests.
    pub guest_link: Option<String>,
    /// Link for a webinar's audience.
    pub audience_link: Option<String>,
    /// A recording has the shared screen in a file of its own.
    pub records_screen: bool,
    /// Link for those who watch the stream; `None` where there is none.
    pub live_link: Option<String>,
    /// Where the stream is sent, each once.
    pub stream_to: Vec<(StreamOf, String)>,
}

impl Facts {
    /// Of this booking; links start with `public_url`.
    pub fn of(booking: &Booking, secrets: &Secrets, vault: &Vault, public_url: &str) -> Self {
        // Who is not expected needs no link: it would lead him to a closed door.
        let open = booking.rules.admission != Admission::Invited;
        Self {
            number: booking.dialled().to_owned(),
            subject: booking.subject.clone(),
            records_screen: booking.recording.screen,
            live_link: crate::streaming::link(booking, vault, public_url),
            stream_to: stream_to(&booking.recording),
            guest_link: open.then(|| format!("{public_url}/#/j/{}/{}", booking.id, secrets.guest_token)),
            audience_link: booking
                .webinar
                .as_ref()
                .map(|_| format!("{public_url}/#/j/{}/{}", booking.id, secrets.audience_token)),
        }
    }

    /// What a webinar's audience may know of it: not the link of the panel, by which one of the audience
    /// would come in as a panellist.
    pub fn for_audience(&self) -> Self {
        Self { guest_link: None, ..self.clone() }
    }

    /// The state as clients are told it.
    pub fn state(&self, state: &ConferenceState) -> convoca_signalling::ConferenceState {
        convoca_signalling::ConferenceState {
            uuid: state.uuid.to_string(),
            number: self.number.clone(),
            subject: self.subject.clone(),
            started_at_ms: state.started_at.as_millisecond(),
            ends_at_ms: state.ends_at.as_millisecond(),
            locked: state.locked,
            waiting_room: state.waiting_room,
            may_unmute: state.may_unmute,
            share: super::words::share(state.share),
            chat: super::words::chat(state.chat),
            voice_only: state.voice_only,
            all_muted: state.all_muted,
            may_rename: state.may_rename,
            may_show: state.may_show,
            may_take_over: state.may_take_over,
            stage: super::words::stage(&state.stage),
            guest_link: self.guest_link.clone(),
            audience_link: self.audience_link.clone(),
            webinar: state.webinar,
            audience_admitted: state.audience_admitted,
            paused: state.paused,
            records: state.records,
            recording: super::words::recording(state.recording),
            streams: state.streams,
            streaming: state.streaming,
            targets: state.targets.iter().map(super::words::target).collect(),
            live_link: self.live_link.clone(),
        }
    }
}

/// Where a booking's stream is sent.
fn stream_to(recording: &convoca_booking::Recording) -> Vec<(StreamOf, String)> {
    let both = [(StreamOf::Composed, &recording.live_address), (StreamOf::Screen, &recording.screen_address)];
    both.into_iter().filter(|(_, to)| !to.is_empty()).map(|(of, to)| (of, to.clone())).collect()
}

/// What somebody is told of a meeting before he is in it.
pub fn meeting_facts(booking: &Booking, now: Timestamp) -> MeetingFacts {
    let (start, end) = booking.slot_at(now).unwrap_or((booking.start, booking.ends_at()));
    MeetingFacts {
        number: booking.dialled().to_owned(),
        subject: booking.subject.clone(),
        scheduler: booking.scheduler_name.clone(),
        start_ms: start.as_millisecond(),
        end_ms: end.as_millisecond(),
        running: booking.holding_at(now).is_some(),
        voice_only: is_voice_only(booking),
        webinar: booking.webinar.as_ref().map(|webinar| WebinarFacts {
            introduction: webinar.page.introduction.clone(),
            logo: webinar.page.logo.as_deref().map(pictures::path),
            cover: webinar.page.cover.as_deref().map(pictures::path),
        }),
    }
}

/// What the conference has to know of a webinar.
fn webinar_setup(webinar: &Webinar) -> WebinarSetup {
    let shown = webinar.page.shown().map(|(base, tenths)| AudienceShown { base, tenths });
    WebinarSetup { capacity: webinar.capacity, shown }
}

/// The digits of a meeting ID as somebody typed them, with spaces and dashes for the eye.
pub fn number_of(typed: &str) -> String {
    typed.chars().filter(|character| !character.is_whitespace() && *character != '-').take(64).collect()
}

fn is_voice_only(booking: &Booking) -> bool {
    !booking.media.has_pictures()
}

/// Most people in the meeting: what was booked, and no more than fit into the room; 0: any number.
fn capacity(booking: &Booking) -> u32 {
    let room = booking.room.as_ref().map_or(0, |room| room.capacity);
    match (booking.capacity, room) {
        (0, most) | (most, 0) => most,
        (booked, room) => booked.min(room),
    }
}

/// How the meeting of this booking begins, or goes on after a restart of the server.
pub(super) fn setup(booking: &Booking, now: Timestamp) -> Setup {
    let holding = booking.holding_at(now);
    let uuid = match holding {
        Some(holding) => holding.id.clone(),
        None => clock::random(|random| hold::next_id(booking, random)),
    };
    let (_, booked_end) = booking.slot_at(now).unwrap_or((booking.start, booking.ends_at()));
    let length = holding.map_or_else(|| booking.length(), |holding| holding.ends_at.duration_since(holding.started_at));
    let rules = &booking.rules;
    let mut setup = Setup::new(&uuid, length, booked_end);
    setup.started_at = holding.map(|holding| holding.started_at);
    setup.prolong = SignedDuration::from_mins(i64::from(rules.prolong_min));
    setup.capacity = capacity(booking);
    setup.waiting_room = rules.waiting_room;
    setup.guests_may_start = rules.guests_may_start;
    setup.mute_newcomers = rules.mute_apps;
    setup.voice_only = is_voice_only(booking);
    setup.entry = entry(booking.admission_at(now));
    setup.invitees = booking.attendees.iter().filter_map(invitee).collect();
    setup.webinar = booking.webinar.as_ref().map(webinar_setup);
    setup.streams = booking.recording.mode.streams();
    setup.streaming = booking.recording.streams_itself();
    setup.records = booking.recording.mode.records();
    setup.recording = if booking.recording.auto { Recording::On } else { Recording::Off };
    if let Some(held) = holding.and_then(|holding| holding.rules) {
        setup.locked = held.locked;
        setup.waiting_room = held.waiting_room;
        setup.may_unmute = held.may_unmute;
        setup.share = if held.hosts_share { ShareRule::Hosts } else { ShareRule::Everybody };
        setup.chat = match held.chat {
            HeldChat::Everybody => ChatRule::Everybody,
            HeldChat::Public => ChatRule::Public,
            HeldChat::Hosts => ChatRule::Hosts,
            HeldChat::Private => ChatRule::Private,
            HeldChat::Nobody => ChatRule::Nobody,
        };
        setup.all_muted = held.all_muted;
        setup.may_rename = held.may_rename;
        setup.may_show = held.may_show;
        setup.may_take_over = held.may_take_over;
        setup.record = match held.record {
            HeldRecord::Everybody => RecordRule::Everybody,
            HeldRecord::Some => RecordRule::Some,
            HeldRecord::Hosts => RecordRule::Hosts,
        };
        setup.audience_admitted = held.audience_admitted;
        setup.paused = held.paused;
        setup.recorded = held.recorded;
        setup.streaming = held.streaming.unwrap_or(setup.streaming);
        setup.recording = match held.recording {
            None => setup.recording,
            Some(HeldRecording::Off) => Recording::Off,
            Some(HeldRecording::On) => Recording::On,
            Some(HeldRecording::Paused) => Recording::Paused,
        };
        if let Some(minutes) = held.prolong_min {
            setup.prolong = SignedDuration::from_mins(i64::from(minutes));
        }
    }
    setup
}

fn entry(admission: Admission) -> EntryRule {
    match admission {
        Admission::Everybody => EntryRule::Everybody,
        Admission::Corporation => EntryRule::Corporation,
        Admission::Invited => EntryRule::Invited,
    }
}

/// Somebody on a booking's list, as the meeting knows him; `None` for one whom nothing names.
fn invitee(attendee: &Attendee) -> Option<Invitee> {
    let user = attendee.user.as_ref().map(|user| user.to_string());
    let texts = [&attendee.phone, &attendee.email, &attendee.sms, &attendee.account];
    let number = texts.into_iter().find(|text| !text.is_empty()).or(user.as_ref())?;
    let name = if attendee.name.is_empty() { number } else { &attendee.name };
    Some(Invitee {
        number: number.as_str().into(),
        name: name.as_str().into(),
        role: match attendee.role {
            Role::Host => convoca_conference::Role::Host,
            Role::Guest | Role::Audience => convoca_conference::Role::Guest,
        },
        user: user.map(Into::into),
        account: attendee.account.as_str().into(),
        email: attendee.email.as_str().into(),
        phone: attendee.sms.as_str().into(),
    })
}

/// Notes in a holding what has changed in its conference.
pub(super) fn note(holding: &mut Holding, state: &ConferenceState) {
    holding.ends_at = state.ends_at;
    holding.rules = Some(HeldRules {
        locked: state.locked,
        waiting_room: state.waiting_room,
        may_unmute: state.may_unmute,
        hosts_share: state.share == ShareRule::Hosts,
        chat: match state.chat {
            ChatRule::Everybody => HeldChat::Everybody,
            ChatRule::Public => HeldChat::Public,
            ChatRule::Hosts => HeldChat::Hosts,
            ChatRule::Private => HeldChat::Private,
            ChatRule::Nobody => HeldChat::Nobody,
        },
        all_muted: state.all_muted,
        may_rename: state.may_rename,
        may_show: state.may_show,
        may_take_over: state.may_take_over,
        record: match state.record {
            RecordRule::Everybody => HeldRecord::Everybody,
            RecordRule::Some => HeldRecord::Some,
            RecordRule::Hosts => HeldRecord::Hosts,
        },
        admission: Some(match state.entry {
            EntryRule::Everybody => Admission::Everybody,
            EntryRule::Corporation => Admission::Corporation,
            EntryRule::Invited => Admission::Invited,
        }),
        audience_admitted: state.audience_admitted,
        paused: state.paused,
        recording: Some(match state.recording {
            Recording::Off => HeldRecording::Off,
            Recording::On => HeldRecording::On,
            Recording::Paused => HeldRecording::Paused,
        }),
        recorded: state.recorded,
        // Nobody has decided while it waits for a webinar's audience.
        streaming: (!state.webinar || state.audience_admitted && !state.paused).then_some(state.streaming),
        prolong_min: u32::try_from(state.prolong.as_mins()).ok(),
    });
}
