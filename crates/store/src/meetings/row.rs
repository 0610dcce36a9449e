//! A meeting as it goes into its row, and what else of it stands in tables.

use super::listing::{Span, span_after, viewers};
use crate::sql::{json, searchable, text};
use crate::{StoreError, Vault};
use convoca_booking::{Booking, Kind, Secrets};
use jiff::Timestamp;

/// Everything that is written for a meeting, worked out before the unit of work begins.
pub(super) struct MeetingRow {
    pub(super) id: String,
    pub(super) corporation: String,
    pub(super) search: String,
    pub(super) body: String,
    pub(super) secrets: Vec<u8>,
    /// Those in whose lists it stands.
    pub(super) viewers: Vec<String>,
    /// The span under which lists hold it; none when it is over or cancelled.
    pub(super) span: Option<Span>,
    /// The room that it takes and when; nothing once it is cancelled.
    pub(super) room: Option<RoomTime>,
    pub(super) now_ms: i64,
}

/// When a meeting takes a room.
pub(super) struct RoomTime {
    pub(super) room: String,
    pub(super) spans: Vec<Span>,
    pub(super) instant: bool,
}

impl MeetingRow {
    /// Seals the secrets and works out everything else.
    pub(super) fn new(vault: &Vault, booking: &Booking, secrets: &Secrets, now: Timestamp) -> Result<Self, StoreError> {
        let id = text(booking.id.as_str());
        let now_ms = now.as_millisecond();
        let spans = || booking.open_slots().map(Span::of);
        let room = booking.room.as_ref().filter(|_| booking.cancelled_at.is_none()).map(|taken| RoomTime {
            room: text(taken.room.as_str()),
            spans: spans().filter(|span| span.end > now_ms).collect(),
            instant: matches!(booking.kind, Kind::Instant { .. }),
        });
        Ok(Self {
            corporation: text(booking.corporation.as_str()),
            search: searchable(&[&booking.subject, &booking.scheduler_name, booking.id.as_str(), booking.dialled()]),
            body: json("meeting", booking)?,
            secrets: vault.seal("meeting", &id, json("meeting", secrets)?.into_bytes())?,
            viewers: viewers(booking),
            span: span_after(booking, now_ms),
            room,
            now_ms,
            id,
        })
    }
}
