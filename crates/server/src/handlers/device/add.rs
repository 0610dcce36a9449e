//! Add a room system. Its activation code goes to the address that comes with it.

use super::new::{self, NewDevice};
use super::place::{self, Names};
use super::{address, view};
use crate::app::App;
use crate::handlers::fields;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_booking::{DeviceKind, Profile};
use convoca_contract::device::{AddDeviceRequest, DeviceInfo};
use convoca_directory::device::{LONGEST_NAME, LONGEST_SERIAL, check_serial, model};
use std::sync::Arc;

/// Longest description, in characters.
pub(super) const LONGEST_DESCRIPTION: usize = 128;
/// Longest name of a country and code of a department, in characters.
pub(super) const LONGEST_WORD: usize = 64;

/// `POST /v1/usg/dcs/corp/device`.
pub(super) async fn add_device(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: body, .. }: Json<AddDeviceRequest>,
) -> Result<axum::Json<DeviceInfo>, Refusal> {
    let name = fields::required(fields::text(body.name, "name", LONGEST_NAME)?, "name")?;
    let model = fields::required(fields::text(body.model, "model", LONGEST_NAME)?, "model")?;
    let model = model::find(&model)?;
    let serial = fields::text(body.sn, "sn", LONGEST_SERIAL)?;
    serial.as_deref().map(check_serial).transpose()?;
    let (email, phone) = (address::email(body.email, "email")?, address::phone(body.phone, "phone")?);
    address::one_of((email.as_deref(), "email"), (phone.as_deref(), "phone"))?;
    let department = fields::text(body.dept_code, "deptCode", LONGEST_WORD)?;
    let new = NewDevice {
        kind: DeviceKind::Terminal,
        name,
        serial,
        model: model.name.to_owned(),
        projection: view::projection(fields::number(body.prj_code_mode, "prjCodeMode", 0..=2)?.unwrap_or(0)),
        email: email.unwrap_or_default(),
        phone: phone.unwrap_or_default(),
        disabled: fields::number(body.status, "status", 0..=1)? == Some(1),
        profile: Profile {
            department: place::find(&app, &caller.corporation, department).await?,
            description: fields::text(body.description, "description", LONGEST_DESCRIPTION)?.unwrap_or_default(),
            country: fields::text(body.country, "country", LONGEST_WORD)?.unwrap_or_default(),
            ..Profile::default()
        },
        told: fields::text(body.send_notify, "sendNotify", LONGEST_WORD)?.as_deref() != Some("0"),
        resource: model.resource(),
    };
    let (device, _) = new::insert(&app, &caller.corporation, new).await?;
    let mut names = Names::of(place::departments(&app, &caller.corporation).await?);
    Ok(axum::Json(view::device(device, &mut names)))
}
