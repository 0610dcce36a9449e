//! Codes by which devices are signed in: one for each device, until it is used or replaced.

use super::DeviceStoreError;
use super::row::{CodeColumns, clash};
use crate::sql::{get, text};
use crate::{Store, StoreError};
use convoca_booking::{CorporationId, UserId};
use convoca_directory::device::activation::Code;
use jiff::Timestamp;

impl Store {
    /// Gives a device of the corporation another code in place of what it has.
    ///
    /// # Errors
    /// [`DeviceStoreError::NoSuchDevice`], and [`DeviceStoreError::NumberTaken`] when another has the
    /// same code.
    pub async fn set_device_code(
        &self,
        corporation: &CorporationId,
        id: &UserId,
        code: &Code,
    ) -> Result<(), DeviceStoreError> {
        let id = text(id.as_str());
        let columns = CodeColumns::new(&self.vault, &id, code)?;
        self.write((text(corporation.as_str()), id, columns), |tx, (corporation, id, code)| {
            Box::pin(async move {
                let done = sqlx::query(
                    "UPDATE device SET code = $3, code_hash = $4, code_until = $5 WHERE id = $1 AND corporation = $2",
                )
                .bind(id.as_str())
                .bind(corporation.as_str())
                .bind(code.sealed.as_slice())
                .bind(code.mark.as_slice())
                .bind(code.until)
                .execute(tx)
                .await
                .map_err(|error| clash(error.into()))?;
                if done.rows_affected() == 1 { Ok(()) } else { Err(DeviceStoreError::NoSuchDevice(id.clone())) }
            })
        })
        .await
    }

    /// Uses up a code that is good at `now`: the account of its device. Whoever comes first gets it.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn use_device_code(&self, digits: &str, now: Timestamp) -> Result<Option<UserId>, StoreError> {
        let mark = self.vault.mark("device", digits);
        self.write((mark, now.as_millisecond()), |tx, (mark, now)| {
            Box::pin(async move {
                let row = sqlx::query(
                    "UPDATE device SET code = NULL, code_hash = NULL, code_until = NULL \
                     WHERE code_hash = $1 AND code_until > $2 RETURNING id",
                )
                .bind(mark.as_slice())
                .bind(*now)
                .fetch_optional(tx)
                .await?;
                row.map(|row| Ok(UserId::new(get::<String>(&row, 0)?))).transpose()
            })
        })
        .await
    }
}
