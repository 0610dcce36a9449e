//! Calling a meeting off.
//!
//! Whether somebody may do so is [`access`](crate::access)'s business, and ending what is being
//! held is the caller's: here the booking is only marked.

use crate::{Booking, BookingError, State};
use jiff::Timestamp;

/// The booking cancelled at `now`; a running meeting only when `end_running`.
///
/// # Errors
/// [`BookingError::NoSuchMeeting`] when it is over or was cancelled before, and
/// [`BookingError::Running`] when it runs and may not be ended.
pub fn cancel(booking: &Booking, end_running: bool, now: Timestamp) -> Result<Booking, BookingError> {
    match booking.state(now) {
        State::Over => Err(BookingError::NoSuchMeeting),
        State::Running if !end_running => Err(BookingError::Running),
        State::Running | State::Scheduled => {
            Ok(Booking { cancelled_at: Some(now), sequence: booking.sequence.saturating_add(1), ..booking.clone() })
        }
    }
}

#[cfg(test)]
mod tests;
