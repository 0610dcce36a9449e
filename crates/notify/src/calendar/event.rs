//! A meeting's entries in a calendar (RFC 5545, section 3.6.1).

use super::lines::{Lines, quoted};
use super::pattern::Pattern;
use super::zone::{Zone, utc_text};
use crate::letter::Letter;
use crate::mail::{Method, text};
use crate::notice::{Notice, Scope, Sender};
use convoca_booking::{Cycle, Kind, Occurrence};
use jiff::Timestamp;

/// How long before a meeting calendars ring (section 3.3.6).
const ALARM: &str = "-PT15M";

/// Writes entries.
pub(super) struct Writer<'a> {
    /// What is told, and to whom.
    pub(super) notice: &'a Notice<'a>,
    /// Who organises the meeting.
    pub(super) organiser: &'a Sender,
    /// What the reader shall do.
    pub(super) method: Method,
    /// The meeting's zone.
    pub(super) zone: Zone,
}

/// What makes an entry one of a series.
enum Part<'a> {
    /// It stands alone.
    Alone,
    /// It is the series, with these planned starts.
    Series(&'a Cycle, &'a [Timestamp]),
    /// It is the occurrence that was planned to start then.
    Occurrence(Timestamp),
}

impl Writer<'_> {
    /// Writes all entries of the notice's scope.
    pub(super) fn write(&self, lines: &mut Lines) {
        let booking = self.notice.booking;
        match (self.notice.scope, &booking.kind) {
            (Scope::One(one), _) => self.occurrence(lines, one),
            (Scope::Whole, Kind::Series { cycle, occurrences }) if !occurrences.is_empty() => {
                self.series(lines, cycle, occurrences);
            }
            (Scope::Whole, _) => {
                let span = (booking.start, booking.start.checked_add(booking.length()).unwrap_or(booking.start));
                self.entry(lines, &Part::Alone, span, self.notice);
            }
        }
    }

    /// The series, and an entry of its own for each occurrence that is not as the series says.
    fn series(&self, lines: &mut Lines, cycle: &Cycle, occurrences: &[Occurrence]) {
        let length = self.notice.booking.length();
        let mut planned: Vec<Timestamp> = occurrences.iter().map(Occurrence::planned_start).collect();
        planned.sort_unstable();
        planned.dedup();
        let first = planned[0];
        let span = (first, first.checked_add(length).unwrap_or(first));
        self.entry(lines, &Part::Series(cycle, &planned), span, self.notice);
        let differs = |one: &&Occurrence| {
            one.start != one.planned_start()
                || one.start.checked_add(length).ok() != Some(one.end)
                || !one.terms.description.trim().is_empty()
        };
        if self.method != Method::Cancel {
            for one in occurrences.iter().filter(differs) {
                self.occurrence(lines, one);
            }
        }
    }

    fn occurrence(&self, lines: &mut Lines, one: &Occurrence) {
        let notice = Notice { scope: Scope::One(one), ..*self.notice };
        self.entry(lines, &Part::Occurrence(one.planned_start()), (one.start, one.end), &notice);
    }

    fn entry(&self, lines: &mut Lines, part: &Part<'_>, span: (Timestamp, Timestamp), notice: &Notice<'_>) {
        lines.component("VEVENT", |lines| {
            lines.raw("UID", &uid(notice));
            if let Part::Occurrence(planned) = part {
                self.zone.write(lines, "RECURRENCE-ID", *planned);
            }
            self.zone.write(lines, "DTSTART", span.0);
            self.zone.write(lines, "DTEND", span.1);
            if let Part::Series(cycle, planned) = part {
                self.recurrence(lines, cycle, planned);
            }
            self.words(lines, notice);
            self.people(lines, notice);
            self.state(lines, notice);
        });
    }

    fn recurrence(&self, lines: &mut Lines, cycle: &Cycle, planned: &[Timestamp]) {
        match Pattern::of(cycle, planned, &self.zone.rules) {
            Pattern::Rule { rule, except } => {
                // Not by its last instant: readers disagree about one in UTC when the rest is local.
                let count = planned.len() + except.len();
                lines.raw("RRULE", &format!("{rule};COUNT={count}"));
                self.zone.write_each(lines, "EXDATE", &except);
            }
            Pattern::Dates => {
                // The first is told by a rule: there are readers that leave it out when there is none.
                lines.raw("RRULE", "FREQ=DAILY;COUNT=1");
                self.zone.write_each(lines, "RDATE", planned.get(1..).unwrap_or_default());
            }
        }
    }

    fn words(&self, lines: &mut Lines, notice: &Notice<'_>) {
        let letter = Letter::new(notice);
        lines.text("SUMMARY", &one_line(&notice.booking.subject));
        lines.text("DESCRIPTION", &text::entry(&letter));
        if let Some(link) = &letter.link {
            lines.text("LOCATION", link);
            lines.raw("URL", link);
            let label = quoted(letter.words.join);
            lines.raw(&format!("CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL={label}"), link);
        }
    }

    fn people(&self, lines: &mut Lines, notice: &Notice<'_>) {
        let organiser = quoted(&notice.booking.scheduler_name);
        lines.raw(&format!("ORGANIZER;CN={organiser}"), &mail_uri(&self.organiser.address));
        // What is published has no attendees (RFC 5546, section 3.2.1). Of an invitation everybody
        // sees himself alone: who else is invited is not for mail to tell.
        if self.method != Method::Publish {
            let role = if notice.to.host { "CHAIR" } else { "REQ-PARTICIPANT" };
            let name = if notice.to.name.trim().is_empty() { &notice.to.address } else { &notice.to.name };
            let parameters =
                format!("CUTYPE=INDIVIDUAL;ROLE={role};PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN={}", quoted(name));
            lines.raw(&format!("ATTENDEE;{parameters}"), &mail_uri(&notice.to.address));
        }
    }

    fn state(&self, lines: &mut Lines, notice: &Notice<'_>) {
        let now = utc_text(notice.now);
        lines.raw("DTSTAMP", &now);
        lines.raw("CREATED", &utc_text(notice.booking.created_at));
        lines.raw("LAST-MODIFIED", &now);
        lines.raw("SEQUENCE", &notice.booking.sequence.to_string());
        lines.raw("CLASS", "PUBLIC");
        if self.method == Method::Cancel {
            lines.raw("STATUS", "CANCELLED");
            lines.raw("TRANSP", "TRANSPARENT");
            return;
        }
        lines.raw("STATUS", "CONFIRMED");
        lines.raw("TRANSP", "OPAQUE");
        lines.raw("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY");
        lines.raw("X-MICROSOFT-CDO-INTENDEDSTATUS", "BUSY");
        // Times are the scheduler's to choose; a proposal would reach nobody.
        lines.raw("X-MICROSOFT-DISALLOW-COUNTER", "TRUE");
        lines.component("VALARM", |lines| {
            lines.raw("ACTION", "DISPLAY");
            lines.text("DESCRIPTION", &one_line(&notice.booking.subject));
            lines.raw("TRIGGER", ALARM);
        });
    }
}

/// Names the meeting in calendars for as long as it exists. IDs are given out again one day; with
/// the time of booking they are not.
fn uid(notice: &Notice<'_>) -> String {
    let (booking, url) = (notice.booking, notice.public_url);
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', ':', '?', '#']).next().filter(|host| !host.is_empty()).unwrap_or("localhost");
    format!("{}-{}@{host}", booking.id, booking.created_at.as_millisecond())
}

/// An address as a URI, without what cannot be in one.
fn mail_uri(address: &str) -> String {
    let plain: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    format!("mailto:{plain}")
}

fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
