//! Looking back: pages of what was held, of who stayed, and of what was done.

use crate::sql::{MOST_ROWS, body, get, list, pattern, run, signed, statement, text, unsigned};
use crate::{Order, Page, Store, StoreError, Viewer};
use convoca_booking::{Control, CorporationId, MeetingId, Record, Stay};
use jiff::Timestamp;
use sqlx::any::AnyRow;
use std::collections::HashMap;

/// Most holdings of one meeting that are looked at: as many as a series has occurrences, and as
/// many again for those held twice.
const MOST_HOLDINGS: i64 = 100;

/// Which part of whose past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastQuery {
    /// The corporation.
    pub corporation: CorporationId,
    /// Whose past.
    pub viewer: Viewer,
    /// Only what began at this time or later.
    pub from: Timestamp,
    /// Only what began before this.
    pub to: Timestamp,
    /// What is looked for in subject, scheduler's name and ID.
    pub search: Option<String>,
    /// Only those that there are recordings of.
    pub recorded: bool,
    /// By beginning.
    pub order: Order,
    /// How many to skip.
    pub offset: u64,
    /// Most on the page.
    pub limit: u32,
}

impl Store {
    /// A page of holdings that are over, by their beginning.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn past_meetings(&self, query: &PastQuery) -> Result<Page<Record>, StoreError> {
        let viewer = query.viewer.key(&query.corporation);
        // The join is for the search alone: a count without one stays inside the viewers' index.
        let (mut from, next) = match &query.search {
            None => {
                ("FROM record_viewer v WHERE v.viewer = $1 AND v.started_at >= $2 AND v.started_at < $3".to_owned(), 4)
            }
            Some(_) => (
                r"FROM record_viewer v JOIN record r ON r.holding = v.holding
                  WHERE v.viewer = $1 AND v.started_at >= $2 AND v.started_at < $3 AND r.search LIKE $4 ESCAPE '\'"
                    .to_owned(),
                5,
            ),
        };
        if query.recorded {
            from.push_str(" AND EXISTS (SELECT 1 FROM recording f WHERE f.holding = v.holding)");
        }
        let bind = |sql: String| {
            let statement = statement(sql, 1).bind(viewer.clone());
            let statement = statement.bind(query.from.as_millisecond()).bind(query.to.as_millisecond());
            match &query.search {
                None => statement,
                Some(search) => statement.bind(pattern(search)),
            }
        };
        let order = match query.order {
            Order::Ascending => "started_at, holding",
            Order::Descending => "started_at DESC, holding DESC",
        };
        let page = format!(
            "SELECT r.body, r.ended_at FROM (SELECT v.started_at, v.holding {from} \
             ORDER BY {v_order} LIMIT ${next} OFFSET ${after}) p JOIN record r ON r.holding = p.holding \
             WHERE r.corporation = ${last} ORDER BY {p_order}",
            v_order = prefixed("v", order),
            p_order = prefixed("p", order),
            after = next + 1,
            last = next + 2,
        );
        let mut loan = self.read().await?;
        run(&mut loan, self.engine.snapshot()).await?;
        let count = bind(format!("SELECT COUNT(*) {from}")).fetch_one(&mut *loan).await?;
        let page = bind(page).bind(i64::from(query.limit)).bind(signed(query.offset));
        let rows = page.bind(text(query.corporation.as_str())).fetch_all(&mut *loan).await?;
        run(&mut loan, "COMMIT").await?;
        loan.keep();
        let items = rows.iter().map(record).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset: query.offset })
    }

    /// One holding of the corporation, over or not.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn past_meeting(&self, corporation: &CorporationId, holding: &str) -> Result<Option<Record>, StoreError> {
        let mut loan = self.read().await?;
        let row = sqlx::query("SELECT body, ended_at FROM record WHERE holding = $1 AND corporation = $2")
            .bind(text(holding))
            .bind(text(corporation.as_str()))
            .fetch_optional(&mut *loan)
            .await?;
        loan.keep();
        row.map(|row| record(&row)).transpose()
    }

    /// The holdings of one meeting, over or not, latest first and at most a hundred.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn holdings(&self, corporation: &CorporationId, meeting: &MeetingId) -> Result<Vec<Record>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query(
            "SELECT body, ended_at FROM record WHERE meeting = $1 AND corporation = $2 \
             ORDER BY started_at DESC LIMIT $3",
        )
        .bind(text(meeting.as_str()))
        .bind(text(corporation.as_str()))
        .bind(MOST_HOLDINGS)
        .fetch_all(&mut *loan)
        .await?;
        loan.keep();
        rows.iter().map(record).collect()
    }

    /// A page of who stayed in a holding, by when they came; `search` looks in name, account and
    /// number.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn stays(
        &self,
        corporation: &CorporationId,
        holding: &str,
        search: Option<&str>,
        offset: u64,
        limit: u32,
    ) -> Result<Page<Stay>, StoreError> {
        const FROM: &str = r"FROM stay s JOIN record r ON r.holding = s.holding
            WHERE s.holding = $1 AND r.corporation = $2 AND s.search LIKE $3 ESCAPE '\'";
        let bind = |sql: String| {
            let statement = statement(sql, 1).bind(text(holding)).bind(text(corporation.as_str()));
            statement.bind(pattern(search.unwrap_or_default()))
        };
        let mut loan = self.read().await?;
        let count = bind(format!("SELECT COUNT(*) {FROM}")).fetch_one(&mut *loan).await?;
        let page = format!("SELECT s.body, s.left_at {FROM} ORDER BY s.joined_at, s.participant LIMIT $4 OFFSET $5");
        let rows = bind(page).bind(i64::from(limit)).bind(signed(offset)).fetch_all(&mut *loan).await?;
        loan.keep();
        let items = rows.iter().map(stay).collect::<Result<_, StoreError>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset })
    }

    /// How many people are in each of these holdings; those that nobody is in are left out.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn people_in(&self, holdings: &[String]) -> Result<HashMap<String, u64>, StoreError> {
        let mut found = HashMap::with_capacity(holdings.len());
        let mut loan = self.read().await?;
        for part in holdings.chunks(MOST_ROWS) {
            let names = list(1, part.len());
            let sql = format!(
                "SELECT holding, COUNT(*) FROM stay WHERE left_at IS NULL AND holding IN ({names}) GROUP BY holding"
            );
            let query = part.iter().fold(statement(sql, part.len()), |query, holding| query.bind(text(holding)));
            for row in query.fetch_all(&mut *loan).await? {
                found.insert(get(&row, 0)?, unsigned(get(&row, 1)?));
            }
        }
        loan.keep();
        Ok(found)
    }

    /// A page of what was done to a holding, in the order in which it was.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn controls(
        &self,
        corporation: &CorporationId,
        holding: &str,
        offset: u64,
        limit: u32,
    ) -> Result<Page<Control>, StoreError> {
        const FROM: &str =
            "FROM control c JOIN record r ON r.holding = c.holding WHERE c.holding = $1 AND r.corporation = $2";
        let bind = |sql: String| statement(sql, 1).bind(text(holding)).bind(text(corporation.as_str()));
        let mut loan = self.read().await?;
        let count = bind(format!("SELECT COUNT(*) {FROM}")).fetch_one(&mut *loan).await?;
        let page = bind(format!("SELECT c.body {FROM} ORDER BY c.id LIMIT $3 OFFSET $4"));
        let rows = page.bind(i64::from(limit)).bind(signed(offset)).fetch_all(&mut *loan).await?;
        loan.keep();
        let items = rows.iter().map(|row| body("control", row, 0)).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset })
    }
}

/// The columns of an order, each of this table.
fn prefixed(table: &str, order: &str) -> String {
    let columns: Vec<String> = order.split(", ").map(|column| format!("{table}.{column}")).collect();
    columns.join(", ")
}

fn record(row: &AnyRow) -> Result<Record, StoreError> {
    Ok(Record { ended_at: optional_time(row, 1)?, ..body("record", row, 0)? })
}

pub(super) fn stay(row: &AnyRow) -> Result<Stay, StoreError> {
    Ok(Stay { left_at: optional_time(row, 1)?, ..body("stay", row, 0)? })
}

fn optional_time(row: &AnyRow, column: usize) -> Result<Option<Timestamp>, StoreError> {
    let time = get::<Option<i64>>(row, column)?.map(Timestamp::from_millisecond);
    time.transpose().map_err(|_| StoreError::Damaged("time"))
}
