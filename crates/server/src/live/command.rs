//! What is asked of a meeting's owner.

use super::quality::{ParticipantQuality, Told};
use super::{Connection, Seat, Snapshot, Visitor, Watched};
use convoca_booking::CorporationId;
use convoca_booking::quality::Thresholds;
use convoca_conference::{
    Action, CallOutcome, EndReason, Join, ParticipantId, RecordTrouble, Refused, StreamTarget, StreamTrouble,
};
use convoca_sfu::{NegotiateError, Slot, Source, What};
use convoca_signalling::Answer;
use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};

/// How many commands wait at a meeting before those who send them have to wait.
pub(super) const INBOX: usize = 1024;

/// One thing asked of a meeting's owner.
#[expect(clippy::large_enum_variant, reason = "few wait at a time, and each is taken at once")]
pub enum Command {
    /// Somebody comes with a client.
    Join {
        /// He.
        join: Join,
        /// What of him is only remembered.
        visitor: Visitor,
        /// What he comes back with; `None` for somebody new.
        back: Option<Back>,
        /// His connection.
        connection: Connection,
        /// His seat, where the meeting takes one.
        seat: Option<Seat>,
        /// Hears whether he is let in or to wait, as opposed to refused.
        outcome: oneshot::Sender<bool>,
    },
    /// Somebody comes by WHIP or WHEP: his offer is answered, or it is said why not.
    Visit {
        /// He.
        join: Join,
        /// What of him is only remembered.
        visitor: Visitor,
        /// What he offers.
        offer: Offer,
        /// His seat, where the meeting takes one.
        seat: Option<Seat>,
        /// Where the answer goes.
        answer: oneshot::Sender<Result<String, VisitError>>,
    },
    /// Somebody who came by WHIP or WHEP goes.
    EndVisit {
        /// Who.
        participant: ParticipantId,
        /// Whether there was such a visit.
        answer: oneshot::Sender<bool>,
    },
    /// Somebody does something.
    Act {
        /// Who.
        by: ParticipantId,
        /// Number of his connection.
        connection: u64,
        /// Number of his request.
        request: u32,
        /// What.
        action: Action,
    },
    /// Somebody offers media.
    Offer {
        /// Who.
        by: ParticipantId,
        /// Number of his connection.
        connection: u64,
        /// Number of his request.
        request: u32,
        /// What.
        offer: Offer,
    },
    /// Somebody says what he looks at.
    View {
        /// Who.
        by: ParticipantId,
        /// Number of his connection.
        connection: u64,
        /// Number of his request.
        request: u32,
        /// What.
        slots: Vec<Slot>,
    },
    /// A client has measured how good its line is.
    Stats {
        /// Whose.
        by: ParticipantId,
        /// Number of his connection.
        connection: u64,
        /// Number of his request.
        request: u32,
        /// What it has measured.
        told: Told,
    },
    /// What the corporation with this ID takes for a bad line; others pay no heed.
    Thresholds(CorporationId, Box<Thresholds>),
    /// Asks how good everybody's line was lately.
    Quality(oneshot::Sender<Vec<ParticipantQuality>>),
    /// An offer was dealt with.
    Negotiated {
        /// Whose.
        by: ParticipantId,
        /// What for.
        purpose: Purpose,
        /// The answer.
        result: Result<String, NegotiateError>,
    },
    /// A connection is lost.
    Lost {
        /// Whose.
        by: ParticipantId,
        /// Number of the connection.
        connection: u64,
    },
    /// Something happened to media.
    Media(What),
    /// The meeting begins, whether or not anybody is in.
    Open {
        /// Guests need not wait for the host any more.
        guests: bool,
        /// Hears the ID of the holding once it is kept; nothing when the meeting is over.
        begun: oneshot::Sender<String>,
    },
    /// A program does something.
    Program {
        /// What.
        action: Action,
        /// Who it is, for what is remembered.
        by: String,
        /// Hears whether it is done.
        answer: oneshot::Sender<Result<(), Refused>>,
    },
    /// Somebody wants to see all of the meeting.
    Look {
        /// Where it goes.
        answer: oneshot::Sender<Snapshot>,
    },
    /// Somebody wants to see all of it and everything that happens.
    Watch {
        /// Where it goes; dropped when there are too many already, or when he does not keep up.
        watcher: mpsc::Sender<Watched>,
    },
    /// What is recorded of it cannot go on.
    RecordingFailed(RecordTrouble),
    /// Something has become of the stream where it is sent.
    Streamed(Vec<StreamTarget>),
    /// The stream cannot go on.
    StreamingFailed(StreamTrouble),
    /// Something came of a call.
    CallEnded {
        /// The call.
        call: ParticipantId,
        /// What.
        outcome: CallOutcome,
    },
    /// The meeting ends.
    Close(EndReason),
    /// The server stops.
    Stop,
}

/// What somebody comes back with.
pub struct Back {
    /// The holding that his key is of.
    pub holding: String,
    /// Since when he had been in when he got it.
    pub since: Option<Timestamp>,
    /// What his request is answered with when he is let in.
    pub entered: Answer,
}

/// A session description and what its sections send.
pub struct Offer {
    /// The description.
    pub sdp: String,
    /// `mid` of each sending section and what it carries.
    pub sources: Vec<(String, Source)>,
}

/// Who waits for the answer to an offer.
pub enum Purpose {
    /// The request with this number, over the connection with that number.
    Request {
        /// Number of the connection.
        connection: u64,
        /// Number of the request.
        request: u32,
    },
    /// A visit by WHIP or WHEP.
    Visit(oneshot::Sender<Result<String, VisitError>>),
}

/// Why a visit is not possible.
#[derive(Debug, thiserror::Error)]
pub enum VisitError {
    /// The meeting does not let him in.
    #[error("{0}")]
    Refused(convoca_conference::Refused),
    /// He would have to wait, which a program cannot.
    #[error("one has to wait for the host, or to be admitted, before one may publish or play here")]
    Waiting,
    /// The offer is not answered.
    #[error(transparent)]
    Offer(#[from] NegotiateError),
}
