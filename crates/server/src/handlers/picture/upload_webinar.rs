//! Upload a logo or cover for webinars.

use super::set::KEY_BYTES;
use super::upload::{Picture, too_large};
use crate::app::App;
use crate::clock;
use crate::http::{Caller, Refusal};
use axum::extract::State;
use convoca_contract::webinar::UploadedFile;
use std::sync::Arc;

/// Largest picture, in bytes. The vendor names none; a hundred of them are kept.
const LARGEST: usize = 4 << 20;

/// `PUT /v1/wss/webinar/open/res/file`.
pub(super) async fn upload_webinar_picture(
    State(app): State<Arc<App>>,
    caller: Caller,
    picture: Picture,
) -> Result<axum::Json<UploadedFile>, Refusal> {
    if picture.image.len() > LARGEST {
        return Err(too_large(LARGEST));
    }
    let file_id = clock::random_hex(KEY_BYTES);
    app.store.keep_webinar_picture(&caller.corporation.id, &file_id, picture.kept(), clock::now()).await?;
    Ok(axum::Json(UploadedFile { file_id }))
}
