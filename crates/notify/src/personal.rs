//! What somebody is told about his account: that he has one, a password, a code.
//!
//! What is in it is secret. It goes to one person over one channel, and nothing of it is kept here.

use crate::letter::{Letter, fact};
use crate::mail::{Mail, written};
use crate::notice::{Recipient, Sender};
use crate::words::{Opening, PersonalWords, Words, fill};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// What somebody is told.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Matter {
    /// An account was opened for him; without a password he sets one himself.
    AccountOpened {
        /// The account.
        account: String,
        /// The password that was made up for him.
        password: Option<String>,
    },
    /// An administrator has given him another password.
    PasswordSet {
        /// The account.
        account: String,
        /// The password.
        password: String,
    },
    /// A code to set a new password with.
    ResetCode {
        /// The code.
        code: String,
        /// How long it is good.
        good_for: SignedDuration,
    },
    /// A code that shows that this address is his.
    ContactCode {
        /// The code.
        code: String,
        /// How long it is good.
        good_for: SignedDuration,
    },
    /// Guests were the first in one of his rooms, which he wants to be told.
    GuestsFirst {
        /// The room's name.
        room: String,
        /// The meeting's topic.
        subject: String,
    },
    /// A code that signs a device in.
    Activation {
        /// The device's name.
        device: String,
        /// The code.
        code: String,
        /// How long it is good.
        good_for: SignedDuration,
    },
}

impl std::fmt::Debug for Matter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl Matter {
    /// What it is, for administrators.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AccountOpened { .. } => "Account opened",
            Self::PasswordSet { .. } => "New password",
            Self::ResetCode { .. } => "Code for a new password",
            Self::ContactCode { .. } => "Code to confirm an address",
            Self::GuestsFirst { .. } => "Guests came first",
            Self::Activation { .. } => "Activation code",
        }
    }

    fn opening<'w>(&self, words: &'w PersonalWords) -> &'w Opening {
        match self {
            Self::AccountOpened { .. } => &words.account_opened,
            Self::PasswordSet { .. } => &words.password_set,
            Self::ResetCode { .. } => &words.reset_code,
            Self::ContactCode { .. } => &words.contact_code,
            Self::GuestsFirst { .. } => &words.guests_first,
            Self::Activation { .. } => &words.activation,
        }
    }

    /// Labels and what they label.
    fn facts(&self, words: &PersonalWords) -> Vec<(&'static str, String)> {
        let code = |code: &String, lasts: &SignedDuration| {
            vec![(words.code, code.clone()), (words.good_for, span(words, *lasts))]
        };
        match self {
            Self::AccountOpened { account, password } => {
                let password = password.clone().unwrap_or_else(|| words.choose.to_owned());
                vec![(words.account, account.clone()), (words.password, password)]
            }
            Self::PasswordSet { account, password } => {
                vec![(words.account, account.clone()), (words.password, password.clone())]
            }
            Self::ResetCode { code: digits, good_for } | Self::ContactCode { code: digits, good_for } => {
                code(digits, good_for)
            }
            Self::GuestsFirst { room, subject } => {
                vec![(words.room, room.clone()), (words.meeting, subject.clone())]
            }
            Self::Activation { device, code: digits, good_for } => {
                let mut facts = vec![(words.device, device.clone())];
                facts.extend(code(digits, good_for));
                facts
            }
        }
    }

    /// Whether whoever reads it goes on at the sign-in page.
    fn leads_to_the_portal(&self) -> bool {
        matches!(self, Self::AccountOpened { .. } | Self::PasswordSet { .. } | Self::GuestsFirst { .. })
    }
}

fn span(words: &PersonalWords, lasts: SignedDuration) -> String {
    let (minutes, days) = (lasts.as_mins(), lasts.as_hours() / 24);
    if days > 0 { fill(words.days, &[&days.to_string()]) } else { fill(words.minutes, &[&minutes.to_string()]) }
}

/// Something told to somebody: all that rendering needs.
#[derive(Clone, Copy, Debug)]
pub struct Personal<'a> {
    /// What is told.
    pub matter: &'a Matter,
    /// Who is told.
    pub to: &'a Recipient,
    /// Name of the corporation.
    pub corporation: &'a str,
    /// Language tag.
    pub language: &'a str,
    /// Address of this server without a slash at its end, such as `https://meet.example`.
    pub public_url: &'a str,
    /// Time of it. A repeat has to carry the same.
    pub now: Timestamp,
    /// Names it, 32 hex digits: a repeat has to carry the same.
    pub uid: &'a str,
}

impl Personal<'_> {
    fn portal(&self) -> String {
        format!("{}/portal", self.public_url)
    }
}

/// Renders it as a mail from `sender`.
pub fn personal_mail(personal: &Personal<'_>, sender: &Sender) -> Mail {
    let words = Words::of(personal.language);
    let opening = personal.matter.opening(&words.personal);
    let facts = personal.matter.facts(&words.personal);
    let letter = Letter {
        words,
        subject: fill(opening.subject, &[personal.corporation]),
        headline: opening.headline,
        sentence: fill(opening.sentence, &[personal.corporation]),
        what: facts.into_iter().map(|(label, line)| fact(label, line)).collect(),
        when: Vec::new(),
        how: Vec::new(),
        link: personal.matter.leads_to_the_portal().then(|| personal.portal()),
        link_label: words.personal.open,
        host: None,
        reply: None,
        footer: fill(words.footer, &[personal.public_url]),
    };
    written(&letter, personal.to, personal.now, personal.uid, sender)
}

/// Renders it as the text of an SMS.
pub fn personal_sms(personal: &Personal<'_>) -> String {
    let words = Words::of(personal.language);
    let opening = personal.matter.opening(&words.personal);
    let mut lines = vec![fill(opening.short, &[&one_line(personal.corporation)])];
    let facts = personal.matter.facts(&words.personal);
    lines.extend(facts.iter().map(|(label, line)| fill(words.labelled, &[label, &one_line(line)])));
    if personal.matter.leads_to_the_portal() {
        lines.push(personal.portal());
    }
    lines.join("\n")
}

/// What somebody wrote cannot pass for a line of ours.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests;
