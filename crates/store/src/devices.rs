//! Room systems and screens, each a row of its own beside its account's.
//!
//! A serial number is unique in its corporation. A code signs in once, whoever comes first. It does
//! not decide what a device may be called or what it counts against.

mod codes;
mod list;
mod row;

pub use list::{CodeQuery, DeviceQuery};

use crate::effects::{EffectRows, Effects};
use crate::error::Failure;
use crate::limits::fits;
use crate::people::row::PersonRow;
use crate::people::{PeopleError, delete_user};
use crate::sql::{body, json, text};
use crate::{Store, StoreError};
use convoca_booking::{CorporationId, DepartmentCode, ResourceKind, User};
use convoca_directory::device::activation::Code;
use convoca_directory::device::{Device, Hardware};
use jiff::Timestamp;
use row::{DeviceRow, device};
use sqlx::AnyConnection;
use sqlx::any::AnyRow;
use thiserror::Error;

/// Why devices cannot be added, changed or removed.
#[derive(Debug, Error)]
pub enum DeviceStoreError {
    /// A device of the corporation has this serial number.
    #[error("a device has this serial number already")]
    SerialTaken,
    /// The corporation has as many devices of this sort as it may have.
    #[error("the corporation has as many devices of this sort as it may have")]
    TooMany,
    /// The corporation has no department with this code.
    #[error("there is no department {0}")]
    NoSuchDepartment(DepartmentCode),
    /// The number or account made up for it is taken; another one may not be.
    #[error("the device's number is taken")]
    NumberTaken,
    /// The corporation has no such device.
    #[error("there is no device {0}")]
    NoSuchDevice(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Failure for DeviceStoreError {
    fn store(&self) -> Option<&StoreError> {
        match self {
            Self::Store(error) => Some(error),
            _ => None,
        }
    }
}

impl From<PeopleError> for DeviceStoreError {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::Store(error) => Self::Store(error),
            PeopleError::NoSuchDepartment(code) => Self::NoSuchDepartment(code),
            // An account's row can otherwise only run into a name that was made up for it.
            _ => Self::NumberTaken,
        }
    }
}

impl Store {
    /// Adds a device with its account and, if it has one, its code, and what follows, provided that the corporation then
    /// has no more than `most` devices that count against `resource` (`None`: any number).
    ///
    /// # Errors
    /// A [`DeviceStoreError`].
    pub async fn insert_device(
        &self,
        device: &Device,
        code: Option<&Code>,
        (resource, most): (ResourceKind, Option<u64>),
        (effects, now): (&Effects, Timestamp),
    ) -> Result<(), DeviceStoreError> {
        let person = PersonRow::new(&device.user, None)?;
        let row = DeviceRow::new(&self.vault, device, code, resource)?;
        let effects = EffectRows::new(self, effects, now)?;
        let done = self.write_people((person, row, most, effects), |tx, (person, row, most, effects)| {
            Box::pin(async move {
                let count = |enough: i64| {
                    sqlx::query(
                        "SELECT COUNT(*) FROM (SELECT 1 FROM device WHERE corporation = $1 AND resource = $2 \
                         LIMIT $3) AS part",
                    )
                    .bind(row.corporation.clone())
                    .bind(row.resource.clone())
                    .bind(enough)
                };
                if !fits(tx, &row.corporation, *most, 1, count).await? {
                    return Err(DeviceStoreError::TooMany);
                }
                person.insert(tx).await?;
                row.insert(tx).await?;
                Ok(effects.happen(tx).await?)
            })
        });
        done.await?;
        self.jobs_were_put();
        Ok(())
    }

    /// The corporation's device with this serial number.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn device(&self, corporation: &CorporationId, serial: &str) -> Result<Option<Device>, StoreError> {
        self.one_device("d.corporation = $1 AND d.serial = $2", corporation, &text(serial)).await
    }

    /// The corporation's device that has this account.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn device_by_account(
        &self,
        corporation: &CorporationId,
        account: &str,
    ) -> Result<Option<Device>, StoreError> {
        self.one_device("d.corporation = $1 AND p.account = $2", corporation, &crate::sql::account(account)).await
    }

    async fn one_device(
        &self,
        which: &'static str,
        corporation: &CorporationId,
        name: &str,
    ) -> Result<Option<Device>, StoreError> {
        let sql = format!("SELECT p.body, d.body FROM device d JOIN person p ON p.id = d.id WHERE {which}");
        let query = crate::sql::statement(sql, 0).bind(text(corporation.as_str())).bind(name.to_owned());
        let mut loan = self.read().await?;
        let row = query.fetch_optional(&mut *loan).await?;
        loan.keep();
        row.map(|row| device(&row)).transpose()
    }

    /// Replaces everything of a device that may change: what [`Hardware`] has beside serial number and
    /// model, and name, addresses and whether it is stopped.
    ///
    /// # Errors
    /// [`DeviceStoreError::NoSuchDevice`].
    pub async fn update_device(&self, device: &Device) -> Result<(), DeviceStoreError> {
        let values = (device.clone(), PersonRow::new(&device.user, None)?);
        self.write_people(values, |tx, (device, person)| {
            Box::pin(async move {
                let Hardware { id, corporation, serial, .. } = &device.hardware;
                let done = sqlx::query(
                    "UPDATE device SET department = $3, search = $4, body = $5 WHERE id = $1 AND corporation = $2",
                )
                .bind(text(id.as_str()))
                .bind(text(corporation.as_str()))
                .bind(text(device.user.profile.department.as_str()))
                .bind(row::search(device))
                .bind(json("device", &device.hardware)?)
                .execute(&mut *tx)
                .await
                .map_err(StoreError::from)?;
                if done.rows_affected() == 0 {
                    return Err(DeviceStoreError::NoSuchDevice(serial.clone()));
                }
                Ok(person.update(tx).await?)
            })
        })
        .await
    }

    /// Stops or lets go on all of these devices, or none.
    ///
    /// # Errors
    /// [`DeviceStoreError::NoSuchDevice`] with the serial number.
    pub async fn set_devices_disabled(
        &self,
        corporation: &CorporationId,
        serials: &[String],
        disabled: bool,
    ) -> Result<(), DeviceStoreError> {
        let values = (text(corporation.as_str()), serials.to_vec(), disabled);
        self.write_people(values, |tx, (corporation, serials, disabled)| {
            Box::pin(async move {
                for user in lock_devices(tx, corporation, serials).await? {
                    let user = User { disabled: *disabled, ..user };
                    sqlx::query("UPDATE person SET body = $2 WHERE id = $1")
                        .bind(text(user.id.as_str()))
                        .bind(json("user", &user)?)
                        .execute(&mut *tx)
                        .await
                        .map_err(StoreError::from)?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Removes all of these devices, or none: with their accounts and sign-ins. Rooms that they had
    /// become nobody's.
    ///
    /// # Errors
    /// [`DeviceStoreError::NoSuchDevice`] with the serial number.
    pub async fn delete_devices(
        &self,
        corporation: &CorporationId,
        serials: &[String],
    ) -> Result<(), DeviceStoreError> {
        let values = (text(corporation.as_str()), serials.to_vec(), self.vault.clone());
        self.write_people(values, |tx, (corporation, serials, vault)| {
            Box::pin(async move {
                for user in lock_devices(tx, corporation, serials).await? {
                    delete_user(tx, vault, &user.id).await?;
                }
                Ok(())
            })
        })
        .await
    }
}

/// Reads these devices' accounts and keeps others from changing them until the unit ends, in one order
/// for everybody, so that two units cannot each wait for the other.
async fn lock_devices(
    tx: &mut AnyConnection,
    corporation: &str,
    serials: &[String],
) -> Result<Vec<User>, DeviceStoreError> {
    let mut wanted: Vec<&String> = serials.iter().collect();
    wanted.sort();
    wanted.dedup();
    let mut users = Vec::with_capacity(wanted.len());
    for serial in wanted {
        let rows: Vec<AnyRow> = sqlx::query(
            "UPDATE person SET uses = uses + 1 WHERE id = \
             (SELECT id FROM device WHERE corporation = $1 AND serial = $2) RETURNING body",
        )
        .bind(corporation.to_owned())
        .bind(text(serial))
        .fetch_all(&mut *tx)
        .await
        .map_err(StoreError::from)?;
        let Some(row) = rows.first() else { return Err(DeviceStoreError::NoSuchDevice(serial.clone())) };
        users.push(body("user", row, 0)?);
    }
    Ok(users)
}
