//! Putting jobs, and taking back what has not been done yet.

use super::NewJob;
use super::lanes::{self, PARKED};
use crate::sql::{MOST_ROWS, get, list, rows, statement, text};
use crate::{Store, StoreError};
use jiff::Timestamp;
use sqlx::AnyConnection;
use std::collections::HashSet;

/// A job as it goes into its row.
#[derive(Clone)]
struct JobRow {
    uid: String,
    kind: &'static str,
    key: Option<String>,
    lane: Option<String>,
    corporation: String,
    meeting: Option<String>,
    title: String,
    run_ms: i64,
    /// `run_ms`, or the end of time behind another one of these rows.
    due_ms: i64,
    created_ms: i64,
    payload: Vec<u8>,
}

/// Jobs as they go into their rows, in order, each key once.
#[derive(Default)]
pub(crate) struct JobRows {
    lock: Option<&'static str>,
    rows: Vec<JobRow>,
}

impl JobRows {
    /// Seals the payloads and works out everything else.
    pub(crate) fn new(store: &Store, jobs: &[NewJob], now: Timestamp) -> Result<Self, StoreError> {
        let rows = jobs.iter().map(|job| job_row(store, job, now)).collect::<Result<_, _>>()?;
        let mut all = Self { lock: store.engine.lane_lock(), rows };
        all.tidy();
        Ok(all)
    }

    /// All of several changes' jobs.
    pub(crate) fn join<'r>(all: impl IntoIterator<Item = &'r Self>) -> Self {
        let mut joined = all.into_iter().fold(Self::default(), |mut joined, more| {
            joined.lock = joined.lock.or(more.lock);
            joined.rows.extend_from_slice(&more.rows);
            joined
        });
        joined.tidy();
        joined
    }

    /// Keeps the last of each key, and parks all but the first of each lane.
    fn tidy(&mut self) {
        let mut keys = HashSet::new();
        let mut last = |row: &JobRow| row.key.as_ref().is_none_or(|key| keys.insert(key.clone()));
        let stays: Vec<bool> = self.rows.iter().rev().map(&mut last).collect();
        let mut stays = stays.into_iter().rev();
        self.rows.retain(|_| stays.next().unwrap_or(true));
        let mut lanes = HashSet::new();
        for row in &mut self.rows {
            let first = row.lane.as_ref().is_none_or(|lane| lanes.insert(lane.clone()));
            row.due_ms = if first { row.run_ms } else { PARKED };
        }
    }

    /// The lanes that they are in.
    pub(super) fn lanes(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(|row| row.lane.as_deref())
    }

    /// Puts them, once it is this unit's turn in their lanes.
    pub(crate) async fn put(&self, tx: &mut AnyConnection) -> Result<(), StoreError> {
        lanes::take(tx, self.lock, self.lanes()).await?;
        self.put_in_turn(tx).await
    }

    /// Puts them; their lanes are this unit's.
    pub(crate) async fn put_in_turn(&self, tx: &mut AnyConnection) -> Result<(), StoreError> {
        for part in self.rows.chunks(MOST_ROWS) {
            let values = rows(part.len(), |row| {
                let first = row * 11 + 1;
                let at = |column: usize| first + column;
                format!(
                    "${}, ${}, ${}, ${}, ${}, ${}, ${}, 0, ${}, \
                     CASE WHEN EXISTS (SELECT 1 FROM job WHERE lane = ${} AND state = 0) THEN {PARKED} ELSE ${} END, \
                     0, ${}, '', ${}",
                    at(0),
                    at(1),
                    at(2),
                    at(3),
                    at(4),
                    at(5),
                    at(6),
                    at(7),
                    at(3),
                    at(8),
                    at(9),
                    at(10),
                )
            });
            let sql = format!(
                "INSERT INTO job (uid, kind, job_key, lane, corporation, meeting, title, state, run_at, due_at, \
                 attempts, created_at, error, payload) VALUES {values} \
                 ON CONFLICT (job_key) WHERE state = 0 AND job_key IS NOT NULL DO UPDATE SET \
                 uid = excluded.uid, title = excluded.title, run_at = excluded.run_at, \
                 due_at = CASE WHEN job.due_at = {PARKED} THEN job.due_at ELSE excluded.run_at END, \
                 lease = NULL, attempts = 0, error = '', payload = excluded.payload"
            );
            let query = part.iter().fold(statement(sql, part.len()), |query, row| {
                query
                    .bind(row.uid.clone())
                    .bind(row.kind)
                    .bind(row.key.clone())
                    .bind(row.lane.clone())
                    .bind(row.corporation.clone())
                    .bind(row.meeting.clone())
                    .bind(row.title.clone())
                    .bind(row.run_ms)
                    .bind(row.due_ms)
                    .bind(row.created_ms)
                    .bind(row.payload.clone())
            });
            query.execute(&mut *tx).await?;
        }
        for row in &self.rows {
            if let (Some(key), Some(lane)) = (&row.key, &row.lane) {
                take_turn_again(tx, key, lane).await?;
            }
        }
        Ok(())
    }
}

/// A job that has taken the place of one that was being worked on has no claim to that one's turn.
async fn take_turn_again(tx: &mut AnyConnection, key: &str, lane: &str) -> Result<(), StoreError> {
    let row = sqlx::query("SELECT id FROM job WHERE job_key = $1 AND state = 0 AND job_key IS NOT NULL")
        .bind(key.to_owned())
        .fetch_one(&mut *tx)
        .await?;
    lanes::behind_earlier(tx, lane, get(&row, 0)?).await?;
    lanes::go_on_if_idle(tx, lane).await
}

fn job_row(store: &Store, job: &NewJob, now: Timestamp) -> Result<JobRow, StoreError> {
    let uid = random_hex()?;
    let run_ms = job.run_at.as_millisecond();
    Ok(JobRow {
        kind: job.kind,
        key: job.key.as_deref().map(text),
        lane: job.lane.as_deref().map(text),
        corporation: text(job.corporation.as_str()),
        meeting: job.meeting.as_ref().map(|meeting| text(meeting.as_str())),
        title: text(&job.title),
        run_ms,
        due_ms: run_ms,
        created_ms: now.as_millisecond(),
        payload: store.vault.seal("job", &uid, job.payload.clone().into_bytes())?,
        uid,
    })
}

/// 32 random hex digits.
pub(super) fn random_hex() -> Result<String, StoreError> {
    let mut bytes = [0; 16];
    aws_lc_rs::rand::fill(&mut bytes).map_err(|_| StoreError::Unstorable("random number"))?;
    Ok(hex::encode(bytes))
}

impl Store {
    /// Puts jobs. One that waits under the same key is replaced: what, when and title.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn put_jobs(&self, jobs: Vec<NewJob>, now: Timestamp) -> Result<(), StoreError> {
        let rows = JobRows::new(self, &jobs, now)?;
        self.write(rows, |tx, rows| Box::pin(rows.put(tx))).await?;
        self.jobs_were_put();
        Ok(())
    }

    /// Drops the jobs that wait under these keys. One that is being worked on ends with a lost
    /// lease.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn drop_jobs(&self, keys: Vec<String>) -> Result<(), StoreError> {
        let keys: Vec<String> = keys.iter().map(|key| text(key)).collect();
        let lock = self.engine.lane_lock();
        self.write((keys, lock), |tx, (keys, lock)| Box::pin(drop_all(tx, keys, *lock))).await?;
        self.jobs_were_put();
        Ok(())
    }

    /// Tells those who wait for it, in this process, that there may be something to do.
    pub(crate) fn jobs_were_put(&self) {
        self.put.send_modify(|()| {});
    }

    /// Changes each time that a job is put by this process. Other servers on the same database are
    /// not heard of, so look by yourself now and then.
    pub fn jobs_put(&self) -> tokio::sync::watch::Receiver<()> {
        self.put.subscribe()
    }
}

async fn drop_all(tx: &mut AnyConnection, keys: &[String], lock: Option<&'static str>) -> Result<(), StoreError> {
    for part in keys.chunks(MOST_ROWS) {
        let names = list(1, part.len());
        let sql =
            format!("DELETE FROM job WHERE state = 0 AND job_key IS NOT NULL AND job_key IN ({names}) RETURNING lane");
        let query = part.iter().fold(statement(sql, part.len()), |query, key| query.bind(key.clone()));
        for row in query.fetch_all(&mut *tx).await? {
            if let Some(lane) = get::<Option<String>>(&row, 0)? {
                lanes::take(tx, lock, [lane.as_str()]).await?;
                lanes::go_on_if_idle(tx, &lane).await?;
            }
        }
    }
    Ok(())
}
