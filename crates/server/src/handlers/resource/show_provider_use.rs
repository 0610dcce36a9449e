//! What all corporations use now.

use crate::app::App;
use crate::handlers::meeting::view::integer;
use crate::http::{Provider, Refusal};
use axum::extract::State;
use convoca_contract::resource::ProviderUse;
use std::sync::Arc;

/// `GET /v1/mmc/management/spRes`.
pub(super) async fn show_provider_use(
    State(app): State<Arc<App>>,
    _provider: Provider,
) -> Result<axum::Json<ProviderUse>, Refusal> {
    Ok(axum::Json(ProviderUse { used_accounts_count: integer(app.store.people_now(None).await?) }))
}
