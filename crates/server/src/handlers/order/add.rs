//! Give a corporation resources, all or none. One that it has is changed.

use super::wire::OrderList;
use crate::app::App;
use crate::handlers::corporation;
use crate::handlers::fields::{self, Segment};
use crate::http::{Json, Provider, Refusal};
use axum::extract::State;
use convoca_contract::resource::ResourceRequest;
use http::StatusCode;
use std::sync::Arc;

/// `POST /v1/usg/dcs/sp/corp/{corp_id}/resource`.
pub(super) async fn add_resources(
    State(app): State<Arc<App>>,
    Provider(caller): Provider,
    Segment(id): Segment,
    Json { value: body, .. }: Json<Vec<ResourceRequest>>,
) -> Result<StatusCode, Refusal> {
    let orders = OrderList::read(body)?;
    if orders.is_empty() {
        return Err(fields::wrong("the list", "must not be empty"));
    }
    let corporation = corporation::find(&app, &id).await?;
    orders.give(&app, &corporation.id, &caller.user.id).await?;
    Ok(StatusCode::OK)
}
