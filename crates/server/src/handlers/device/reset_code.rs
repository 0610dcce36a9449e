//! Make a new code for a screen. The code that it had is void; what is signed in stays so.

use super::{address, refusal};
use crate::app::App;
use crate::clock;
use crate::handlers::fields::Segment;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_booking::DeviceKind;
use convoca_contract::device::{CodeAddressRequest, CreatedCode};
use convoca_directory::device::activation::Code;
use std::sync::Arc;

/// `PUT /v1/usg/dcs/corp/vision/activecode/{account}/reset`.
pub(super) async fn reset_code(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(account): Segment,
    Json { value: body, .. }: Json<CodeAddressRequest>,
) -> Result<axum::Json<CreatedCode>, Refusal> {
    let (email, phone) = (address::email(body.email_addr, "emailAddr")?, address::phone(body.sms_number, "smsNumber")?);
    let corporation = &caller.corporation;
    let found = app.store.device_by_account(&corporation.id, &account).await?;
    let found = found.filter(|device| device.hardware.kind != DeviceKind::Terminal);
    let device = found.ok_or_else(|| refusal::none(&account))?;
    let now = clock::now();
    let code = clock::random(|random| Code::fresh(now, random));
    let to = (email.as_deref().unwrap_or_default(), phone.as_deref().unwrap_or_default());
    let effects = address::told(&app, corporation, &device.user, to, &code, now);
    app.store.set_device_code(&corporation.id, &device.user.id, &code, (&effects, now)).await?;
    Ok(axum::Json(CreatedCode { active_code: code.digits }))
}
