//! What a provider's discovery document says (OpenID Connect Discovery 1.0, section 3).

use super::{Providers, SignOnError};
use convoca_directory::sign_on::DISCOVERY;
use convoca_directory::{Provider, SignOn};
use serde_json::Value;

/// The provider that `settings` lead to: asked for its discovery document, or as they name it.
///
/// # Errors
/// [`SignOnError::Unreachable`] when it cannot be asked, [`SignOnError::Unproven`] for a document that
/// is another issuer's or lacks something, or with addresses that are not spoken to.
pub async fn provider(providers: &Providers, settings: &SignOn) -> Result<Provider, SignOnError> {
    let Some(issuer) = settings.authorize_url.strip_suffix(DISCOVERY) else {
        return Ok(Provider {
            authorize_url: settings.authorize_url.clone(),
            token_url: settings.token_url.clone(),
            user_info_url: settings.user_info_url.clone(),
            ..Provider::default()
        });
    };
    let document = providers.get(&settings.authorize_url, None).await?;
    let provider = read(&document, issuer, settings).map_err(SignOnError::Unproven)?;
    for url in [&provider.keys_url, &provider.authorize_url, &provider.token_url, &provider.user_info_url] {
        if !url.is_empty() {
            providers.check(url).map_err(SignOnError::Unproven)?;
        }
    }
    Ok(provider)
}

fn read(document: &Value, issuer: &str, settings: &SignOn) -> Result<Provider, String> {
    let text = |name: &str| document[name].as_str().unwrap_or_default().to_owned();
    let said = text("issuer");
    if said.trim_end_matches('/') != issuer.trim_end_matches('/') {
        return Err("the discovery document is of another issuer".to_owned());
    }
    let own = |ours: &str, name| if ours.is_empty() { text(name) } else { ours.to_owned() };
    let provider = Provider {
        issuer: Some(said),
        keys_url: text("jwks_uri"),
        authorize_url: text("authorization_endpoint"),
        token_url: own(&settings.token_url, "token_endpoint"),
        user_info_url: own(&settings.user_info_url, "userinfo_endpoint"),
        secret_in_body: in_body(&document["token_endpoint_auth_methods_supported"]),
    };
    for (name, url) in [
        ("jwks_uri", &provider.keys_url),
        ("authorization_endpoint", &provider.authorize_url),
        ("token_endpoint", &provider.token_url),
    ] {
        if url.is_empty() {
            return Err(format!("the discovery document has no {name}"));
        }
    }
    Ok(provider)
}

/// Whether the secret is taken in the body alone; who says nothing takes it in the header.
fn in_body(methods: &Value) -> bool {
    let has = |word: &str| methods.as_array().is_some_and(|methods| methods.iter().any(|method| method == word));
    has("client_secret_post") && !has("client_secret_basic")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn document() -> Value {
        json!({
            "issuer": "https://id.example", "jwks_uri": "https://id.example/keys",
            "authorization_endpoint": "https://id.example/auth", "token_endpoint": "https://id.example/token",
        })
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut Value), issuer: &str, expected: Result<bool, &str>) {
        let mut document = document();
        change(&mut document);
        let read = read(&document, issuer, &SignOn::default()).map(|provider| provider.secret_in_body);
        assert_eq!(read, expected.map_err(str::to_owned));
    }

    #[test]
    fn a_document_is_its_issuers_and_whole() {
        check(|_| {}, "https://id.example", Ok(false));
        check(|one| one["issuer"] = json!("https://id.example/"), "https://id.example", Ok(false));
        check(|_| {}, "https://other.example", Err("the discovery document is of another issuer"));
        check(|one| one["jwks_uri"] = json!(7), "https://id.example", Err("the discovery document has no jwks_uri"));
        let methods = "token_endpoint_auth_methods_supported";
        check(|one| one[methods] = json!(["client_secret_post"]), "https://id.example", Ok(true));
        let both = json!(["client_secret_post", "client_secret_basic"]);
        check(|one| one[methods] = both, "https://id.example", Ok(false));
    }

    #[test]
    fn what_the_settings_say_goes_before_the_document() {
        let settings = SignOn { user_info_url: "https://x.example/me".to_owned(), ..SignOn::default() };
        assert_eq!(read(&document(), "https://id.example", &settings).unwrap().user_info_url, settings.user_info_url);
    }
}
