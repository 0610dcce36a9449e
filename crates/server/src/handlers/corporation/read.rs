//! Show one of the provider's corporations.

use super::view;
use crate::app::App;
use crate::handlers::fields::Segment;
use crate::http::{Provider, Refusal};
use axum::extract::State;
use convoca_contract::corporation::CorporationDetail;
use std::sync::Arc;

/// `GET /v1/usg/dcs/sp/corp/{id}`.
pub(super) async fn read_corporation(
    State(app): State<Arc<App>>,
    Provider(caller): Provider,
    Segment(id): Segment,
) -> Result<axum::Json<CorporationDetail>, Refusal> {
    let corporation = super::find(&app, &id).await?;
    let admin = app.store.default_admin(&corporation.id).await?;
    Ok(axum::Json(view::detail(&app, &corporation, admin, &caller.corporation.id).await?))
}
