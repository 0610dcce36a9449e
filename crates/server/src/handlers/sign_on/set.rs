//! Say where people sign in elsewhere.

use crate::app::App;
use crate::handlers::fields;
use crate::http::{Admin, Json, Refusal};
use crate::sign_on::{SignOnError, discover};
use axum::extract::State;
use convoca_contract::codes;
use convoca_contract::given::Given;
use convoca_contract::sign_on::SignOnRequest;
use convoca_directory::{Provider, SignOn};
use convoca_store::KeptSignOn;
use http::StatusCode;
use std::sync::Arc;

/// Longest secret, in characters.
const LONGEST_SECRET: usize = 1024;
/// Longest of the other texts that come here, in characters; each has its own limit besides.
const LONGEST: usize = 1024;

/// `POST /v1/usg/acs/authorizeconfig`. When on, what is not said is empty; when off, it stays, so that
/// switching off and on again loses nothing. A provider with a discovery document is asked for it now,
/// so that a mistake shows here and not at somebody's sign-in.
pub(super) async fn set_sign_on(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    Json { value: body, .. }: Json<SignOnRequest>,
) -> Result<StatusCode, Refusal> {
    let corporation = caller.corporation.id;
    let before = app.store.sign_on(&corporation).await?;
    let kept_settings = before.as_ref().map(|kept| kept.settings.clone()).unwrap_or_default();
    let secret = fields::text(body.client_secret.clone(), "clientSecret", LONGEST_SECRET)?;
    let wanted = wanted(body, &kept_settings)?;
    let settings = wanted.checked().map_err(|error| fields::wrong(name_of(error.field()), error))?;
    for (name, url) in [
        ("authorizeUrl", &settings.authorize_url),
        ("getTokenUrl", &settings.token_url),
        ("getUserInfoUrl", &settings.user_info_url),
    ] {
        if !url.is_empty() {
            app.providers.check(url).map_err(|why| fields::wrong(name, format!("is not taken: {why}")))?;
        }
    }
    let moved = settings.speaks_to_others_than(&kept_settings);
    let secret = match (secret, before) {
        (Some(secret), _) => secret,
        (None, Some(before)) if !moved => before.secret,
        (None, _) if settings.enabled => {
            return Err(fields::wrong("clientSecret", "must be given when an address is new that it is sent to"));
        }
        // The old one must not go to new addresses.
        (None, _) => String::new(),
    };
    let provider = if settings.enabled {
        discover::provider(&app.providers, &settings).await.map_err(not_found)?
    } else {
        Provider::default()
    };
    if app.store.set_sign_on(&KeptSignOn { corporation, settings, provider, secret }).await? {
        Ok(StatusCode::OK)
    } else {
        Err(fields::wrong("domain", "is another company's"))
    }
}

/// A provider that cannot be asked is the settings' mistake here, and no fault of this server.
fn not_found(error: SignOnError) -> Refusal {
    match error {
        SignOnError::Busy | SignOnError::Store(_) => error.into(),
        other => Refusal::bad(codes::SSO_FAILED, other.to_string()),
    }
}

fn wanted(body: SignOnRequest, kept: &SignOn) -> Result<SignOn, Refusal> {
    let enabled = fields::required(fields::flag(body.enable_sso, "enableSSO")?, "enableSSO")?;
    fields::number(body.oauth2_server_type, "oauth2ServerType", 0..=0)?;
    for (given, name) in [
        (body.pc_schema_url, "pcSchemaUrl"),
        (body.android_schema_url, "androidSchemaUrl"),
        (body.ios_schema_url, "iosSchemaUrl"),
        (body.third_head_img_url, "thirdHeadImgUrl"),
    ] {
        fields::text(given, name, 0)?;
    }
    let text = |given: Given<String>, name, kept: &String| {
        let unsaid = || if enabled { String::new() } else { kept.clone() };
        Ok::<_, Refusal>(fields::text(given, name, LONGEST)?.unwrap_or_else(unsaid))
    };
    Ok(SignOn {
        enabled,
        domain: text(body.domain, "domain", &kept.domain)?,
        authorize_url: text(body.authorize_url, "authorizeUrl", &kept.authorize_url)?,
        token_url: text(body.get_token_url, "getTokenUrl", &kept.token_url)?,
        user_info_url: text(body.get_user_info_url, "getUserInfoUrl", &kept.user_info_url)?,
        client_id: text(body.client_id, "clientId", &kept.client_id)?,
        scope: text(body.scope, "scope", &kept.scope)?,
        account_claim: text(body.acc_field_name, "accFieldName", &kept.account_claim)?,
        token_field: text(body.third_access_token, "thirdAccessToken", &kept.token_field)?,
        name_claim: text(body.third_name, "thirdName", &kept.name_claim)?,
        email_claim: text(body.third_email, "thirdEmail", &kept.email_claim)?,
        phone_claim: text(body.third_mobile, "thirdMobile", &kept.phone_claim)?,
    })
}

/// The vendor's name of a field.
fn name_of(field: &str) -> &'static str {
    match field {
        "domain" => "domain",
        "authorize_url" => "authorizeUrl",
        "token_url" => "getTokenUrl",
        "user_info_url" => "getUserInfoUrl",
        "client_id" => "clientId",
        "scope" => "scope",
        "account_claim" => "accFieldName",
        "token_field" => "thirdAccessToken",
        "name_claim" => "thirdName",
        "email_claim" => "thirdEmail",
        _ => "thirdMobile",
    }
}
