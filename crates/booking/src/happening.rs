//! What happened to a meeting, as it is kept with the change itself and told to others afterwards.
//!
//! Each is small: whoever tells of it reads the meeting as it is by then, and finds here only what
//! cannot be read there any more.

use crate::quality::{Alarm, Reading};
use crate::{Attendee, Booking, CorporationId, MeetingId, Occurrence, Stay};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One thing that happened to a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// Tenant.
    pub corporation: CorporationId,
    /// The meeting.
    pub meeting: MeetingId,
    /// When.
    pub at: Timestamp,
    /// The meeting's [`sequence`](crate::Booking::sequence) after it.
    pub sequence: u32,
    /// What.
    pub what: Happening,
}

impl News {
    /// That this happened to a meeting at `at`, by which it has become `booking`.
    pub fn of(booking: &Booking, at: Timestamp, what: Happening) -> Self {
        Self {
            corporation: booking.corporation.clone(),
            meeting: booking.id.clone(),
            at,
            sequence: booking.sequence,
            what,
        }
    }
}

/// What can happen to a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Happening {
    /// It was booked.
    Booked,
    /// The booking was changed as a whole.
    Changed {
        /// Who was invited before and is not any more.
        gone: Vec<Attendee>,
        /// Occurrences that a series does not have any more.
        dropped: Vec<Occurrence>,
    },
    /// One occurrence of a series was changed.
    OccurrenceChanged {
        /// Its ID.
        occurrence: String,
    },
    /// Some occurrences of a series were cancelled, and others remain.
    OccurrencesCancelled {
        /// Those.
        dropped: Vec<Occurrence>,
    },
    /// The booking was cancelled.
    Cancelled,
    /// It began to be held.
    Started {
        /// ID of the holding.
        holding: String,
        /// The occurrence that is held, of a series.
        occurrence: Option<String>,
    },
    /// Somebody came in.
    Joined {
        /// ID of the holding.
        holding: String,
        /// The occurrence that is held, of a series.
        occurrence: Option<String>,
        /// Who.
        stay: Stay,
    },
    /// Somebody left.
    Left {
        /// ID of the holding.
        holding: String,
        /// The occurrence that is held, of a series.
        occurrence: Option<String>,
        /// Who, with the end of his stay.
        stay: Stay,
    },
    /// The line of somebody who is in has become bad. Comes again only after it was good for a while.
    Alarm {
        /// ID of the holding.
        holding: String,
        /// The occurrence that is held, of a series.
        occurrence: Option<String>,
        /// Whose.
        stay: Stay,
        /// What is bad of it.
        alarm: Alarm,
        /// How bad.
        reading: Reading,
    },
    /// A holding is over.
    Ended {
        /// ID of the holding.
        holding: String,
        /// The occurrence that was held, of a series.
        occurrence: Option<String>,
    },
    /// A holding is over, and all that it was recorded into is listed.
    Recorded {
        /// ID of the holding.
        holding: String,
        /// The occurrence that was held, of a series.
        occurrence: Option<String>,
    },
    /// The meeting is closed for good: nobody can come in any more.
    Concluded {
        /// ID of its last holding, if it was ever held.
        holding: Option<String>,
        /// The occurrence that is closed, of a series.
        occurrence: Option<String>,
    },
}
