use super::*;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::json;

const NOW: i64 = 1_900_000_000;

/// A provider with a key of its own.
struct Signer(EcdsaKeyPair);

impl Signer {
    fn new() -> Self {
        Self(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap())
    }

    fn key(&self) -> Value {
        let (x, y) = self.0.public_key().as_ref()[1..].split_at(32);
        json!({"kty": "EC", "crv": "P-256", "kid": "1", "use": "sig", "x": BASE64.encode(x), "y": BASE64.encode(y)})
    }

    fn token(&self, header: &Value, claims: &Value) -> String {
        let signed = format!("{}.{}", BASE64.encode(header.to_string()), BASE64.encode(claims.to_string()));
        let signature = self.0.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
        format!("{signed}.{}", BASE64.encode(signature))
    }
}

fn header() -> Value {
    json!({"alg": "ES256", "kid": "1"})
}

fn claims() -> Value {
    json!({"iss": "https://id.example", "aud": "convoca", "exp": NOW + 300, "iat": NOW, "nonce": "n", "sub": "7f"})
}

fn verified(token: &str, keys: &Value) -> Result<Claims, &'static str> {
    let expected = Expected { issuer: "https://id.example", client: "convoca", nonce: Some("n") };
    verify(token, keys, &expected, Timestamp::from_second(NOW).unwrap())
}

#[track_caller]
fn check(change: impl FnOnce(&mut Value, &mut Value), expected: Result<(), &str>) {
    let (signer, mut header, mut claims) = (Signer::new(), header(), claims());
    change(&mut header, &mut claims);
    let keys = json!({"keys": [signer.key()]});
    assert_eq!(verified(&signer.token(&header, &claims), &keys).map(|_| ()), expected);
}

#[test]
fn claims_are_for_us_from_the_issuer_and_now() {
    check(|_, _| {}, Ok(()));
    check(|_, one| one["iss"] = json!("https://other.example"), Err("the ID token is another issuer's"));
    check(|_, one| one["aud"] = json!("other"), Err("the ID token is for somebody else"));
    check(|_, one| one["aud"] = json!(["convoca"]), Ok(()));
    check(|_, one| one["aud"] = json!(["other", "convoca"]), Err("the ID token is for somebody else"));
    check(|_, one| one["azp"] = json!("other"), Err("the ID token is for somebody else"));
    let ours = |_: &mut Value, one: &mut Value| {
        one["aud"] = json!(["other", "convoca"]);
        one["azp"] = json!("convoca");
    };
    check(ours, Ok(()));
    check(|_, one| one["exp"] = json!(NOW - LEEWAY), Err("the ID token has expired"));
    check(|_, one| one["exp"] = json!(NOW - LEEWAY + 1), Ok(()));
    check(|_, one| one["exp"] = json!("never"), Err("the ID token has expired"));
    check(|_, one| one["iat"] = json!(NOW + LEEWAY + 1), Err("the ID token is of the future"));
    check(|_, one| one["nbf"] = json!(NOW + LEEWAY + 1), Err("the ID token is of the future"));
    check(|_, one| one["nonce"] = json!("other"), Err("the ID token is of another sign-in"));
    check(|_, one| one["nonce"] = Value::Null, Err("the ID token is of another sign-in"));
}

#[test]
fn headers_that_would_make_it_easy_are_refused() {
    const UNSIGNED: Result<(), &str> = Err("the ID token is not signed by the provider");
    check(|one, _| one["alg"] = json!("none"), UNSIGNED);
    check(|one, _| one["alg"] = json!("HS256"), UNSIGNED);
    check(|one, _| one["alg"] = json!("RS256"), UNSIGNED);
    check(|one, _| one["kid"] = json!("2"), UNSIGNED);
    check(|one, _| one["kid"] = Value::Null, Ok(()));
    check(|one, _| one["crit"] = json!(["exp"]), Err("the ID token asks for an extension"));
}

#[test]
fn only_the_provider_can_have_signed() {
    const UNSIGNED: &str = "the ID token is not signed by the provider";
    let (signer, liar) = (Signer::new(), Signer::new());
    let keys = json!({"keys": [{"kty": "oct", "k": "AAAA"}, 7, signer.key()]});
    let token = signer.token(&header(), &claims());
    assert_eq!(verified(&token, &keys).unwrap()["sub"], "7f");
    assert_eq!(verified(&liar.token(&header(), &claims()), &keys).unwrap_err(), UNSIGNED);
    for keys in [json!({}), json!({"keys": []}), json!({"keys": [liar.key()]}), json!({"keys": "x"})] {
        assert_eq!(verified(&token, &keys).unwrap_err(), UNSIGNED);
    }
    let mut encrypting = signer.key();
    encrypting["use"] = json!("enc");
    assert_eq!(verified(&token, &json!({"keys": [encrypting]})).unwrap_err(), UNSIGNED);

    let parts: Vec<&str> = token.split('.').collect();
    let other = BASE64.encode(json!({"sub": "8f"}).to_string());
    assert_eq!(verified(&format!("{}.{other}.{}", parts[0], parts[2]), &keys).unwrap_err(), UNSIGNED);
    assert_eq!(verified(&format!("{}.{}.", parts[0], parts[1]), &keys).unwrap_err(), UNSIGNED);
    for token in ["", ".", "..", "a.b.c", &format!("{token}.x")] {
        assert!(verified(token, &keys).is_err(), "{token}");
    }
}

#[test]
fn an_rsa_key_signs_too() {
    let pair = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
    let signed =
        format!("{}.{}", BASE64.encode(json!({"alg": "RS256"}).to_string()), BASE64.encode(claims().to_string()));
    let mut signature = vec![0; pair.public_modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), signed.as_bytes(), &mut signature).unwrap();
    let token = format!("{signed}.{}", BASE64.encode(signature));
    let (n, e) = (pair.public_key().modulus(), pair.public_key().exponent());
    let key = |n: &[u8], e: &[u8]| json!({"keys": [{"kty": "RSA", "n": BASE64.encode(n), "e": BASE64.encode(e)}]});
    let (n, e) = (n.big_endian_without_leading_zero(), e.big_endian_without_leading_zero());
    verified(&token, &key(n, e)).unwrap();
    assert!(verified(&token, &key(&n[1..], e)).is_err());
    assert!(verified(&token, &key(&[], &[])).is_err());
}
