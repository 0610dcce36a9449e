//! What happens to a meeting.

use crate::{
    Action, CallOutcome, EndReason, ParticipantId, ParticipantKind, RecordTrouble, Role, StreamTarget, StreamTrouble,
};

/// One thing that happens. Given to [`Conference::handle`](crate::Conference::handle).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Somebody new wants in. Answered once; when that is not a refusal,
    /// [`Notice::Joined`](crate::Notice::Joined) or [`Notice::Waiting`](crate::Notice::Waiting)
    /// follows.
    Join(Join),
    /// Somebody comes back with the key that he got when he was in. Answered once, then as for
    /// [`Input::Join`]. Who is still here gets his place over the new connection. Who is not comes
    /// in without the waiting room, because he had been admitted, unless he was removed
    /// ([`Refused::CannotResume`](crate::Refused::CannotResume)) or sent back (he waits).
    Return(Join),
    /// A connection is lost. Who is in may come back for [`GRACE`](crate::GRACE) and then has left;
    /// who waits is gone. Not for a connection that one has replaced by another.
    Lost {
        /// Whose.
        participant: ParticipantId,
    },
    /// The meeting begins now, whether or not anybody is in. One that has begun goes on.
    Open {
        /// Guests need not wait for the host any more.
        guests: bool,
    },
    /// Somebody does something. Answered once.
    Act {
        /// Who.
        by: ParticipantId,
        /// The number his request has.
        request: u32,
        /// What.
        action: Action,
    },
    /// A program does something as a host would, with all his rights. Answered once, to `None`.
    Program {
        /// The number the answer is to have.
        request: u32,
        /// What. What one only does for oneself is [`Refused::NotAllowed`](crate::Refused::NotAllowed).
        action: Action,
    },
    /// Who can be heard now and how loud, 0 to 100, the loudest first; everybody else is silent.
    Speakers(Vec<(ParticipantId, u8)>),
    /// How good a connection is, from 1 (hardly usable) to 5 (excellent).
    Quality {
        /// Whose.
        participant: ParticipantId,
        /// How good.
        level: u8,
    },
    /// Something came of a call; nothing happens when it is not going on any more.
    CallEnded {
        /// The call.
        call: ParticipantId,
        /// What came of it.
        outcome: CallOutcome,
    },
    /// The recording cannot go on.
    RecordingFailed(RecordTrouble),
    /// What has become of the stream at each of its targets.
    Streamed(Vec<StreamTarget>),
    /// The stream cannot begin or go on.
    StreamingFailed(StreamTrouble),
    /// Whether programs listen, so that [`Output::Watch`](crate::Output::Watch) comes out.
    Watch(bool),
    /// Ends the meeting from outside, for instance because the booking was cancelled.
    Close(EndReason),
    /// The time of [`Conference::wake`](crate::Conference::wake) has come. Harmless at any time.
    Wake,
}

/// Somebody who comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// His ID: for [`Input::Join`] a new one, for [`Input::Return`] the one in his key.
    pub participant: ParticipantId,
    /// The number his request has.
    pub request: u32,
    /// Name to show, 1 to [`LONGEST_NAME`](crate::LONGEST_NAME) characters.
    pub name: String,
    /// What he has proved to be (a host's link or password), or what his key says he was. Host and
    /// co-host skip waiting room, lock and capacity. Where there is a host already, a newcomer with
    /// the host's link becomes co-host; one who returns becomes a guest. Where this meeting
    /// remembers what role one who returns had last, that counts instead of this one.
    pub role: Role,
    /// Whether he is signed in to this server.
    pub known: bool,
    /// Whether he takes a call into this meeting: a lock does not keep him out then.
    pub called: bool,
    /// How he takes part.
    pub kind: ParticipantKind,
    /// Whether his microphone is on. Not looked at for one who is still here, nor is `camera`.
    pub microphone: bool,
    /// Whether his camera is on.
    pub camera: bool,
}
