//! What is remembered, as it goes into rows.

use super::quality::{self, SampleRow};
use crate::meetings::listing::viewers;
use crate::sql::{MOST_ROWS, body, get, json, rows, searchable, statement, text};
use crate::{RecordChange, StoreError};
use convoca_booking::Record;
use sqlx::AnyConnection;

/// A [`RecordChange`] as it goes into its row, with times in milliseconds.
pub(crate) enum RecordRow {
    Begin { holding: String, corporation: String, meeting: String, started_at: i64, search: String, body: String },
    Came { holding: String, joined_at: i64, participant: String, search: String, body: String },
    Left { holding: String, participant: String, joined_at: i64, left_at: i64 },
    Control { holding: String, body: String },
    Measured { holding: String, samples: Vec<SampleRow> },
    End { holding: String, at: i64 },
}

impl RecordRow {
    /// Writes nouns as JSON and works out everything else.
    pub(crate) fn new(change: &RecordChange) -> Result<Self, StoreError> {
        Ok(match change {
            RecordChange::Begin(record) => {
                let booking = &record.booking;
                Self::Begin {
                    holding: text(&record.holding),
                    corporation: text(booking.corporation.as_str()),
                    meeting: text(booking.id.as_str()),
                    started_at: record.started_at.as_millisecond(),
                    search: searchable(&[
                        &booking.subject,
                        &booking.scheduler_name,
                        booking.id.as_str(),
                        booking.dialled(),
                    ]),
                    body: json("record", record)?,
                }
            }
            RecordChange::Came { holding, stay } => Self::Came {
                holding: text(holding),
                joined_at: stay.joined_at.as_millisecond(),
                participant: text(&stay.participant),
                search: searchable(&[&stay.name, &stay.account, &stay.number]),
                body: json("stay", stay)?,
            },
            RecordChange::Left { holding, participant, joined_at, left_at } => Self::Left {
                holding: text(holding),
                participant: text(participant),
                joined_at: joined_at.as_millisecond(),
                left_at: left_at.as_millisecond(),
            },
            RecordChange::Control { holding, control } => {
                Self::Control { holding: text(holding), body: json("control", control)? }
            }
            RecordChange::Measured { holding, samples } => Self::Measured {
                holding: text(holding),
                samples: samples.iter().map(SampleRow::new).collect::<Result<_, _>>()?,
            },
            RecordChange::End { holding, at } => Self::End { holding: text(holding), at: at.as_millisecond() },
        })
    }

    /// Keeps it.
    pub(crate) async fn keep(&self, tx: &mut AnyConnection) -> Result<(), StoreError> {
        match self {
            Self::Begin { holding, corporation, meeting, started_at, search, body } => {
                let query = sqlx::query(
                    "INSERT INTO record (holding, corporation, meeting, started_at, search, body) \
                     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (holding) DO NOTHING",
                )
                .bind(holding.as_str())
                .bind(corporation.as_str())
                .bind(meeting.as_str());
                query.bind(*started_at).bind(search.as_str()).bind(body.as_str()).execute(tx).await?;
            }
            Self::Came { holding, joined_at, participant, search, body } => {
                let query = sqlx::query(
                    "INSERT INTO stay (holding, joined_at, participant, search, body) \
                     SELECT holding, $2, $3, $4, $5 FROM record WHERE holding = $1 \
                     ON CONFLICT (holding, joined_at, participant) DO NOTHING",
                )
                .bind(holding.as_str())
                .bind(*joined_at)
                .bind(participant.as_str());
                query.bind(search.as_str()).bind(body.as_str()).execute(tx).await?;
            }
            Self::Left { holding, participant, joined_at, left_at } => {
                let query = sqlx::query(
                    "UPDATE stay SET left_at = $4 \
                     WHERE holding = $1 AND joined_at = $2 AND participant = $3 AND left_at IS NULL",
                );
                let query = query.bind(holding.as_str()).bind(*joined_at).bind(participant.as_str());
                query.bind(*left_at).execute(tx).await?;
            }
            Self::Control { holding, body } => {
                sqlx::query("INSERT INTO control (holding, body) SELECT holding, $2 FROM record WHERE holding = $1")
                    .bind(holding.as_str())
                    .bind(body.as_str())
                    .execute(tx)
                    .await?;
            }
            Self::Measured { holding, samples } => quality::keep(tx, holding, samples).await?,
            Self::End { holding, at } => end(tx, holding, *at).await?,
        }
        Ok(())
    }
}

async fn end(tx: &mut AnyConnection, holding: &str, at: i64) -> Result<(), StoreError> {
    let ended = sqlx::query(
        "UPDATE record SET ended_at = $2 WHERE holding = $1 AND ended_at IS NULL RETURNING body, started_at",
    )
    .bind(holding.to_owned())
    .bind(at)
    .fetch_optional(&mut *tx)
    .await?;
    // It ends once, whoever says so again.
    let Some(row) = ended else { return Ok(()) };
    let record: Record = body("record", &row, 0)?;
    let started_at: i64 = get(&row, 1)?;
    sqlx::query("UPDATE stay SET left_at = $2 WHERE holding = $1 AND left_at IS NULL")
        .bind(holding.to_owned())
        .bind(at)
        .execute(&mut *tx)
        .await?;
    for part in viewers(&record.booking).chunks(MOST_ROWS) {
        let values = rows(part.len(), |row| format!("${}, $1, $2", row + 3));
        let sql = format!("INSERT INTO record_viewer (viewer, started_at, holding) VALUES {values}");
        let query = statement(sql, part.len()).bind(started_at).bind(holding.to_owned());
        part.iter().fold(query, |query, viewer| query.bind(viewer.clone())).execute(&mut *tx).await?;
    }
    Ok(())
}
