//! Push no events any more.

use super::owner;
use crate::app::App;
use crate::handlers::Done;
use crate::http::{Caller, Query, Refusal};
use axum::extract::State;
use convoca_contract::codes;
use std::sync::Arc;

/// `DELETE /v1/mmc/management/webhook/link-config?id=`. The key goes with it.
pub(super) async fn delete_webhook(State(app): State<Arc<App>>, caller: Caller, query: Query) -> Result<Done, Refusal> {
    let owner = owner(&caller)?;
    if app.store.delete_subscription(&owner, query.required("id")?).await? {
        Ok(Done)
    } else {
        Err(Refusal::bad(codes::UNSUBSCRIBE_FAILED, "there is no subscription with this id"))
    }
}
