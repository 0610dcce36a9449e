//! Change when resources expire, stop or start them, all or none.

use super::wire;
use crate::app::App;
use crate::handlers::corporation;
use crate::handlers::fields::{self, Segment};
use crate::http::{Json, Provider, Refusal};
use axum::extract::State;
use convoca_contract::resource::UpdateResourceRequest;
use convoca_directory::order::{self, Order};
use http::StatusCode;
use std::sync::Arc;

/// `PUT /v1/usg/dcs/sp/corp/{corp_id}/resource`.
pub(super) async fn update_resources(
    State(app): State<Arc<App>>,
    Provider(caller): Provider,
    Segment(id): Segment,
    Json { value: body, .. }: Json<Vec<UpdateResourceRequest>>,
) -> Result<StatusCode, Refusal> {
    let edits = wire::edits(body)?;
    if edits.is_empty() {
        return Err(fields::wrong("the list", "must not be empty"));
    }
    let corporation = corporation::find(&app, &id).await?;
    let change = move |orders: &mut Vec<Order>| {
        let mut done = Vec::new();
        for edit in &edits {
            done.extend(order::edit(orders, edit)?);
        }
        Ok(done)
    };
    wire::change(&app, &corporation.id, &caller.user.id, 0, change).await?;
    Ok(StatusCode::OK)
}
