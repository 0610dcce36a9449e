//! Show a room system.

use super::place::{self, Names};
use super::{refusal, view};
use crate::app::App;
use crate::handlers::fields::Segment;
use crate::http::{Admin, Refusal};
use axum::extract::State;
use convoca_booking::DeviceKind;
use convoca_contract::device::DeviceInfo;
use std::sync::Arc;

/// `GET /v1/usg/dcs/corp/device/{sn}`.
pub(super) async fn show_device(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(serial): Segment,
) -> Result<axum::Json<DeviceInfo>, Refusal> {
    let found = app.store.device(&caller.corporation.id, &serial).await?;
    let found = found.filter(|device| device.hardware.kind == DeviceKind::Terminal);
    let device = found.ok_or_else(|| refusal::none(&serial))?;
    let mut names = Names::of(place::departments(&app, &caller.corporation).await?);
    Ok(axum::Json(view::device(device, &mut names)))
}
