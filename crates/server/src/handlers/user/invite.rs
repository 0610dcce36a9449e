//! Invite somebody by e-mail or phone. He gets an account that is called like his address, and sets his
//! password himself with a code that goes there.

use super::add::{checked_account, checked_phone, is_address, reachable};
use super::enrol::{self, NewUser};
use super::profile::ProfileFields;
use crate::app::App;
use crate::clock;
use crate::handlers::fields;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_booking::Profile;
use convoca_contract::user::{InviteUserRequest, InvitedUser};
use convoca_notify::Matter;
use convoca_store::PeopleError;
use std::sync::Arc;

/// How often other accounts are tried when one is taken in another corporation.
const TRIES: usize = 4;

/// `POST /v1/usg/dcs/corp/member/add`.
pub(super) async fn invite_user(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: body, .. }: Json<InviteUserRequest>,
) -> Result<axum::Json<InvitedUser>, Refusal> {
    let mut new = read(body)?;
    if !reachable(&app, &new) {
        return Err(fields::wrong("contact", "must be an e-mail address, since no SMS gateway is set"));
    }
    let address = new.account.clone();
    for _ in 0..TRIES {
        new.told = Some(Matter::AccountOpened { account: new.account.clone(), password: None });
        match enrol::enrol(&app, &caller.corporation, &new).await {
            Ok(_) => return Ok(axum::Json(InvitedUser { user_exist: false })),
            Err(PeopleError::AccountTaken) => {}
            Err(error) => return Err(error.into()),
        }
        let found = app.store.user_by_account(&new.account).await?;
        if found.is_some_and(|found| found.user.corporation == caller.corporation.id) {
            return Ok(axum::Json(InvitedUser { user_exist: true }));
        }
        // Somebody's in another corporation, of which nobody here is to know.
        new.account = format!("{address}-{}", clock::random_hex(3));
    }
    Err(Refusal::busy())
}

fn read(body: InviteUserRequest) -> Result<NewUser, Refusal> {
    let name = fields::required(fields::text(body.name, "name", super::LONGEST_NAME)?, "name")?;
    let contact = fields::required(fields::text(body.contact, "contact", super::LONGEST_ACCOUNT)?, "contact")?;
    let (email, phone) = if is_address(&contact) {
        (contact.clone(), String::new())
    } else {
        if contact.chars().count() > super::LONGEST_PHONE {
            return Err(fields::wrong("contact", "must be an e-mail address or a phone number"));
        }
        (String::new(), checked_phone(Some(contact.clone()))?.unwrap_or_default())
    };
    let mut profile = Profile::default();
    let given = ProfileFields {
        department: body.dept_code,
        title: body.title,
        description: body.desc,
        country: body.country,
        sort_level: body.sort_level,
        ..ProfileFields::default()
    };
    given.apply(&mut profile)?;
    Ok(NewUser { account: checked_account(contact)?, name, email, phone, profile, ..NewUser::default() })
}
