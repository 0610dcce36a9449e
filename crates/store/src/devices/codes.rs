//! Codes by which devices are signed in: one for each device, until it is used or replaced.

use super::DeviceStoreError;
use super::row::{CodeColumns, clash};
use crate::effects::{EffectRows, Effects};
use crate::sql::{get, text};
use crate::{Store, StoreError};
use convoca_booking::{CorporationId, UserId};
use convoca_directory::device::activation::Code;
use jiff::Timestamp;

impl Store {
    /// Gives a device of the corporation another code in place of what it has, and keeps what follows.
    ///
    /// # Errors
    /// [`DeviceStoreError::NoSuchDevice`], and [`DeviceStoreError::NumberTaken`] when another has the
    /// same code.
    pub async fn set_device_code(
        &self,
        corporation: &CorporationId,
        id: &UserId,
        code: &Code,
        (effects, now): (&Effects, Timestamp),
    ) -> Result<(), DeviceStoreError> {
        let id = text(id.as_str());
        let columns = CodeColumns::new(&self.vault, &id, code)?;
        let effects = EffectRows::new(self, effects, now)?;
        let values = (text(corporation.as_str()), id, columns, effects);
        let done = self.write(values, |tx, (corporation, id, code, effects)| {
            Box::pin(async move {
                let done = sqlx::query(
                    "UPDATE device SET code = $3, code_hash = $4, code_until = $5 WHERE id = $1 AND corporation = $2",
                )
                .bind(id.as_str())
                .bind(corporation.as_str())
                .bind(code.sealed.as_slice())
                .bind(code.mark.as_slice())
                .bind(code.until)
                .execute(&mut *tx)
                .await
                .map_err(|error| clash(error.into()))?;
                if done.rows_affected() == 0 {
                    return Err(DeviceStoreError::NoSuchDevice(id.clone()));
                }
                Ok(effects.happen(tx).await?)
            })
        });
        done.await?;
        self.jobs_were_put();
        Ok(())
    }

    /// Uses up a code that is good at `now`: corporation and account of its device. Whoever comes first gets it.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn use_device_code(
        &self,
        digits: &str,
        now: Timestamp,
    ) -> Result<Option<(CorporationId, UserId)>, StoreError> {
        let mark = self.vault.mark("device", digits);
        self.write((mark, now.as_millisecond()), |tx, (mark, now)| {
            Box::pin(async move {
                let row = sqlx::query(
                    "UPDATE device SET code = NULL, code_hash = NULL, code_until = NULL \
                     WHERE code_hash = $1 AND code_until > $2 RETURNING corporation, id",
                )
                .bind(mark.as_slice())
                .bind(*now)
                .fetch_optional(tx)
                .await?;
                let Some(row) = row else { return Ok(None) };
                Ok(Some((CorporationId::new(get::<String>(&row, 0)?), UserId::new(get::<String>(&row, 1)?))))
            })
        })
        .await
    }
}
