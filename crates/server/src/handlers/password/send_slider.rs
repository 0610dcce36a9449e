//! Make a slider.

use super::step::{self, GOOD_FOR, Step};
use super::{identity, picture};
use crate::app::App;
use crate::clock;
use crate::handlers::fields;
use crate::http::{Json, Refusal};
use axum::extract::State;
use convoca_contract::password::{SendSliderRequest, Slider};
use std::sync::Arc;

/// `POST /v1/usg/acs/auth/slideverifycode/send`. Nothing is kept of it.
pub(super) async fn send_slider(
    State(app): State<Arc<App>>,
    Json { value: body, .. }: Json<SendSliderRequest>,
) -> Result<axum::Json<Slider>, Refusal> {
    let user = identity::named(body.user)?;
    fields::required(fields::number(body.client_type, "clientType", i64::MIN..=i64::MAX)?, "clientType")?;
    fields::number(body.check_type, "checkType", 0..=1)?;
    let drawn = clock::random(picture::draw).ok_or_else(Refusal::busy)?;
    Ok(axum::Json(Slider {
        point_y: i64::from(drawn.y),
        token: step::token(&app, Step::Slide { x: drawn.x }, &user)?,
        shadow_image: drawn.shadow,
        cut_image: drawn.piece,
        expire: GOOD_FOR.as_secs(),
    }))
}
