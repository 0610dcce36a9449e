//! Send a code to an address that somebody wants in his profile.

use super::contact::{self, Contact};
use crate::app::App;
use crate::http::{Caller, Json, Refusal};
use crate::outbox::Way;
use crate::{clock, outbox};
use axum::extract::State;
use convoca_booking::random::digits;
use convoca_contract::codes;
use convoca_contract::password::ContactRequest;
use convoca_notify::Matter;
use convoca_store::codes::GOOD_FOR;
use convoca_store::{CodeKind, Effects};
use http::StatusCode;
use std::sync::Arc;

/// Digits of a code.
const DIGITS: usize = 6;

/// `POST /v1/usg/dcs/member/verification-code`.
pub(super) async fn send_contact_code(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: body, .. }: Json<ContactRequest>,
) -> Result<StatusCode, Refusal> {
    let asked = contact::read(body)?;
    let way = match &asked.contact {
        Contact::Email(_) => Way::Mail,
        Contact::Phone(_) if app.post.sms.is_some() => Way::Sms,
        Contact::Phone(_) => {
            return Err(Refusal::bad(
                codes::CODE_NO_SMS,
                "this server sends no SMS, so phone numbers cannot be confirmed",
            ));
        }
    };
    let (now, user) = (clock::now(), &caller.user);
    let code = clock::random(|random| digits(random, DIGITS));
    let matter = Matter::ContactCode { code: code.clone(), good_for: GOOD_FOR };
    let to = (way, user.name.as_str(), asked.contact.text());
    let effects = Effects { jobs: vec![outbox::personal(&user.corporation, to, matter, now)], ..Effects::default() };
    let what = (asked.contact.text(), code.as_str());
    app.store.send_code(&user.id, CodeKind::Contact, what, (&effects, now)).await.map_err(contact::refused)?;
    Ok(StatusCode::OK)
}
