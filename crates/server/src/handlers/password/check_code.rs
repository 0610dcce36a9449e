//! Exchange a code for a token, with which a new password can be set.

use super::identity;
use crate::app::App;
use crate::auth::guesses::Target;
use crate::auth::token;
use crate::clock;
use crate::handlers::fields;
use crate::handlers::session::Peer;
use crate::http::{Json, Refusal};
use axum::extract::State;
use convoca_booking::UserId;
use convoca_contract::codes;
use convoca_contract::password::{CheckCodeRequest, CheckedCode};
use convoca_store::codes::GOOD_FOR;
use convoca_store::{CodeError, CodeKind};
use std::net::IpAddr;
use std::sync::Arc;

/// `PUT /v1/usg/acs/verifycode/check`.
pub(super) async fn check_password_code(
    State(app): State<Arc<App>>,
    peer: Peer,
    Json { value: body, .. }: Json<CheckCodeRequest>,
) -> Result<axum::Json<CheckedCode>, Refusal> {
    let user = identity::named(body.user)?;
    let code = fields::required(fields::text(body.code, "code", 16)?, "code")?;
    let target = Target::Code(&user);
    app.guesses.admit(target, peer.0, clock::now())?;
    let found = identity::find(&app, &user).await?;
    let now = clock::now();
    let outcome = match &found {
        Some(account) => {
            let token = reset_token(&app, &account.user.id, peer.0);
            let (what, hash) = ((user.as_str(), code.as_str()), token::hash(&token));
            app.store.take_code(&account.user.id, CodeKind::Password, what, &hash, now).await.map(|()| token)
        }
        None => Err(CodeError::Wrong),
    };
    app.guesses.settle(target, peer.0, outcome.is_ok(), now)?;
    match outcome {
        Ok(token) => {
            let corporation = match &found {
                Some(account) => app.store.corporation(&account.user.corporation).await?,
                None => None,
            };
            // Only who holds the code learns what his corporation asks for.
            let rules = corporation.map(|found| found.defaults.password).unwrap_or_default();
            Ok(axum::Json(CheckedCode {
                token,
                expire: GOOD_FOR.as_secs(),
                password_length: i64::from(rules.shortest),
                password_kinds: i64::from(rules.kinds),
            }))
        }
        Err(CodeError::Store(error)) => Err(error.into()),
        // One text for all, so that a void code does not tell that there is an account.
        Err(_) => {
            Err(Refusal::bad(codes::CODE_WRONG_OR_EXPIRED, "the code is wrong, used, tried too often or too old"))
        }
    }
}

/// What a code is exchanged for at this address. The vendor's request for the new password has no field
/// for it, so the server makes it again from where the request comes.
pub(super) fn reset_token(app: &App, person: &UserId, address: IpAddr) -> String {
    hex::encode(app.store.vault().mark("reset", &format!("{person}\n{address}")))
}
