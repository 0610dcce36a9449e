//! A notice as a mail.

mod html;
pub(crate) mod text;

use crate::calendar::invitation;
use crate::letter::Letter;
use crate::notice::{Notice, Recipient, Sender};
use jiff::Timestamp;

/// A mail, rendered. Texts may hold anything: whoever writes the message makes them harmless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// Who it comes from.
    pub from: Sender,
    /// Address of the recipient.
    pub to: String,
    /// His display name, or empty.
    pub to_name: String,
    /// Subject.
    pub subject: String,
    /// Language tag.
    pub language: String,
    /// Plain text.
    pub text: String,
    /// The same in HTML.
    pub html: String,
    /// Calendar part.
    pub calendar: Option<CalendarPart>,
    /// Message-ID without angle brackets; the same in a repeat.
    pub message_id: String,
    /// Names it, 32 hex digits; the same in a repeat.
    pub uid: String,
    /// Date.
    pub date: Timestamp,
}

/// A calendar, and what its reader shall do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarPart {
    /// What to do with it.
    pub method: Method,
    /// The calendar (RFC 5545).
    pub body: String,
}

/// What to do with a calendar (RFC 5546, section 1.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Enter or change it, and say whether one comes.
    Request,
    /// Strike it out.
    Cancel,
    /// Take notice of it.
    Publish,
}

impl Method {
    /// Its name in calendars.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
            Self::Publish => "PUBLISH",
        }
    }
}

/// Renders a notice as a mail from `sender`.
pub fn mail(notice: &Notice<'_>, sender: &Sender) -> Mail {
    let calendar = notice.calendar.then(|| invitation(notice, sender));
    Mail { calendar, ..written(&Letter::new(notice), notice.to, notice.now, notice.uid, sender) }
}

/// A letter as a mail without a calendar.
pub(crate) fn written(letter: &Letter, to: &Recipient, date: Timestamp, uid: &str, sender: &Sender) -> Mail {
    Mail {
        from: sender.clone(),
        to: to.address.clone(),
        to_name: to.name.clone(),
        subject: letter.subject.clone(),
        language: letter.words.tag.to_owned(),
        text: text::text(letter),
        html: html::html(letter),
        calendar: None,
        message_id: format!("{uid}@{}", sender.domain()),
        uid: uid.to_owned(),
        date,
    }
}

#[cfg(test)]
mod tests;
