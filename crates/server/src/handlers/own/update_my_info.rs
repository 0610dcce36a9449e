//! Change the own profile. What is absent stays.

use crate::app::App;
use crate::clock;
use crate::handlers::fields;
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_contract::password::UpdateMyInfoRequest;
use http::StatusCode;
use std::sync::Arc;

/// `PUT /v1/usg/dcs/member`.
pub(super) async fn update_my_info(
    State(app): State<Arc<App>>,
    caller: Caller,
    Json { value: body, .. }: Json<UpdateMyInfoRequest>,
) -> Result<StatusCode, Refusal> {
    let mut user = caller.user;
    if let Some(name) = fields::text(body.name, "name", 96)? {
        if name.trim().is_empty() {
            return Err(fields::wrong("name", "must not be empty"));
        }
        user.name = name;
    }
    let profile = &mut user.profile;
    for (given, name, longest, kept) in [
        (body.english_name, "englishName", 64, &mut profile.english_name),
        (body.signature, "signature", 512, &mut profile.signature),
        (body.title, "title", 32, &mut profile.title),
        (body.desc, "desc", 128, &mut profile.description),
    ] {
        if let Some(text) = fields::text(given, name, longest)? {
            *kept = text;
        }
    }
    profile.changed_at = Some(clock::now());
    app.store.update_user(&user).await?;
    Ok(StatusCode::OK)
}
