//! Links and tokens that fetch each file of a recording once.

use super::{find, view};
use crate::app::App;
use crate::auth::token;
use crate::clock;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::RecordedFile;
use convoca_contract::recording::{Download, Downloads, DownloadsAnswer};
use convoca_store::StoreError;
use jiff::SignedDuration;
use std::sync::Arc;

/// How long a token is good, if nobody uses it before: the vendor's figure.
const LIFE: SignedDuration = SignedDuration::from_hours(1);

/// `GET /v1/mmc/management/record/downloadurls?confUUID=`.
pub(super) async fn list_downloads(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<DownloadsAnswer>, Refusal> {
    let holding = query.required("confUUID")?;
    let (offset, limit) = query.page(20)?;
    let recorded = find(&app, &caller, holding).await?;
    let skip = usize::try_from(offset).unwrap_or(usize::MAX);
    let take = usize::try_from(limit).unwrap_or(usize::MAX);
    // Tracks by themselves come last: whoever does not know them has what he knows first.
    let (tracks, made): (Vec<_>, Vec<_>) = recorded.files.iter().partition(|file| file.programme.is_track());
    let part: Vec<&RecordedFile> = made.into_iter().chain(tracks).skip(skip).take(take).collect();
    let tokens = make_tokens(&app, &part).await?;
    let alone = view::is_alone(&recorded.files);
    let urls = part.iter().zip(tokens).map(|(file, token)| Download {
        token,
        file_type: view::file_type(file.programme, alone).to_owned(),
        url: view::file_url(&app, file),
        person: file.person.clone(),
    });
    let downloads = Downloads { conf_uuid: holding.to_owned(), urls: urls.collect() };
    Ok(axum::Json(DownloadsAnswer { record_urls: vec![downloads] }))
}

/// A token for each of these files.
pub(super) async fn make_tokens(app: &App, files: &[&RecordedFile]) -> Result<Vec<String>, StoreError> {
    let tokens: Vec<String> = files.iter().map(|_| clock::random_hex(32)).collect();
    let kept: Vec<_> = tokens.iter().zip(files).map(|(token, file)| (token::hash(token), file.id.clone())).collect();
    app.store.insert_recording_tokens(&kept, clock::now() + LIFE).await?;
    Ok(tokens)
}
