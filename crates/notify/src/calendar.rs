//! A meeting as a calendar (RFC 5545).

use crate::notice::Sender;
use convoca_booking::{Booking, Secrets, ZoneRules};
use jiff::Timestamp;

/// A meeting for a calendar file that somebody downloads.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The meeting.
    pub booking: &'a Booking,
    /// Its passwords and links' tokens.
    pub secrets: &'a Secrets,
    /// Address of this server without a slash at its end.
    pub public_url: &'a str,
    /// How zones are read.
    pub rules: ZoneRules,
    /// Who organises it.
    pub organiser: &'a Sender,
    /// With the host's link and password.
    pub host: bool,
    /// Number to dial in by, or empty.
    pub access_number: &'a str,
    /// When it is asked for.
    pub now: Timestamp,
}

/// The meeting, of a series with all its occurrences, as a file of its own.
pub fn calendar_file(file: &File<'_>) -> String {
    format!("{:?}", file.booking.id)
}
