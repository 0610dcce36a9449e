//! Check where the piece of a slider was put.

use super::identity;
use super::step::{self, GOOD_FOR, Step};
use crate::app::App;
use crate::auth::guesses::Target;
use crate::clock;
use crate::handlers::fields;
use crate::handlers::session::Peer;
use crate::http::{Json, Refusal};
use axum::extract::State;
use convoca_contract::codes;
use convoca_contract::password::{CheckSliderRequest, StepToken};
use std::sync::Arc;

/// How far beside the hole the piece may be put, in pixels.
const TOLERANCE: i64 = 6;
/// Fastest hand, in milliseconds.
const FASTEST_MS: i64 = 50;
/// Longest token, in characters.
pub(super) const LONGEST_TOKEN: usize = 1024;

/// `PUT /v1/usg/acs/auth/slideverifycode/check`. Wrong places count as wrong guesses of the address.
pub(super) async fn check_slider(
    State(app): State<Arc<App>>,
    peer: Peer,
    Json { value: body, .. }: Json<CheckSliderRequest>,
) -> Result<axum::Json<StepToken>, Refusal> {
    let user = identity::named(body.user)?;
    fields::required(fields::number(body.client_type, "clientType", i64::MIN..=i64::MAX)?, "clientType")?;
    fields::number(body.check_type, "checkType", 0..=1)?;
    let token = fields::required(fields::text(body.token, "token", LONGEST_TOKEN)?, "token")?;
    let put = fields::required(fields::number(body.point_x, "pointX", i64::MIN..=i64::MAX)?, "pointX")?;
    let time_ms = fields::required(fields::number(body.slide_time, "slideTime", 0..=i64::MAX)?, "slideTime")?;
    app.guesses.admit(Target::Slider, peer.0, clock::now())?;
    let there = match step::opened(&app, &token, &user) {
        Some(Step::Slide { x }) => put.checked_sub(i64::from(x)).is_some_and(|off| off.abs() <= TOLERANCE),
        _ => false,
    };
    let right = there && time_ms >= FASTEST_MS;
    app.guesses.settle(Target::Slider, peer.0, right, clock::now())?;
    if !right {
        return Err(Refusal::bad(codes::CAPTCHA_WRONG, "the piece is not in its place, or the slider is too old"));
    }
    Ok(axum::Json(StepToken { token: step::token(&app, Step::Ask, &user)?, expire: GOOD_FOR.as_secs() }))
}
