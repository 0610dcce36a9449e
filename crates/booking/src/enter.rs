//! Who may come into a meeting, and as what.
//!
//! Decides from the booking, its secrets and what somebody brings along. What the live meeting adds
//! (it is locked, full, has no host yet) is not known here, and slowing down those who guess is the
//! caller's business.

use crate::booking::Admission;
use crate::{Booking, Role, Secrets, State, User};
use jiff::Timestamp;
use thiserror::Error;

/// What somebody brings along to come in.
#[derive(Clone, Copy, Default)]
pub struct Proof<'a> {
    /// Token of a join link.
    pub token: Option<&'a str>,
    /// Host or guest password.
    pub password: Option<&'a str>,
    /// Who he is, if he is signed in.
    pub user: Option<&'a User>,
}

/// Why somebody does not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EnterError {
    /// The link is not, or no longer, one of this meeting.
    #[error("the link does not lead to this meeting")]
    WrongToken,
    /// Nothing was brought along, and the meeting wants a password.
    #[error("the meeting has a password")]
    PasswordMissing,
    /// The password is neither the host's nor the guests'.
    #[error("the password is wrong")]
    WrongPassword,
    /// Only users of the corporation come in, and he is not signed in.
    #[error("only signed-in users may join this meeting")]
    SignInNeeded,
    /// Only users of the corporation, or only people invited, come in, and he is not one.
    #[error("only people who are invited may join this meeting")]
    NotInvited,
    /// Only a host begins it.
    #[error("only a host may start this meeting")]
    HostNeeded,
    /// It was cancelled, or its time is over.
    #[error("the meeting is over")]
    Over,
}

impl EnterError {
    /// Whether it was a guess that went wrong.
    pub fn is_wrong_guess(self) -> bool {
        matches!(self, Self::WrongToken | Self::WrongPassword)
    }
}

/// The role of somebody who brings `proof` along.
///
/// The host's link and password let in whoever has them. So does being the scheduler, or invited as
/// host, when signed in. Guests need the guests' link or password, unless the booking frees them
/// from it or they are invited and signed in, and must be among those who are admitted.
///
/// # Errors
/// An [`EnterError`]. That the meeting is over is told only to who could have come in.
pub fn role(booking: &Booking, secrets: &Secrets, proof: &Proof<'_>, now: Timestamp) -> Result<Role, EnterError> {
    let booking = &*booking.as_of(now);
    let invitation = proof.user.and_then(|user| invitation(booking, user));
    let role = proven(booking, secrets, proof, invitation)?;
    received(booking, role, proof.user, invitation, now)
}

/// The role of somebody of whom is known otherwise that he has a right to be at least `role`.
///
/// # Errors
/// An [`EnterError`], other than that his proof is wrong.
pub fn vouched(booking: &Booking, role: Role, user: Option<&User>, now: Timestamp) -> Result<Role, EnterError> {
    let booking = &*booking.as_of(now);
    let invitation = user.and_then(|user| invitation(booking, user));
    let role = if invitation == Some(Role::Host) { Role::Host } else { role };
    received(booking, role, user, invitation, now)
}

/// Whether somebody of this role comes in now.
fn received(
    booking: &Booking,
    role: Role,
    user: Option<&User>,
    invitation: Option<Role>,
    now: Timestamp,
) -> Result<Role, EnterError> {
    if booking.state(now) == State::Over {
        return Err(EnterError::Over);
    }
    match role {
        Role::Host => {}
        Role::Guest => admitted(booking, user, invitation, now)?,
        Role::Audience => seated(booking, user)?,
    }
    Ok(role)
}

/// As what somebody may begin the meeting with this password, without coming in: as host, or as a guest
/// where guests may.
///
/// # Errors
/// [`EnterError::WrongPassword`], [`EnterError::HostNeeded`] with the guests' password where they may
/// not, and [`EnterError::Over`], each to be told only in this order.
pub fn opener(booking: &Booking, secrets: &Secrets, password: &str, now: Timestamp) -> Result<Role, EnterError> {
    let role = role_of(secrets, password).ok_or(EnterError::WrongPassword)?;
    if role == Role::Audience {
        return Err(EnterError::HostNeeded);
    }
    if role == Role::Guest && !booking.as_of(now).rules.guests_may_start {
        return Err(EnterError::HostNeeded);
    }
    if booking.state(now) == State::Over {
        return Err(EnterError::Over);
    }
    Ok(role)
}

/// Whose password this is; `None`: nobody's.
pub fn role_of(secrets: &Secrets, password: &str) -> Option<Role> {
    if same(password, &secrets.host_password) {
        Some(Role::Host)
    } else if same(password, &secrets.guest_password) {
        Some(Role::Guest)
    } else if !secrets.audience_password.is_empty() && same(password, &secrets.audience_password) {
        Some(Role::Audience)
    } else {
        None
    }
}

/// As what a signed-in user is expected without further proof. Nobody of another corporation is,
/// even when he is on the list.
fn invitation(booking: &Booking, user: &User) -> Option<Role> {
    if user.corporation != booking.corporation {
        return None;
    }
    if user.id == booking.scheduler {
        return Some(Role::Host);
    }
    let mut his = booking.attendees.iter().filter(|attendee| attendee.user.as_ref() == Some(&user.id)).peekable();
    his.peek()?;
    Some(if his.any(|attendee| attendee.role == Role::Host) { Role::Host } else { Role::Guest })
}

fn proven(
    booking: &Booking,
    secrets: &Secrets,
    proof: &Proof<'_>,
    invitation: Option<Role>,
) -> Result<Role, EnterError> {
    let given = match (proof.token, proof.password) {
        (Some(token), _) if same(token, &secrets.host_token) => Some(Role::Host),
        (Some(token), _) if same(token, &secrets.guest_token) => Some(Role::Guest),
        (Some(token), _) if !secrets.audience_token.is_empty() && same(token, &secrets.audience_token) => {
            Some(Role::Audience)
        }
        (Some(_), _) => return Err(EnterError::WrongToken),
        (None, Some(password)) => Some(role_of(secrets, password).ok_or(EnterError::WrongPassword)?),
        (None, None) => None,
    };
    match (invitation, given) {
        (Some(Role::Host), _) | (_, Some(Role::Host)) => Ok(Role::Host),
        (Some(Role::Guest), _) | (_, Some(Role::Guest)) => Ok(Role::Guest),
        (_, Some(Role::Audience)) => Ok(Role::Audience),
        (_, None) if booking.rules.guests_without_password && !booking.has_fixed_number() => Ok(Role::Guest),
        (_, None) => Err(EnterError::PasswordMissing),
    }
}

/// Whether a guest is among those who may come.
fn admitted(
    booking: &Booking,
    user: Option<&User>,
    invitation: Option<Role>,
    now: Timestamp,
) -> Result<(), EnterError> {
    let colleague = user.is_some_and(|user| user.corporation == booking.corporation);
    match booking.admission_at(now) {
        Admission::Everybody => Ok(()),
        Admission::Corporation if colleague => Ok(()),
        Admission::Invited if invitation.is_some() => Ok(()),
        Admission::Corporation | Admission::Invited if user.is_none() => Err(EnterError::SignInNeeded),
        Admission::Corporation | Admission::Invited => Err(EnterError::NotInvited),
    }
}

/// Whether somebody is among those who may come as audience.
fn seated(booking: &Booking, user: Option<&User>) -> Result<(), EnterError> {
    let webinar = booking.webinar.as_ref().ok_or(EnterError::WrongToken)?;
    match (webinar.corporation_only, user) {
        (false, _) => Ok(()),
        (true, Some(user)) if user.corporation == booking.corporation => Ok(()),
        (true, Some(_)) => Err(EnterError::NotInvited),
        (true, None) => Err(EnterError::SignInNeeded),
    }
}

/// Compares without telling by its duration how much was right. Lengths are no secret.
fn same(given: &str, kept: &str) -> bool {
    given.len() == kept.len()
        && given.bytes().zip(kept.bytes()).fold(0, |differs, (given, kept)| differs | (given ^ kept)) == 0
}

#[cfg(test)]
mod tests;
