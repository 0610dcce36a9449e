//! List what the server does by itself.

use crate::app::App;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::MeetingId;
use convoca_contract::codes;
use convoca_contract::outbox::{OutboxEntry, OutboxState};
use convoca_contract::page::Page;
use convoca_store::{JobQuery, JobState, JobView};
use std::sync::Arc;

/// Most values of a repeated parameter.
const MOST_VALUES: usize = 16;
/// Longest name of a kind, in characters.
const LONGEST_KIND: usize = 32;

/// `GET /v1/convoca/outbox`.
pub(super) async fn list_outbox(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<OutboxEntry>>, Refusal> {
    let (offset, limit) = query.page(20)?;
    let wanted = JobQuery {
        corporation: caller.corporation.id,
        states: query.all("state").take(MOST_VALUES).map(state).collect::<Result<_, _>>()?,
        kinds: query.all("kind").take(MOST_VALUES).map(kind).collect::<Result<_, _>>()?,
        meeting: query.text_up_to("conferenceID", 64)?.map(MeetingId::new),
        offset,
        limit,
    };
    let page = app.store.jobs(&wanted).await?;
    Ok(axum::Json(Page {
        offset: i64::try_from(offset).unwrap_or(i64::MAX),
        limit: i64::from(limit),
        count: i64::try_from(page.total).unwrap_or(i64::MAX),
        data: page.items.into_iter().map(shown).collect(),
    }))
}

fn state(word: &str) -> Result<JobState, Refusal> {
    match OutboxState::parse(word) {
        Some(OutboxState::Waiting) => Ok(JobState::Waiting),
        Some(OutboxState::Done) => Ok(JobState::Done),
        Some(OutboxState::Dead) => Ok(JobState::Dead),
        None => {
            let problem = format!("state must be waiting, done or dead, not \"{word}\"");
            Err(Refusal::bad(codes::PARAM_INVALID, problem))
        }
    }
}

fn kind(word: &str) -> Result<String, Refusal> {
    if word.chars().count() <= LONGEST_KIND {
        Ok(word.to_owned())
    } else {
        Err(Refusal::bad(codes::PARAM_INVALID, format!("kind must have at most {LONGEST_KIND} characters")))
    }
}

fn shown(view: JobView) -> OutboxEntry {
    let job = view.job;
    OutboxEntry {
        id: job.id.to_string(),
        kind: job.kind,
        conference_id: job.meeting.map(|meeting| meeting.as_str().to_owned()),
        title: job.title,
        state: match view.state {
            JobState::Waiting => OutboxState::Waiting,
            JobState::Done => OutboxState::Done,
            JobState::Dead => OutboxState::Dead,
        },
        run_at: job.run_at.as_millisecond(),
        created_at: job.created_at.as_millisecond(),
        finished_at: view.finished_at.map(|at| at.as_millisecond()),
        attempts: i64::from(job.attempts),
        error: view.last_error,
    }
}
