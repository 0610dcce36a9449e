//! Claiming what is due, and holding on to it.

use super::put::random_hex;
use super::{Job, lanes::PARKED};
use crate::sql::{MOST_ROWS, get, rows, statement, time};
use crate::{Store, StoreError, Vault};
use convoca_booking::{CorporationId, MeetingId};
use jiff::{SignedDuration, Timestamp};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// The columns of which a [`Job`] is made, but its lease.
pub(super) const COLUMNS: &str = "job.id, job.uid, job.kind, job.job_key, job.lane, job.corporation, job.meeting, \
    job.title, job.run_at, job.created_at, job.attempts, job.payload";

impl Store {
    /// Claims up to `most` jobs that are due, for as long as `lease`: those whose time has come,
    /// that nobody else holds, and that are the first of their lane. In the order of their times.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn claim_jobs(&self, most: u32, lease: SignedDuration, now: Timestamp) -> Result<Vec<Job>, StoreError> {
        let token = random_hex()?;
        let until = now.as_millisecond().saturating_add(clamp_ms(lease));
        // Looked up and claimed in two steps of one statement: written as one step, PostgreSQL may
        // run the inner one again and lock more rows than it gives back.
        let sql = format!(
            "WITH due AS MATERIALIZED (SELECT id FROM job WHERE state = 0 AND due_at <= $1 \
             ORDER BY due_at, id LIMIT $2 {skip}) \
             UPDATE job SET lease = $3, due_at = $4 FROM due WHERE job.id = due.id AND job.state = 0 \
             RETURNING {COLUMNS}",
            skip = self.engine.skip_locked(),
        );
        let values = (sql, now.as_millisecond(), i64::from(most), token.clone(), until);
        let claimed = self
            .write(values, |tx, (sql, now, most, token, until)| {
                Box::pin(async move {
                    let query = statement(sql.clone(), 1).bind(*now).bind(*most).bind(token.clone()).bind(*until);
                    Ok::<_, StoreError>(query.fetch_all(tx).await?)
                })
            })
            .await?;
        let mut jobs = claimed.iter().map(|row| read(&self.vault, row, &token)).collect::<Result<Vec<_>, _>>()?;
        jobs.sort_by_key(|job| (job.run_at, job.id));
        Ok(jobs)
    }

    /// Makes the leases of these jobs last for `lease` from now; the IDs of those that are still
    /// ours.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn renew_jobs(
        &self,
        jobs: &[Job],
        lease: SignedDuration,
        now: Timestamp,
    ) -> Result<Vec<i64>, StoreError> {
        let held: Vec<_> = jobs.iter().map(|job| (job.id, job.lease.clone())).collect();
        let until = now.as_millisecond().saturating_add(clamp_ms(lease));
        self.write((held, until), |tx, (held, until)| Box::pin(renew(tx, held, *until))).await
    }

    /// Shortens leases that end later than `lease` from now, which none does unless the clock was
    /// put back; without it, what a server that is gone had claimed would have to wait until the
    /// clock is there again.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn shorten_leases(&self, lease: SignedDuration, now: Timestamp) -> Result<(), StoreError> {
        let until = now.as_millisecond().saturating_add(clamp_ms(lease));
        self.write(until, |tx, until| {
            Box::pin(async move {
                sqlx::query("UPDATE job SET due_at = $1 WHERE state = 0 AND lease IS NOT NULL AND due_at > $1")
                    .bind(*until)
                    .execute(tx)
                    .await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
    }

    /// When there is something to claim next, which may be in the past; `None` while nothing waits.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn next_job_at(&self) -> Result<Option<Timestamp>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT due_at FROM job WHERE state = 0 AND due_at < $1 ORDER BY due_at LIMIT 1")
            .bind(PARKED)
            .fetch_optional(&mut *loan)
            .await?;
        loan.keep();
        row.map(|row| time(&row, 0)).transpose()
    }
}

/// A length of time in milliseconds, none and a day at most.
fn clamp_ms(length: SignedDuration) -> i64 {
    i64::try_from(length.as_millis()).unwrap_or(i64::MAX).clamp(0, 86_400_000)
}

async fn renew(tx: &mut AnyConnection, held: &[(i64, String)], until: i64) -> Result<Vec<i64>, StoreError> {
    let mut renewed = Vec::with_capacity(held.len());
    for part in held.chunks(MOST_ROWS) {
        let values = rows(part.len(), |row| format!("${}, ${}", row * 2 + 2, row * 2 + 3));
        let sql = format!(
            "WITH held (id, lease) AS (VALUES {values}) UPDATE job SET due_at = $1 FROM held \
             WHERE job.id = held.id AND job.lease = held.lease AND job.state = 0 RETURNING job.id"
        );
        let query = statement(sql, part.len()).bind(until);
        let query = part.iter().fold(query, |query, (id, lease)| query.bind(*id).bind(lease.clone()));
        for row in query.fetch_all(&mut *tx).await? {
            renewed.push(get(&row, 0)?);
        }
    }
    Ok(renewed)
}

/// A job from [`COLUMNS`].
pub(super) fn read(vault: &Vault, row: &AnyRow, lease: &str) -> Result<Job, StoreError> {
    let uid: String = get(row, 1)?;
    let payload = vault.open("job", &uid, get(row, 11)?)?;
    Ok(Job {
        id: get(row, 0)?,
        kind: get(row, 2)?,
        key: get(row, 3)?,
        lane: get(row, 4)?,
        corporation: CorporationId::new(get::<String>(row, 5)?),
        meeting: get::<Option<String>>(row, 6)?.map(MeetingId::new),
        title: get(row, 7)?,
        run_at: time(row, 8)?,
        created_at: time(row, 9)?,
        attempts: u32::try_from(get::<i64>(row, 10)?).unwrap_or(0),
        payload: String::from_utf8(payload).map_err(|_| StoreError::Damaged("job"))?,
        lease: lease.to_owned(),
        uid,
    })
}
