//! Have an address in the own profile, with the code that was sent there.

use super::contact::{self, Contact, token as contact_token};
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

/// `PUT /v1/usg/dcs/member/contact`. The code may have been checked before.
pub(super) async fn update_contact(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: body, .. }: Json<ContactRequest>,
) -> Result<StatusCode, Refusal> {
    let asked = contact::read(body)?;
    let code = fields::required(asked.code, "verificationCode")?;
    let (now, id) = (clock::now(), &caller.user.id);
    let token = token::hash(&contact_token(&asked.contact, &code));
    if !app.store.use_code_token(id, CodeKind::Contact, &token, now).await? {
        let what = (asked.contact.text(), code.as_str());
        app.store.take_code(id, CodeKind::Contact, what, &token, now).await.map_err(contact::refused)?;
        app.store.use_code_token(id, CodeKind::Contact, &token, now).await?;
    }
    let mut user = caller.user;
    match asked.contact {
        Contact::Email(email) => user.email = email,
        Contact::Phone(phone) => {
            user.phone = phone;
            user.profile.country = asked.country.unwrap_or_default();
        }
    }
    user.profile.changed_at = Some(now);
    app.store.update_user(&user).await?;
    Ok(StatusCode::OK)
}
