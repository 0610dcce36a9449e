//! What comes out of a meeting.

use crate::{
    Call, CallOutcome, ChatMessage, ConferenceState, Invitee, Participant, ParticipantId, Person, Recording, Role,
    Source, StreamTrouble, WaitReason,
};
use jiff::Timestamp;
use std::sync::Arc;
use thiserror::Error;

/// One thing to be done by whoever runs the meeting. Got from
/// [`Conference::poll`](crate::Conference::poll).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Answers a request. Comes before everything else that the request led to.
    Answer {
        /// Who asked; `None`: a program.
        to: Option<ParticipantId>,
        /// The number of his request.
        request: u32,
        /// Done, or refused with nothing changed.
        answer: Result<(), Refused>,
    },
    /// Tells people something. One output however many they are, so that it is spelt out once. Who
    /// takes part by WHIP or WHEP is told only of himself: that he waits, is in, is out, was stopped,
    /// asked or written to.
    Send {
        /// Whom; never empty.
        to: Arc<[ParticipantId]>,
        /// What.
        notice: Notice,
    },
    /// Tells programs something, while [`Input::Watch`](crate::Input::Watch) says that any listen. They
    /// see what people with a host's rights see: [`Notice::Conference`], [`Notice::Participants`],
    /// [`Notice::Left`], [`Notice::WaitingList`], [`Notice::Speakers`] and [`Notice::Quality`]; and, they
    /// alone, [`Notice::Invitees`], [`Notice::Calls`] and [`Notice::CallEnded`].
    Watch(Notice),
    /// Tells the outside of something.
    Event(Event),
}

/// Why something is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// A value is out of its range.
    #[error("a value is out of its range")]
    BadMessage,
    /// The meeting is over.
    #[error("the meeting is over")]
    Over,
    /// One may not come back with this key; enter anew.
    #[error("this place in the meeting is gone; enter anew")]
    CannotResume,
    /// The meeting is locked.
    #[error("the meeting is locked")]
    Locked,
    /// The meeting is full.
    #[error("the meeting is full")]
    Full,
    /// Not now: one is not in, or is in already.
    #[error("this has to wait until one is in the meeting, or is only for somebody who is not")]
    OutOfOrder,
    /// Not with this role, or not by the meeting's present rules.
    #[error("not allowed with this role or by the present rules of the meeting")]
    NotAllowed,
    /// There is nobody with this ID.
    #[error("there is nobody with this ID")]
    NoSuchParticipant,
    /// There is nothing of the kind now, or something else stands in its way.
    #[error("the meeting is not in the state that this needs")]
    WrongState,
    /// There are as many as there may be.
    #[error("there are as many of them as there may be")]
    TooMany,
    /// Not for the host.
    #[error("this cannot be done to the host")]
    IsHost,
    /// Not for a co-host.
    #[error("this cannot be done to a co-host")]
    IsCohost,
    /// Not for the audience.
    #[error("this cannot be done to the audience of a webinar")]
    IsAudience,
    /// It was booked without recording.
    #[error("this meeting was booked without recording")]
    NotRecorded,
    /// It was booked without streaming.
    #[error("this meeting was booked without live streaming")]
    NotStreamed,
    /// For the audience alone.
    #[error("this is only for the audience of a webinar")]
    NotAudience,
}

/// What a person is told without having asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// One waits. Comes again when the reason changes, and when one is sent back.
    Waiting {
        /// Why.
        why: WaitReason,
    },
    /// One is in. The whole state; everything after it is a change to it. Comes again to one who
    /// has returned.
    Joined {
        /// One's own ID.
        you: ParticipantId,
        /// The meeting's state.
        conference: ConferenceState,
        /// Everybody in it, oneself included, by ID.
        participants: Arc<[Participant]>,
        /// Who waits; empty except for host and co-hosts.
        waiting: Arc<[Person]>,
        /// What was written to everybody, by oneself or to oneself so far, the oldest first, at most
        /// [`MOST_CHAT`](crate::MOST_CHAT).
        chat: Vec<Arc<ChatMessage>>,
    },
    /// The meeting's state has changed; this is the new one.
    Conference {
        /// The state.
        conference: ConferenceState,
    },
    /// These are new or have changed; this is what they are now, all at the same moment.
    Participants {
        /// They, by ID.
        participants: Vec<Participant>,
    },
    /// Somebody has left.
    Left {
        /// Who.
        participant: ParticipantId,
        /// Why.
        why: LeftReason,
    },
    /// To host and co-hosts: who waits now, all of them. To one who is neither any more: empty.
    WaitingList {
        /// They, the longest waiting first.
        waiting: Arc<[Person]>,
    },
    /// How many there are in the audience of a webinar. Of the audience people see no more than this, and
    /// who speaks; hosts also see whose hand is up.
    Audience {
        /// To host and co-hosts how many are in, to others what is to be shown; `None`: nothing is.
        present: Option<u32>,
        /// To host and co-hosts how many wait to be let in; to others 0.
        waiting: u32,
    },
    /// To host and co-hosts who asked for it: those of the audience whose names were asked for.
    AudienceFound {
        /// They, by ID.
        people: Vec<Participant>,
        /// There are more.
        more: bool,
    },
    /// Who speaks, the loudest first; empty: nobody.
    Speakers {
        /// They, at most [`MOST_SPEAKERS`](crate::MOST_SPEAKERS).
        speakers: Vec<Speaker>,
    },
    /// How good the connections are of those for whom it has changed.
    Quality {
        /// They, by ID.
        people: Vec<PeerQuality>,
    },
    /// Somebody wrote, oneself included.
    Chatted {
        /// What.
        message: Arc<ChatMessage>,
    },
    /// Somebody reacted.
    Reacted {
        /// Who.
        participant: ParticipantId,
        /// How.
        reaction: Reaction,
    },
    /// A host asks to turn something on.
    Asked {
        /// Who asks; `None`: a program.
        by: Option<ParticipantId>,
        /// Microphone, camera or screen.
        source: Source,
    },
    /// A host does not ask for it any more.
    Withdrawn {
        /// Who takes it back; `None`: a program.
        by: Option<ParticipantId>,
        /// What had been asked for.
        source: Source,
    },
    /// One's microphone, which a host had muted, is on again; send it, or say that it is off.
    Unmuted {
        /// Who did it; `None`: a program.
        by: Option<ParticipantId>,
    },
    /// Something of one's own was turned off by a host or by a rule; stop sending it. The screen
    /// stands for its sound as well.
    Stopped {
        /// What.
        source: Source,
        /// Who did it; `None`: a rule of the meeting, or a program.
        by: Option<ParticipantId>,
    },
    /// To programs: who is invited now, all of them.
    Invitees {
        /// They, in the order in which they were invited.
        invitees: Arc<[Invitee]>,
    },
    /// To programs: who is being called now, all of them.
    Calls {
        /// They, the longest called first.
        calls: Arc<[Call]>,
    },
    /// To programs: something came of a call.
    CallEnded {
        /// What was called.
        number: Arc<str>,
        /// What came of it.
        outcome: CallOutcome,
    },
    /// To host and co-hosts: the live stream has ended by itself.
    StreamingFailed {
        /// Why.
        why: StreamTrouble,
    },
    /// To host and co-hosts: the recording has ended by itself.
    RecordingFailed {
        /// Why.
        why: RecordTrouble,
    },
    /// The meeting ends soon.
    Ending {
        /// When.
        at: Timestamp,
    },
    /// One is out.
    Out {
        /// Why.
        why: OutReason,
    },
}

/// Why a recording cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordTrouble {
    /// There is no room for it.
    NoSpace,
    /// The server has nothing to encode pictures with.
    NoEncoder,
    /// Something on the server does not work.
    Fault,
}

/// A short sign that everybody sees for a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the picture that it is named after")]
pub enum Reaction {
    ThumbsUp,
    Applause,
    Heart,
    Laugh,
    Surprise,
    Celebrate,
}

/// Why somebody has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftReason {
    /// He left.
    Left,
    /// His connection was lost and he did not come back.
    Lost,
    /// He was put out.
    Removed,
    /// He was sent back to the waiting room.
    SentBack,
    /// He is in the audience, which is only counted, and does not speak any more.
    Audience,
}

/// Why one is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutReason {
    /// One left.
    Left,
    /// A host ended the meeting.
    Ended,
    /// Its time is over.
    TimeOver,
    /// It was cancelled.
    Cancelled,
    /// A host put one out.
    Removed,
    /// A host turned one away.
    Refused,
}

/// Why a meeting is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndReason {
    /// A host or a program ended it.
    Ended,
    /// Its time is over.
    TimeOver,
    /// Its booking was cancelled.
    Cancelled,
}

/// Somebody who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Who.
    pub participant: ParticipantId,
    /// How loud, 0 to 100.
    pub level: u8,
}

/// How good somebody's connection is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeerQuality {
    /// Who.
    pub participant: ParticipantId,
    /// From 1 (hardly usable) to 5 (excellent).
    pub level: u8,
}

/// What the outside has to know or do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The first person is in, or the meeting was opened: it is being held. Not told where
    /// [`Setup::started_at`](crate::Setup::started_at) was given.
    Started {
        /// Since when.
        at: Timestamp,
    },
    /// Somebody is in: media may go to him. Not told of one who returns to a place that he still has.
    Joined {
        /// Who.
        participant: ParticipantId,
        /// The role he came in with.
        role: Role,
    },
    /// Somebody is not in any more: nothing of his is forwarded and nothing goes to him. Not told
    /// of each when the meeting is over.
    Left {
        /// Who.
        participant: ParticipantId,
        /// Why.
        why: LeftReason,
    },
    /// Whether a source of somebody's is forwarded. Nothing is until this is told, and nothing any
    /// more once he has left.
    MayPublish {
        /// Whose.
        participant: ParticipantId,
        /// Which.
        source: Source,
        /// Whether it is.
        allowed: bool,
    },
    /// Whether nothing flows to somebody for the time being. It does until this is told.
    Held {
        /// To whom.
        participant: ParticipantId,
        /// Whether it does not.
        held: bool,
    },
    /// Somebody who is in has another role. A resume key that he got before says an old one; who
    /// keeps roles beyond a restart keeps this one.
    RoleChanged {
        /// Who.
        participant: ParticipantId,
        /// Which.
        role: Role,
    },
    /// Somebody else is host, or nobody is.
    HostChanged {
        /// Who.
        host: Option<ParticipantId>,
    },
    /// Somebody is to be called; what comes of it is [`Input::CallEnded`](crate::Input::CallEnded).
    Call(Call),
    /// Somebody is not to be called any more.
    HangUp {
        /// The call.
        call: ParticipantId,
    },
    /// The meeting goes on longer.
    Extended {
        /// Until when.
        ends_at: Timestamp,
    },
    /// The recording begins, stands still, goes on or ends. Not told when the meeting ends.
    Record(Recording),
    /// The live stream begins or ends. Not told when the meeting ends.
    Stream(bool),
    /// A rule was changed, or the end was moved: what to keep for a restart.
    Changed(ConferenceState),
    /// The meeting is over and everybody out of it.
    Ended {
        /// Why.
        why: EndReason,
    },
}
