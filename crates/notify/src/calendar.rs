//! A meeting as a calendar (RFC 5545), as an invitation by mail (RFC 5546) or as a file.
//!
//! Readers have to arrive at exactly the occurrences that the booking lists. So a series is written
//! as a rule only where the rule, expanded as readers do, yields the planned starts; an occurrence
//! that was moved is an entry of its own, named by its planned start.

mod event;
mod lines;
mod pattern;
mod zone;

use crate::Topic;
use crate::mail::{CalendarPart, Method};
use crate::notice::{Notice, Recipient, Scope, Sender};
use convoca_booking::{Booking, Occurrence, Secrets, ZoneRules};
use event::Writer;
use jiff::{SignedDuration, Timestamp};
use lines::Lines;
use zone::Zone;

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
    let nobody = Recipient { name: String::new(), address: String::new(), host: file.host };
    let notice = Notice {
        what: Topic::Booked,
        booking: file.booking,
        secrets: file.secrets,
        scope: Scope::Whole,
        to: &nobody,
        public_url: file.public_url,
        reply_url: None,
        rules: file.rules,
        access_number: file.access_number,
        calendar: true,
        now: file.now,
        uid: "",
    };
    write(&notice, file.organiser, Method::Publish)
}

/// The calendar part of a mail.
pub(crate) fn invitation(notice: &Notice<'_>, sender: &Sender) -> CalendarPart {
    let method = match notice.what {
        Topic::Booked | Topic::Changed | Topic::Reminder => Method::Request,
        Topic::Cancelled => Method::Cancel,
    };
    CalendarPart { method, body: write(notice, sender, method) }
}

fn write(notice: &Notice<'_>, organiser: &Sender, method: Method) -> String {
    let mut lines = Lines::default();
    lines.component("VCALENDAR", |lines| {
        lines.raw("PRODID", "-//Convoca//Convoca//EN");
        lines.raw("VERSION", "2.0");
        lines.raw("CALSCALE", "GREGORIAN");
        lines.raw("METHOD", method.as_str());
        let zone = Zone::new(notice.booking.zone, notice.rules);
        let (start, end) = reach(notice);
        zone.write_rules(lines, start, end);
        Writer { notice, organiser, method, zone }.write(lines);
    });
    lines.finish()
}

/// From before the first to after the last instant that is written in the meeting's zone.
fn reach(notice: &Notice<'_>) -> (Timestamp, Timestamp) {
    let booking = notice.booking;
    let planned = |one: &Occurrence| [one.planned_start(), one.start, one.end];
    let mut instants: Vec<Timestamp> = booking.slots().flat_map(|(start, end)| [start, end]).collect();
    if let convoca_booking::Kind::Series { occurrences, .. } = &booking.kind {
        instants.extend(occurrences.iter().flat_map(planned));
    }
    if let Scope::One(one) = notice.scope {
        instants.extend(planned(one));
    }
    let day = SignedDuration::from_hours(24);
    let first = instants.iter().min().copied().unwrap_or(booking.start);
    let last = instants.iter().max().copied().unwrap_or(booking.start);
    (first.checked_sub(day).unwrap_or(first), last.checked_add(day).unwrap_or(last))
}

#[cfg(test)]
mod tests;
