//! Where pictures are: those of people, and logos and covers of webinars.
//!
//! Each has an address that cannot be guessed, and whoever knows it may fetch the picture: a browser's
//! `img` shows no token. The addresses of people's pictures are told to their own corporation alone, those of
//! webinars to whoever may come to them.

use crate::app::App;
use crate::http::Refusal;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use convoca_contract::codes;
use convoca_store::Picture;
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use std::sync::Arc;

/// Where the pictures are.
pub(crate) fn routes() -> Router<Arc<App>> {
    Router::new().route("/pictures/{key}", get(show_picture))
}

/// Where a picture is on this server.
pub(crate) fn path(key: &str) -> String {
    format!("/pictures/{key}")
}

/// A picture's whole address.
pub(crate) fn url(app: &App, key: &str) -> String {
    format!("{}{}", app.public_url.trim_end_matches('/'), path(key))
}

/// `GET /pictures/{key}`. Another picture has another key, so browsers need not ask again.
async fn show_picture(State(app): State<Arc<App>>, Path(key): Path<String>) -> Result<Response, Refusal> {
    let found = app.store.picture(&key).await?;
    let Some(Picture { png, image }) = found else {
        return Err(Refusal::new(StatusCode::NOT_FOUND, codes::BAD_REQUEST, "there is no such picture"));
    };
    let headers = [
        (CONTENT_TYPE, if png { "image/png" } else { "image/jpeg" }),
        (CACHE_CONTROL, "private, max-age=86400, immutable"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CONTENT_SECURITY_POLICY, "default-src 'none'"),
    ];
    Ok((headers, image).into_response())
}
