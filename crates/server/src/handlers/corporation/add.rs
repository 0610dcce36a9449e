//! Add a corporation with its default administrator and what it is given.
//!
//! It is metered: it has what it is given and nothing more. Its meetings' defaults come from the
//! settings, as those of the first corporation.

use super::wire::{self, AdminEdit, Switches};
use crate::app::App;
use crate::clock;
use crate::handlers::fields;
use crate::handlers::order::wire::OrderList;
use crate::handlers::user::checked_account;
use crate::http::{Json, Provider, Refusal};
use crate::outbox;
use crate::provision::{made_up_password, new_user, personal_room};
use axum::extract::State;
use convoca_booking::corporation::DefaultsDraft;
use convoca_booking::random::digits;
use convoca_booking::{AdminLevel, Corporation, CorporationId, Defaults, PasswordRules, ZoneId};
use convoca_contract::codes;
use convoca_contract::corporation::{AddCorporationRequest, AddedCorporation, EditDefaultAdminRequest};
use convoca_contract::given::Given;
use convoca_notify::Matter;
use convoca_store::{Effects, NewJob, PeopleError, Provision};
use std::sync::Arc;

/// Longest account, in characters.
const LONGEST_ACCOUNT: usize = 255;

/// How often other random numbers are tried when one is taken.
const TRIES: usize = 8;

/// What a request asks for.
struct New {
    corporation: Corporation,
    account: String,
    admin: AdminEdit,
    password: Option<String>,
    orders: OrderList,
}

/// `POST /v1/usg/dcs/sp/corp`.
pub(super) async fn add_corporation(
    State(app): State<Arc<App>>,
    Provider(caller): Provider,
    Json { value: body, .. }: Json<AddCorporationRequest>,
) -> Result<axum::Json<AddedCorporation>, Refusal> {
    let new = read(body, &caller.corporation.defaults)?;
    let password = new.password.clone().unwrap_or_else(|| clock::random(made_up_password));
    PasswordRules::default()
        .check(&password, &new.account)
        .map_err(|weak| Refusal::bad(codes::PASSWORD_TOO_WEAK, weak.to_string()))?;
    // Asked first, since hashing is dear; the store has the last word.
    if app.store.user_by_account(&new.account).await?.is_some() {
        return Err(PeopleError::AccountTaken.into());
    }
    let hash = app.passwords.hash(password.clone()).await?;
    let corporation = provision(&app, &new, &hash, &password).await?;
    if let Err(refusal) = new.orders.give(&app, &corporation.id, &caller.user.id).await {
        // Nobody has been told of it yet, so it goes as if it had never been.
        super::delete::remove(&app, &corporation.id).await?;
        return Err(refusal);
    }
    Ok(axum::Json(AddedCorporation { value: corporation.id.as_str().to_owned() }))
}

fn read(body: AddCorporationRequest, defaults: &Defaults) -> Result<New, Refusal> {
    let mut basics = fields::required(fields::value(body.basic_info, "basicInfo", "an object")?, "basicInfo")?;
    let admin = fields::required(fields::value(body.admin_info, "adminInfo", "an object")?, "adminInfo")?;
    let name = fields::required(wire::name(std::mem::take(&mut basics.name))?, "name")?;
    let mut defaults = defaults.clone();
    if let Some(tag) = fields::text(std::mem::take(&mut basics.language), "language", 35)? {
        let draft = DefaultsDraft { language: Some(tag), ..DefaultsDraft::default() };
        defaults = defaults.changed(&draft).map_err(|error| fields::wrong("language", error))?;
    }
    if let Some(number) = fields::text(std::mem::take(&mut basics.time_zone_id), "timeZoneId", 3)? {
        let zone = number.parse().ok().and_then(ZoneId::new);
        defaults.zone = zone.ok_or_else(|| fields::wrong("timeZoneId", "must be 1 to 77"))?;
    }
    let mut corporation = Corporation::new(CorporationId::new(""), &name, defaults);
    corporation.metered = true;
    corporation.profile = wire::profile(basics)?;
    Switches::read(body.property_info)?.apply(&mut corporation);
    let resources = fields::value(body.res_info, "resInfo", "an object")?.unwrap_or_default();
    let account = fields::required(fields::text(admin.account, "account", LONGEST_ACCOUNT)?, "account")?;
    let edit = EditDefaultAdminRequest {
        name: match admin.name {
            Given::Absent => return Err(fields::wrong("adminInfo.name", "must be given")),
            name => name,
        },
        email: admin.email,
        phone: admin.phone,
        country: admin.country,
    };
    Ok(New {
        corporation,
        account: checked_account(account)?,
        admin: AdminEdit::read(edit)?,
        password: fields::value(admin.pwd, "pwd", "a text")?,
        orders: OrderList::read(fields::value(resources.resource, "resource", "a list")?.unwrap_or_default())?,
    })
}

/// The notice by which the administrator hears of his account and of the password made up for him.
fn notice(app: &App, provision: &Provision, password: &str) -> Result<NewJob, Refusal> {
    let admin = &provision.admin;
    let matter = Matter::AccountOpened { account: admin.account.clone(), password: Some(password.to_owned()) };
    let to = (admin.name.as_str(), admin.email.as_str(), admin.phone.as_str());
    outbox::personal_to(app, &provision.corporation.id, to, matter, admin.created_at)
        .ok_or_else(|| fields::wrong("adminInfo", "must have a password, or an address to send one to"))
}

async fn provision(app: &App, new: &New, hash: &str, password: &str) -> Result<Corporation, Refusal> {
    for _ in 0..TRIES {
        let mut provision = clock::random(|random| {
            let id = CorporationId::new(format!("6{}", digits(random, 8)));
            let mut admin = new_user(&id, &new.account, "", AdminLevel::Default, clock::now(), random);
            new.admin.apply(&mut admin);
            let personal = personal_room(&admin, random);
            Provision {
                corporation: Corporation { id, ..new.corporation.clone() },
                admin,
                password_hash: Some(hash.to_owned()),
                personal,
                application: None,
                rooms: Vec::new(),
                provider_admin: None,
                effects: Effects::default(),
                only_if_empty: false,
            }
        });
        if new.password.is_none() {
            provision.effects.jobs.push(notice(app, &provision, password)?);
        }
        let corporation = provision.corporation.clone();
        match app.store.provision(provision).await {
            Ok(_) => return Ok(corporation),
            Err(PeopleError::CorporationTaken | PeopleError::NumberTaken) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Refusal::busy())
}
