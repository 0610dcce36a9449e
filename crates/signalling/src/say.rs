//! What the server says.

use crate::{
    ChatMessage, ConferenceState, MeetingFacts, Participant, ParticipantId, Person, Reaction, RecordTrouble, Role,
    Source, StreamTrouble, WaitReason,
};
use serde::{Deserialize, Serialize};

/// One message from the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(untagged)]
pub enum Said {
    /// Answers a request.
    Reply(Reply),
    /// Tells of something.
    Notice(Notice),
}

/// The answer to a request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    /// The request's `id`.
    pub re: u32,
    /// The answer.
    #[serde(flatten)]
    pub answer: Answer,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Answer {
    /// It is done.
    Done {},
    /// It is not done, and nothing has changed.
    Refused {
        /// Why, for programs.
        code: Refused,
        /// Why, in English.
        message: String,
        /// After how many seconds it may be tried again, with `too_fast`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(test, ts(optional))]
        retry_after_s: Option<u32>,
    },
    /// The proof is good; `join` may follow.
    Entered {
        /// The meeting.
        meeting: MeetingFacts,
        /// The role one will have.
        role: Role,
        /// Name of somebody who is signed in.
        name: Option<String>,
        /// Whether newcomers of this role are muted when they come in.
        muted: bool,
        /// Camera wanted on or off when coming in; `null`: as one likes.
        camera: Option<bool>,
        /// `resume` was good: one is in again, and `joined` follows.
        resumed: bool,
    },
    /// The answer to an offer.
    Answered {
        /// Session description.
        sdp: String,
    },
}

/// Why something is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// Not a message of this protocol, or a value out of its range.
    BadMessage,
    /// A version that the server does not speak.
    UnsupportedVersion,
    /// No such meeting, or the link's token is not (or no longer) its.
    UnknownMeeting,
    /// A password is needed.
    PasswordRequired,
    /// The password is wrong.
    WrongPassword,
    /// Too many tries or messages; see `retryAfterS`.
    TooFast,
    /// Only signed-in users of the corporation come in.
    SignInRequired,
    /// The access token is unknown or expired.
    SignInExpired,
    /// Only invited people come in.
    NotInvited,
    /// It is too early.
    NotYet,
    /// The meeting is over.
    Over,
    /// `resume` is not good any more; enter anew.
    CannotResume,
    /// The meeting is locked.
    Locked,
    /// The meeting is full.
    Full,
    /// Not now: `enter`, `join` or `offer` has to come first, or has come already.
    OutOfOrder,
    /// Not with this role, or not by the meeting's present rules.
    NotAllowed,
    /// There is nobody with this ID.
    NoSuchParticipant,
    /// The session description cannot be used.
    BadOffer,
    /// A fault of the server.
    Fault,
}

/// What the server tells without being asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Notice {
    /// One waits. Comes again when the reason changes, and when one is sent back.
    Waiting {
        /// Why.
        why: WaitReason,
    },
    /// One is in. The whole state; everything after it is a change to it.
    Joined {
        /// One's own ID.
        you: ParticipantId,
        /// Key to come back with; changes with each `joined`.
        resume: String,
        /// The meeting's state.
        conference: ConferenceState,
        /// Everybody in it, oneself included.
        participants: Vec<Participant>,
        /// Who waits; empty except for hosts.
        waiting: Vec<Person>,
        /// What was written to everybody or to oneself so far, the oldest first, at most 500.
        chat: Vec<ChatMessage>,
    },
    /// The meeting's state has changed; this is the new one.
    Conference {
        /// The state.
        conference: ConferenceState,
    },
    /// These are new or have changed; this is what they are now, all at the same moment.
    Participants {
        /// They.
        participants: Vec<Participant>,
    },
    /// Somebody has left.
    Left {
        /// Who.
        participant: ParticipantId,
        /// Why.
        why: LeftReason,
    },
    /// To hosts: who waits now, all of them.
    WaitingList {
        /// They.
        waiting: Vec<Person>,
    },
    /// How many there are in the audience of a webinar. Of the audience people see no more than this, and
    /// who speaks; hosts also see whose hand is up.
    Audience {
        /// To hosts how many are in, to others what is to be shown; `null`: nothing is.
        present: Option<u32>,
        /// To hosts how many wait to be let in; to others 0.
        waiting: u32,
    },
    /// To hosts who asked for it: those of the audience whose names were looked for.
    AudienceFound {
        /// They, at most 50.
        people: Vec<Participant>,
        /// There are more.
        more: bool,
    },
    /// Who speaks, the loudest first; empty: nobody.
    Speakers {
        /// They.
        speakers: Vec<Speaker>,
    },
    /// How good the connections are of those for whom it has changed.
    Quality {
        /// They.
        people: Vec<PeerQuality>,
    },
    /// Somebody wrote, oneself included.
    Chatted {
        /// What.
        message: ChatMessage,
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
        /// Who asks; `null`: a program.
        by: Option<ParticipantId>,
        /// Microphone, camera or screen.
        source: Source,
    },
    /// A host does not ask for it any more.
    Withdrawn {
        /// Who takes it back; `null`: a program.
        by: Option<ParticipantId>,
        /// What had been asked for.
        source: Source,
    },
    /// One's microphone, which a host had muted, is on again; send it, or say that it is off.
    Unmuted {
        /// Who did it; `null`: a program.
        by: Option<ParticipantId>,
    },
    /// Something of one's own was turned off by a host or by a rule; stop sending it.
    Stopped {
        /// What.
        source: Source,
        /// Who did it; `null`: a rule of the meeting.
        by: Option<ParticipantId>,
    },
    /// A receiving video section carries this from now on.
    Slot {
        /// Its `mid`.
        mid: String,
        /// Whose track; `null`: nothing, for instance because there is no room for it.
        participant: Option<ParticipantId>,
        /// Camera or screen.
        source: Option<Source>,
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
    /// The meeting ends soon unless it is extended.
    Ending {
        /// When, in milliseconds since 1970.
        at_ms: i64,
    },
    /// One is out, and the server closes the connection.
    Out {
        /// Why.
        why: OutReason,
    },
}

/// Why somebody has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LeftReason {
    /// He left.
    Left,
    /// His connection was lost and he did not come back.
    Lost,
    /// He was put out.
    Removed,
    /// He was sent back to the waiting room.
    SentBack,
    /// He is in the audience, which is only counted, and does not speak or raise his hand any more.
    Audience,
}

/// Why one is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
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
    /// One came back over another connection; this one is not needed any more. Do not reconnect.
    Replaced,
    /// This connection does not keep up. Reconnect.
    TooSlow,
    /// The server stops. Reconnect.
    Restarting,
}

/// Somebody who speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Speaker {
    /// Who.
    pub participant: ParticipantId,
    /// How loud, 0 to 100.
    pub level: u8,
}

/// How good somebody's connection is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PeerQuality {
    /// Who.
    pub participant: ParticipantId,
    /// From 1 (hardly usable) to 5 (excellent).
    pub level: u8,
}
