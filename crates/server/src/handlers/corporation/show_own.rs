//! Show the caller's corporation and its default administrator.

use super::view::said;
use crate::app::App;
use crate::http::{Admin, Refusal};
use axum::extract::State;
use convoca_contract::corporation::OwnCorporation;
use std::sync::Arc;

/// `GET /v1/usg/dcs/corp`.
pub(super) async fn show_own_corporation(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
) -> Result<axum::Json<OwnCorporation>, Refusal> {
    let corporation = caller.corporation;
    let mut shown = OwnCorporation {
        id: corporation.id.as_str().to_owned(),
        name: corporation.name,
        address: said(&corporation.profile.address),
        enable_sms: corporation.defaults.send_sms,
        auto_user_create: corporation.adds_users,
        ..OwnCorporation::default()
    };
    if let Some(admin) = app.store.default_admin(&corporation.id).await? {
        shown.phone = said(&admin.phone);
        shown.email = said(&admin.email);
        shown.country = said(&admin.profile.country);
        shown.admin_name = Some(admin.name);
        shown.account = Some(admin.account);
    }
    Ok(axum::Json(shown))
}
