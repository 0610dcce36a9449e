//! How good people's lines were: samples, and what was bad at any time.

use crate::sql::{MOST_ROWS, body, get, json, list, pattern, rows, run, signed, statement, text, unsigned};
use crate::{Page, Store, StoreError};
use convoca_booking::quality::{Alarms, Sample};
use convoca_booking::{CorporationId, Record, Stay};
use sqlx::AnyConnection;
use std::collections::{BTreeMap, HashMap};

/// Most samples that are read of one participant: more than a day of them.
const MOST_SAMPLES: i64 = 10_000;

/// A sample as it goes into its row.
pub(crate) struct SampleRow {
    participant: String,
    at: i64,
    alarms: Alarms,
    body: String,
}

impl SampleRow {
    pub(super) fn new((sample, alarms): &(Sample, Alarms)) -> Result<Self, StoreError> {
        Ok(Self {
            participant: text(&sample.participant),
            at: sample.at.as_millisecond(),
            alarms: *alarms,
            body: json("sample", sample)?,
        })
    }
}

/// Keeps samples of a holding, if it is remembered.
pub(super) async fn keep(tx: &mut AnyConnection, holding: &str, samples: &[SampleRow]) -> Result<(), StoreError> {
    let known = sqlx::query("SELECT holding FROM record WHERE holding = $1").bind(holding.to_owned());
    if known.fetch_optional(&mut *tx).await?.is_none() {
        return Ok(());
    }
    // In order, so that two who write at once wait for each other instead of each for the other.
    let mut people: BTreeMap<&str, Alarms> = BTreeMap::new();
    for sample in samples {
        let alarms = people.entry(&sample.participant).or_default();
        *alarms = alarms.and(sample.alarms);
    }
    for part in samples.chunks(MOST_ROWS) {
        let values = rows(part.len(), |row| format!("$1, {}", list(3 * row + 2, 3)));
        let sql = format!(
            "INSERT INTO sample (holding, participant, at, body) VALUES {values} \
             ON CONFLICT (holding, participant, at) DO NOTHING"
        );
        let query = statement(sql, part.len()).bind(holding.to_owned());
        let bound = part.iter().fold(query, |query, sample| {
            query.bind(sample.participant.clone()).bind(sample.at).bind(sample.body.clone())
        });
        bound.execute(&mut *tx).await?;
    }
    let people: Vec<_> = people.into_iter().collect();
    for part in people.chunks(MOST_ROWS) {
        let values = rows(part.len(), |row| format!("$1, {}", list(2 * row + 2, 2)));
        let sql = format!(
            "INSERT INTO quality (holding, participant, alarms) VALUES {values} \
             ON CONFLICT (holding, participant) DO UPDATE SET alarms = quality.alarms | excluded.alarms"
        );
        let query = statement(sql, part.len()).bind(holding.to_owned());
        let bound = part.iter().fold(query, |query, (participant, alarms)| {
            query.bind((*participant).to_owned()).bind(i64::from(alarms.0))
        });
        bound.execute(&mut *tx).await?;
    }
    Ok(())
}

impl Store {
    /// A page of the corporation's meetings that are being held, the one that began last first;
    /// `search` looks in subject, scheduler's name and ID.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn running_meetings(
        &self,
        corporation: &CorporationId,
        search: Option<&str>,
        offset: u64,
        limit: u32,
    ) -> Result<Page<Record>, StoreError> {
        const FROM: &str = r"FROM record WHERE corporation = $1 AND ended_at IS NULL AND search LIKE $2 ESCAPE '\'";
        let bind =
            |sql: String| statement(sql, 1).bind(text(corporation.as_str())).bind(pattern(search.unwrap_or_default()));
        let mut loan = self.read().await?;
        run(&mut loan, self.engine.snapshot()).await?;
        let count = bind(format!("SELECT COUNT(*) {FROM}")).fetch_one(&mut *loan).await?;
        let page = bind(format!("SELECT body {FROM} ORDER BY started_at DESC, holding DESC LIMIT $3 OFFSET $4"));
        let rows = page.bind(i64::from(limit)).bind(signed(offset)).fetch_all(&mut *loan).await?;
        run(&mut loan, "COMMIT").await?;
        loan.keep();
        let items = rows.iter().map(|row| body("record", row, 0)).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset })
    }

    /// How many stays each of these holdings has had; those without any are left out.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn stays_in(&self, holdings: &[String]) -> Result<HashMap<String, u64>, StoreError> {
        let mut found = HashMap::with_capacity(holdings.len());
        let mut loan = self.read().await?;
        for part in holdings.chunks(MOST_ROWS) {
            let names = list(1, part.len());
            let sql = format!("SELECT holding, COUNT(*) FROM stay WHERE holding IN ({names}) GROUP BY holding");
            let query = part.iter().fold(statement(sql, part.len()), |query, holding| query.bind(text(holding)));
            for row in query.fetch_all(&mut *loan).await? {
                found.insert(get(&row, 0)?, unsigned(get(&row, 1)?));
            }
        }
        loan.keep();
        Ok(found)
    }

    /// What of anybody's line was bad at any time in each of these holdings; those of which nothing
    /// was measured are left out.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn alarms_in(&self, holdings: &[String]) -> Result<HashMap<String, Alarms>, StoreError> {
        let mut found: HashMap<String, Alarms> = HashMap::with_capacity(holdings.len());
        let mut loan = self.read().await?;
        for part in holdings.chunks(MOST_ROWS) {
            let names = list(1, part.len());
            // Neither engine's way of joining bits is the other's; there are few different sets.
            let sql = format!("SELECT DISTINCT holding, alarms FROM quality WHERE holding IN ({names})");
            let query = part.iter().fold(statement(sql, part.len()), |query, holding| query.bind(text(holding)));
            for row in query.fetch_all(&mut *loan).await? {
                let all = found.entry(get(&row, 0)?).or_default();
                *all = all.and(alarms(get(&row, 1)?)?);
            }
        }
        loan.keep();
        Ok(found)
    }

    /// What of each participant's line was bad at any time in a holding; those of whom nothing was
    /// measured are left out.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn alarms_of(&self, holding: &str) -> Result<HashMap<String, Alarms>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query("SELECT participant, alarms FROM quality WHERE holding = $1")
            .bind(text(holding))
            .fetch_all(&mut *loan)
            .await?;
        loan.keep();
        rows.iter().map(|row| Ok((get(row, 0)?, alarms(get(row, 1)?)?))).collect()
    }

    /// The last stay of a participant in a holding.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn stay_of(&self, holding: &str, participant: &str) -> Result<Option<Stay>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query(
            "SELECT body, left_at FROM stay WHERE holding = $1 AND participant = $2 ORDER BY joined_at DESC LIMIT 1",
        )
        .bind(text(holding))
        .bind(text(participant))
        .fetch_optional(&mut *loan)
        .await?;
        loan.keep();
        row.map(|row| super::list::stay(&row)).transpose()
    }

    /// What was measured of a participant in a holding, in order, at most ten thousand samples.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn samples(&self, holding: &str, participant: &str) -> Result<Vec<Sample>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query("SELECT body FROM sample WHERE holding = $1 AND participant = $2 ORDER BY at LIMIT $3")
            .bind(text(holding))
            .bind(text(participant))
            .bind(MOST_SAMPLES)
            .fetch_all(&mut *loan)
            .await?;
        loan.keep();
        rows.iter().map(|row| body("sample", row, 0)).collect()
    }
}

fn alarms(bits: i64) -> Result<Alarms, StoreError> {
    u32::try_from(bits).map(Alarms).map_err(|_| StoreError::Damaged("alarms"))
}
