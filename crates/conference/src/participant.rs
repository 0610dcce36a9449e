//! Who takes part, and who waits to.

use crate::View;
use jiff::Timestamp;
use std::fmt;
use std::sync::Arc;

/// Names a participant within one holding of a meeting. The caller draws it at random, so that it
/// is never given twice; shown as 16 hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipantId(pub u64);

impl fmt::Display for ParticipantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// What somebody is in the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Runs the meeting; at most one at a time.
    Host,
    /// May do what a host may, except end the meeting for all, make co-hosts and hand the role over.
    Cohost,
    /// Everybody else; in a webinar, who is on its panel.
    Guest,
    /// Sees and hears a webinar, and is heard only while a host lets him speak. Never anything else, and
    /// nobody becomes it.
    Audience,
}

impl Role {
    /// Whether this is the host or a co-host.
    pub fn is_staff(self) -> bool {
        matches!(self, Self::Host | Self::Cohost)
    }
}

/// How somebody takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParticipantKind {
    /// With a client that speaks the signalling protocol. Only these are host or co-host.
    Client,
    /// Publishes by WHIP.
    Whip,
    /// Watches by WHEP; publishes nothing.
    Whep,
}

/// What a track shows or lets hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl Source {
    /// Every source.
    pub const ALL: [Self; 4] = [Self::Microphone, Self::Camera, Self::Screen, Self::ScreenAudio];
}

/// A microphone as everybody sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MicrophoneState {
    /// Can be heard.
    On,
    /// Muted by the person.
    Off,
    /// Muted by a host, or by a rule of the meeting.
    MutedByHost,
}

/// Somebody in the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// ID.
    pub id: ParticipantId,
    /// Name to show, 1 to [`LONGEST_NAME`](crate::LONGEST_NAME) characters.
    pub name: Arc<str>,
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
    /// When he raised his hand; `None` when it is down.
    pub hand_at: Option<Timestamp>,
    /// When he came in.
    pub joined_at: Timestamp,
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

impl Participant {
    /// Whether he is one of the audience whom nobody hears.
    pub fn only_listens(&self) -> bool {
        self.role == Role::Audience && !self.speaks
    }
}

/// Somebody who waits to be let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// ID, the same once he is in.
    pub id: ParticipantId,
    /// Name.
    pub name: Arc<str>,
    /// Whether he is signed in to this server.
    pub known: bool,
    /// Since when he waits.
    pub since: Timestamp,
}

/// Why somebody waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitReason {
    /// The host has not come yet; nobody needs to act.
    Host,
    /// A host has to admit, or, with the waiting room off, a place has to become free.
    Admission,
    /// The webinar has not opened for its audience yet.
    Rehearsal,
}
