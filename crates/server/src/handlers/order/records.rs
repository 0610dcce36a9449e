//! List what was done with a corporation's resources, newest first. The vendor's rows have no room for
//! what was done and when; `operateType` and the dates of the query tell.

use super::{view, wire};
use crate::app::App;
use crate::clock;
use crate::handlers::fields::Segment;
use crate::handlers::{corporation, paging};
use crate::http::{Provider, Query, Refusal};
use axum::extract::State;
use convoca_contract::page::Page;
use convoca_contract::resource::ResourceInfo;
use convoca_directory::order::Operation;
use convoca_store::orders::RecordQuery;
use std::sync::Arc;

/// `GET /v1/usg/dcs/sp/corp/{corp_id}/resource-record`.
pub(super) async fn list_resource_records(
    State(app): State<Arc<App>>,
    Provider(_): Provider,
    Segment(id): Segment,
    query: Query,
) -> Result<axum::Json<Page<ResourceInfo>>, Refusal> {
    let wanted = RecordQuery {
        search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
        kind: wire::wanted_kind(&query)?,
        package: query.text_up_to("typeId", 64)?.map(str::to_owned),
        operation: operation(&query)?,
        from: wire::wanted_time(&query, "startOperateDate")?,
        to: wire::wanted_time(&query, "endOperateDate")?,
        expires_from: wire::wanted_time(&query, "startExpireDate")?,
        expires_to: wire::wanted_time(&query, "endExpireDate")?,
        offset: 0,
        limit: 0,
    };
    let corporation = corporation::find(&app, &id).await?;
    let load = async |offset, limit| {
        app.store.order_records(&corporation.id, &RecordQuery { offset, limit, ..wanted.clone() }).await
    };
    let now = clock::now();
    paging::page(&query, load, |record| view::order(&record.order, now)).await
}

fn operation(query: &Query) -> Result<Option<Operation>, Refusal> {
    if query.text("operateType").is_none() {
        return Ok(None);
    }
    Ok(match query.integer("operateType", 0..=4, 0)? {
        0 => Some(Operation::Added),
        1 => Some(Operation::Removed),
        2 => Some(Operation::Changed),
        3 => Some(Operation::Stopped),
        _ => Some(Operation::Started),
    })
}
