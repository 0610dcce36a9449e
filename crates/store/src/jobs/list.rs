//! Looking at jobs: what waits, what was done, what was given up and why.

use super::claim::{COLUMNS, read};
use super::{JobState, JobView};
use crate::sql::{Statement, escaped, get, signed, statement, text, unsigned};
use crate::{Page, Store, StoreError, Vault};
use convoca_booking::{CorporationId, MeetingId};
use jiff::Timestamp;
use sqlx::any::AnyRow;

/// Which jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobQuery {
    /// The corporation.
    pub corporation: CorporationId,
    /// In these states; none: in any.
    pub states: Vec<JobState>,
    /// Of these kinds; none: of any.
    pub kinds: Vec<String>,
    /// About this meeting.
    pub meeting: Option<MeetingId>,
    /// How many to skip.
    pub offset: u64,
    /// Most on the page.
    pub limit: u32,
}

impl Store {
    /// A page of the corporation's jobs, newest first.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn jobs(&self, query: &JobQuery) -> Result<Page<JobView>, StoreError> {
        let condition = condition(query);
        let count = bound(format!("SELECT COUNT(*) FROM job WHERE {condition}"), query);
        let next = 2 + query.kinds.len() + usize::from(query.meeting.is_some());
        let page = format!(
            "SELECT {COLUMNS}, state, finished_at, error FROM job WHERE {condition} \
             ORDER BY id DESC LIMIT ${next} OFFSET ${}",
            next + 1
        );
        let page = bound(page, query).bind(i64::from(query.limit)).bind(signed(query.offset));
        let mut loan = self.read().await?;
        let count = count.fetch_one(&mut *loan).await?;
        let rows = page.fetch_all(&mut *loan).await?;
        loan.keep();
        let items = rows.iter().map(|row| view(&self.vault, row)).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset: query.offset })
    }

    /// How many of the corporation's jobs go to one of these addresses, those that are empty left out.
    /// Looks through all of its jobs.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn jobs_naming(&self, corporation: &CorporationId, addresses: &[&str]) -> Result<u64, StoreError> {
        let mut found = 0;
        let mut loan = self.read().await?;
        for address in addresses.iter().filter(|address| !address.is_empty()) {
            // Titles are as people read them, so they are compared as they are.
            let title = format!("% → {}", escaped(address));
            let row = sqlx::query(r"SELECT COUNT(*) FROM job WHERE corporation = $1 AND title LIKE $2 ESCAPE '\'")
                .bind(text(corporation.as_str()))
                .bind(title)
                .fetch_one(&mut *loan)
                .await?;
            found += unsigned(get(&row, 0)?);
        }
        loan.keep();
        Ok(found)
    }

    /// How many jobs wait, of all corporations.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn count_waiting_jobs(&self) -> Result<u64, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT COUNT(*) FROM job WHERE state = 0").fetch_one(&mut *loan).await?;
        loan.keep();
        Ok(unsigned(get(&row, 0)?))
    }

    /// One of the corporation's jobs.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn job(&self, corporation: &CorporationId, id: i64) -> Result<Option<JobView>, StoreError> {
        let sql = format!("SELECT {COLUMNS}, state, finished_at, error FROM job WHERE id = $1 AND corporation = $2");
        let mut loan = self.read().await?;
        let row = statement(sql, 1).bind(id).bind(text(corporation.as_str())).fetch_optional(&mut *loan).await?;
        loan.keep();
        row.map(|row| view(&self.vault, &row)).transpose()
    }
}

/// What the rows have to meet: parameter 1 is the corporation, then come kinds and meeting.
fn condition(query: &JobQuery) -> String {
    let mut text = String::from("corporation = $1");
    let mut next = 2;
    if !query.states.is_empty() {
        // Numbers of ours, so that the planner sees them.
        let states: Vec<String> = query.states.iter().map(|state| state.number().to_string()).collect();
        text.push_str(&format!(" AND state IN ({})", states.join(", ")));
    }
    if !query.kinds.is_empty() {
        text.push_str(&format!(" AND kind IN ({})", crate::sql::list(next, query.kinds.len())));
        next += query.kinds.len();
    }
    if query.meeting.is_some() {
        text.push_str(&format!(" AND meeting = ${next}"));
    }
    text
}

fn bound(sql: String, query: &JobQuery) -> Statement {
    // As many shapes as questions: none of them is worth a place in the cache.
    let mut statement = statement(sql, usize::MAX).bind(text(query.corporation.as_str()));
    for kind in &query.kinds {
        statement = statement.bind(text(kind));
    }
    match &query.meeting {
        Some(meeting) => statement.bind(text(meeting.as_str())),
        None => statement,
    }
}

fn view(vault: &Vault, row: &AnyRow) -> Result<JobView, StoreError> {
    let finished: Option<i64> = get(row, 13)?;
    let damaged = || StoreError::Damaged("job");
    Ok(JobView {
        job: read(vault, row, "")?,
        state: JobState::from_number(get(row, 12)?).ok_or_else(damaged)?,
        finished_at: finished.map(Timestamp::from_millisecond).transpose().map_err(|_| damaged())?,
        last_error: get(row, 14)?,
    })
}
