//! The two addresses that a browser is led through: to the provider, and back into the portal.
//!
//! Both answer with a redirect whatever happens. What went wrong is told by the portal, in the reader's
//! language, by the code that it is given along.

use super::ticket::{self, Ticket};
use super::{CALLBACK, Code, SignOnError, form, person};
use crate::app::App;
use crate::auth::token;
use crate::clock;
use crate::handlers::session::portal_nonce;
use crate::http::{Query, Refusal};
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use convoca_store::KeptSignOn;
use http::{HeaderMap, HeaderName, StatusCode, header};
use std::sync::Arc;

/// Longest code that a provider gives, in bytes; those in use have some hundreds.
const LONGEST_CODE: usize = 4096;

/// Routes of the pages.
pub fn routes() -> Router<Arc<App>> {
    Router::new().route("/sso/{domain}", get(start)).route(CALLBACK, get(end))
}

/// `/sso/{domain}`: to the provider of the corporation with this domain.
async fn start(State(app): State<Arc<App>>, Path(domain): Path<String>, query: Query, headers: HeaderMap) -> Response {
    // The cookie is for the host of the public address, which is where the provider leads back to. Who
    // came by another name goes there first; once, since a proxy may show us another one for good.
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = app.public_url.split_once("://").map_or("", |(_, rest)| rest).split('/').next();
    if host != authority && query.text("at").is_none() {
        return to(&format!("{}/sso/{}?at=1", app.public_url, form::encode(&domain)), None);
    }
    match begin(&app, &domain).await {
        Ok((address, cookie)) => to(&address, Some(cookie)),
        Err(error) => failed(&app, error),
    }
}

async fn begin(app: &App, domain: &str) -> Result<(String, String), SignOnError> {
    let found = app.store.sign_on_by_domain(domain).await?.filter(|kept| kept.settings.enabled);
    let KeptSignOn { corporation, settings, provider, .. } = found.ok_or(SignOnError::Off)?;
    let ticket = Ticket::new(corporation, clock::now());
    let (back, challenge) = (format!("{}{CALLBACK}", app.public_url), ticket.challenge());
    let mut asked = vec![
        ("response_type", "code"),
        ("client_id", &settings.client_id),
        ("redirect_uri", &back),
        ("state", &ticket.state),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ];
    if !settings.scope.is_empty() {
        asked.push(("scope", &settings.scope));
    }
    if provider.issuer.is_some() {
        asked.push(("nonce", &ticket.nonce));
    }
    let joint = if provider.authorize_url.contains('?') { '&' } else { '?' };
    let address = format!("{}{joint}{}", provider.authorize_url, form::pairs(&asked));
    Ok((address, ticket.cookie(app.store.vault(), is_secure(app))?))
}

/// `/sso/callback`: back from the provider.
async fn end(State(app): State<Arc<App>>, query: Query, headers: HeaderMap) -> Response {
    match finish(&app, &query, &headers).await {
        Ok(nonce) => {
            to(&format!("{}/portal?nonce={nonce}#/login", app.public_url), Some(ticket::gone(is_secure(&app))))
        }
        Err(error) => failed(&app, error),
    }
}

async fn finish(app: &App, query: &Query, headers: &HeaderMap) -> Result<String, SignOnError> {
    let state = query.text("state").unwrap_or_default();
    let ticket = Ticket::from_cookie(app.store.vault(), headers, state, clock::now()).ok_or(SignOnError::Strange)?;
    if !app.store.use_up_sign_on(&token::hash(&ticket.state), ticket.until()).await? {
        return Err(SignOnError::Strange);
    }
    let kept = app.store.sign_on(&ticket.corporation).await?.filter(|kept| kept.settings.enabled);
    let kept = kept.ok_or(SignOnError::Off)?;
    // RFC 9207: a provider that says who it is must be the one that was asked.
    if query.text("iss").is_some_and(|iss| kept.provider.issuer.as_deref().is_some_and(|issuer| issuer != iss)) {
        return Err(SignOnError::Strange);
    }
    let code = query.text("code").filter(|code| code.len() <= LONGEST_CODE);
    let code = code.ok_or_else(|| SignOnError::Refused("it gave no code".to_owned()))?;
    let nonce = kept.provider.issuer.is_some().then_some(ticket.nonce.as_str());
    let user = person(app, &kept, &Code { code, verifier: Some(&ticket.verifier), nonce }).await?;
    Ok(portal_nonce(app, &user.id).await?)
}

fn is_secure(app: &App) -> bool {
    app.public_url.starts_with("https://")
}

/// Into the portal, which says what went wrong.
fn failed(app: &App, error: SignOnError) -> Response {
    let code = Refusal::from(error).code().number;
    to(&format!("{}/portal?problem={code}#/login", app.public_url), None)
}

fn to(address: &str, cookie: Option<String>) -> Response {
    let headers: [(HeaderName, &str); 3] =
        [(header::LOCATION, address), (header::CACHE_CONTROL, "no-store"), (header::REFERRER_POLICY, "no-referrer")];
    let mut response = (StatusCode::SEE_OTHER, headers).into_response();
    if let Some(cookie) = cookie.and_then(|cookie| cookie.parse().ok()) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
