//! What invited people have answered: the last answer of each address to a meeting or occurrence.

use crate::sql::{get, text, time};
use crate::{Store, StoreError};
use convoca_booking::{CorporationId, MeetingId};
use jiff::Timestamp;
use sqlx::any::AnyRow;

/// Whether somebody will come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// He will.
    Accepted,
    /// He will not.
    Declined,
    /// He may.
    Tentative,
}

impl Answer {
    fn number(self) -> i64 {
        match self {
            Self::Accepted => 0,
            Self::Declined => 1,
            Self::Tentative => 2,
        }
    }

    fn from_number(number: i64) -> Option<Self> {
        [Self::Accepted, Self::Declined, Self::Tentative].into_iter().find(|answer| answer.number() == number)
    }
}

/// Somebody's answer to an invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Tenant.
    pub corporation: CorporationId,
    /// The meeting.
    pub meeting: MeetingId,
    /// The address that was invited.
    pub address: String,
    /// Name.
    pub name: String,
    /// The occurrence that it is about, of a series; `None`: about all of it.
    pub occurrence: Option<String>,
    /// Whether he will come.
    pub answer: Answer,
    /// When he answered.
    pub at: Timestamp,
}

impl Store {
    /// Keeps an answer in place of an earlier one from the same address to the same thing.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn keep_reply(&self, reply: &Reply) -> Result<(), StoreError> {
        self.write(reply.clone(), |tx, reply| {
            Box::pin(async move {
                let query = sqlx::query(
                    "INSERT INTO reply (meeting, address, occurrence, corporation, name, answer, at) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (meeting, address, occurrence) \
                     DO UPDATE SET name = excluded.name, answer = excluded.answer, at = excluded.at",
                )
                .bind(text(reply.meeting.as_str()))
                .bind(text(&reply.address))
                .bind(text(reply.occurrence.as_deref().unwrap_or_default()))
                .bind(text(reply.corporation.as_str()));
                let query = query.bind(text(&reply.name)).bind(reply.answer.number());
                query.bind(reply.at.as_millisecond()).execute(tx).await?;
                Ok(())
            })
        })
        .await
    }

    /// All answers to a meeting of the corporation, oldest first.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn replies(&self, corporation: &CorporationId, meeting: &MeetingId) -> Result<Vec<Reply>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query(
            "SELECT meeting, address, occurrence, corporation, name, answer, at FROM reply \
             WHERE meeting = $1 AND corporation = $2 ORDER BY at, address, occurrence",
        )
        .bind(text(meeting.as_str()))
        .bind(text(corporation.as_str()))
        .fetch_all(&mut *loan)
        .await?;
        loan.keep();
        rows.iter().map(read).collect()
    }
}

fn read(row: &AnyRow) -> Result<Reply, StoreError> {
    Ok(Reply {
        meeting: MeetingId::new(get::<String>(row, 0)?),
        address: get(row, 1)?,
        occurrence: Some(get::<String>(row, 2)?).filter(|occurrence| !occurrence.is_empty()),
        corporation: CorporationId::new(get::<String>(row, 3)?),
        name: get(row, 4)?,
        answer: Answer::from_number(get(row, 5)?).ok_or(StoreError::Damaged("reply"))?,
        at: time(row, 6)?,
    })
}
