//! Somebody invited to a meeting.

use crate::draft::AttendeeDraft;
use crate::{BookingError, Field, UserId};
use serde::{Deserialize, Serialize};

/// What somebody is in a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// An ordinary participant.
    #[default]
    Guest,
    /// The host.
    Host,
    /// Who looks on at a webinar. Comes by link or password, and is never on a list of attendees.
    Audience,
}

/// The kind of endpoint an attendee is reached at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndpointKind {
    /// The app or the browser.
    #[default]
    App,
    /// A meeting-room or other hard terminal.
    Terminal,
    /// Somebody outside the corporation.
    Outside,
    /// A mobile phone number.
    Mobile,
    /// An IdeaHub.
    IdeaHub,
    /// A whiteboard.
    Board,
    /// A smart screen.
    Screen,
    /// Any dialled number, a cascaded meeting included.
    CustomNumber,
    /// Telepresence with three screens (old).
    Telepresence,
    /// A fixed telephone (old).
    Telephone,
}

impl EndpointKind {
    /// Whether this is a device in a room rather than a person's app or phone.
    pub fn is_terminal(self) -> bool {
        matches!(self, Self::Terminal | Self::IdeaHub | Self::Board | Self::Screen | Self::Telepresence)
    }
}

/// Somebody invited to a meeting. Texts that were not given are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attendee {
    /// The person on this server, when known.
    pub user: Option<UserId>,
    /// The account or third-party ID given.
    pub account: String,
    /// The application whose third-party ID `account` is.
    pub application: String,
    /// Display name.
    pub name: String,
    /// Role in the meeting.
    pub role: Role,
    /// SIP or phone number.
    pub phone: String,
    /// Left screen of a three-screen room (reserved).
    pub phone2: String,
    /// Right screen of a three-screen room (reserved).
    pub phone3: String,
    /// Address for e-mail notices.
    pub email: String,
    /// Number for SMS notices.
    pub sms: String,
    /// Join muted, when invited into a running meeting.
    pub muted: bool,
    /// Call this attendee when the meeting starts.
    pub auto_invite: bool,
    /// Kind of endpoint.
    pub kind: EndpointKind,
    /// Room of the terminal (reserved).
    pub address: String,
    /// Department's ID.
    pub department_id: String,
    /// Department's name.
    pub department: String,
    /// The corporation's one site of a cascade.
    pub unique_site: bool,
}

impl AttendeeDraft {
    /// The attendee asked for, checked, with what was left to us: the kind of endpoint, and
    /// whether to call him, which is then `auto_invite`.
    ///
    /// # Errors
    /// A [`BookingError::Field`] that names what is missing, malformed or too long.
    pub(crate) fn invited(self, auto_invite: bool) -> Result<Attendee, BookingError> {
        let mut attendee = self.attendee;
        let reachable = attendee.user.is_some()
            || [&attendee.account, &attendee.phone, &attendee.email, &attendee.sms]
                .iter()
                .any(|contact| !contact.trim().is_empty());
        if !reachable {
            let problem = "must have a user, an account, a phone number, an e-mail address or an SMS number";
            return Err(BookingError::field(Field::AttendeeContact, problem));
        }
        attendee.check_texts()?;
        let inside = attendee.user.is_some()
            || [&attendee.account, &attendee.phone].iter().any(|contact| !contact.trim().is_empty());
        let usual = if inside { EndpointKind::App } else { EndpointKind::Outside };
        attendee.kind = self.kind.unwrap_or(usual);
        attendee.auto_invite = self.auto_invite.unwrap_or(auto_invite);
        Ok(attendee)
    }
}

impl Attendee {
    /// Whether `other` is the same person, as far as can be told: the same user, or else the same mail
    /// address; where both have neither, the same number for SMS, account or number to call, whichever
    /// both have first. Two users may share a mailbox, and two people a telephone.
    pub fn is(&self, other: &Self) -> bool {
        if let (Some(mine), Some(his)) = (&self.user, &other.user) {
            return mine == his;
        }
        let both =
            |mine: &str, his: &str| (!mine.is_empty() && !his.is_empty()).then(|| mine.eq_ignore_ascii_case(his));
        if let Some(same) = both(&self.email, &other.email) {
            return same;
        }
        let named = |one: &Self| one.user.is_some() || !one.email.is_empty();
        if named(self) || named(other) {
            return false;
        }
        both(&self.sms, &other.sms)
            .or_else(|| both(&self.account, &other.account).map(|same| same && self.application == other.application))
            .or_else(|| both(&self.phone, &other.phone))
            .unwrap_or(false)
    }

    /// Checks lengths (the vendor's where it names any) and formats.
    fn check_texts(&self) -> Result<(), BookingError> {
        Field::AttendeePhoneLength.check_text(&self.phone, 127)?;
        Field::AttendeeName.check_text(&self.name, 96)?;
        Field::AttendeeEmailLength.check_text(&self.email, 255)?;
        Field::AttendeeSmsLength.check_text(&self.sms, 32)?;
        Field::DepartmentName.check_text(&self.department, 128)?;
        Field::AttendeeText.check_text(&self.department_id, 64)?;
        for text in [&self.account, &self.application, &self.phone2, &self.phone3, &self.address] {
            Field::AttendeeText.check_text(text, 255)?;
        }
        if !self.phone.is_empty() && !is_callable(&self.phone) {
            return Err(BookingError::field(Field::AttendeePhone, "must be a phone number or SIP address"));
        }
        if !self.email.is_empty() && !is_mail_address(&self.email) {
            return Err(BookingError::field(Field::AttendeeEmail, "must be an e-mail address"));
        }
        if !self.sms.is_empty() && !is_sms_number(&self.sms) {
            return Err(BookingError::field(Field::AttendeeSms, "must be a phone number"));
        }
        Ok(())
    }
}

/// The attendees with everybody once, where he stands first and with what is said of him there; a host
/// in any place is a host.
pub(crate) fn each_once(attendees: Vec<Attendee>) -> Vec<Attendee> {
    let mut once: Vec<Attendee> = Vec::with_capacity(attendees.len());
    for attendee in attendees {
        match once.iter_mut().find(|known| known.is(&attendee)) {
            Some(known) if attendee.role == Role::Host => known.role = Role::Host,
            Some(_) => {}
            None => once.push(attendee),
        }
    }
    once
}

/// Whether text can be dialled as a SIP address or number. Lenient: the vendor publishes samples
/// with masked digits (`+8657*******`), and numbers of other systems look like anything. What
/// could end a SIP or mail header is not let through.
fn is_callable(text: &str) -> bool {
    let prefix = |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let scheme = ["sip:", "sips:", "tel:"].into_iter().find(|scheme| prefix(scheme));
    let number = &text[scheme.map_or(0, str::len)..];
    let printable = |b: u8| matches!(b, b' '..=b'~') && !matches!(b, b'"' | b'\'' | b'<' | b'>');
    !number.trim().is_empty() && number.bytes().all(printable)
}

/// Whether text may be an e-mail address: one `@` with something on both sides and no blanks.
/// Whether it exists, only sending tells.
fn is_mail_address(text: &str) -> bool {
    let mut sides = text.split('@');
    let some = |side: Option<&str>| side.is_some_and(|side| !side.is_empty());
    some(sides.next())
        && some(sides.next())
        && sides.next().is_none()
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Whether text may be a number for SMS, masked digits included.
fn is_sms_number(text: &str) -> bool {
    let digit = |b: u8| b.is_ascii_digit() || b == b'*';
    text.bytes().any(digit) && text.bytes().all(|b| digit(b) || b"+-() ".contains(&b))
}

#[cfg(test)]
mod tests;
