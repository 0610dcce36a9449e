//! One notice to one person: all that rendering needs.

use convoca_booking::telling::Topic;
use convoca_booking::{Booking, Occurrence, Secrets, ZoneRules};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// Somebody who is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Display name, or empty.
    pub name: String,
    /// Mail address or number for SMS.
    pub address: String,
    /// Whether he gets the host's link and password too.
    pub host: bool,
}

/// Who mails come from, and who organises the meetings in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Display name, or empty.
    pub name: String,
    /// Mail address.
    pub address: String,
}

impl Sender {
    /// The domain of its address, which also names the messages; `localhost` when it has none.
    pub fn domain(&self) -> &str {
        match self.address.rsplit_once('@') {
            Some((_, domain)) if !domain.is_empty() => domain,
            _ => "localhost",
        }
    }
}

/// How much of a meeting is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope<'a> {
    /// The whole meeting, of a series all its occurrences.
    Whole,
    /// One occurrence of a series.
    One(&'a Occurrence),
}

/// One notice to one person.
#[derive(Clone, Copy, Debug)]
pub struct Notice<'a> {
    /// What is told.
    pub what: Topic,
    /// The meeting.
    pub booking: &'a Booking,
    /// Its passwords and links' tokens.
    pub secrets: &'a Secrets,
    /// How much of it.
    pub scope: Scope<'a>,
    /// Who is told.
    pub to: &'a Recipient,
    /// Address of this server without a slash at its end, such as `https://meet.example`.
    pub public_url: &'a str,
    /// Where he can say whether he comes. Opening it must not answer by itself.
    pub reply_url: Option<&'a str>,
    /// How zones are read.
    pub rules: ZoneRules,
    /// Number to dial in by, or empty.
    pub access_number: &'a str,
    /// With a calendar part.
    pub calendar: bool,
    /// Time of the notice. A repeat of the same notice has to carry the same.
    pub now: Timestamp,
    /// Names the notice, 32 hex digits: a repeat of the same notice has to carry the same.
    pub uid: &'a str,
}

impl Notice<'_> {
    /// The rules of the meeting's zone.
    pub fn zone(&self) -> TimeZone {
        self.booking.zone.time_zone(self.rules)
    }

    /// The guests' link.
    pub fn guest_link(&self) -> String {
        join_link(self.public_url, self.booking, &self.secrets.guest_token)
    }

    /// The host's link.
    pub fn host_link(&self) -> String {
        join_link(self.public_url, self.booking, &self.secrets.host_token)
    }
}

/// A join link. The meeting's own ID is in it even when a room's number is dialled: the token
/// belongs to this meeting.
pub(crate) fn join_link(public_url: &str, booking: &Booking, token: &str) -> String {
    format!("{public_url}/#/j/{}/{token}", booking.id)
}
