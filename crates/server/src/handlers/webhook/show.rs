//! Show where events are pushed to.

use super::named;
use crate::app::App;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_contract::webhook::WebhookInfo;
use std::sync::Arc;

/// `GET /v1/mmc/management/webhook/link-config`. The key is never shown.
pub(super) async fn show_webhook(
    State(app): State<Arc<App>>,
    caller: Caller,
    query: Query,
) -> Result<axum::Json<WebhookInfo>, Refusal> {
    let owner = named(&caller, query.text("corpId"), query.text("spId"))?;
    let found = app.store.subscription_of(&owner).await?;
    let (return_code, return_desc) = (0, Some("Success".to_owned()));
    Ok(axum::Json(match found {
        Some(subscription) => WebhookInfo {
            return_code,
            return_desc,
            id: Some(subscription.id),
            subscriber_id: Some(subscription.subscriber),
            url: Some(subscription.url),
            status: Some(subscription.status.number()),
        },
        None => WebhookInfo { return_code, return_desc, id: None, subscriber_id: None, url: None, status: None },
    }))
}
