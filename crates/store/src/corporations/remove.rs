//! Removing a corporation: at once for everybody who looks, and from the tables part by part.
//!
//! It is doomed first. From then on it is not there: nobody of it is signed in, and nobody enters its
//! meetings. What it has goes in units of bounded size, in an order in which nothing refers to what is
//! gone, and the corporation's row at the end. Whoever is interrupted finds it doomed and goes on.

use crate::meetings::listing::webinars;
use crate::sql::{get, list, statement, text};
use crate::{Store, StoreError};
use convoca_booking::CorporationId;
use sqlx::AnyConnection;
use thiserror::Error;

/// Most rows of a table that one unit removes.
const PART: i64 = 500;

/// Most records of meetings that one unit removes; each takes stays and samples along.
const RECORDS: i64 = 50;

/// Tables of which a part goes by its corporation, in this order, after meetings and people.
const PARTS: [(&str, i64); 5] = [
    ("DELETE FROM record WHERE holding IN (SELECT holding FROM record WHERE corporation = $1 LIMIT $2)", RECORDS),
    ("DELETE FROM room WHERE id IN (SELECT id FROM room WHERE corporation = $1 LIMIT $2)", PART),
    (
        "DELETE FROM sign_in WHERE (corporation, at, user_id, client_type) IN \
         (SELECT corporation, at, user_id, client_type FROM sign_in WHERE corporation = $1 LIMIT $2)",
        PART,
    ),
    ("DELETE FROM application WHERE id IN (SELECT id FROM application WHERE corporation = $1 LIMIT $2)", PART),
    ("DELETE FROM job WHERE id IN (SELECT id FROM job WHERE corporation = $1 LIMIT $2)", PART),
];

/// Why a corporation cannot be removed.
#[derive(Debug, Error)]
pub enum RemoveError {
    /// There is none with this ID.
    #[error("there is no such corporation")]
    NoSuchCorporation,
    /// The provider's administrator is at home in it.
    #[error("the service provider's administrator belongs to this corporation, so it stays")]
    Home,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl crate::error::Failure for RemoveError {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl Store {
    /// Dooms a corporation: from now on it is not there.
    ///
    /// # Errors
    /// A [`RemoveError`].
    pub async fn doom_corporation(&self, id: &CorporationId) -> Result<(), RemoveError> {
        self.write_people(text(id.as_str()), |tx, id| {
            Box::pin(async move {
                if super::lock(tx, id).await?.is_none() {
                    return Err(RemoveError::NoSuchCorporation);
                }
                let home = sqlx::query("SELECT id FROM person WHERE corporation = $1 AND provider = 1 LIMIT 1");
                if home.bind(id.clone()).fetch_optional(&mut *tx).await.map_err(StoreError::from)?.is_some() {
                    return Err(RemoveError::Home);
                }
                let doom = sqlx::query("UPDATE corporation SET doomed = 1 WHERE id = $1").bind(id.clone());
                doom.execute(tx).await.map_err(StoreError::from)?;
                Ok(())
            })
        })
        .await
    }

    /// The corporations that are doomed and not gone yet.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn doomed_corporations(&self) -> Result<Vec<CorporationId>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query("SELECT id FROM corporation WHERE doomed = 1 ORDER BY id LIMIT 100");
        let rows = rows.fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| Ok(CorporationId::new(get::<String>(row, 0)?))).collect()
    }

    /// Removes a part of what a doomed corporation has, and with the last part itself; `false` when
    /// nothing of it is left.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn remove_corporation_part(&self, id: &CorporationId) -> Result<bool, StoreError> {
        let id = text(id.as_str());
        let meetings = self.doomed_meetings(&id).await?;
        self.write_people((id, meetings), |tx, (id, meetings)| Box::pin(remove_part(tx, id, meetings))).await
    }

    /// Some of its meetings. Looked for outside the unit that removes them, because no index knows which
    /// corporation a meeting is of.
    async fn doomed_meetings(&self, corporation: &str) -> Result<Vec<String>, StoreError> {
        let mut loan = self.read().await?;
        let query = sqlx::query(
            "SELECT m.id FROM meeting m JOIN corporation c ON c.id = m.corporation AND c.doomed = 1 \
             WHERE m.corporation = $1 LIMIT $2",
        );
        let rows = query.bind(corporation.to_owned()).bind(PART / 2).fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| get(row, 0)).collect()
    }
}

async fn remove_part(tx: &mut AnyConnection, id: &str, meetings: &[String]) -> Result<bool, StoreError> {
    let turn = sqlx::query("UPDATE corporation SET uses = uses + 1 WHERE id = $1 AND doomed = 1").bind(id.to_owned());
    if turn.execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    if !meetings.is_empty() {
        for table in ["reply WHERE meeting", "room_slot WHERE meeting_id", "meeting WHERE id"] {
            let sql = format!("DELETE FROM {table} IN ({})", list(1, meetings.len()));
            let query = meetings.iter().fold(statement(sql, meetings.len()), |query, id| query.bind(id.clone()));
            query.execute(&mut *tx).await?;
        }
        return Ok(true);
    }
    for (sql, most) in PARTS {
        if sqlx::query(sql).bind(id.to_owned()).bind(most).execute(&mut *tx).await?.rows_affected() > 0 {
            return Ok(true);
        }
    }
    let people = sqlx::query("SELECT id FROM person WHERE corporation = $1 LIMIT $2");
    let people = people.bind(id.to_owned()).bind(PART / 2).fetch_all(&mut *tx).await?;
    let people: Vec<String> = people.iter().map(|row| get(row, 0)).collect::<Result<_, _>>()?;
    let viewers = people.iter().map(|person| format!("u:{person}"));
    let viewers: Vec<String> = viewers.flat_map(|viewer| [webinars(&viewer), viewer]).collect();
    for (table, values) in
        [("listing WHERE viewer", &viewers), ("listing_count WHERE viewer", &viewers), ("person WHERE id", &people)]
    {
        if values.is_empty() {
            continue;
        }
        let sql = format!("DELETE FROM {table} IN ({})", list(1, values.len()));
        let query = values.iter().fold(statement(sql, values.len()), |query, value| query.bind(value.clone()));
        query.execute(&mut *tx).await?;
    }
    if !people.is_empty() {
        return Ok(true);
    }
    let viewer = format!("c:{id}");
    for (sql, name) in [
        ("DELETE FROM listing WHERE viewer = $1", &viewer),
        ("DELETE FROM listing_count WHERE viewer = $1", &viewer),
        ("DELETE FROM listing WHERE viewer = $1", &webinars(&viewer)),
        ("DELETE FROM listing_count WHERE viewer = $1", &webinars(&viewer)),
        ("DELETE FROM subscription WHERE owner = $1", &viewer),
    ] {
        sqlx::query(sql).bind(name.clone()).execute(&mut *tx).await?;
    }
    // What else is its own goes along, as the tables say.
    sqlx::query("DELETE FROM corporation WHERE id = $1").bind(id.to_owned()).execute(tx).await?;
    Ok(false)
}
