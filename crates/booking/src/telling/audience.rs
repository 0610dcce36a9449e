//! The people behind a notice: each address once, the scheduler first.

use super::To;
use crate::{Attendee, Booking, Role, User, UserId};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// Somebody who is told, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// Name, or empty.
    pub name: String,
    /// E-mail address, or empty.
    pub email: String,
    /// Number for SMS, or empty.
    pub sms: String,
    /// Whether he gets the host's password and link too.
    pub host: bool,
    /// Whether he is asked for an answer: the scheduler is not.
    pub asked: bool,
}

/// Those whom a notice goes to. `people` has the scheduler and those of the invited who are known here;
/// an attendee for whom no e-mail address was given is written to at his own.
pub fn audience(booking: &Booking, to: &To, people: &HashMap<UserId, User>) -> Vec<Addressee> {
    let scheduler = people.get(&booking.scheduler).map(|user| Addressee {
        name: user.name.clone(),
        email: user.email.clone(),
        sms: user.phone.clone(),
        host: true,
        asked: false,
    });
    let invited = |attendees: &[Attendee]| -> Vec<Addressee> {
        attendees.iter().map(|attendee| addressee(attendee, people)).collect()
    };
    let everybody = scheduler.iter().cloned().chain(invited(&booking.attendees));
    let mut seen = Seen::default();
    match to {
        To::Everybody => everybody.filter_map(|one| seen.first(one)).collect(),
        To::Scheduler => scheduler.into_iter().filter_map(|one| seen.first(one)).collect(),
        To::Invited => everybody.filter_map(|one| seen.first(one)).filter(|one| one.asked).collect(),
        To::Gone(gone) => {
            // Somebody who is invited under another name as well is not gone.
            everybody.for_each(|one| {
                seen.first(one);
            });
            invited(gone).into_iter().filter_map(|one| seen.first(one)).collect()
        }
    }
}

fn addressee(attendee: &Attendee, people: &HashMap<UserId, User>) -> Addressee {
    let person = attendee.user.as_ref().and_then(|user| people.get(user));
    let own = |own: fn(&User) -> &String| person.map(own).cloned().unwrap_or_default();
    let or = |given: &String, own: String| if given.is_empty() { own } else { given.clone() };
    Addressee {
        name: or(&attendee.name, own(|user| &user.name)),
        email: or(&attendee.email, own(|user| &user.email)),
        // A phone number that somebody did not give for this is not one to send messages to.
        sms: attendee.sms.clone(),
        host: attendee.role == Role::Host,
        asked: true,
    }
}

/// The addresses that have been met.
#[derive(Default)]
struct Seen {
    emails: HashSet<String>,
    numbers: HashSet<String>,
}

impl Seen {
    /// The addressee with those addresses that are met for the first time; `None` when none is left.
    fn first(&mut self, mut one: Addressee) -> Option<Addressee> {
        if one.email.is_empty() || !self.emails.insert(one.email.to_lowercase()) {
            one.email.clear();
        }
        let digits: String = one.sms.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        if digits.is_empty() || !self.numbers.insert(digits) {
            one.sms.clear();
        }
        (!one.email.is_empty() || !one.sms.is_empty()).then_some(one)
    }
}
