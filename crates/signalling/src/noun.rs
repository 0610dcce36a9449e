//! The nouns that requests and notices share.

use crate::{Stage, View};
use serde::{Deserialize, Serialize};

/// Names a participant within one holding of a meeting: 16 hex digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ParticipantId(pub String);

/// What somebody is in the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Runs the meeting; at most one at a time.
    Host,
    /// May do what a host may, except end the meeting for all, make co-hosts and hand the role over.
    Cohost,
    /// Everybody else; in a webinar, who is on its panel.
    Guest,
    /// Sees and hears a webinar, and is heard only while a host lets him speak.
    Audience,
}

/// What a track shows or lets hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// A voice.
    Microphone,
    /// A face.
    Camera,
    /// A shared screen, window or tab.
    Screen,
    /// The sound of what is shared.
    ScreenAudio,
}

/// How somebody takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ParticipantKind {
    /// With a client of this protocol.
    Client,
    /// Publishes by WHIP.
    Whip,
    /// Watches by WHEP.
    Whep,
}

/// A microphone as everybody sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MicrophoneState {
    /// Can be heard.
    On,
    /// Muted by the person.
    Off,
    /// Muted by a host, or by the rule that newcomers are muted.
    MutedByHost,
}

/// Somebody in the meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Participant {
    /// ID.
    pub id: ParticipantId,
    /// Name to show, 1 to 96 characters.
    pub name: String,
    /// Role.
    pub role: Role,
    /// How he takes part.
    pub kind: ParticipantKind,
    /// Whether he is signed in to this server, as opposed to a name he gave himself.
    pub known: bool,
    /// His microphone.
    pub microphone: MicrophoneState,
    /// Whether his camera is on.
    pub camera: bool,
    /// Whether he shares a screen.
    pub screen: bool,
    /// When he raised his hand, in milliseconds since 1970; `null` when it is down.
    pub hand_at_ms: Option<i64>,
    /// When he came in, in milliseconds since 1970.
    pub joined_at_ms: i64,
    /// False while his connection is lost and he may still come back.
    pub connected: bool,
    /// A host has asked him to share a screen, and he does not yet.
    pub asked_to_share: bool,
    /// Whether he may record in the client.
    pub may_record: bool,
    /// What he looks at, when it is decided for him.
    pub view: View,
    /// He may not look at anything else.
    pub view_locked: bool,
    /// A host lets him speak, who is in the audience; false for everybody else.
    pub speaks: bool,
}

/// Somebody who waits to be let in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// ID, the same once he is in.
    pub id: ParticipantId,
    /// Name.
    pub name: String,
    /// Whether he is signed in to this server.
    pub known: bool,
    /// Since when he waits, in milliseconds since 1970.
    pub since_ms: i64,
}

/// Why somebody waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WaitReason {
    /// The host has not come yet; nobody needs to act.
    Host,
    /// A host has to admit.
    Admission,
    /// The webinar has not opened for its audience yet.
    Rehearsal,
}

/// Who may share a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ShareRule {
    /// Everybody.
    Everybody,
    /// Host and co-hosts.
    Hosts,
}

/// Who may write in the chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ChatRule {
    /// To everybody and to each other.
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

/// A short sign that everybody sees for a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Reaction {
    /// 👍
    ThumbsUp,
    /// 👏
    Applause,
    /// ❤️
    Heart,
    /// 😂
    Laugh,
    /// 😮
    Surprise,
    /// 🎉
    Celebrate,
}

/// What is known of a meeting before one is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MeetingFacts {
    /// The number that people dial.
    pub number: String,
    /// Topic.
    pub subject: String,
    /// Who booked it.
    pub scheduler: String,
    /// Planned start, in milliseconds since 1970.
    pub start_ms: i64,
    /// Planned end, in milliseconds since 1970.
    pub end_ms: i64,
    /// Whether it is being held now.
    pub running: bool,
    /// No cameras, no screens.
    pub voice_only: bool,
    /// What a webinar says of itself; `null`: it is a meeting.
    pub webinar: Option<WebinarFacts>,
}

/// What a webinar says of itself before one is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WebinarFacts {
    /// What it is about, or empty.
    pub introduction: String,
    /// Path of its logo on this server.
    pub logo: Option<String>,
    /// Path of its cover on this server.
    pub cover: Option<String>,
}

/// Whether the meeting is being recorded on the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Recording {
    /// It is not.
    Off,
    /// It is.
    On,
    /// It is, but stands still for the time being.
    Paused,
}

/// Why a recording has ended by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RecordTrouble {
    /// There is no room for it.
    NoSpace,
    /// The server has nothing to encode pictures with.
    NoEncoder,
    /// Something on the server does not work.
    Fault,
}

/// What is streamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StreamOf {
    /// People and screen, as everybody is shown them.
    Composed,
    /// The shared screen alone.
    Screen,
}

/// What becomes of a stream where it is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StreamState {
    /// It has not been taken yet.
    Connecting,
    /// It is taken.
    Live,
    /// It is not taken for the time being, and will be tried again.
    Waiting,
    /// It is not sent.
    Failed,
}

/// Why a target has no stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StreamTrouble {
    /// The address is none that is streamed to.
    Address,
    /// Nobody answers there.
    Unreachable,
    /// It is refused, or was broken off.
    Rejected,
    /// It is not read any more.
    Stalled,
    /// As many streams of the corporation go out as were bought.
    Full,
    /// The server has nothing to encode with.
    NoEncoder,
    /// Something on the server does not work.
    Fault,
}

/// Where a stream is sent, and what becomes of it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct StreamTarget {
    /// What is sent there.
    pub of: StreamOf,
    /// What becomes of it.
    pub state: StreamState,
    /// Why it is not taken; `null` while nothing is wrong.
    pub why: Option<StreamTrouble>,
}

/// The state of the meeting that is not about one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ConferenceState {
    /// ID of this holding, 32 hex digits (`confUUID` of the REST API).
    pub uuid: String,
    /// The number that people dial.
    pub number: String,
    /// Topic.
    pub subject: String,
    /// When it began, in milliseconds since 1970.
    pub started_at_ms: i64,
    /// When it ends unless it is extended, in milliseconds since 1970.
    pub ends_at_ms: i64,
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
    /// Whether it is a webinar.
    pub webinar: bool,
    /// The webinar's audience is let in.
    pub audience_admitted: bool,
    /// The webinar's audience sees and hears nothing for the time being.
    pub paused: bool,
    /// It may be recorded on the server.
    pub records: bool,
    /// Whether it is being recorded.
    pub recording: Recording,
    /// It may be streamed.
    pub streams: bool,
    /// Whether it is streamed live.
    pub streaming: bool,
    /// Where the stream is sent, and what becomes of it there; empty while nothing is streamed.
    pub targets: Vec<StreamTarget>,
    /// Link that lets anybody watch the stream; `null` when it may not be streamed.
    pub live_link: Option<String>,
    /// What everybody is shown.
    pub stage: Stage,
    /// Link that lets guests join; `null` when guests cannot come by link, and to a webinar's audience.
    pub guest_link: Option<String>,
    /// Link that lets a webinar's audience join; `null` in a meeting.
    pub audience_link: Option<String>,
}

/// A line of chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ChatMessage {
    /// Who wrote it.
    pub from: ParticipantId,
    /// His name when he wrote it.
    pub name: String,
    /// To whom alone; `null`: to everybody.
    pub to: Option<ParticipantId>,
    /// What he wrote, up to 4000 characters.
    pub text: String,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
}
