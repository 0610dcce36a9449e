//! What was done with orders, newest first.

use super::kind_word;
use crate::sql::{body, get, json, pattern, searchable, signed, text, unsigned};
use crate::{Page, Store, StoreError};
use convoca_booking::{CorporationId, ResourceKind};
use convoca_directory::order::{Operation, Record};
use jiff::Timestamp;
use sqlx::AnyConnection;

/// Which records; `None` of a property: whatever it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordQuery {
    /// What is looked for in the order's ID.
    pub search: Option<String>,
    /// Of which kind.
    pub kind: Option<ResourceKind>,
    /// Of which package, by ID.
    pub package: Option<String>,
    /// What was done.
    pub operation: Option<Operation>,
    /// Done at this time or later.
    pub from: Option<Timestamp>,
    /// Done at this time or earlier.
    pub to: Option<Timestamp>,
    /// Of orders that expire at this time or later.
    pub expires_from: Option<Timestamp>,
    /// Of orders that expire at this time or earlier.
    pub expires_to: Option<Timestamp>,
    /// How many to skip.
    pub offset: u64,
    /// Most on the page.
    pub limit: u32,
}

/// A record as it goes into its row.
pub(super) struct RecordRow {
    corporation: String,
    at: i64,
    kind: &'static str,
    package: String,
    operation: i64,
    expires_at: Option<i64>,
    search: String,
    body: String,
}

impl RecordRow {
    pub(super) fn new(record: &Record) -> Result<Self, StoreError> {
        let order = &record.order;
        Ok(Self {
            corporation: text(record.corporation.as_str()),
            at: record.at.as_millisecond(),
            kind: kind_word(order.kind),
            package: order.package.as_ref().map(|package| text(&package.id)).unwrap_or_default(),
            operation: number(record.operation),
            expires_at: order.expires_at.map(Timestamp::as_millisecond),
            search: searchable(&[&order.id]),
            body: json("record of a resource", record)?,
        })
    }

    pub(super) async fn insert(&self, tx: &mut AnyConnection) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO resource_record (corporation, at, kind, package, operation, expires_at, search, body) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(self.corporation.as_str())
        .bind(self.at)
        .bind(self.kind)
        .bind(self.package.as_str())
        .bind(self.operation)
        .bind(self.expires_at)
        .bind(self.search.as_str())
        .bind(self.body.as_str())
        .execute(tx)
        .await?;
        Ok(())
    }
}

impl Store {
    /// What was done with the corporation's orders, newest first.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn order_records(
        &self,
        corporation: &CorporationId,
        query: &RecordQuery,
    ) -> Result<Page<Record>, StoreError> {
        // What is not asked for lets everything through, so that one text serves all.
        const WHERE: &str = r"FROM resource_record
            WHERE corporation = $1 AND search LIKE $2 ESCAPE '\' AND kind LIKE $3 AND package LIKE $4 ESCAPE '\'
            AND operation BETWEEN $5 AND $6 AND at BETWEEN $7 AND $8
            AND COALESCE(expires_at, 9223372036854775807) BETWEEN $9 AND $10";
        let values = Bounds::new(query);
        let mut loan = self.read().await?;
        let count = crate::sql::statement(format!("SELECT COUNT(*) {WHERE}"), 1);
        let count = values.bind(count, corporation).fetch_one(&mut *loan).await?;
        let rows = format!("SELECT body {WHERE} ORDER BY id DESC LIMIT $11 OFFSET $12");
        let rows = values.bind(crate::sql::statement(rows, 1), corporation);
        let rows = rows.bind(i64::from(query.limit)).bind(signed(query.offset)).fetch_all(&mut *loan).await?;
        loan.keep();
        let items = rows.iter().map(|row| body("record of a resource", row, 0)).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset: query.offset })
    }
}

/// A query's properties as ranges and patterns.
struct Bounds {
    search: String,
    kind: &'static str,
    package: String,
    ranges: [(i64, i64); 3],
}

impl Bounds {
    fn new(query: &RecordQuery) -> Self {
        let ms = |time: Option<Timestamp>, open: i64| time.map_or(open, Timestamp::as_millisecond);
        let operation = query.operation.map(number);
        let whole = |id: &String| pattern(id).trim_matches('%').to_owned();
        Self {
            search: query.search.as_deref().map_or_else(|| "%".to_owned(), pattern),
            kind: query.kind.map_or("%", kind_word),
            package: query.package.as_ref().map_or_else(|| "%".to_owned(), whole),
            ranges: [
                (operation.unwrap_or(i64::MIN), operation.unwrap_or(i64::MAX)),
                (ms(query.from, i64::MIN), ms(query.to, i64::MAX)),
                (ms(query.expires_from, i64::MIN), ms(query.expires_to, i64::MAX)),
            ],
        }
    }

    fn bind(&self, statement: crate::sql::Statement, corporation: &CorporationId) -> crate::sql::Statement {
        let statement = statement
            .bind(text(corporation.as_str()))
            .bind(self.search.clone())
            .bind(self.kind)
            .bind(self.package.clone());
        self.ranges.iter().fold(statement, |statement, (least, most)| statement.bind(*least).bind(*most))
    }
}

/// What was done as its column holds it, which is the vendor's number too.
fn number(operation: Operation) -> i64 {
    match operation {
        Operation::Added => 0,
        Operation::Removed => 1,
        Operation::Changed => 2,
        Operation::Stopped => 3,
        Operation::Started => 4,
    }
}
