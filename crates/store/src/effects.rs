//! What a change sets going and what is remembered of it, kept in the same unit of work.
//!
//! So nobody is told of a change that was not kept, and nobody misses one that was.

use crate::history::RecordRow;
use crate::jobs::JobRows;
use crate::{NewJob, Store, StoreError};
use convoca_booking::quality::{Alarms, Sample};
use convoca_booking::{Control, Record, Stay};
use jiff::Timestamp;
use sqlx::AnyConnection;

/// What follows from a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Jobs to be put, in this order.
    pub jobs: Vec<NewJob>,
    /// What is remembered, in this order.
    pub records: Vec<RecordChange>,
}

impl Effects {
    /// Whether nothing follows.
    pub fn is_empty(&self) -> bool {
        self.jobs.is_empty() && self.records.is_empty()
    }

    /// These effects, then the others.
    pub fn append(&mut self, mut others: Self) {
        self.jobs.append(&mut others.jobs);
        self.records.append(&mut others.records);
    }
}

/// Something to be remembered of a holding. What is said of one that is not remembered, because it
/// never began or has been forgotten, is passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "few are made, and each is written down at once")]
pub enum RecordChange {
    /// It has begun.
    Begin(Record),
    /// Somebody came in.
    Came {
        /// ID of the holding.
        holding: String,
        /// His stay.
        stay: Stay,
    },
    /// Somebody left.
    Left {
        /// ID of the holding.
        holding: String,
        /// The participant.
        participant: String,
        /// When he had come in.
        joined_at: Timestamp,
        /// When he left.
        left_at: Timestamp,
    },
    /// Something was done to it.
    Control {
        /// ID of the holding.
        holding: String,
        /// What.
        control: Control,
    },
    /// This was measured of people's lines, and this of it is bad.
    Measured {
        /// ID of the holding.
        holding: String,
        /// What, in any order.
        samples: Vec<(Sample, Alarms)>,
    },
    /// It is over, and whoever was still in has left. From here on it stands in people's pasts.
    End {
        /// ID of the holding.
        holding: String,
        /// When.
        at: Timestamp,
    },
}

/// [`Effects`] as they go into their rows, worked out before the unit of work begins.
#[derive(Default)]
pub(crate) struct EffectRows {
    jobs: JobRows,
    records: Vec<RecordRow>,
}

impl EffectRows {
    /// Seals and writes out everything.
    pub(crate) fn new(store: &Store, effects: &Effects, now: Timestamp) -> Result<Self, StoreError> {
        Ok(Self {
            jobs: JobRows::new(store, &effects.jobs, now)?,
            records: effects.records.iter().map(RecordRow::new).collect::<Result<_, _>>()?,
        })
    }

    /// Keeps them. Comes last in a unit of work, because lanes are held until its end.
    pub(crate) async fn happen(&self, tx: &mut AnyConnection) -> Result<(), StoreError> {
        for record in &self.records {
            record.keep(tx).await?;
        }
        self.jobs.put(tx).await
    }

    /// Keeps those of several new meetings, whose lanes nobody else can be in yet.
    pub(crate) async fn happen_all(tx: &mut AnyConnection, all: &[&Self]) -> Result<(), StoreError> {
        for record in all.iter().flat_map(|effects| &effects.records) {
            record.keep(tx).await?;
        }
        JobRows::join(all.iter().map(|effects| &effects.jobs)).put_in_turn(tx).await
    }
}

impl Store {
    /// Keeps jobs and what is remembered, together and without a change of a meeting.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn keep(&self, effects: Effects, now: Timestamp) -> Result<(), StoreError> {
        let rows = EffectRows::new(self, &effects, now)?;
        self.write(rows, |tx, rows| Box::pin(rows.happen(tx))).await?;
        self.jobs_were_put();
        Ok(())
    }
}
