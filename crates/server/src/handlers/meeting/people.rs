//! Those invited to a meeting, page by page.

use super::{view, wire};
use crate::app::App;
use crate::http::{Caller, Query, Refusal};
use convoca_booking::{Attendee, Booking, Draft};
use convoca_contract::codes;
use convoca_contract::conference::ParticipantInfo;
use convoca_contract::page::Page;
use http::HeaderMap;

/// Which of those invited a request asks for.
pub(in super::super) struct Wanted {
    offset: u64,
    limit: u32,
    search: Option<String>,
    kinds: Kinds,
}

impl Wanted {
    /// What this request asks for.
    ///
    /// # Errors
    /// When a parameter or header is out of range.
    pub(in super::super) fn of(query: &Query, headers: &HeaderMap) -> Result<Self, Refusal> {
        let (offset, limit) = query.page(20)?;
        let search = query.text_up_to("searchKey", 128)?.map(str::to_lowercase);
        Ok(Self { offset, limit, search, kinds: Kinds::of(headers)? })
    }

    /// The page of those.
    pub(in super::super) fn page(&self, booking: &Booking) -> Page<ParticipantInfo> {
        let matching: Vec<_> = booking
            .attendees
            .iter()
            .filter(|attendee| self.kinds.include(attendee))
            .filter(|attendee| self.search.as_deref().is_none_or(|key| mentions(attendee, key)))
            .collect();
        let skipped = usize::try_from(self.offset).unwrap_or(usize::MAX);
        let people = matching.iter().skip(skipped).take(self.limit as usize);
        Page {
            offset: view::integer(self.offset),
            limit: i64::from(self.limit),
            count: view::integer(matching.len() as u64),
            data: people.map(|attendee| view::participant(attendee)).collect(),
        }
    }
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

/// Finds out who of the people that a draft invites are users here.
pub(in crate::handlers) async fn look_up(app: &App, caller: &Caller, draft: &mut Draft) -> Result<(), Refusal> {
    let people = wire::wanted(draft);
    if !people.is_empty() {
        wire::resolve(draft, app.store.resolve(&caller.corporation.id, &people).await?);
    }
    Ok(())
}
