//! The passwords and joining tokens of a meeting.
//!
//! With a fixed number the room's passwords hold; otherwise six digits are drawn, the vendor's
//! length. Keeping the secrets is the store's business.

use crate::random::digits;
use crate::room::check_password;
use crate::{Booking, BookingError, Field, MeetingId, Random, Room, Secrets};

/// Digits of a drawn password.
const PASSWORD_DIGITS: usize = 6;

/// Bytes of a joining token; twice as many hex digits.
const TOKEN_BYTES: usize = 24;

/// Draws the secrets of a new booking; `fixed` is the room when its number is dialled. Only the
/// booking's ID may be changed: nobody could choose a password to differ from it.
///
/// # Errors
/// What [`check_guest_password`] says of the password given.
pub(crate) fn draw(
    booking: &mut Booking,
    fixed: Option<&Room>,
    guest_password: Option<String>,
    random: &mut Random<'_>,
) -> Result<Secrets, BookingError> {
    if fixed.is_none() && guest_password.as_deref() == Some(booking.id.as_str()) {
        booking.id = MeetingId::new(step_last_digit(booking.id.as_str()));
    }
    let host_password = match fixed {
        Some(room) => room.host_password.clone(),
        None => besides(digits(random, PASSWORD_DIGITS), guest_password.as_deref()),
    };
    let guest_password = match (guest_password, fixed) {
        (Some(password), _) => {
            check_guest_password(&password, booking.dialled(), &host_password)?;
            password
        }
        (None, Some(room)) => room.guest_password.clone(),
        (None, None) => besides(digits(random, PASSWORD_DIGITS), Some(&host_password)),
    };
    Ok(Secrets {
        host_password,
        guest_password,
        host_token: random.hex(TOKEN_BYTES),
        guest_token: random.hex(TOKEN_BYTES),
        audience_password: String::new(),
        audience_token: String::new(),
    })
}

/// Checks a guest password against the number that people dial and the host's password.
///
/// # Errors
/// [`Field::GuestPassword`] unless it is 4 to 16 digits, [`BookingError::GuestPasswordIsId`] and
/// [`BookingError::GuestPasswordIsHosts`].
pub(crate) fn check_guest_password(password: &str, dialled: &str, host_password: &str) -> Result<(), BookingError> {
    check_password(Field::GuestPassword, password)?;
    if password == dialled {
        Err(BookingError::GuestPasswordIsId)
    } else if password == host_password {
        Err(BookingError::GuestPasswordIsHosts)
    } else {
        Ok(())
    }
}

/// Draws what a webinar's audience comes by, besides the `secrets` that it has.
///
/// # Errors
/// What [`check_audience_password`] says of the password given.
pub(crate) fn draw_audience(
    booking: &Booking,
    secrets: &mut Secrets,
    given: Option<String>,
    random: &mut Random<'_>,
) -> Result<(), BookingError> {
    let taken = [booking.dialled(), &secrets.host_password, &secrets.guest_password];
    secrets.audience_password = match given {
        Some(password) => {
            check_audience_password(&password, booking.dialled(), secrets)?;
            password
        }
        None => {
            let mut drawn = digits(random, PASSWORD_DIGITS);
            // Of four neighbours one differs from all three.
            while taken.contains(&drawn.as_str()) {
                drawn = step_last_digit(&drawn);
            }
            drawn
        }
    };
    secrets.audience_token = random.hex(TOKEN_BYTES);
    Ok(())
}

/// Checks an audience's password against the number that people dial and the other passwords.
///
/// # Errors
/// [`Field::AudiencePassword`] unless it is 4 to 16 digits, [`BookingError::AudiencePasswordIsId`],
/// [`BookingError::AudiencePasswordIsHosts`] and [`BookingError::AudiencePasswordIsGuests`].
pub(crate) fn check_audience_password(password: &str, dialled: &str, secrets: &Secrets) -> Result<(), BookingError> {
    check_password(Field::AudiencePassword, password)?;
    if password == dialled {
        Err(BookingError::AudiencePasswordIsId)
    } else if password == secrets.host_password {
        Err(BookingError::AudiencePasswordIsHosts)
    } else if password == secrets.guest_password {
        Err(BookingError::AudiencePasswordIsGuests)
    } else {
        Ok(())
    }
}

/// `drawn`, or its neighbour when it is `taken`: unlike drawing again, this ends with any source.
fn besides(drawn: String, taken: Option<&str>) -> String {
    if taken == Some(drawn.as_str()) { step_last_digit(&drawn) } else { drawn }
}

/// The digits with the last one replaced by the next, 9 by 0.
fn step_last_digit(digits: &str) -> String {
    let mut stepped = digits.to_owned();
    if let Some(last) = stepped.pop().and_then(|last| last.to_digit(10)) {
        stepped.push(char::from_digit((last + 1) % 10, 10).unwrap_or('0'));
    }
    stepped
}

#[cfg(test)]
mod tests;
