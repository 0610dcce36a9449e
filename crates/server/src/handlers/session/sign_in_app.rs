//! Sign in with an App ID: the application signs for one of its own people, who need no account
//! here beforehand.
//!
//! A nonce is good once for as long as its signature lives. A signature that never expires, or only
//! after long, has its nonce remembered for [`LONGEST_MEMORY`]: the table would grow for ever
//! otherwise. The signature is checked first, so that nobody else can use up a nonce or fill the
//! table.

mod wanted;

use super::{Peer, password, third_party, view};
use crate::app::App;
use crate::auth::guesses::Target;
use crate::auth::signature::{Message, Signature};
use crate::auth::signed_in::SignedIn;
use crate::clock;
use crate::http::{Json, Refusal};
use axum::extract::State;
use convoca_booking::{ApplicationId, CorporationId, User};
use convoca_contract::auth::{AppSignIn, TokenAnswer};
use convoca_contract::codes;
use convoca_store::{Application, ApplicationScope};
use http::{HeaderMap, header};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use wanted::Wanted;

/// How long a nonce is remembered at most: 30 days, as long as what a sign-in gives can be
/// refreshed.
const LONGEST_MEMORY: SignedDuration = SignedDuration::from_hours(30 * 24);

/// `POST /v2/usg/acs/auth/appauth`.
pub(super) async fn sign_in_app(
    State(app): State<Arc<App>>,
    peer: Peer,
    headers: HeaderMap,
    Json { value: body, .. }: Json<AppSignIn>,
) -> Result<axum::Json<TokenAnswer>, Refusal> {
    let wanted = Wanted::read(body)?;
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let signature = given.and_then(Signature::parse).ok_or_else(|| {
        refused("the Authorization header must be HMAC-SHA256 signature=<64 hex digits>,access=<base64 of appId>")
    })?;
    let application = signed(&app, &peer, &signature, &wanted).await?;
    let now = clock::now();
    spend(&app, &application.id, &wanted, now).await?;
    let user = person(&app, &application, &wanted).await?;
    let signed_in = SignedIn::open(&app, &user.id, wanted.client_type, now).await?;
    Ok(axum::Json(view::opened(&app, &peer, &user, &signed_in, now)))
}

/// The application, when the signature is its own. Only a signature that does not fit counts as a
/// guess.
async fn signed(app: &App, peer: &Peer, signature: &Signature, wanted: &Wanted) -> Result<Application, Refusal> {
    let target = Target::Application(&wanted.application);
    app.guesses.admit(target, peer.0, clock::now())?;
    let found = app.store.application(&ApplicationId::new(wanted.application.clone())).await?;
    let named = signature.access.as_ref().is_none_or(|access| *access == wanted.application);
    let fits = |application: &Application| {
        messages(application.scope, wanted).any(|message| signature.fits(&application.key, message))
    };
    let right = named && found.as_ref().is_some_and(fits);
    app.guesses.settle(target, peer.0, right, clock::now())?;
    found
        .filter(|application| right && !application.stopped)
        .ok_or_else(|| refused("the signature is wrong, or the application is unknown or stopped"))
}

/// What the application may have signed. That of a service provider names the corporation too; it
/// may leave that field out when the corporation is its own.
fn messages(scope: ApplicationScope, wanted: &Wanted) -> impl Iterator<Item = Message<'_>> {
    let message = |corporation| Message {
        application: &wanted.application,
        corporation,
        user: wanted.user.as_deref().unwrap_or_default(),
        expires: wanted.expires,
        nonce: &wanted.nonce,
    };
    let corporation = wanted.corporation.as_deref();
    let long = (scope == ApplicationScope::Provider).then(|| message(Some(corporation.unwrap_or_default())));
    let short = (scope == ApplicationScope::Corporation || corporation.is_none()).then(|| message(None));
    long.into_iter().chain(short)
}

/// Uses up the nonce.
async fn spend(app: &App, application: &ApplicationId, wanted: &Wanted, now: Timestamp) -> Result<(), Refusal> {
    let expiry = wanted.expiry();
    if expiry.is_some_and(|expiry| expiry <= now) {
        return Err(Refusal::unauthenticated(
            codes::APP_ID_SIGNATURE_EXPIRED,
            "expireTime has passed; sign again with a later one",
        ));
    }
    let longest = now + LONGEST_MEMORY;
    let until = expiry.map_or(longest, |expiry| expiry.min(longest));
    if app.store.remember_nonce(application, &wanted.nonce, until, now).await? {
        Ok(())
    } else {
        Err(refused("this nonce was used before; sign again with another one"))
    }
}

/// Whom to sign in.
async fn person(app: &App, application: &Application, wanted: &Wanted) -> Result<User, Refusal> {
    let corporation = match (&wanted.corporation, application.scope) {
        (None, _) => application.corporation.clone(),
        (Some(_), ApplicationScope::Corporation) => {
            return Err(refused("corpId must not be sent: the application belongs to one corporation"));
        }
        (Some(id), ApplicationScope::Provider) => {
            let found = app.store.corporation(&CorporationId::new(id.clone())).await?;
            found.ok_or_else(|| refused("there is no corporation with this corpId"))?.id
        }
    };
    let user = match &wanted.user {
        Some(third) => return third_party::person(app, &corporation, third, &wanted.profile).await,
        None if wanted.corporation.is_none() && application.scope == ApplicationScope::Provider => {
            app.store.provider_admin().await?
        }
        None => app.store.default_admin(&corporation).await?,
    };
    let user = user.ok_or_else(|| refused("there is no administrator to sign in; name somebody by userId"))?;
    password::enabled(&user)?;
    Ok(user)
}

fn refused(message: &str) -> Refusal {
    Refusal::unauthenticated(codes::APP_ID_AUTH_FAILED, message)
}
