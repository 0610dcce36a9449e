//! A notice as an SMS.

use crate::notice::Notice;

/// Renders a notice as the text of an SMS.
pub fn sms(notice: &Notice<'_>) -> String {
    format!("{} {}", notice.booking.subject, notice.guest_link())
}
