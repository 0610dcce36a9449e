//! Change a room system. What is absent stays.

use super::add::{LONGEST_DESCRIPTION, LONGEST_WORD};
use super::{address, place, refusal, view};
use crate::app::App;
use crate::handlers::fields::{self, Segment};
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_contract::device::UpdateDeviceRequest;
use convoca_directory::device::LONGEST_NAME;
use http::StatusCode;
use std::sync::Arc;

/// `PUT /v1/usg/dcs/corp/device/{sn}`.
pub(super) async fn update_device(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(serial): Segment,
    Json { value: body, .. }: Json<UpdateDeviceRequest>,
) -> Result<StatusCode, Refusal> {
    let corporation = &caller.corporation;
    let mut device = app.store.device(&corporation.id, &serial).await?.ok_or_else(|| refusal::none(&serial))?;
    let user = &mut device.user;
    if let Some(name) = fields::text(body.name, "name", LONGEST_NAME)? {
        user.name = name;
    }
    if let Some(email) = address::email(body.email, "email")? {
        user.email = email;
    }
    if let Some(phone) = address::phone(body.phone, "phone")? {
        user.phone = phone;
    }
    if let Some(code) = fields::text(body.dept_code, "deptCode", LONGEST_WORD)? {
        user.profile.department = place::find(&app, corporation, Some(code)).await?;
    }
    if let Some(country) = fields::text(body.country, "country", LONGEST_WORD)? {
        user.profile.country = country;
    }
    if let Some(description) = fields::text(body.description, "description", LONGEST_DESCRIPTION)? {
        user.profile.description = description;
    }
    if let Some(status) = fields::number(body.status, "status", 0..=1)? {
        user.disabled = status == 1;
    }
    if let Some(number) = fields::number(body.prj_code_mode, "prjCodeMode", 0..=2)? {
        device.hardware.projection = view::projection(number);
    }
    app.store.update_device(&device).await?;
    Ok(StatusCode::OK)
}
