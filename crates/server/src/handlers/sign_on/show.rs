//! Show where people sign in elsewhere.

use crate::app::App;
use crate::http::{Admin, Refusal};
use axum::extract::State;
use convoca_contract::sign_on::SignOnInfo;
use convoca_directory::SignOn;
use std::sync::Arc;

/// `GET /v1/usg/acs/authorizeconfig`. The secret is never shown.
pub(super) async fn show_sign_on(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
) -> Result<axum::Json<SignOnInfo>, Refusal> {
    let found = app.store.sign_on(&caller.corporation.id).await?;
    Ok(axum::Json(found.map(|kept| shown(kept.settings)).unwrap_or_default()))
}

fn shown(settings: SignOn) -> SignOnInfo {
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    SignOnInfo {
        enable_sso: settings.enabled,
        domain: some(settings.domain),
        authorize_url: some(settings.authorize_url),
        get_token_url: some(settings.token_url),
        client_id: some(settings.client_id),
        scope: some(settings.scope),
        acc_field_name: some(settings.account_claim),
        get_user_info_url: some(settings.user_info_url),
        third_name: some(settings.name_claim),
        third_email: some(settings.email_claim),
        third_mobile: some(settings.phone_claim),
        third_access_token: some(settings.token_field),
        ..SignOnInfo::default()
    }
}
