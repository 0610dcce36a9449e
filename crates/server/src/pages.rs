//! What the server shows in a browser: the start page, the portal, the page behind the reply link of
//! a mail, those of a recording and of a live stream, the API reference with its document, and the files that they load. Everything is embedded
//! from `web/`, so the binary is all there is.
//!
//! Every answer carries an `ETag` and is asked about again before it is reused, so a new version of
//! the server is seen at the next look. Scripts and styles come from files of this server alone:
//! the policy lets nothing inline run. What the pages do is decided in `web/`, not here.

use crate::app::App;
use crate::http::Refusal;
use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use bytes::Bytes;
use convoca_contract::{codes, openapi};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

/// The client's files. A debug build reads them from the folder at each request, so that a page
/// can be worked on without building.
#[derive(RustEmbed)]
#[folder = "../../web/"]
struct Files;

/// Nothing but this server's own files; no frames around or inside, no forms, no plugins, and no
/// script may make markup from text. A page may feed a player itself, which makes an address of the kind `blob`.
const POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
                      frame-src 'none'; object-src 'none'; media-src 'self' blob:; \
                      require-trusted-types-for 'script'";

/// On every page. A join link holds a key, so no address is passed on.
const HEADERS: [(HeaderName, &str); 4] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-cache"),
];

/// The OpenAPI document, made once.
static DOCUMENT: LazyLock<Page> = LazyLock::new(|| {
    let document = openapi::document(env!("CARGO_PKG_VERSION"));
    let text = serde_json::to_vec(&document).expect("a document of strings, numbers and maps is JSON");
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &text);
    Page { kind: "application/json", tag: tag(digest.as_ref()), content: Cow::Owned(text) }
});

/// Routes of the pages.
pub fn routes() -> Router<Arc<App>> {
    Router::new()
        .route("/", get(async |headers: HeaderMap| show("index.html", &headers)))
        .route("/portal", get(async |headers: HeaderMap| show("portal/index.html", &headers)))
        .route("/portal/", get(async || Redirect::permanent("/portal")))
        .route("/r/{token}", get(async |headers: HeaderMap| show("reply/index.html", &headers)))
        .route("/watch", get(async |headers: HeaderMap| show("watch/index.html", &headers)))
        .route("/live", get(async |headers: HeaderMap| show("live/index.html", &headers)))
        .route("/docs", get(async |headers: HeaderMap| show("docs/index.html", &headers)))
        .route("/docs/", get(async || Redirect::permanent("/docs")))
        .route("/assets/{*path}", get(asset))
        .route("/openapi.json", get(async |headers: HeaderMap| DOCUMENT.answer(&headers)))
}

async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Response {
    show(&path, &headers)
}

fn show(path: &str, headers: &HeaderMap) -> Response {
    match find(path) {
        Some(page) => page.answer(headers),
        None => Refusal::new(StatusCode::NOT_FOUND, codes::BAD_REQUEST, "there is no such file").into_response(),
    }
}

/// The file at `path`, if it is there and of a kind that browsers are given.
fn find(path: &str) -> Option<Page> {
    let kind = kind(path)?;
    let file = Files::get(path)?;
    Some(Page { kind, tag: tag(&file.metadata.sha256_hash()), content: file.data })
}

/// Media type by the end of the name. A name that is not here is not served, which keeps what
/// belongs to the developer, such as `jsconfig.json`, inside.
fn kind(path: &str) -> Option<&'static str> {
    let (_, end) = path.rsplit_once('.')?;
    Some(match end {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    })
}

/// A strong entity tag: half of a SHA-256, which is plenty to tell versions apart.
fn tag(hash: &[u8]) -> String {
    format!("\"{}\"", hex::encode(&hash[..hash.len() / 2]))
}

struct Page {
    kind: &'static str,
    tag: String,
    content: Cow<'static, [u8]>,
}

impl Page {
    /// The page, or 304 when the client has it already.
    fn answer(&self, headers: &HeaderMap) -> Response {
        let mut response = if is_known(headers, &self.tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let content = match &self.content {
                Cow::Borrowed(content) => Bytes::from_static(content),
                Cow::Owned(content) => Bytes::copy_from_slice(content),
            };
            ([(header::CONTENT_TYPE, self.kind)], content).into_response()
        };
        let answered = response.headers_mut();
        for (name, value) in HEADERS {
            answered.insert(name, HeaderValue::from_static(value));
        }
        if let Ok(tag) = HeaderValue::from_str(&self.tag) {
            answered.insert(header::ETAG, tag);
        }
        response
    }
}

/// Whether `If-None-Match` names this tag. Comparison is weak (RFC 9110, section 13.1.2), since a
/// proxy that compresses makes a tag weak.
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

#[cfg(test)]
mod tests;
