//! A zone as calendars carry it: a `VTIMEZONE` that is right for the time that a meeting takes,
//! and instants written in it.

use super::lines::Lines;
use convoca_booking::{ZoneId, ZoneRules};
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// A zone and its name in calendars.
pub(super) struct Zone {
    /// Its rules.
    pub(super) rules: TimeZone,
    name: String,
}

/// One change of the offset.
struct Change {
    /// What clocks show when it comes, before they are changed.
    local: DateTime,
    from: Offset,
    to: Offset,
    daylight: bool,
    name: String,
}

/// How long before a meeting a yearly rule has to hold, so that both of its changes have come.
const LEAD: SignedDuration = SignedDuration::from_hours(24 * 400);

/// Most changes that are looked at: a series lasts a year, and no zone changes more than four times
/// in one.
const MAX_CHANGES: usize = 16;

impl Zone {
    /// A zone by its number. With the vendor's fixed offsets its name is one that no reader knows,
    /// for readers prefer the rules that they know to those that come with the calendar.
    pub(super) fn new(id: ZoneId, rules: ZoneRules) -> Self {
        let name = match rules {
            ZoneRules::Iana => id.iana_name().to_owned(),
            ZoneRules::Fixed => format!("Convoca-Zone-{}", id.number()),
        };
        Self { rules: id.time_zone(rules), name }
    }

    /// Writes `at` as the value of the property `name`: as local time, or as UTC where clocks
    /// show the local time twice: readers disagree about which is meant.
    pub(super) fn write(&self, lines: &mut Lines, name: &str, at: Timestamp) {
        match self.local(at) {
            Some(local) => lines.raw(&format!("{name};TZID={}", self.name), &local_text(local)),
            None => lines.raw(name, &utc_text(at)),
        }
    }

    /// Writes instants as one property of this `name` each; one is more than some readers can take.
    pub(super) fn write_each(&self, lines: &mut Lines, name: &str, all: &[Timestamp]) {
        for at in all {
            self.write(lines, name, *at);
        }
    }

    fn local(&self, at: Timestamp) -> Option<DateTime> {
        let local = self.rules.to_datetime(at);
        (!self.rules.to_ambiguous_timestamp(local).is_ambiguous()).then_some(local)
    }

    /// Writes the zone's rules as they are from `start` to `end`.
    pub(super) fn write_rules(&self, lines: &mut Lines, start: Timestamp, end: Timestamp) {
        lines.component("VTIMEZONE", |lines| {
            lines.raw("TZID", &self.name);
            let yearly = self.changes(start.checked_sub(LEAD).unwrap_or(start), end.checked_add(LEAD).unwrap_or(end));
            if let Some(rules) = yearly_rules(&yearly) {
                for (change, rule) in rules {
                    write_change(lines, change, Some(&rule));
                }
            } else {
                for change in self.changes(start, end) {
                    write_change(lines, &change, None);
                }
            }
        });
    }

    /// The changes in force from `start` to `end`, that before `start` first. A zone without any has
    /// one, long ago.
    fn changes(&self, start: Timestamp, end: Timestamp) -> Vec<Change> {
        let before = start.checked_add(SignedDuration::from_nanos(1)).unwrap_or(start);
        let first = match self.rules.preceding(before).next() {
            Some(last) => self.change(last.timestamp(), last.offset(), last.dst().is_dst(), last.abbreviation()),
            None => {
                let info = self.rules.to_offset_info(start);
                let local = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);
                let (offset, name) = (info.offset(), info.abbreviation().to_owned());
                Change { local, from: offset, to: offset, daylight: false, name }
            }
        };
        let within = self.rules.following(start).take_while(|next| next.timestamp() <= end).take(MAX_CHANGES);
        let rest =
            within.map(|next| self.change(next.timestamp(), next.offset(), next.dst().is_dst(), next.abbreviation()));
        std::iter::once(first).chain(rest).collect()
    }

    fn change(&self, at: Timestamp, to: Offset, daylight: bool, name: &str) -> Change {
        let before = at.checked_sub(SignedDuration::from_nanos(1)).unwrap_or(at);
        let from = self.rules.to_offset(before);
        Change { local: from.to_datetime(at), from, to, daylight, name: name.to_owned() }
    }
}

/// The changes as two yearly rules, which is all that some readers understand; `None` when there is
/// no such rule that yields them all.
fn yearly_rules(changes: &[Change]) -> Option<Vec<(&Change, String)>> {
    let (summer, winter): (Vec<&Change>, Vec<&Change>) = changes.iter().partition(|change| change.daylight);
    if summer.len() < 2 || winter.len() < 2 {
        return None;
    }
    [winter, summer].into_iter().map(|group| Some((*group.first()?, yearly_rule(&group)?))).collect()
}

fn yearly_rule(group: &[&Change]) -> Option<String> {
    const WEEKDAYS: [&str; 7] = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
    let first = group.first()?;
    let place = |change: &Change| (change.local.month(), change.local.time(), change.from, change.to);
    let yearly = group.windows(2).all(|pair| pair[1].local.year() == pair[0].local.year() + 1);
    let weekday = |change: &Change| -> Weekday { change.local.date().weekday() };
    let alike = group.iter().all(|change| place(change) == place(first) && weekday(change) == weekday(first));
    if !yearly || !alike {
        return None;
    }
    let nth = |day: Date| (day.day() - 1) / 7 + 1;
    let is_last = |day: Date| day.day() + 7 > day.days_in_month();
    let which = if group.iter().all(|change| is_last(change.local.date())) {
        -1
    } else if group.iter().all(|change| nth(change.local.date()) == nth(first.local.date())) {
        nth(first.local.date())
    } else {
        return None;
    };
    let name = WEEKDAYS[usize::try_from(weekday(first).to_sunday_zero_offset()).ok()?];
    Some(format!("FREQ=YEARLY;BYMONTH={};BYDAY={which}{name}", first.local.month()))
}

fn write_change(lines: &mut Lines, change: &Change, rule: Option<&str>) {
    lines.component(if change.daylight { "DAYLIGHT" } else { "STANDARD" }, |lines| {
        lines.raw("DTSTART", &local_text(change.local));
        lines.raw("TZOFFSETFROM", &offset_text(change.from));
        lines.raw("TZOFFSETTO", &offset_text(change.to));
        lines.text("TZNAME", &change.name);
        if let Some(rule) = rule {
            lines.raw("RRULE", rule);
        }
    });
}

/// An instant as UTC (section 3.3.5, form 2).
pub(super) fn utc_text(at: Timestamp) -> String {
    format!("{}Z", local_text(Offset::UTC.to_datetime(at)))
}

fn local_text(local: DateTime) -> String {
    let (date, time) = (local.date(), local.time());
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

fn offset_text(offset: Offset) -> String {
    let (sign, seconds) = (if offset.seconds() < 0 { '-' } else { '+' }, offset.seconds().abs());
    let whole = format!("{sign}{:02}{:02}", seconds / 3600, seconds / 60 % 60);
    match seconds % 60 {
        0 => whole,
        odd => format!("{whole}{odd:02}"),
    }
}

#[cfg(test)]
mod tests;
