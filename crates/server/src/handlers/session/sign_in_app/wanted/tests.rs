use super::Wanted;
use convoca_contract::auth::AppSignIn;
use serde_json::json;

const NONCE: &str = "00000000-0000-4000-8000-000000000001";

fn read(body: serde_json::Value) -> Option<Wanted> {
    let body: AppSignIn = serde_json::from_value(body).expect("an object");
    Wanted::read(body).ok()
}

#[test]
fn the_body_of_the_sdk() {
    let wanted = read(json!({
        "appId": "app-7", "clientType": 72, "expireTime": 1_900_000_000, "nonce": NONCE,
        "corpId": null, "userId": "u1", "userName": "", "userEmail": null, "userPhone": null, "deptCode": null,
    }))
    .expect("is fine");
    assert_eq!((wanted.application.as_str(), wanted.client_type), ("app-7", 72));
    assert_eq!((wanted.corporation, wanted.user.as_deref()), (None, Some("u1")));
    assert_eq!(wanted.profile.name, None);
}

#[test]
fn what_is_missing_or_out_of_range() {
    let whole = json!({"appId": "app-7", "clientType": 72, "expireTime": 0, "nonce": NONCE});
    assert!(read(whole.clone()).is_some());
    for name in ["appId", "clientType", "expireTime", "nonce"] {
        let mut body = whole.clone();
        body[name] = serde_json::Value::Null;
        assert!(read(body).is_none(), "{name} is missing");
    }
    for (name, value, fine) in [
        ("nonce", json!("n".repeat(31)), false),
        ("nonce", json!("随".repeat(32)), true),
        ("nonce", json!("n".repeat(64)), true),
        ("nonce", json!("n".repeat(65)), false),
        ("expireTime", json!(-1), false),
        ("expireTime", json!("1900000000"), true),
        ("expireTime", json!("soon"), false),
        ("userId", json!("u".repeat(64)), true),
        ("userId", json!("u".repeat(65)), false),
        ("userId", json!(["u"]), false),
        ("clientType", json!("72"), true),
        ("clientType", json!({}), false),
    ] {
        let mut body = whole.clone();
        body[name] = value.clone();
        assert_eq!(read(body).is_some(), fine, "{name}: {value}");
    }
}

#[test]
fn expiry_in_seconds_milliseconds_or_never() {
    let expiry = |expires: i64| {
        let body = json!({"appId": "app-7", "clientType": 72, "expireTime": expires, "nonce": NONCE});
        read(body).expect("is fine").expiry().map(|at| at.as_second())
    };
    assert_eq!(expiry(0), None);
    assert_eq!(expiry(1), Some(1));
    assert_eq!(expiry(1_900_000_000), Some(1_900_000_000));
    assert_eq!(expiry(1_900_000_000_000), Some(1_900_000_000));
    assert_eq!(expiry(i64::MAX), None, "too far to name");
}
