//! List the meetings that are not over.

use super::view;
use crate::app::App;
use crate::clock;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_booking::{UserId, access};
use convoca_contract::codes;
use convoca_contract::conference::ConferenceInfo;
use convoca_contract::page::Page;
use convoca_contract::values::{QueryConfMode, SortType};
use convoca_store::{ListQuery, Order, Viewer};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// `GET /v1/mmc/management/conferences`.
pub(super) async fn list_meetings(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<Page<ConferenceInfo>>, Refusal> {
    let (offset, limit) = query.page(20)?;
    let now = clock::now();
    let page = app
        .store
        .list_meetings(&ListQuery {
            corporation: caller.corporation.id.clone(),
            viewer: viewer(&app, &caller, &query).await?,
            now,
            until: until(&query, now)?,
            search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
            order: order(&query)?,
            offset,
            limit,
        })
        .await?;
    let rows = page.items.iter().map(|stored| {
        let relation = access::relation(&caller.user, &stored.booking);
        view::conference(&app, &stored.booking, &stored.secrets, relation, now)
    });
    Ok(axum::Json(Page {
        offset: view::integer(offset),
        limit: i64::from(limit),
        count: view::integer(page.total),
        data: rows.collect(),
    }))
}

/// Whose list: an administrator may ask for all of the corporation, or for one of its users'.
async fn viewer(app: &App, caller: &Caller, query: &Query) -> Result<Viewer, Refusal> {
    let own = own_or_all(caller, query)?;
    let Some(user) = query.text("userUUID").filter(|_| caller.user.is_admin() && own != Viewer::Corporation) else {
        return Ok(own);
    };
    match app.store.user(&caller.corporation.id, &UserId::new(user)).await? {
        Some(user) => Ok(Viewer::User(user.id)),
        // Somebody of another corporation is nobody here; not even the length of his list shows.
        None => Err(Refusal::bad(codes::USER_NOT_FOUND, "userUUID names nobody of the corporation")),
    }
}

/// Whose list: the caller's own, or for an administrator who asks for it all of the corporation.
pub(in super::super) fn own_or_all(caller: &Caller, query: &Query) -> Result<Viewer, Refusal> {
    let all = query.flag("queryAll")? && caller.user.is_admin();
    Ok(if all { Viewer::Corporation } else { Viewer::User(caller.user.id.clone()) })
}

fn until(query: &Query, now: Timestamp) -> Result<Option<Timestamp>, Refusal> {
    let days = match query.text("queryConfMode").map(|word| (word, QueryConfMode::parse(word))) {
        None | Some((_, Some(QueryConfMode::All))) => return Ok(None),
        Some((_, Some(QueryConfMode::Day))) => 1,
        Some((_, Some(QueryConfMode::Week))) => 7,
        Some((_, Some(QueryConfMode::Month))) => 30,
        Some((word, None)) => {
            return Err(Refusal::bad(
                codes::PARAM_INVALID,
                format!("queryConfMode must be ADAY, AWEEK, AMONTH or ALL, not \"{word}\""),
            ));
        }
    };
    Ok(Some(now + SignedDuration::from_hours(24 * days)))
}

fn order(query: &Query) -> Result<Order, Refusal> {
    match query.text("sortType").map(|word| (word, SortType::parse(word))) {
        None | Some((_, Some(SortType::Ascending))) => Ok(Order::Ascending),
        Some((_, Some(SortType::Descending))) => Ok(Order::Descending),
        Some((word, None)) => Err(Refusal::bad(
            codes::PARAM_INVALID,
            format!("sortType must be ASC_StartTIME or DSC_StartTIME, not \"{word}\""),
        )),
    }
}
