//! A [`Mail`] as the bytes of an Internet message.
//!
//! Headers are written by the library's types, which encode what is not printable ASCII, and no
//! control character reaches them: no name or subject can begin another header.

use crate::mail::{CalendarPart, Mail};
use crate::{Method, SendError};
use jiff::Timestamp;
use lettre::address::{Address, Envelope};
use lettre::message::header::{ContentDisposition, ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use lettre::{Message, message::dkim::DkimConfig};
use std::time::{Duration, SystemTime};

/// A message, ready to be sent or kept.
pub(super) struct Composed {
    /// From whom to whom.
    pub(super) envelope: Envelope,
    /// Headers and body.
    pub(super) bytes: Vec<u8>,
}

/// Writes the message of `mail`, signed when there is a key.
///
/// # Errors
/// [`SendError::Permanent`] when an address is none that mail can be sent to.
pub(super) fn compose(mail: &Mail, dkim: Option<&DkimConfig>) -> Result<Composed, SendError> {
    let builder = Message::builder()
        .from(mailbox(&mail.from.name, &mail.from.address)?)
        .to(mailbox(&mail.to_name, &mail.to)?)
        .subject(one_line(&mail.subject))
        .date(system_time(mail.date))
        .message_id(Some(format!("<{}>", one_line(&mail.message_id))))
        // Out-of-office programs answer to everything that does not say this (RFC 3834, section 5).
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-Auto-Response-Suppress", "All"))
        .raw_header(header("Content-Language", &one_line(&mail.language)));
    let mut alternative = MultiPart::alternative()
        .boundary(boundary(mail, 'a'))
        .singlepart(SinglePart::plain(mail.text.clone()))
        .singlepart(SinglePart::html(mail.html.clone()));
    let broken = |error: lettre::error::Error| SendError::Permanent(format!("the mail could not be written: {error}"));
    let mut message = match &mail.calendar {
        None => builder.multipart(alternative),
        Some(calendar) => {
            alternative = alternative.singlepart(inline_calendar(calendar));
            let mixed = MultiPart::mixed().boundary(boundary(mail, 'm'));
            builder.multipart(mixed.multipart(alternative).singlepart(attached_calendar(calendar)))
        }
    }
    .map_err(broken)?;
    if let Some(dkim) = dkim {
        message.sign(dkim);
    }
    Ok(Composed { envelope: message.envelope().clone(), bytes: message.formatted() })
}

/// The calendar as one of the ways to read the mail, which is where readers look for an invitation.
fn inline_calendar(calendar: &CalendarPart) -> SinglePart {
    let kind = format!("text/calendar; method={}; charset=utf-8", calendar.method.as_str());
    let kind = ContentType::parse(&kind).expect("a constant type with one of three methods");
    SinglePart::builder().header(kind).body(base64(&calendar.body))
}

/// The calendar as a file, for readers that know nothing of invitations.
fn attached_calendar(calendar: &CalendarPart) -> SinglePart {
    let name = match calendar.method {
        Method::Cancel => "cancel.ics",
        Method::Request | Method::Publish => "invite.ics",
    };
    let kind = ContentType::parse("application/ics").expect("a constant type");
    SinglePart::builder().header(kind).header(ContentDisposition::attachment(name)).body(base64(&calendar.body))
}

/// A calendar's lines must arrive as they are, which quoted-printable text does not promise.
fn base64(text: &str) -> Body {
    Body::new_with_encoding(text.as_bytes().to_vec(), ContentTransferEncoding::Base64).expect("base64 takes any bytes")
}

fn mailbox(name: &str, address: &str) -> Result<Mailbox, SendError> {
    let parsed: Address = address
        .parse()
        .map_err(|error| SendError::Permanent(format!("{:?} is no mail address: {error}", shortened(address))))?;
    let name = one_line(name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), parsed))
}

/// The text with everything that could end a line, or hide something in it, as blanks.
fn one_line(text: &str) -> String {
    let hides = |c: char| {
        c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let blanked: String = text.chars().map(|c| if hides(c) { ' ' } else { c }).collect();
    blanked.trim().to_owned()
}

fn shortened(text: &str) -> String {
    text.chars().take(80).collect()
}

/// A boundary that a repeat has too; a mail's ID is in no text that is written into it.
fn boundary(mail: &Mail, part: char) -> String {
    let id: String = mail.uid.chars().filter(char::is_ascii_alphanumeric).take(32).collect();
    format!("=_{part}_{id}")
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Dates before 1970 do not come up; they become 1970.
fn system_time(at: Timestamp) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(at.as_second()).unwrap_or(0))
}

#[cfg(test)]
mod tests;
