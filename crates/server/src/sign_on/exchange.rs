//! From a code to what the provider says of the person.

use super::claims::{self, Claims};
use super::form;
use super::id_token::{self, Expected};
use super::{CALLBACK, Code, SignOnError};
use crate::app::App;
use crate::clock;
use convoca_store::KeptSignOn;
use serde_json::Value;

/// What the provider says of whom it gave the code for. An ID token is proven first; what it leaves
/// out is asked for, and counts only if it is about the same person (Core 1.0, section 5.3.2).
///
/// # Errors
/// A [`SignOnError`].
pub(super) async fn claims(app: &App, kept: &KeptSignOn, code: &Code<'_>) -> Result<Claims, SignOnError> {
    let KeptSignOn { settings, provider, .. } = kept;
    let tokens = tokens(app, kept, code).await?;
    let access = tokens[settings.token_field.as_str()].as_str();
    let Some(issuer) = &provider.issuer else {
        let access = access.ok_or_else(|| unproven("there is no access token"))?;
        return asked(app, kept, access).await;
    };
    let token = tokens["id_token"].as_str().ok_or_else(|| unproven("there is no ID token"))?;
    let keys = app.providers.get(&provider.keys_url, None).await?;
    let expected = Expected { issuer, client: &settings.client_id, nonce: code.nonce };
    let proven = id_token::verify(token, &keys, &expected, clock::now()).map_err(unproven)?;
    let (Some(access), false) = (access, provider.user_info_url.is_empty() || claims::are_whole(settings, &proven))
    else {
        return Ok(proven);
    };
    let mut said = asked(app, kept, access).await?;
    if said.get("sub").is_none() || said.get("sub") != proven.get("sub") {
        return Err(unproven("the ID token and the user info are about different people"));
    }
    said.extend(proven);
    Ok(said)
}

/// The answer to the code (RFC 6749, section 4.1.3).
async fn tokens(app: &App, kept: &KeptSignOn, code: &Code<'_>) -> Result<Value, SignOnError> {
    let KeptSignOn { settings, provider, secret, .. } = kept;
    let back = format!("{}{CALLBACK}", app.public_url);
    let mut fields = vec![("grant_type", "authorization_code"), ("code", code.code), ("redirect_uri", back.as_str())];
    fields.extend(code.verifier.map(|verifier| ("code_verifier", verifier)));
    // RFC 6749, section 2.3.1, has both encoded before they go into the header.
    let (client, password) = (form::encode(&settings.client_id), form::encode(secret));
    let basic = if provider.secret_in_body {
        fields.extend([("client_id", settings.client_id.as_str()), ("client_secret", secret.as_str())]);
        None
    } else {
        Some((client.as_str(), password.as_str()))
    };
    app.providers.post(&provider.token_url, form::pairs(&fields), basic).await
}

async fn asked(app: &App, kept: &KeptSignOn, access: &str) -> Result<Claims, SignOnError> {
    match app.providers.get(&kept.provider.user_info_url, Some(access)).await? {
        Value::Object(said) => Ok(said),
        _ => Err(unproven("it says nothing of the person")),
    }
}

fn unproven(why: &str) -> SignOnError {
    SignOnError::Unproven(why.to_owned())
}
