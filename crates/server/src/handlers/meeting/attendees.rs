//! Who is in a running meeting, as the meeting itself has it.

use super::{running, show, view};
use crate::app::App;
use crate::http::{Caller, Query, Refusal};
use crate::live::{Snapshot, Visitor};
use axum::extract::State;
use convoca_booking::{MeetingId, UserId};
use convoca_conference::Participant;
use convoca_contract::page::Page;
use convoca_contract::running::OnlineAttendee;
use std::collections::HashMap;
use std::sync::Arc;

/// `GET /v1/mmc/management/conferences/online/conf-attendee?conf_id=`.
pub(super) async fn list_online_attendees(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<OnlineAttendee>>, Refusal> {
    let id = MeetingId::new(query.required("conf_id")?);
    let (offset, limit) = query.page(20)?;
    let search = query.text_up_to("search_key", 128)?.unwrap_or_default().to_lowercase();
    let stored = show::find(&app, &caller, &id).await?;
    running::must_run(&stored)?;
    let Snapshot { people, host, .. } = app.live.snapshot(&stored).await.map_err(|_| Refusal::busy())?;
    let users: Vec<UserId> =
        people.iter().filter_map(|(_, visitor)| Some(visitor.person.as_ref()?.user.clone())).collect();
    let third_accounts = app.store.third_accounts(&caller.corporation.id, &users).await?;
    let all = people.iter().map(|(one, visitor)| row(one, visitor, host == Some(one.id), &third_accounts));
    let found: Vec<_> = all.filter(|row| matches(row, &search)).collect();
    let skipped = usize::try_from(offset).unwrap_or(usize::MAX);
    Ok(axum::Json(Page {
        offset: view::integer(offset),
        limit: i64::from(limit),
        count: view::integer(found.len() as u64),
        data: found.into_iter().skip(skipped).take(limit as usize).collect(),
    }))
}

fn row(one: &Participant, visitor: &Visitor, is_host: bool, third: &HashMap<UserId, String>) -> OnlineAttendee {
    let person = visitor.person.as_ref();
    let number = person.map(|person| person.number.clone()).filter(|number| !number.is_empty());
    OnlineAttendee {
        participant_id: one.id.to_string(),
        name: one.name.to_string(),
        call_number: number.unwrap_or_else(|| one.id.to_string()),
        role: i64::from(is_host),
        third_account: person.and_then(|person| third.get(&person.user).cloned()),
        account: person.map(|person| person.account.clone()),
        user_id: person.map(|person| person.user.to_string()),
    }
}

fn matches(row: &OnlineAttendee, search: &str) -> bool {
    let texts = [Some(&row.name), Some(&row.call_number), row.third_account.as_ref(), row.account.as_ref()];
    texts.into_iter().flatten().any(|text| text.to_lowercase().contains(search))
}
