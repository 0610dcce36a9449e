//! A notice as the text of an SMS: the same facts as a mail's, as few letters as do.

use crate::Topic;
use crate::letter::{grouped, opening};
use crate::notice::{Notice, Scope};
use crate::times;
use crate::words::{Words, fill};
use convoca_booking::Kind;

/// Renders a notice as the text of an SMS.
pub fn sms(notice: &Notice<'_>) -> String {
    let words = Words::of(&notice.booking.language);
    let mut lines =
        vec![fill(opening(words, notice).short, &[&one_line(&notice.booking.subject)]), when(words, notice)];
    if notice.what != Topic::Cancelled {
        lines.push(way_in(words, notice));
        lines.push(notice.guest_link());
        if notice.to.host {
            lines.push(fill(words.labelled, &[words.host_password, &notice.secrets.host_password]));
            lines.push(fill(words.labelled, &[words.host_join, &notice.host_link()]));
        }
    }
    lines.join("\n")
}

/// What somebody wrote cannot pass for a line of ours.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// When it is. The dash is in no alphabet that an SMS has room in: with it, the text would count
/// twice.
fn when(words: &Words, notice: &Notice<'_>) -> String {
    let zone = notice.zone();
    let when = match (notice.scope, &notice.booking.kind) {
        (Scope::One(one), _) => times::span(words, &zone, one.start, one.end),
        (Scope::Whole, kind) => {
            let first = notice.booking.slots().next();
            let span = first.map(|(start, end)| times::span(words, &zone, start, end)).unwrap_or_default();
            match kind {
                Kind::Series { cycle, .. } => format!("{span}\n{}", (words.rule)(cycle)),
                Kind::Instant { .. } | Kind::Scheduled => span,
            }
        }
    };
    when.replace('–', "-")
}

fn way_in(words: &Words, notice: &Notice<'_>) -> String {
    let id = fill(words.labelled, &[words.id, &grouped(notice.booking.dialled())]);
    let password = &notice.secrets.guest_password;
    if notice.booking.rules.guests_without_password || password.is_empty() {
        return id;
    }
    format!("{id}\n{}", fill(words.labelled, &[words.password, password]))
}

#[cfg(test)]
mod tests;
