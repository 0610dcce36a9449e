//! Say whether a token is valid; on request, issue another beside it.

use super::{Peer, view};
use crate::app::App;
use crate::auth::signed_in::SignedIn;
use crate::auth::token;
use crate::clock;
use crate::handlers::fields;
use crate::http::{Caller, Json, Refusal};
use axum::extract::State;
use convoca_contract::auth::{TokenAnswer, ValidateToken};
use convoca_contract::codes;
use std::sync::Arc;

/// `POST /v1/usg/acs/token/validate`. An invalid token has a code of its own here, which a client
/// tests for.
pub(super) async fn check_token(
    State(app): State<Arc<App>>,
    peer: Peer,
    Json { value: body, .. }: Json<ValidateToken>,
) -> Result<axum::Json<TokenAnswer>, Refusal> {
    let given = fields::required(fields::value(body.token, "token", "a text")?, "token")?;
    let another = fields::required(fields::flag(body.need_gen_new_token, "needGenNewToken")?, "needGenNewToken")?;
    let about_user = fields::flag(body.need_account_info, "needAccountInfo")?.unwrap_or(false);
    let now = clock::now();
    let found = app.store.principal(&token::hash(&given), now).await?.ok_or_else(|| {
        Refusal::unauthenticated(codes::VALIDATED_TOKEN_INVALID, "the token is unknown or expired; sign in again")
    })?;
    let Caller { session, user, .. } = Caller::admit(found)?;
    let answer = if another {
        let signed_in = SignedIn::open(&app, &user.id, session.client_type, now).await?;
        view::opened(&app, &peer, &user, &signed_in, now)
    } else {
        view::described(&app, &peer, &user, &session, &given, now)
    };
    let user = answer.user.clone().filter(|_| about_user);
    Ok(axum::Json(TokenAnswer { user, ..answer }))
}
