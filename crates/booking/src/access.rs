//! Who may see and change a meeting.
//!
//! Decides from the booking alone. What an administrator's list shows without being asked is the
//! list's business, and who may enter a running meeting is not decided here.

use crate::{Booking, Role, User};

/// What a user is to a meeting; the strongest where several hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// Booked it.
    Scheduler,
    /// Is invited as host.
    Host,
    /// Is invited.
    Guest,
    /// Administers its corporation, invited or not.
    Admin,
    /// Nothing: for such a user the meeting does not exist.
    None,
}

/// What `user` is to `booking`. Nobody is anything to another corporation's meeting, even when he
/// is on its list of attendees: tenants never see each other.
pub fn relation(user: &User, booking: &Booking) -> Relation {
    if user.corporation != booking.corporation {
        return Relation::None;
    }
    if user.id == booking.scheduler {
        return Relation::Scheduler;
    }
    // Before host and guest, whose rights an administrator has as well.
    if user.is_admin() {
        return Relation::Admin;
    }
    let mut relation = Relation::None;
    for attendee in booking.attendees.iter().filter(|attendee| attendee.user.as_ref() == Some(&user.id)) {
        match attendee.role {
            Role::Host => return Relation::Host,
            Role::Guest | Role::Audience => relation = Relation::Guest,
        }
    }
    relation
}

impl Relation {
    /// Whether he may see the meeting.
    pub fn may_see(self) -> bool {
        self != Self::None
    }

    /// Whether he may edit and cancel it.
    pub fn may_change(self) -> bool {
        matches!(self, Self::Scheduler | Self::Admin)
    }

    /// Whether he may see the host's password and link.
    pub fn sees_host_secrets(self) -> bool {
        matches!(self, Self::Scheduler | Self::Host | Self::Admin)
    }
}

#[cfg(test)]
mod tests;
