//! Whether there is a place for somebody who may come in: in the corporation's meetings, and in the room.

use crate::app::App;
use crate::clock;
use crate::live::{NoSeat, Seat};
use convoca_booking::booking::Resource;
use convoca_booking::{Booking, Limits, RoomKind};
use convoca_signalling::Refused;
use convoca_store::StoreError;

/// Why there is no place.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoPlace {
    /// The corporation is gone.
    #[error("there is no such meeting")]
    Gone,
    /// All of the corporation's seats are taken.
    #[error(transparent)]
    Seats(#[from] NoSeat),
    /// The room was stopped or has expired, or is gone.
    #[error("the room of this meeting has been stopped or has expired")]
    Frozen,
    /// The store failed.
    #[error("the server had a fault; try again")]
    Store(#[from] StoreError),
}

impl NoPlace {
    /// The protocol's word for it.
    pub(crate) fn code(&self) -> Refused {
        match self {
            Self::Gone => Refused::UnknownMeeting,
            Self::Seats(_) => Refused::Full,
            Self::Frozen => Refused::NotAllowed,
            Self::Store(_) => Refused::Fault,
        }
    }
}

/// A place in this meeting: with a seat where it draws on the corporation's concurrency. Who comes back
/// has one already, so nobody is kept out by himself.
///
/// # Errors
/// A [`NoPlace`].
pub(crate) async fn find(app: &App, booking: &Booking, comes_back: bool) -> Result<Option<Seat>, NoPlace> {
    let now = clock::now();
    let corporation = app.store.corporation(&booking.corporation).await?.ok_or(NoPlace::Gone)?;
    if let Some(room) = &booking.room {
        let present = app.store.room(&corporation.id, &room.room).await?;
        // A personal room goes with its person, whose meetings others may still hold.
        let frozen = present.map_or(room.kind != RoomKind::Personal, |present| present.is_frozen(now));
        if frozen {
            return Err(NoPlace::Frozen);
        }
    }
    if booking.resource != Resource::Concurrency {
        return Ok(None);
    }
    let limits = if comes_back { Limits::NONE } else { corporation.limits(now) };
    Ok(Some(app.live.seats().take(&corporation.id, &limits)?))
}
