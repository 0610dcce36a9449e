//! Check the code that was sent to an address. It can still be used for having the address.

use super::contact::{self, token as contact_token};
use crate::app::App;
use crate::auth::token;
use crate::clock;
use crate::handlers::fields;
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_contract::password::ContactRequest;
use convoca_store::CodeKind;
use http::StatusCode;
use std::sync::Arc;

/// `POST /v1/usg/dcs/member/verification-code/verify`.
pub(super) async fn check_contact_code(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: body, .. }: Json<ContactRequest>,
) -> Result<StatusCode, Refusal> {
    let asked = contact::read(body)?;
    let code = fields::required(asked.code, "verificationCode")?;
    let token = token::hash(&contact_token(&asked.contact, &code));
    let what = (asked.contact.text(), code.as_str());
    let taken = app.store.take_code(&caller.user.id, CodeKind::Contact, what, &token, clock::now());
    taken.await.map_err(contact::refused)?;
    Ok(StatusCode::OK)
}
