//! Lists of devices and of codes.

use super::row::{device, kind_number};
use crate::sql::{body, get, list, pattern, run, signed, statement, text, time, unsigned};
use crate::{Page, Store, StoreError};
use convoca_booking::{CorporationId, DeviceKind, ResourceKind};
use convoca_directory::device::Device;
use convoca_directory::device::activation::Code;
use jiff::Timestamp;
use std::collections::HashMap;

/// Which devices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceQuery {
    /// Of these kinds.
    pub kinds: Vec<DeviceKind>,
    /// What is looked for in name, serial number and account.
    pub search: Option<String>,
    /// Of this model.
    pub model: Option<String>,
    /// In one of these departments; `None`: anywhere.
    pub departments: Option<Vec<String>>,
    /// Devices before the page.
    pub offset: u64,
    /// Most devices in the page.
    pub limit: u32,
}

/// Which codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeQuery {
    /// Of devices of these kinds.
    pub kinds: Vec<DeviceKind>,
    /// What is looked for in a device's name and account, or the whole code.
    pub search: Option<String>,
    /// Codes before the page.
    pub offset: u64,
    /// Most codes in the page.
    pub limit: u32,
}

impl Store {
    /// A part of the corporation's devices, by serial number.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn list_devices(
        &self,
        corporation: &CorporationId,
        query: &DeviceQuery,
    ) -> Result<Page<Device>, StoreError> {
        let kinds = query.kinds.len();
        let departments = query.departments.as_ref().map_or(0, Vec::len);
        if kinds == 0 || query.departments.as_ref().is_some_and(Vec::is_empty) {
            return Ok(Page { items: Vec::new(), total: 0, offset: query.offset });
        }
        let next = 3 + kinds;
        let of_model = query.model.as_ref().map_or_else(String::new, |_| format!(" AND d.model = ${next}"));
        let next = next + usize::from(query.model.is_some());
        let inside = if departments == 0 {
            String::new()
        } else {
            format!(" AND d.department IN ({})", list(next, departments))
        };
        let next = next + departments;
        let from = format!(
            r"FROM device d JOIN person p ON p.id = d.id
              WHERE d.corporation = $1 AND d.search LIKE $2 ESCAPE '\' AND d.kind IN ({}){of_model}{inside}",
            list(3, kinds),
        );
        let bind = |sql: String| {
            let statement = statement(sql, kinds + departments)
                .bind(text(corporation.as_str()))
                .bind(query.search.as_deref().map_or_else(|| "%".to_owned(), pattern));
            let statement = query.kinds.iter().fold(statement, |statement, kind| statement.bind(kind_number(*kind)));
            let statement = query.model.iter().fold(statement, |statement, model| statement.bind(text(model)));
            let departments = query.departments.iter().flatten();
            departments.fold(statement, |statement, department| statement.bind(text(department)))
        };
        let page = format!("SELECT p.body, d.body {from} ORDER BY d.serial LIMIT ${next} OFFSET ${}", next + 1);
        let mut loan = self.read().await?;
        run(&mut loan, self.engine.snapshot()).await?;
        let count = bind(format!("SELECT COUNT(*) {from}")).fetch_one(&mut *loan).await?;
        let page = bind(page).bind(i64::from(query.limit)).bind(signed(query.offset));
        let rows = page.fetch_all(&mut *loan).await?;
        run(&mut loan, "COMMIT").await?;
        loan.keep();
        let items = rows.iter().map(device).collect::<Result<_, _>>()?;
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset: query.offset })
    }

    /// A part of the corporation's devices that have a code which is good at `now`, with the codes, by
    /// serial number.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn list_device_codes(
        &self,
        corporation: &CorporationId,
        query: &CodeQuery,
        now: Timestamp,
    ) -> Result<Page<(Device, Code)>, StoreError> {
        let kinds = query.kinds.len();
        if kinds == 0 {
            return Ok(Page { items: Vec::new(), total: 0, offset: query.offset });
        }
        let from = format!(
            r"FROM device d JOIN person p ON p.id = d.id WHERE d.corporation = $1
              AND (d.search LIKE $2 ESCAPE '\' OR d.code_hash = $3) AND d.code_until > $4 AND d.kind IN ({})",
            list(5, kinds),
        );
        let bind = |sql: String| {
            let statement = statement(sql, kinds)
                .bind(text(corporation.as_str()))
                .bind(query.search.as_deref().map_or_else(|| "%".to_owned(), pattern))
                .bind(self.vault.mark("device", query.search.as_deref().unwrap_or_default()).to_vec())
                .bind(now.as_millisecond());
            query.kinds.iter().fold(statement, |statement, kind| statement.bind(kind_number(*kind)))
        };
        let next = 5 + kinds;
        let page = format!(
            "SELECT p.body, d.body, d.id, d.code, d.code_until {from} ORDER BY d.serial LIMIT ${next} OFFSET ${}",
            next + 1
        );
        let mut loan = self.read().await?;
        run(&mut loan, self.engine.snapshot()).await?;
        let count = bind(format!("SELECT COUNT(*) {from}")).fetch_one(&mut *loan).await?;
        let rows = bind(page).bind(i64::from(query.limit)).bind(signed(query.offset)).fetch_all(&mut *loan).await?;
        run(&mut loan, "COMMIT").await?;
        loan.keep();
        let mut items = Vec::with_capacity(rows.len());
        for row in &rows {
            let digits = self.vault.open("device", get(row, 2)?, get(row, 3)?)?;
            let digits = String::from_utf8(digits).map_err(|_| StoreError::Damaged("device"))?;
            items.push((device(row)?, Code { digits, until: time(row, 4)? }));
        }
        Ok(Page { items, total: unsigned(get(&count, 0)?), offset: query.offset })
    }

    /// How many devices there are that count against each resource, of one corporation or of all.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn count_devices(
        &self,
        corporation: Option<&CorporationId>,
    ) -> Result<HashMap<ResourceKind, u64>, StoreError> {
        const COUNT: &str = "SELECT resource, COUNT(*) FROM device";
        let query = match corporation {
            None => statement(format!("{COUNT} GROUP BY resource"), 0),
            Some(corporation) => statement(format!("{COUNT} WHERE corporation = $1 GROUP BY resource"), 1)
                .bind(text(corporation.as_str())),
        };
        let mut loan = self.read().await?;
        let rows = query.fetch_all(&mut *loan).await?;
        loan.keep();
        rows.iter().map(|row| Ok((body("resource", row, 0)?, unsigned(get(row, 1)?)))).collect()
    }
}
