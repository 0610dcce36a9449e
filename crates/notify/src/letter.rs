//! What a notice says, before it is written as text, as HTML or into a calendar.

use crate::Topic;
use crate::notice::{Notice, Scope};
use crate::times;
use crate::words::{Opening, Words, fill};
use convoca_booking::{Kind, Occurrence};

/// Most times of a series that a notice lists, of those that are not over; the calendar has them all.
const SHOWN_TIMES: usize = 10;

/// What a notice says.
pub(crate) struct Letter {
    /// The language.
    pub(crate) words: &'static Words,
    /// Subject of the mail.
    pub(crate) subject: String,
    /// Headline.
    pub(crate) headline: &'static str,
    /// One sentence.
    pub(crate) sentence: String,
    /// What it is about and who booked it.
    pub(crate) what: Vec<Fact>,
    /// When it is.
    pub(crate) when: Vec<Fact>,
    /// How one gets in.
    pub(crate) how: Vec<Fact>,
    /// The guests' link; a cancelled meeting has none.
    pub(crate) link: Option<String>,
    /// What the link does.
    pub(crate) link_label: &'static str,
    /// What only the host is told.
    pub(crate) host: Option<Host>,
    /// Where to say whether one comes.
    pub(crate) reply: Option<Reply>,
    /// Last line.
    pub(crate) footer: String,
}

/// One fact: what it is and its lines.
pub(crate) struct Fact {
    /// What it is.
    pub(crate) label: String,
    /// Its lines, at least one.
    pub(crate) lines: Vec<String>,
}

/// What only the host is told.
pub(crate) struct Host {
    /// The host's link.
    pub(crate) link: String,
    /// The host's password.
    pub(crate) password: String,
}

/// Links that open the page where one says whether one comes.
pub(crate) struct Reply {
    /// One comes.
    pub(crate) accept: String,
    /// One may come.
    pub(crate) tentative: String,
    /// One does not come.
    pub(crate) decline: String,
}

impl Letter {
    /// All facts, in the order in which they are told.
    pub(crate) fn facts(&self) -> impl Iterator<Item = &Fact> {
        self.what.iter().chain(&self.when).chain(&self.how)
    }

    /// What `notice` says.
    pub(crate) fn new(notice: &Notice<'_>) -> Self {
        let words = Words::of(&notice.booking.language);
        let opening = opening(words, notice);
        let over = notice.what == Topic::Cancelled;
        let host = || Host { link: notice.host_link(), password: notice.secrets.host_password.clone() };
        let reply = |url: &str| Reply {
            accept: format!("{url}?answer=accept"),
            tentative: format!("{url}?answer=tentative"),
            decline: format!("{url}?answer=decline"),
        };
        Self {
            words,
            subject: subject(words, opening, notice),
            headline: opening.headline,
            sentence: fill(opening.sentence, &[&notice.booking.scheduler_name]),
            what: what(words, notice),
            when: when(words, notice),
            how: how(words, notice),
            link: (!over).then(|| notice.guest_link()),
            link_label: words.join,
            host: (!over && notice.to.host).then(host),
            reply: notice.reply_url.filter(|_| !over).map(reply),
            footer: fill(words.footer, &[notice.public_url]),
        }
    }
}

/// How a notice of this kind begins.
pub(crate) fn opening<'a>(words: &'a Words, notice: &Notice<'_>) -> &'a Opening {
    match notice.what {
        Topic::Booked if notice.to.host => &words.booked_host,
        Topic::Booked => &words.booked,
        Topic::Changed => &words.changed,
        Topic::Cancelled => &words.cancelled,
        Topic::Reminder => &words.reminder,
    }
}

/// The subject; notices of one meeting of a series are told apart by its day.
fn subject(words: &Words, opening: &Opening, notice: &Notice<'_>) -> String {
    let subject = fill(opening.subject, &[&notice.booking.subject]);
    match notice.scope {
        Scope::Whole => subject,
        Scope::One(one) => format!("{subject} ({})", times::day(words, &notice.zone(), one.start)),
    }
}

fn what(words: &Words, notice: &Notice<'_>) -> Vec<Fact> {
    let booking = notice.booking;
    let mut facts = vec![
        fact(words.topic, booking.subject.clone()),
        fact(words.scheduler, scheduler(&booking.scheduler_name, &booking.corporation_name)),
    ];
    if let Scope::One(one) = notice.scope
        && !one.terms.description.trim().is_empty()
    {
        facts.push(fact(words.about, one.terms.description.clone()));
    }
    facts
}

/// The ID, and what goes with it while one can get in.
fn how(words: &Words, notice: &Notice<'_>) -> Vec<Fact> {
    let mut facts = vec![fact(words.id, grouped(notice.booking.dialled()))];
    if notice.what == Topic::Cancelled {
        return facts;
    }
    let password = &notice.secrets.guest_password;
    if !notice.booking.rules.guests_without_password && !password.is_empty() {
        facts.push(fact(words.password, password.clone()));
    }
    if !notice.access_number.is_empty() {
        facts.push(fact(words.dial, notice.access_number.to_owned()));
    }
    facts
}

/// When it is: the span, or of a whole series the rule and its first spans; and in which zone.
fn when(words: &Words, notice: &Notice<'_>) -> Vec<Fact> {
    let zone = notice.zone();
    let span = |start, end| times::span(words, &zone, start, end);
    let mut facts = match (notice.scope, &notice.booking.kind) {
        (Scope::One(one), _) => vec![fact(words.time, span(one.start, one.end))],
        (Scope::Whole, Kind::Series { cycle, occurrences }) => {
            let mut left: Vec<&Occurrence> = occurrences.iter().filter(|one| one.end > notice.now).collect();
            if left.is_empty() {
                left = occurrences.iter().collect();
            }
            let shown: Vec<String> = left.iter().take(SHOWN_TIMES).map(|one| span(one.start, one.end)).collect();
            let all = left.len().to_string();
            let label = if shown.len() == left.len() {
                fill(words.all_times, &[&all])
            } else {
                fill(words.first_times, &[&shown.len().to_string(), &all])
            };
            vec![fact(words.repeats, (words.rule)(cycle)), Fact { label, lines: shown }]
        }
        (Scope::Whole, Kind::Instant { .. } | Kind::Scheduled) => {
            let spans = notice.booking.slots().map(|(start, end)| span(start, end)).collect();
            vec![Fact { label: words.time.to_owned(), lines: spans }]
        }
    };
    facts.push(fact(words.zone, notice.booking.zone.places().to_owned()));
    facts
}

pub(crate) fn fact(label: &str, line: String) -> Fact {
    Fact { label: label.to_owned(), lines: vec![line] }
}

fn scheduler(name: &str, corporation: &str) -> String {
    if corporation.is_empty() { name.to_owned() } else { format!("{name} ({corporation})") }
}

/// Digits in groups of three, the last of up to four, as people read numbers out.
pub(crate) fn grouped(digits: &str) -> String {
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.to_owned();
    }
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len() - index;
        if index > 0 && index % 3 == 0 && left > 1 {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests;
