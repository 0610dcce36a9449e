//! Seats: how many of a corporation's people are in meetings at once, or at a meeting's door.
//!
//! Somebody who comes to a meeting that draws on the corporation's concurrency takes a [`Seat`] before the
//! meeting is asked, and it is free again when he has left, was refused, or is gone while he waited. They
//! are counted in this process, which holds every meeting of this server. Meetings in a room of a package
//! draw on that, and take none.

use convoca_booking::{CorporationId, Limits, ResourceKind};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Who sits where; copies are the same.
#[derive(Clone, Default)]
pub struct Seats {
    taken: Arc<Mutex<HashMap<CorporationId, u64>>>,
}

/// A place in a corporation's meetings, until it is dropped.
pub struct Seat {
    seats: Seats,
    corporation: CorporationId,
}

/// All of the corporation's seats are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("as many people are in meetings as the corporation may have in them at once")]
pub struct NoSeat;

impl Seats {
    /// A seat, if there is one left under these limits.
    ///
    /// # Errors
    /// [`NoSeat`].
    pub fn take(&self, corporation: &CorporationId, limits: &Limits) -> Result<Seat, NoSeat> {
        let mut taken = self.taken();
        let used = taken.entry(corporation.clone()).or_default();
        if !limits.allows_one_more(ResourceKind::Concurrent, *used) {
            return Err(NoSeat);
        }
        *used += 1;
        Ok(Seat { seats: self.clone(), corporation: corporation.clone() })
    }

    /// How many the corporation has taken.
    pub fn used(&self, corporation: &CorporationId) -> u64 {
        self.taken().get(corporation).copied().unwrap_or(0)
    }

    fn taken(&self) -> MutexGuard<'_, HashMap<CorporationId, u64>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken();
        if let Some(used) = taken.get_mut(&self.corporation) {
            *used = used.saturating_sub(1);
            if *used == 0 {
                taken.remove(&self.corporation);
            }
        }
    }
}

#[cfg(test)]
mod tests;
