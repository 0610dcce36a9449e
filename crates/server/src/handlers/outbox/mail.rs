//! Show a mail that was put into the data folder.

use super::{number, unknown};
use crate::app::App;
use crate::handlers::fields::Segment;
use crate::http::{Admin, Refusal};
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use convoca_contract::codes;
use http::header;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::Path;
use std::sync::Arc;

/// Largest file that is read, in bytes; mails of ours are far smaller.
const LARGEST: u64 = 8 << 20;

/// `GET /v1/convoca/outbox/{id}/mail`.
pub(super) async fn show_outbox_mail(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Segment(id): Segment,
) -> Result<Response, Refusal> {
    let view = app.store.job(&caller.corporation.id, number(&id)?).await?.ok_or_else(unknown)?;
    let path = app.post.mail_file(&view.job.uid).ok_or_else(none)?;
    let text = tokio::task::spawn_blocking(move || read(&path)).await;
    let text = text.map_err(|error| Refusal::fault("a mail could not be read", &error))??;
    let kind = [(header::CONTENT_TYPE, "message/rfc822"), (header::CONTENT_DISPOSITION, "attachment")];
    Ok((kind, text).into_response())
}

fn read(path: &Path) -> Result<Vec<u8>, Refusal> {
    let mut text = Vec::new();
    match File::open(path).and_then(|file| file.take(LARGEST).read_to_end(&mut text)) {
        Ok(_) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(none()),
        Err(error) => Err(Refusal::fault("a mail could not be read", &error)),
    }
}

fn none() -> Refusal {
    let problem =
        "there is no mail in the data folder: it was not sent yet, it left by a mail server, or this is no mail";
    Refusal::bad(codes::BAD_REQUEST, problem)
}
