//! Log out.

use crate::app::App;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use http::StatusCode;
use std::sync::Arc;

/// `DELETE /v1/usg/acs/token`. Logging out twice at once is no mistake.
pub(super) async fn delete_token(State(app): State<Arc<App>>, caller: Caller) -> Result<StatusCode, Refusal> {
    app.store.close_session(&caller.session.token_hash).await?;
    Ok(StatusCode::OK)
}
