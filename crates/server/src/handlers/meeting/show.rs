//! One meeting with a page of those invited.

use super::view;
use crate::app::App;
use crate::clock;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{Attendee, Booking, BookingError, MeetingId, State as Life, access};
use convoca_contract::codes;
use convoca_contract::conference::ConferenceDetail;
use convoca_contract::page::Page;
use convoca_contract::values::ConferenceRole;
use convoca_store::StoredMeeting;
use http::HeaderMap;
use std::sync::Arc;

/// `GET /v1/mmc/management/conferences/confDetail?conferenceID=`.
pub(super) async fn show_meeting(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
    headers: HeaderMap,
) -> Result<axum::Json<ConferenceDetail>, Refusal> {
    let id = MeetingId::new(query.required("conferenceID")?);
    let (offset, limit) = query.page(20)?;
    let search = query.text_up_to("searchKey", 128)?.map(str::to_lowercase);
    let kinds = Kinds::of(&headers)?;
    let stored = find(&app, &caller, &id).await?;
    let now = clock::now();
    let relation = access::relation(&caller.user, &stored.booking);
    let mut conference = view::conference(&app, &stored.booking, &stored.secrets, relation, now);
    conference.role = Some(if relation.sees_host_secrets() { ConferenceRole::Chair } else { ConferenceRole::General });
    let matching: Vec<_> = invited(&stored.booking)
        .filter(|attendee| kinds.include(attendee))
        .filter(|attendee| search.as_deref().is_none_or(|key| mentions(attendee, key)))
        .collect();
    let skipped = usize::try_from(offset).unwrap_or(usize::MAX);
    let people = matching.iter().skip(skipped).take(limit as usize).map(|attendee| view::participant(attendee));
    Ok(axum::Json(ConferenceDetail {
        conference_data: conference,
        data: Page {
            offset: view::integer(offset),
            limit: i64::from(limit),
            count: view::integer(matching.len() as u64),
            data: people.collect(),
        },
    }))
}

/// The meeting with this ID, if it is not over and the caller may see it.
pub(super) async fn find(app: &App, caller: &Caller, id: &MeetingId) -> Result<StoredMeeting, Refusal> {
    let stored = app.store.meeting(&caller.corporation.id, id).await?.ok_or(BookingError::NoSuchMeeting)?;
    if stored.booking.state(clock::now()) == Life::Over {
        return Err(BookingError::NoSuchMeeting.into());
    }
    if !access::relation(&caller.user, &stored.booking).may_see() {
        return Err(BookingError::NotAllowed.into());
    }
    Ok(stored)
}

fn invited(booking: &Booking) -> impl Iterator<Item = &Attendee> {
    booking.attendees.iter()
}

fn mentions(attendee: &Attendee, key: &str) -> bool {
    [&attendee.name, &attendee.phone, &attendee.account, &attendee.email]
        .iter()
        .any(|text| text.to_lowercase().contains(key))
}

/// Which of those invited are asked for: `X-Type` and `X-Query-Type` (lifecycle facts, section 5).
#[derive(Clone, Copy)]
enum Kinds {
    All,
    People,
    Terminals,
}

impl Kinds {
    fn of(headers: &HeaderMap) -> Result<Self, Refusal> {
        Ok(match (number(headers, "x-type", 2)?, number(headers, "x-query-type", 1)?) {
            (2, 1) => Self::Terminals,
            (2, _) => Self::People,
            _ => Self::All,
        })
    }

    fn include(self, attendee: &Attendee) -> bool {
        match self {
            Self::All => true,
            Self::People => !attendee.kind.is_terminal(),
            Self::Terminals => attendee.kind.is_terminal(),
        }
    }
}

fn number(headers: &HeaderMap, name: &str, most: u8) -> Result<u8, Refusal> {
    let Some(value) = headers.get(name).filter(|value| !value.is_empty()) else { return Ok(0) };
    value.to_str().ok().and_then(|text| text.trim().parse().ok()).filter(|number| *number <= most).ok_or_else(|| {
        Refusal::bad(codes::PARAM_INVALID, format!("the header {name} must be a number from 0 to {most}"))
    })
}
