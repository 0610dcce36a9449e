//! Make a screen and the code that signs it in. The code is in the answer, and sent if there is an
//! address.

use super::add::{LONGEST_DESCRIPTION, LONGEST_WORD};
use super::new::{self, NewDevice};
use super::{address, place, view};
use crate::app::App;
use crate::handlers::fields;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_booking::{DeviceKind, Profile, ResourceKind};
use convoca_contract::codes;
use convoca_contract::device::{CreateCodeRequest, CreatedCode};
use convoca_directory::device::{LONGEST_NAME, Projection};
use std::sync::Arc;

/// `POST /v1/usg/dcs/corp/vision/activecode`.
pub(super) async fn create_code(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: body, .. }: Json<CreateCodeRequest>,
) -> Result<axum::Json<CreatedCode>, Refusal> {
    let name = fields::required(fields::text(body.dev_name, "devName", LONGEST_NAME)?, "devName")?;
    let model = fields::required(fields::text(body.dev_type, "devType", LONGEST_WORD)?, "devType")?;
    let kind = view::screen(&model).ok_or_else(|| {
        let problem = "devType must be idea-hub, huawei-vision, welink-desktop(iwb) or smart-rooms";
        Refusal::bad(codes::DEVICE_TYPE_NOT_FOUND, problem)
    })?;
    let department = fields::text(body.dept_code, "deptCode", LONGEST_WORD)?;
    let new = NewDevice {
        kind,
        name,
        serial: None,
        model,
        projection: Projection::Automatic,
        email: address::email(body.email_addr, "emailAddr")?.unwrap_or_default(),
        phone: address::phone(body.sms_number, "smsNumber")?.unwrap_or_default(),
        disabled: false,
        profile: Profile {
            department: place::find(&app, &caller.corporation, department).await?,
            description: fields::text(body.description, "description", LONGEST_DESCRIPTION)?.unwrap_or_default(),
            country: fields::text(body.country, "country", LONGEST_WORD)?.unwrap_or_default(),
            ..Profile::default()
        },
        told: true,
        resource: match kind {
            DeviceKind::IdeaHub => ResourceKind::IdeaHub,
            DeviceKind::SmartRooms => ResourceKind::SmartRooms,
            DeviceKind::Vision | DeviceKind::Terminal => ResourceKind::Vision,
        },
    };
    let (_, code) = new::insert(&app, &caller.corporation, new).await?;
    Ok(axum::Json(CreatedCode { active_code: code.digits }))
}
