use super::{Message, Signature};

const KEY: &str = "0123456789abcdef";
const NONCE: &str = "00000000-0000-4000-8000-000000000001";

fn message<'a>(corporation: Option<&'a str>, user: &'a str) -> Message<'a> {
    Message { application: "app-7", corporation, user, expires: 1_900_000_000, nonce: NONCE }
}

/// The vectors of auth.md section 2.
fn vectors() -> [(Message<'static>, &'static str); 3] {
    [
        (message(None, "u1"), "592a965c3f098b7bcaf2c7edd5006bb18c9497e47fef08a7939a21974e157cef"),
        (message(None, ""), "ef513e2537608fca2372cd2d82af95c2c817c1cf76649c877912bad79927722e"),
        (message(Some("c9"), "u1"), "e52ac9eb238610c27f3339666868dc5e82d97bee81defddc37f9becbf1b1e9fa"),
    ]
}

fn parsed(header: &str) -> Signature {
    Signature::parse(header).unwrap_or_else(|| panic!("{header} is well formed"))
}

#[test]
fn the_vectors_fit_in_every_spelling() {
    for (message, digits) in vectors() {
        let upper = digits.to_uppercase();
        for header in [
            format!("HMAC-SHA256 signature={digits},access=YXBwLTc="),
            format!("HMAC-SHA256 signature={upper},access=YXBwLTc="),
            format!("HMAC-SHA256 signature={digits}, access=YXBwLTc"),
            format!("hmac-sha256  Access = YXBwLTc= , Signature = {digits}"),
        ] {
            let signature = parsed(&header);
            assert_eq!(signature.access.as_deref(), Some("app-7"), "{header}");
            assert!(signature.fits(KEY, message), "{header}");
        }
        let bare = parsed(&format!("HMAC-SHA256 signature={digits}"));
        assert_eq!(bare.access, None);
        assert!(bare.fits(KEY, message));
    }
}

#[test]
fn another_key_or_message_does_not_fit() {
    let [(single, digits), (nobody, _), (multi, _)] = vectors();
    let signature = parsed(&format!("HMAC-SHA256 signature={digits}"));
    assert!(signature.fits(KEY, single));
    assert!(!signature.fits("another key", single));
    assert!(!signature.fits("", single));
    assert!(!signature.fits(KEY, nobody));
    assert!(!signature.fits(KEY, multi));
    assert!(!signature.fits(KEY, Message { expires: 1_900_000_001, ..single }));
}

#[test]
fn what_is_no_signature() {
    let (_, digits) = vectors()[0];
    for header in [
        String::new(),
        "HMAC-SHA256".to_owned(),
        "HMAC-SHA256 ".to_owned(),
        "HMAC-SHA256 signature=".to_owned(),
        "HMAC-SHA256 signature=zz".to_owned(),
        "HMAC-SHA256 access=YXBwLTc=".to_owned(),
        format!("HMAC-SHA256 signature={}", &digits[1..]),
        format!("HMAC-SHA256 signature={digits}0"),
        format!("HMAC-SHA256 signature={digits},access=!"),
        format!("HMAC-SHA256 signature={digits},access=//8="),
        format!("HMAC-SHA1 signature={digits}"),
        format!("Basic {digits}"),
    ] {
        assert_eq!(Signature::parse(&header), None, "{header}");
    }
}

proptest::proptest! {
    #[test]
    fn nothing_panics(rest in ".*") {
        let _ = Signature::parse(&rest);
        let _ = Signature::parse(&format!("HMAC-SHA256 {rest}"));
    }
}
