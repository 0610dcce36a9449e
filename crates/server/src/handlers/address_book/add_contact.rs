//! Add a contact outside the corporation: everybody his own, administrators those of all.

use super::contact;
use crate::app::App;
use crate::clock;
use crate::handlers::{fields, user};
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_contract::address_book::{AddContactRequest, ExternalContact};
use convoca_store::Contact;
use std::sync::Arc;

/// Most contacts of one owner.
const MOST: u64 = 5000;

/// Bytes of a contact's ID.
const ID_BYTES: usize = 16;

/// `POST /v1/convoca/contacts`.
pub(super) async fn add_contact(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: body, .. }: Json<AddContactRequest>,
) -> Result<axum::Json<ExternalContact>, Refusal> {
    let owner = match fields::text(body.kind, "type", 16)?.as_deref() {
        None | Some("PERSONAL") => Some(caller.user.id.clone()),
        Some("CORP") if caller.user.is_admin() => None,
        Some("CORP") => return Err(Refusal::forbidden("only an administrator adds the corporation's contacts")),
        Some(_) => return Err(fields::wrong("type", "must be PERSONAL or CORP")),
    };
    let text = |given, name, longest| fields::text(given, name, longest).map(Option::unwrap_or_default);
    let contact = Contact {
        id: clock::random_hex(ID_BYTES),
        owner,
        name: fields::required(fields::text(body.name, "name", user::LONGEST_NAME)?, "name")?,
        phone: text(body.phone, "phone", user::LONGEST_PHONE)?,
        country: text(body.country, "country", 64)?,
        other_number: text(body.other_number, "otherNumber", user::LONGEST_PHONE)?,
        other_country: text(body.other_number_country, "otherNumberCountry", 64)?,
        email: text(body.email, "email", user::LONGEST_ACCOUNT)?,
        company: text(body.corp_name, "corpName", 128)?,
        department: text(body.dept_name, "deptName", 128)?,
        position: text(body.position, "position", 128)?,
        address: text(body.address, "address", 255)?,
        remarks: text(body.remarks, "remarks", 512)?,
        custom_number: text(body.custom_number, "customNumber", user::LONGEST_PHONE)?,
        changed_at: clock::now(),
    };
    if !contact.email.is_empty() && !user::is_address(&contact.email) {
        return Err(fields::wrong("email", "must be an e-mail address"));
    }
    if !app.store.add_contact(&caller.corporation.id, &contact, MOST).await? {
        return Err(fields::wrong("the list of contacts", format!("has {MOST} already")));
    }
    Ok(axum::Json(contact::shown(contact)))
}
