//! What becomes of a job that was claimed, and doing one again.

use super::lanes::{self, PARKED};
use super::{Job, JobRows, KEPT_WHEN_DEAD, MOST_ERROR, NewJob, kept_when_done};
use crate::sql::{get, text};
use crate::{Store, StoreError};
use convoca_booking::CorporationId;
use jiff::Timestamp;
use sqlx::AnyConnection;

/// What a job is to become.
struct Settling {
    id: i64,
    lease: String,
    lane: Option<String>,
    lock: Option<&'static str>,
    end: End,
    /// What it sets going.
    next: JobRows,
}

/// How it ends, with times in milliseconds.
enum End {
    Done { at: i64, forget_at: i64 },
    Dead { at: i64, forget_at: i64, why: String },
    Again { at: i64, why: String },
    GivenBack,
}

impl Store {
    /// A job has been done, and sets others going, in one unit of work. `false` when the lease was
    /// lost: then nothing has changed.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn finish_job(&self, job: &Job, next: Vec<NewJob>, now: Timestamp) -> Result<bool, StoreError> {
        let at = now.as_millisecond();
        let forget_at = at.saturating_add(milliseconds(kept_when_done(&job.kind)));
        self.settle(job, End::Done { at, forget_at }, JobRows::new(self, &next, now)?).await
    }

    /// An attempt has failed, and the next is made at `at`; `why` is kept. `false` when the lease
    /// was lost: then nothing has changed.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn retry_job(&self, job: &Job, at: Timestamp, why: &str) -> Result<bool, StoreError> {
        self.settle(job, End::Again { at: at.as_millisecond(), why: shortened(why) }, JobRows::default()).await
    }

    /// The job is given up; `why` is kept. `false` when the lease was lost: then nothing has
    /// changed.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn bury_job(&self, job: &Job, why: &str, now: Timestamp) -> Result<bool, StoreError> {
        let at = now.as_millisecond();
        let forget_at = at.saturating_add(milliseconds(KEPT_WHEN_DEAD));
        self.settle(job, End::Dead { at, forget_at, why: shortened(why) }, JobRows::default()).await
    }

    /// The job was not begun, and somebody else may have it at once. `false` when the lease was
    /// lost.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn give_back_job(&self, job: &Job) -> Result<bool, StoreError> {
        self.settle(job, End::GivenBack, JobRows::default()).await
    }

    async fn settle(&self, job: &Job, end: End, next: JobRows) -> Result<bool, StoreError> {
        let (lease, lane, lock) = (job.lease.clone(), job.lane.clone(), self.engine.lane_lock());
        let settling = Settling { id: job.id, lease, lane, lock, end, next };
        let settled = self.write(settling, |tx, settling| Box::pin(settle(tx, settling))).await?;
        self.jobs_were_put();
        Ok(settled)
    }

    /// Lets a job that was done or given up wait again, from its first attempt. It goes before
    /// those of its lane that nobody is working on, and can no longer be dropped by its key. `false`
    /// when the corporation has no such job.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn replay_job(&self, corporation: &CorporationId, id: i64, now: Timestamp) -> Result<bool, StoreError> {
        let values = (text(corporation.as_str()), id, now.as_millisecond(), self.engine.lane_lock());
        let found = self
            .write(values, |tx, (corporation, id, now, lock)| Box::pin(replay(tx, corporation, *id, *now, *lock)))
            .await?;
        self.jobs_were_put();
        Ok(found)
    }
}

async fn settle(tx: &mut AnyConnection, settling: &Settling) -> Result<bool, StoreError> {
    let Settling { id, lease, lane, lock, end, next } = settling;
    lanes::take(tx, *lock, next.lanes().chain(lane.as_deref())).await?;
    let query = match end {
        End::Done { at, forget_at } => sqlx::query(
            "UPDATE job SET state = 1, lease = NULL, finished_at = $3, forget_at = $4 \
             WHERE id = $1 AND lease = $2 AND state = 0",
        )
        .bind(*id)
        .bind(lease.clone())
        .bind(*at)
        .bind(*forget_at),
        End::Dead { at, forget_at, why } => sqlx::query(
            "UPDATE job SET state = 2, lease = NULL, finished_at = $3, forget_at = $4, error = $5, \
             attempts = attempts + 1 WHERE id = $1 AND lease = $2 AND state = 0",
        )
        .bind(*id)
        .bind(lease.clone())
        .bind(*at)
        .bind(*forget_at)
        .bind(why.clone()),
        End::Again { at, why } => sqlx::query(
            "UPDATE job SET lease = NULL, run_at = $3, due_at = $3, error = $4, attempts = attempts + 1 \
             WHERE id = $1 AND lease = $2 AND state = 0",
        )
        .bind(*id)
        .bind(lease.clone())
        .bind(*at)
        .bind(why.clone()),
        End::GivenBack => {
            sqlx::query("UPDATE job SET lease = NULL, due_at = run_at WHERE id = $1 AND lease = $2 AND state = 0")
                .bind(*id)
                .bind(lease.clone())
        }
    };
    if query.execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    if let Some(lane) = lane {
        lanes::behind_earlier(tx, lane, *id).await?;
        lanes::go_on(tx, lane).await?;
    }
    next.put_in_turn(tx).await?;
    Ok(true)
}

async fn replay(
    tx: &mut AnyConnection,
    corporation: &str,
    id: i64,
    now: i64,
    lock: Option<&'static str>,
) -> Result<bool, StoreError> {
    let row = sqlx::query("SELECT lane FROM job WHERE id = $1 AND corporation = $2 AND state <> 0")
        .bind(id)
        .bind(corporation.to_owned())
        .fetch_optional(&mut *tx)
        .await?;
    let Some(row) = row else { return Ok(false) };
    let lane: Option<String> = get(&row, 0)?;
    lanes::take(tx, lock, lane.as_deref()).await?;
    let due = if lane.is_some() { PARKED } else { now };
    let done = sqlx::query(
        "UPDATE job SET state = 0, job_key = NULL, run_at = $2, due_at = $3, attempts = 0, error = '', \
         finished_at = NULL, forget_at = NULL WHERE id = $1 AND state <> 0",
    )
    .bind(id)
    .bind(now)
    .bind(due)
    .execute(&mut *tx)
    .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    let Some(lane) = lane else { return Ok(true) };
    sqlx::query(
        "UPDATE job SET due_at = $2 WHERE lane = $1 AND state = 0 AND lease IS NULL AND due_at <> $2 AND id > $3",
    )
    .bind(lane.clone())
    .bind(PARKED)
    .bind(id)
    .execute(&mut *tx)
    .await?;
    lanes::go_on_if_idle(tx, &lane).await?;
    Ok(true)
}

fn milliseconds(length: jiff::SignedDuration) -> i64 {
    i64::try_from(length.as_millis()).unwrap_or(i64::MAX)
}

/// An error's text as it is kept.
fn shortened(why: &str) -> String {
    text(why).chars().take(MOST_ERROR).collect()
}
