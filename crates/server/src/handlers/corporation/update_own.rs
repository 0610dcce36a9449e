//! Change the caller's corporation. What is absent stays.

use crate::app::App;
use crate::handlers::fields;
use crate::http::{Admin, Json, Refusal};
use axum::extract::State;
use convoca_contract::corporation::UpdateOwnCorporationRequest;
use http::StatusCode;
use std::sync::Arc;

/// Longest address, in characters.
const LONGEST_ADDRESS: usize = 255;

/// `PUT /v1/usg/dcs/corp`.
pub(super) async fn update_own_corporation(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: body, .. }: Json<UpdateOwnCorporationRequest>,
) -> Result<StatusCode, Refusal> {
    let address = fields::text(body.address, "address", LONGEST_ADDRESS)?;
    let adds_users = fields::flag(body.auto_user_create, "autoUserCreate")?;
    let changed = app.store.change_corporation(&caller.corporation.id, move |corporation| {
        if let Some(address) = &address {
            corporation.profile.address.clone_from(address);
        }
        corporation.adds_users = adds_users.unwrap_or(corporation.adds_users);
    });
    changed.await?.map(|_| StatusCode::OK).ok_or_else(super::unknown)
}
