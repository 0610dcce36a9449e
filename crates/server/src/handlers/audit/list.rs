//! List who changed what.

use crate::app::App;
use crate::handlers::paging;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_contract::audit::{AuditDetail, AuditInfo};
use convoca_contract::page::Page;
use convoca_store::{AuditEntry, AuditQuery};
use jiff::Timestamp;
use std::sync::Arc;

/// Entries in a page when the request does not say.
const LIMIT: i64 = 20;
/// Latest time that is asked for, ms: the end of the year 9999.
const LATEST_MS: i64 = 253_402_207_199_999;

/// `GET /v1/convoca/audit`.
pub(super) async fn list_audit(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<Page<AuditInfo>>, Refusal> {
    let wanted = AuditQuery {
        search: query.text_up_to("searchKey", 128)?.map(str::to_owned),
        from: time(&query, "startDate")?,
        until: time(&query, "endDate")?,
        ..AuditQuery::default()
    };
    let (store, corporation, wanted) = (&app.store, &caller.corporation.id, &wanted);
    let load = |offset, limit| async move {
        store.list_audit(corporation, &AuditQuery { offset, limit, ..wanted.clone() }).await
    };
    paging::page_of(&query, LIMIT, load, shown).await
}

fn time(query: &Query, name: &str) -> Result<Option<Timestamp>, Refusal> {
    let given = query.integer(name, 0..=LATEST_MS, -1)?;
    Ok(if given < 0 { None } else { Timestamp::from_millisecond(given).ok() })
}

fn shown(entry: AuditEntry) -> AuditInfo {
    AuditInfo {
        at: entry.at.as_millisecond(),
        account: entry.account,
        name: entry.name,
        operation: entry.operation,
        object: entry.object,
        detail: entry.detail.into_iter().map(|(name, value)| AuditDetail { name, value }).collect(),
        ip: entry.ip,
        request_id: entry.request,
    }
}
