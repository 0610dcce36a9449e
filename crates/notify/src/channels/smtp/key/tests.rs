use super::*;

/// A new key as PKCS#8.
fn new_key(algorithm: &'static rcgen::SignatureAlgorithm) -> String {
    rcgen::KeyPair::generate_for(algorithm).unwrap().serialize_pem()
}

#[test]
fn keys_are_read_as_generators_write_them() {
    let rsa = new_key(&rcgen::PKCS_RSA_SHA256);
    let old = unwrapped(&rsa).unwrap().0;
    assert!(old.starts_with("-----BEGIN RSA PRIVATE KEY-----"), "{old}");
    for pem in [new_key(&rcgen::PKCS_ED25519), rsa, old] {
        assert!(key(&pem).is_ok(), "{pem}: {:?}", key(&pem).err());
    }
}

#[test]
fn what_is_no_key_is_refused_in_a_sentence() {
    let curve = new_key(&rcgen::PKCS_ECDSA_P256_SHA256);
    let whole = new_key(&rcgen::PKCS_ED25519);
    let cut = whole.replacen('M', "", 2);
    let endless = "-----BEGIN PRIVATE KEY-----\nMIIAAAAA\n-----END PRIVATE KEY-----";
    for pem in
        ["", "secret", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----", endless, cut.as_str(), curve.as_str()]
    {
        let refused = key(pem).err().unwrap_or_default();
        assert!(refused.contains("as PEM"), "{pem}: {refused}");
    }
}

#[test]
fn a_domain_that_is_none_is_refused() {
    let key_pem = new_key(&rcgen::PKCS_ED25519);
    let config = |domain: &str| {
        config(&Dkim { domain: domain.to_owned(), selector: "one".to_owned(), key_pem: key_pem.clone() })
    };
    assert!(config("meet.example").is_ok());
    for domain in ["", "meet example", "meet.example;\r\nX: y"] {
        assert!(config(domain).is_err(), "{domain:?}");
    }
}
