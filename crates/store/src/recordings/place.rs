//! Where files are: in the data folder of a server, or in the object store.

use crate::sql::{body, get, text};
use crate::{Store, StoreError};
use convoca_booking::RecordedFile;

/// Where a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordingPlace {
    /// In the data folder.
    Folder,
    /// There, and perhaps in the object store.
    Moving,
    /// In the object store.
    Bucket,
}

impl RecordingPlace {
    /// As its column holds it.
    fn number(self) -> i64 {
        match self {
            Self::Folder => 0,
            Self::Bucket => 1,
            Self::Moving => 2,
        }
    }
}

impl Store {
    /// A file by its ID, and where it is.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn recorded_file(&self, id: &str) -> Result<Option<(RecordedFile, RecordingPlace)>, StoreError> {
        let mut loan = self.read().await?;
        let query = sqlx::query("SELECT body, place FROM recording WHERE id = $1").bind(text(id));
        let row = query.fetch_optional(&mut *loan).await?;
        loan.keep();
        let Some(row) = row else { return Ok(None) };
        let number: i64 = get(&row, 1)?;
        let places = [RecordingPlace::Folder, RecordingPlace::Moving, RecordingPlace::Bucket];
        let place = places.into_iter().find(|place| place.number() == number);
        Ok(Some((body("recording", &row, 0)?, place.ok_or(StoreError::Damaged("place"))?)))
    }

    /// Notes where a file is; `false` when it has no row any more.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn place_recording(&self, id: &str, place: RecordingPlace) -> Result<bool, StoreError> {
        self.write((text(id), place.number()), |tx, (id, place)| {
            Box::pin(async move {
                let done = sqlx::query("UPDATE recording SET place = $2 WHERE id = $1");
                let done = done.bind(id.as_str()).bind(*place).execute(tx).await?;
                Ok::<_, StoreError>(done.rows_affected() > 0)
            })
        })
        .await
    }

    /// Files whose rows are gone and which are, or may be, in the object store, by ID; the oldest first.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn gone_objects(&self, most: u32) -> Result<Vec<String>, StoreError> {
        let mut loan = self.read().await?;
        let rows = sqlx::query("SELECT id FROM gone_recording WHERE place > 0 ORDER BY gone_at, id LIMIT $1");
        let rows = rows.bind(i64::from(most)).fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| get(row, 0)).collect()
    }

    /// Notes that such a file is not in the object store any more.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn forget_gone_object(&self, id: &str) -> Result<(), StoreError> {
        self.write(text(id), |tx, id| {
            Box::pin(async move {
                let done = sqlx::query("UPDATE gone_recording SET place = 0 WHERE id = $1").bind(id.as_str());
                done.execute(tx).await?;
                Ok::<_, StoreError>(())
            })
        })
        .await
    }
}
