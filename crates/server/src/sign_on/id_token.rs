//! Whether an ID token is the provider's, for this server, for this sign-in, and now (OpenID Connect
//! Core 1.0, section 3.1.3.7). Signatures are those of RFC 7515 and RFC 7518 with public keys; a token
//! without one, or with a secret that is shared, is refused.

use super::claims::Claims;
use aws_lc_rs::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

/// How far the provider's clock may be from ours, in seconds.
const LEEWAY: i64 = 60;

/// Keys of a provider that a signature is tried with at most.
const MOST_KEYS: usize = 16;

/// Whose, and for whom.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client: &'a str,
    /// `None` where nobody has asked with a nonce.
    pub(super) nonce: Option<&'a str>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    crit: Option<Value>,
}

/// The claims of `token`, once it is proven; `keys` is the provider's key set (RFC 7517, section 5).
///
/// # Errors
/// What is wrong with it.
pub(super) fn verify(
    token: &str,
    keys: &Value,
    expected: &Expected<'_>,
    now: Timestamp,
) -> Result<Claims, &'static str> {
    let (signed, signature) = token.rsplit_once('.').ok_or("the ID token is none")?;
    let (header, claims) = signed.split_once('.').ok_or("the ID token is none")?;
    let header: Header = json(header).ok_or("the ID token's header is none")?;
    if header.crit.is_some() {
        return Err("the ID token asks for an extension");
    }
    let signature = BASE64.decode(signature).map_err(|_| "the ID token's signature is none")?;
    let keys = keys["keys"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut fitting = keys.iter().filter(|key| fits(key, &header)).take(MOST_KEYS);
    if !fitting.any(|key| has_signed(key, &header.alg, signed.as_bytes(), &signature)) {
        return Err("the ID token is not signed by the provider");
    }
    let claims: Claims = json(claims).ok_or("the ID token says nothing")?;
    said(&claims, expected, now.as_second())?;
    Ok(claims)
}

fn json<T: serde::de::DeserializeOwned>(part: &str) -> Option<T> {
    serde_json::from_slice(&BASE64.decode(part).ok()?).ok()
}

/// Whether a key may be the one that the header means.
fn fits(key: &Value, header: &Header) -> bool {
    let same = |name: &str, wanted: &str| key[name].as_str().is_none_or(|said| said == wanted);
    same("use", "sig") && same("alg", &header.alg) && header.kid.as_ref().is_none_or(|kid| same("kid", kid))
}

fn has_signed(key: &Value, alg: &str, signed: &[u8], sig: &[u8]) -> bool {
    let part = |name: &str| key[name].as_str().and_then(|text| BASE64.decode(text).ok()).unwrap_or_default();
    match (key["kty"].as_str(), key["crv"].as_str()) {
        (Some("RSA"), _) => {
            let parameters = match alg {
                "RS256" => &signature::RSA_PKCS1_2048_8192_SHA256,
                "RS384" => &signature::RSA_PKCS1_2048_8192_SHA384,
                "RS512" => &signature::RSA_PKCS1_2048_8192_SHA512,
                "PS256" => &signature::RSA_PSS_2048_8192_SHA256,
                "PS384" => &signature::RSA_PSS_2048_8192_SHA384,
                "PS512" => &signature::RSA_PSS_2048_8192_SHA512,
                _ => return false,
            };
            RsaPublicKeyComponents { n: part("n"), e: part("e") }.verify(parameters, signed, sig).is_ok()
        }
        (Some("EC"), Some(curve)) => {
            let algorithm = match (alg, curve) {
                ("ES256", "P-256") => &signature::ECDSA_P256_SHA256_FIXED,
                ("ES384", "P-384") => &signature::ECDSA_P384_SHA384_FIXED,
                _ => return false,
            };
            // An uncompressed point (SEC 1, section 2.3.3); the library refuses one of another length.
            let point = [&[4], part("x").as_slice(), part("y").as_slice()].concat();
            UnparsedPublicKey::new(algorithm, point).verify(signed, sig).is_ok()
        }
        (Some("OKP"), Some("Ed25519")) if alg == "EdDSA" => {
            UnparsedPublicKey::new(&signature::ED25519, part("x")).verify(signed, sig).is_ok()
        }
        _ => false,
    }
}

fn said(claims: &Claims, expected: &Expected<'_>, now: i64) -> Result<(), &'static str> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str);
    if text("iss") != Some(expected.issuer) {
        return Err("the ID token is another issuer's");
    }
    let (ours, several) = match claims.get("aud") {
        Some(Value::String(one)) => (one == expected.client, false),
        Some(Value::Array(all)) => (all.iter().any(|one| one == expected.client), all.len() > 1),
        _ => (false, false),
    };
    let party = text("azp");
    if !ours || party.is_some_and(|party| party != expected.client) || (several && party.is_none()) {
        return Err("the ID token is for somebody else");
    }
    let time = |name: &str| claims.get(name).and_then(Value::as_f64);
    // Seconds since 1970 are far below where a float loses whole numbers.
    #[allow(clippy::cast_precision_loss)]
    let (early, late) = ((now - LEEWAY) as f64, (now + LEEWAY) as f64);
    if time("exp").is_none_or(|exp| exp <= early) {
        return Err("the ID token has expired");
    }
    if time("nbf").is_some_and(|nbf| nbf > late) || time("iat").is_none_or(|iat| iat > late) {
        return Err("the ID token is of the future");
    }
    if expected.nonce.is_some_and(|nonce| text("nonce") != Some(nonce)) {
        return Err("the ID token is of another sign-in");
    }
    Ok(())
}

#[cfg(test)]
mod tests;
