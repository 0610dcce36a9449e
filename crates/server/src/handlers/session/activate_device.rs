//! Sign a device in with the code that somebody types into it.

use super::{Peer, password, view};
use crate::app::App;
use crate::auth::guesses::Target;
use crate::auth::signed_in::{PROGRAM, SignedIn};
use crate::clock;
use crate::handlers::fields;
use crate::http::{Json, Refusal};
use axum::extract::State;
use convoca_contract::auth::TokenAnswer;
use convoca_contract::codes;
use convoca_contract::device::ActivateRequest;
use convoca_directory::device::activation;
use std::sync::Arc;

/// Longest text that is taken for a code, in characters.
const LONGEST: usize = 32;

/// `POST /v1/convoca/devices/activate`. A code is good once, whatever comes of the sign-in.
pub(super) async fn activate_device(
    State(app): State<Arc<App>>,
    peer: Peer,
    Json { value: body, .. }: Json<ActivateRequest>,
) -> Result<axum::Json<TokenAnswer>, Refusal> {
    let typed = fields::text(body.active_code, "activeCode", LONGEST)?
        .ok_or_else(|| Refusal::bad(codes::ACTIVATION_CODE_MISSING, "activeCode must be given"))?;
    app.guesses.admit(Target::DeviceCode, peer.0, clock::now())?;
    let now = clock::now();
    let device = match activation::typed(&typed) {
        Some(digits) => app.store.use_device_code(&digits, now).await?,
        None => None,
    };
    app.guesses.settle(Target::DeviceCode, peer.0, device.is_some(), now)?;
    let wrong = || Refusal::bad(codes::ACTIVATION_CODE_WRONG, "the code is wrong, used or older than a week");
    let (corporation, id) = device.ok_or_else(wrong)?;
    let user = app.store.user(&corporation, &id).await?.ok_or_else(wrong)?;
    password::enabled(&user)?;
    let signed_in = SignedIn::open(&app, &user.id, PROGRAM, now).await?;
    Ok(axum::Json(view::opened(&app, &peer, &user, &signed_in, now)))
}
