//! A device as it goes into its row, and back.

use super::DeviceStoreError;
use crate::sql::{body, json, searchable, text};
use crate::{StoreError, Vault};
use convoca_booking::{DeviceKind, ResourceKind};
use convoca_directory::device::Device;
use convoca_directory::device::activation::Code;
use sqlx::AnyConnection;
use sqlx::any::AnyRow;

/// A code as it goes into its columns.
pub(super) struct CodeColumns {
    /// Sealed, because administrators are shown it again.
    pub(super) sealed: Vec<u8>,
    /// What it is found by.
    pub(super) mark: Vec<u8>,
    /// Until when it is good, ms.
    pub(super) until: i64,
}

impl CodeColumns {
    /// Seals the code of the device with this ID.
    pub(super) fn new(vault: &Vault, id: &str, code: &Code) -> Result<Self, StoreError> {
        Ok(Self {
            sealed: vault.seal("device", id, code.digits.clone().into_bytes())?,
            mark: vault.mark("device", &code.digits).to_vec(),
            until: code.until.as_millisecond(),
        })
    }
}

/// A device as it goes into its row.
pub(super) struct DeviceRow {
    id: String,
    pub(super) corporation: String,
    serial: String,
    kind: i64,
    model: String,
    pub(super) resource: String,
    department: String,
    search: String,
    code: Option<CodeColumns>,
    body: String,
}

impl DeviceRow {
    /// Works out the columns that are searched.
    pub(super) fn new(
        vault: &Vault,
        device: &Device,
        code: Option<&Code>,
        resource: ResourceKind,
    ) -> Result<Self, StoreError> {
        let hardware = &device.hardware;
        let id = text(hardware.id.as_str());
        Ok(Self {
            corporation: text(hardware.corporation.as_str()),
            serial: text(&hardware.serial),
            kind: kind_number(hardware.kind),
            model: text(&hardware.model),
            resource: resource_name(resource)?,
            department: text(device.user.profile.department.as_str()),
            search: search(device),
            code: code.map(|code| CodeColumns::new(vault, &id, code)).transpose()?,
            body: json("device", hardware)?,
            id,
        })
    }

    /// Adds it.
    pub(super) async fn insert(&self, tx: &mut AnyConnection) -> Result<(), DeviceStoreError> {
        sqlx::query(
            "INSERT INTO device (id, corporation, serial, kind, model, resource, department, search, code, code_hash, \
             code_until, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        )
        .bind(self.id.as_str())
        .bind(self.corporation.as_str())
        .bind(self.serial.as_str())
        .bind(self.kind)
        .bind(self.model.as_str())
        .bind(self.resource.as_str())
        .bind(self.department.as_str())
        .bind(self.search.as_str())
        .bind(self.code.as_ref().map(|code| code.sealed.as_slice()))
        .bind(self.code.as_ref().map(|code| code.mark.as_slice()))
        .bind(self.code.as_ref().map(|code| code.until))
        .bind(self.body.as_str())
        .execute(tx)
        .await
        .map_err(|error| clash(error.into()))?;
        Ok(())
    }
}

/// What a failed write means: which unique index it ran into.
pub(super) fn clash(error: StoreError) -> DeviceStoreError {
    match error.clash() {
        Some(index) if index.contains("serial") => DeviceStoreError::SerialTaken,
        // Two codes of twelve digits that are the same; others will not be.
        Some(_) => DeviceStoreError::NumberTaken,
        None => DeviceStoreError::Store(error),
    }
}

/// A kind as its column holds it.
pub(super) fn kind_number(kind: DeviceKind) -> i64 {
    match kind {
        DeviceKind::Terminal => 0,
        DeviceKind::Vision => 1,
        DeviceKind::IdeaHub => 2,
        DeviceKind::SmartRooms => 3,
    }
}

/// A resource as its column holds it.
fn resource_name(resource: ResourceKind) -> Result<String, StoreError> {
    json("resource", &resource)
}

/// What a device is searched by.
pub(super) fn search(device: &Device) -> String {
    searchable(&[&device.user.name, &device.hardware.serial, &device.user.account])
}

/// The device in a row whose first columns are the bodies of account and device.
pub(super) fn device(row: &AnyRow) -> Result<Device, StoreError> {
    Ok(Device { user: body("user", row, 0)?, hardware: body("device", row, 1)? })
}
