//! Make a new code for a room system and send it. The code that it had is void.

use super::{address, refusal};
use crate::app::App;
use crate::clock;
use crate::handlers::fields::Segment;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_contract::device::CodeAddressRequest;
use convoca_directory::device::activation::Code;
use http::StatusCode;
use std::sync::Arc;

/// `POST /v1/usg/dcs/corp/device/{sn}/activecode`.
pub(super) async fn send_device_code(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(serial): Segment,
    Json { value: body, .. }: Json<CodeAddressRequest>,
) -> Result<StatusCode, Refusal> {
    let (email, phone) = (address::email(body.email_addr, "emailAddr")?, address::phone(body.sms_number, "smsNumber")?);
    address::one_of((email.as_deref(), "emailAddr"), (phone.as_deref(), "smsNumber"))?;
    let corporation = &caller.corporation;
    let device = app.store.device(&corporation.id, &serial).await?.ok_or_else(|| refusal::none(&serial))?;
    let now = clock::now();
    let code = clock::random(|random| Code::fresh(now, random));
    let to = (email.as_deref().unwrap_or_default(), phone.as_deref().unwrap_or_default());
    let effects = address::told(&app, corporation, &device.user, to, &code, now);
    app.store.set_device_code(&corporation.id, &device.user.id, &code, (&effects, now)).await?;
    Ok(StatusCode::OK)
}
