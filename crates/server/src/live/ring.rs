//! What a meeting wants whoever calls people to do.

use convoca_booking::{CorporationId, MeetingId};
use convoca_conference::{Call, ParticipantId};

/// One thing to be done about a call. What comes of it is told by [`Live::call_ended`](super::Live::call_ended).
#[derive(Clone, Debug)]
pub enum Ring {
    /// Somebody is to be called.
    Start {
        /// Whose meeting it is.
        corporation: CorporationId,
        /// Into this meeting.
        meeting: MeetingId,
        /// ID of the holding.
        holding: String,
        /// He.
        call: Call,
    },
    /// He is not to be called any more.
    Stop {
        /// The meeting.
        meeting: MeetingId,
        /// The call.
        call: ParticipantId,
    },
}
