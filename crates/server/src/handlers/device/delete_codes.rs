//! Delete codes with the screens that they were made for, by the screens' accounts, all or none.

use super::refusal;
use crate::app::App;
use crate::handlers::fields;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_booking::DeviceKind;
use http::StatusCode;
use std::sync::Arc;

/// `DELETE /v1/usg/dcs/corp/vision/activecode`.
pub(super) async fn delete_codes(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: accounts, .. }: Json<Vec<String>>,
) -> Result<StatusCode, Refusal> {
    let id = &caller.corporation.id;
    let accounts = fields::names(accounts)?;
    let mut serials = Vec::with_capacity(accounts.len());
    for account in accounts {
        let found = app.store.device_by_account(id, &account).await?;
        let screen = found.filter(|device| device.hardware.kind != DeviceKind::Terminal);
        serials.push(screen.ok_or_else(|| refusal::none(&account))?.hardware.serial);
    }
    app.store.delete_devices(id, &serials).await?;
    Ok(StatusCode::OK)
}
