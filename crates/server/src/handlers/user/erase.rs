//! Erase a person: he is deleted, and taken out of what is remembered of meetings. The answer says what
//! went and what is kept, and why.

use super::find::{self, By};
use super::refusal;
use crate::app::App;
use crate::clock;
use crate::handlers::fields::Segment;
use crate::http::{Admin, Refusal};
use axum::extract::State;
use convoca_booking::AdminLevel;
use convoca_contract::codes;
use convoca_contract::erasure::{ErasedThing, ErasureReport, KeptThing};
use convoca_store::{AuditQuery, ListQuery, Order, RoomQuery, Viewer};
use std::sync::Arc;

/// `POST /v1/convoca/members/{account}/erase`.
pub(super) async fn erase_user(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(name): Segment,
) -> Result<axum::Json<ErasureReport>, Refusal> {
    let id = &caller.corporation.id;
    let user = find::find(&app, id, &name, By::Account).await?;
    if user.admin == AdminLevel::Default {
        return Err(refusal::default_admin_stays());
    }
    if app.store.meeting_of_number(id, &user.number).await?.is_some() {
        let text = "the user is in a meeting now; erase him when he has left it, or put him out";
        return Err(Refusal::bad(codes::USG_PARAM_INVALID, text));
    }
    // So that he adds nothing while he is being erased.
    let accounts = [user.account.clone()];
    app.store.set_users_disabled(id, &accounts, true).await?;
    let one = ListQuery {
        corporation: id.clone(),
        viewer: Viewer::User(user.id.clone()),
        now: clock::now(),
        until: None,
        search: None,
        order: Order::Ascending,
        offset: 0,
        limit: 1,
    };
    let booked = app.store.list_meetings(&one).await?.total;
    let rooms = app.store.rooms_of(&user.id, &RoomQuery { search: None, offset: 0, limit: 1 }).await?.total;
    let trail = AuditQuery { search: Some(user.account.clone()), limit: 1, ..AuditQuery::default() };
    let trail = app.store.list_audit(id, &trail).await?.total;
    let went = app.store.erase_from_past(&user).await?;
    app.store.delete_users(id, &accounts).await?;
    let gone = [
        ("account", "The account with profile, passwords, sign-ins and contacts", 1),
        ("rooms", "The personal meeting ID, and what else was his of rooms", rooms),
        ("stays", "Names and clients in attendance", went.stays),
        ("controls", "Names in what was done in meetings", went.controls),
        ("records", "Names and addresses in past bookings", went.records),
        ("replies", "Answers to invitations", went.replies),
        ("signIns", "Sign-ins in the statistics", went.sign_ins),
    ];
    let kept = [
        (
            "meetings",
            "Meetings that are not over, with his name where he booked them or is invited",
            "others rely on them; cancel or change them, and when they are over they go with the history",
            booked,
        ),
        (
            "recordings",
            "Recordings of meetings that were his or that he was in",
            "others are in them too; delete those that are not to be kept",
            went.recordings,
        ),
        ("audit", "Entries of the audit trail", "they show who changed what; they go after 400 days", trail),
        (
            "notices",
            "Notices in the outbox",
            "they show what was sent; they go after 7 days, those that failed after 30",
            app.store.jobs_naming(id, &[&user.email, &user.phone]).await?,
        ),
    ];
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let some = |number: u64| number > 0;
    Ok(axum::Json(ErasureReport {
        gone: gone
            .into_iter()
            .filter(|(.., number)| some(*number))
            .map(|(code, what, number)| ErasedThing {
                code: code.to_owned(),
                what: what.to_owned(),
                count: count(number),
            })
            .collect(),
        kept: kept
            .into_iter()
            .filter(|(.., number)| some(*number))
            .map(|(code, what, why, number)| KeptThing {
                code: code.to_owned(),
                what: what.to_owned(),
                why: why.to_owned(),
                count: count(number),
            })
            .collect(),
    }))
}
