//! Whether the server works.

use crate::app::App;
use axum::extract::State;
use convoca_contract::resource::{SiteStatus, SiteWord};
use std::sync::Arc;

/// `GET /v1/mmc/control/confmaintain/queryMgmtSiteStatus`: tells of a fault rather than having one.
pub(super) async fn show_site_status(State(app): State<Arc<App>>) -> axum::Json<SiteStatus> {
    let status = match app.store.ping().await {
        Ok(()) => SiteWord::Normal,
        Err(error) => {
            tracing::error!(%error, "site status: the database does not answer");
            SiteWord::Fault
        }
    };
    axum::Json(SiteStatus { status, redirect_join_url: format!("{}/#/j/", app.public_url) })
}
