//! The words of notices, one file per language. Which languages there are is `booking`'s to say;
//! one that is missing here falls back to English.

mod en_us;
mod pt_br;
mod zh_cn;

use convoca_booking::Cycle;
use jiff::civil::{Date, Time};

/// The words of one language. In texts, `{}` stands for what the field's comment names.
pub(crate) struct Words {
    /// Language tag.
    pub(crate) tag: &'static str,
    /// Subject, headline and first sentence by what is told.
    pub(crate) booked: Opening,
    /// The same for whoever is host.
    pub(crate) booked_host: Opening,
    /// A change.
    pub(crate) changed: Opening,
    /// A cancellation.
    pub(crate) cancelled: Opening,
    /// A reminder.
    pub(crate) reminder: Opening,
    /// Label of the subject.
    pub(crate) topic: &'static str,
    /// Label of whoever booked it.
    pub(crate) scheduler: &'static str,
    /// Label of the time.
    pub(crate) time: &'static str,
    /// Label of the zone.
    pub(crate) zone: &'static str,
    /// Label of a series' rule.
    pub(crate) repeats: &'static str,
    /// Label of a series' first times; how many are shown and how many there are.
    pub(crate) first_times: &'static str,
    /// Label of a series' times when all are shown; how many there are.
    pub(crate) all_times: &'static str,
    /// Label of what one meeting of a series is about.
    pub(crate) about: &'static str,
    /// Label of the number that people enter.
    pub(crate) id: &'static str,
    /// Label of the guests' password.
    pub(crate) password: &'static str,
    /// Label of the number to dial in by.
    pub(crate) dial: &'static str,
    /// What the link does.
    pub(crate) join: &'static str,
    /// Before the link, for who cannot press the button.
    pub(crate) link: &'static str,
    /// Headline of the host's block.
    pub(crate) host: &'static str,
    /// Why the host's block is not for everybody.
    pub(crate) host_note: &'static str,
    /// What the host's link does.
    pub(crate) host_join: &'static str,
    /// Label of the host's password.
    pub(crate) host_password: &'static str,
    /// Whether one comes.
    pub(crate) question: &'static str,
    /// One comes.
    pub(crate) accept: &'static str,
    /// One may come.
    pub(crate) tentative: &'static str,
    /// One does not come.
    pub(crate) decline: &'static str,
    /// Last line; address of the server.
    pub(crate) footer: &'static str,
    /// A label and what it labels, in plain text; both.
    pub(crate) labelled: &'static str,
    /// What has to do with somebody's account rather than with a meeting.
    pub(crate) personal: PersonalWords,
    /// A date with its weekday.
    pub(crate) date: fn(Date) -> String,
    /// A time of day.
    pub(crate) clock: fn(Time) -> String,
    /// The rule of a series, its end included.
    pub(crate) rule: fn(&Cycle) -> String,
}

/// How a notice begins.
pub(crate) struct Opening {
    /// Subject of the mail; the meeting's.
    pub(crate) subject: &'static str,
    /// Headline.
    pub(crate) headline: &'static str,
    /// One sentence; who booked the meeting.
    pub(crate) sentence: &'static str,
    /// One word or two that an SMS begins with; the meeting's subject.
    pub(crate) short: &'static str,
}

/// The words of what has to do with somebody's account. The blanks of an [`Opening`] stand for the
/// corporation here.
pub(crate) struct PersonalWords {
    /// An account was opened.
    pub(crate) account_opened: Opening,
    /// An administrator has given another password.
    pub(crate) password_set: Opening,
    /// A code to set a new password with.
    pub(crate) reset_code: Opening,
    /// A code that shows that an address is one's own.
    pub(crate) contact_code: Opening,
    /// Guests were the first in a room.
    pub(crate) guests_first: Opening,
    /// A code that signs a device in.
    pub(crate) activation: Opening,
    /// Label of the account.
    pub(crate) account: &'static str,
    /// Label of the password.
    pub(crate) password: &'static str,
    /// How one comes by a password when none was made.
    pub(crate) choose: &'static str,
    /// Label of a code.
    pub(crate) code: &'static str,
    /// Label of a room's name.
    pub(crate) room: &'static str,
    /// Label of a meeting's topic.
    pub(crate) meeting: &'static str,
    /// Label of a device's name.
    pub(crate) device: &'static str,
    /// Label of how long a code is good.
    pub(crate) good_for: &'static str,
    /// So many minutes.
    pub(crate) minutes: &'static str,
    /// So many days.
    pub(crate) days: &'static str,
    /// What the link does.
    pub(crate) open: &'static str,
}

impl Words {
    /// The words of the language with this tag.
    pub(crate) fn of(tag: &str) -> &'static Self {
        let known = [&en_us::WORDS, &zh_cn::WORDS, &pt_br::WORDS];
        known.into_iter().find(|words| words.tag.eq_ignore_ascii_case(tag)).unwrap_or(&en_us::WORDS)
    }
}

/// `text` with its blanks `{}` filled, in order.
pub(crate) fn fill(text: &str, with: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut values = with.iter();
    for (index, piece) in text.split("{}").enumerate() {
        if index > 0 {
            filled.push_str(values.next().copied().unwrap_or_default());
        }
        filled.push_str(piece);
    }
    filled
}

/// Entry of a table of seven by day of the week, Sunday first.
fn weekday(table: &[&'static str; 7], day: Date) -> &'static str {
    let index = day.weekday().to_sunday_zero_offset();
    table[usize::try_from(index).unwrap_or(0) % 7]
}

/// Entry of a table of twelve by month.
fn month(table: &[&'static str; 12], day: Date) -> &'static str {
    table[usize::try_from(day.month() - 1).unwrap_or(0) % 12]
}

/// A list in words: `between` its entries and `last` before the last of them.
fn list(entries: &[String], between: &str, last: &str) -> String {
    match entries {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{}{last}{end}", first.join(between)),
    }
}

/// The names of a cycle's days of the week.
fn weekdays(cycle: &Cycle, table: &[&'static str; 7]) -> Vec<String> {
    cycle.points.iter().filter_map(|point| table.get(usize::from(*point))).map(|name| (*name).to_owned()).collect()
}

/// The numbers of a cycle's days of the month.
fn numbers(cycle: &Cycle) -> Vec<String> {
    cycle.points.iter().map(ToString::to_string).collect()
}

/// Whether a cycle names a day that some months lack, so that it falls on their last one.
fn clamps(cycle: &Cycle) -> bool {
    cycle.points.iter().any(|point| *point > 28)
}

#[cfg(test)]
mod tests;
