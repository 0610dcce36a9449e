//! Take resources away with the rooms that came with them, all or none.
//!
//! People who have such a room lose it. A room in which a meeting is running keeps its order from going.

use super::wire;
use crate::app::App;
use crate::handlers::corporation;
use crate::handlers::fields::{self, Segment};
use crate::http::{Json, Provider, Refusal};
use axum::extract::State;
use convoca_directory::order::{self, Operation, Order};
use http::StatusCode;
use std::sync::Arc;

/// `POST /v1/usg/dcs/sp/corp/{corp_id}/resource/delete`.
pub(super) async fn delete_resources(
    State(app): State<Arc<App>>,
    Provider(caller): Provider,
    Segment(id): Segment,
    Json { value: names, .. }: Json<Vec<String>>,
) -> Result<StatusCode, Refusal> {
    let mut ids = fields::names(names)?;
    ids.sort();
    ids.dedup();
    let corporation = corporation::find(&app, &id).await?;
    let change = move |orders: &mut Vec<Order>| {
        let mut done = Vec::new();
        for id in &ids {
            done.extend(order::remove(orders, id)?.into_iter().map(|order| (Operation::Removed, order)));
        }
        Ok(done)
    };
    wire::change(&app, &corporation.id, &caller.user.id, 0, change).await?;
    Ok(StatusCode::OK)
}
