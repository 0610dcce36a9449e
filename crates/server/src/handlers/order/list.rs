//! List what a corporation has been given. There are few orders, so all are read and sifted here.

use super::{view, wire};
use crate::app::App;
use crate::clock;
use crate::handlers::fields::Segment;
use crate::handlers::{corporation, paging};
use crate::http::{Admin, Provider, Query, Refusal};
use axum::extract::State;
use convoca_booking::{CorporationId, ResourceKind};
use convoca_contract::page::Page;
use convoca_contract::resource::ResourceInfo;
use convoca_directory::order::Order;
use jiff::Timestamp;
use std::sync::Arc;

/// `GET /v1/usg/dcs/sp/corp/{corp_id}/resource`.
pub(super) async fn list_resources(
    State(app): State<Arc<App>>,
    Provider(_): Provider,
    Segment(id): Segment,
    query: Query,
) -> Result<axum::Json<Page<ResourceInfo>>, Refusal> {
    let wanted = Wanted::read(&query)?;
    let corporation = corporation::find(&app, &id).await?;
    page(&app, &corporation.id, &query, &wanted).await
}

/// `GET /v1/usg/dcs/corp/resource-list`.
pub(super) async fn list_own_resources(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<ResourceInfo>>, Refusal> {
    let mut wanted = Wanted::read(&query)?;
    wanted.mode = query.text("vmrMode").map(|_| query.integer("vmrMode", 0..=2, 1)).transpose()?;
    wanted.order = query.text_up_to("orderId", 64)?.map(str::to_owned);
    page(&app, &caller.corporation.id, &query, &wanted).await
}

async fn page(
    app: &App,
    corporation: &CorporationId,
    query: &Query,
    wanted: &Wanted,
) -> Result<axum::Json<Page<ResourceInfo>>, Refusal> {
    let now = clock::now();
    let orders = app.store.orders(corporation).await?;
    let found: Vec<Order> = orders.into_iter().filter(|order| wanted.fits(order, now)).collect();
    let load = async |offset: u64, limit: u32| {
        let skipped = usize::try_from(offset).unwrap_or(usize::MAX);
        let items = found.iter().skip(skipped).take(limit as usize).cloned().collect();
        Ok(convoca_store::Page { items, total: found.len() as u64, offset })
    };
    paging::page(query, load, |order| view::order(&order, now)).await
}

/// What is asked for; `None` of a property: whatever it is.
struct Wanted {
    search: Option<String>,
    expires: (Option<Timestamp>, Option<Timestamp>),
    kind: Option<ResourceKind>,
    package: Option<String>,
    status: Option<i64>,
    mode: Option<i64>,
    order: Option<String>,
}

impl Wanted {
    fn read(query: &Query) -> Result<Self, Refusal> {
        Ok(Self {
            search: query.text_up_to("searchKey", 128)?.map(str::to_lowercase),
            expires: (wire::wanted_time(query, "startExpireDate")?, wire::wanted_time(query, "endExpireDate")?),
            kind: wire::wanted_kind(query)?,
            package: query.text_up_to("typeId", 64)?.map(str::to_owned),
            status: query.text("status").map(|_| query.integer("status", 0..=2, 0)).transpose()?,
            mode: None,
            order: None,
        })
    }

    fn fits(&self, order: &Order, now: Timestamp) -> bool {
        // What never expires expires after every time.
        let end = order.expires_at.unwrap_or(Timestamp::MAX);
        let (from, to) = self.expires;
        self.search.as_ref().is_none_or(|part| order.id.to_lowercase().contains(part))
            && from.is_none_or(|from| end >= from)
            && to.is_none_or(|to| end <= to)
            && self.kind.is_none_or(|kind| kind == order.kind)
            && self.package.as_ref().is_none_or(|id| order.package.as_ref().is_some_and(|package| package.id == *id))
            && self.status.is_none_or(|status| status == view::status(order, now))
            && self.mode.is_none_or(|mode| order.room_kind().map(view::mode) == Some(mode))
            && self.order.as_ref().is_none_or(|id| *id == order.id)
    }
}
