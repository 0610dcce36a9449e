//! Telling somebody about his account: the jobs for it, and how they are done.
//!
//! The job holds what is told, sealed like every job. It is put together with what it tells of, so
//! nobody is told of an account that there is not.

use super::deliver::{NOTICE_PATIENCE, send};
use super::parcels::{PERSONAL_MAIL, PERSONAL_SMS};
use super::work::Problem;
use crate::app::App;
use convoca_booking::CorporationId;
use convoca_notify::{Channel, Matter, Parcel, Personal, Recipient, personal_mail, personal_sms};
use convoca_store::{Job, NewJob};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// By which way somebody is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Way {
    /// By mail.
    Mail,
    /// By SMS.
    Sms,
}

/// What the jobs hold.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct PersonalParcel {
    way: Way,
    name: String,
    address: String,
    matter: Matter,
}

/// The job that tells `name` at `address`, over the way that the address is for.
pub fn personal(
    corporation: &CorporationId,
    (way, name, address): (Way, &str, &str),
    matter: Matter,
    now: Timestamp,
) -> NewJob {
    let title = format!("{} → {address}", matter.name());
    let parcel = PersonalParcel { way, name: name.to_owned(), address: address.to_owned(), matter };
    NewJob {
        kind: match way {
            Way::Mail => PERSONAL_MAIL,
            Way::Sms => PERSONAL_SMS,
        },
        key: None,
        lane: None,
        corporation: corporation.clone(),
        meeting: None,
        title,
        run_at: now,
        payload: serde_json::to_string(&parcel).expect("payloads are made of texts and numbers"),
    }
}

/// The job that tells `name` at the first of these addresses that there is a way to: mail, else SMS.
/// `None`: he cannot be told.
pub fn personal_to(
    app: &App,
    corporation: &CorporationId,
    (name, email, phone): (&str, &str, &str),
    matter: Matter,
    now: Timestamp,
) -> Option<NewJob> {
    let to = if !email.is_empty() {
        (Way::Mail, name, email)
    } else if !phone.is_empty() && app.post.sms.is_some() {
        (Way::Sms, name, phone)
    } else {
        return None;
    };
    Some(personal(corporation, to, matter, now))
}

/// Does such a job.
///
/// # Errors
/// See [`Problem`].
pub(super) async fn deliver(
    app: &App,
    job: &Job,
    parcel: &PersonalParcel,
    now: Timestamp,
) -> Result<Vec<NewJob>, Problem> {
    let Some(corporation) = app.store.corporation(&job.corporation).await? else { return Ok(Vec::new()) };
    let to = Recipient { name: parcel.name.clone(), address: parcel.address.clone(), host: false };
    let personal = Personal {
        matter: &parcel.matter,
        to: &to,
        corporation: &corporation.name,
        language: &corporation.defaults.language,
        public_url: &app.public_url,
        now: job.created_at,
        uid: &job.uid,
    };
    let (channel, filled): (&dyn Channel, _) = match (parcel.way, &app.post.sms) {
        (Way::Mail, _) => (&*app.post.mail, Parcel::Mail(personal_mail(&personal, &app.post.sender))),
        (Way::Sms, Some(channel)) => {
            let text = personal_sms(&personal);
            (&**channel, Parcel::Sms { number: to.address.clone(), text, uid: job.uid.clone() })
        }
        (Way::Sms, None) => return Err(Problem::GivenUp("no SMS gateway is set".to_owned())),
    };
    send(channel, &filled, job, NOTICE_PATIENCE, now).await
}
