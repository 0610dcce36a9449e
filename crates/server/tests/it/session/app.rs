use super::{
    APP_PATH, PROFILE, access, app_body, authorization, by_app, message, refused, sent, signature, signed, started,
};
use crate::harness::{ACCOUNT, APP_ID, APP_KEY};
use reqwest::Method;
use serde_json::{Value, json};

const FAILED: &str = "USG.206010025";

#[tokio::test]
async fn without_a_user_it_is_the_default_administrator() {
    let (_place, server) = started().await;
    for user in [Value::Null, json!("")] {
        let (status, answer) = signed(&server, &app_body(user)).await;
        assert_eq!((status, &answer["user"]["ucloginAccount"]), (200, &json!(ACCOUNT)), "{answer}");
        assert_eq!(server.get(PROFILE, &access(&answer)).await.1["adminType"], 0);
    }
}

#[tokio::test]
async fn a_user_is_created_on_first_sight_and_kept_up_to_date() {
    let (_place, server) = started().await;
    let mut body = app_body(json!("ext-1"));
    body["userName"] = json!("Inês");
    let (status, first) = signed(&server, &body).await;
    assert_eq!(status, 200, "{first}");
    let user = &first["user"];
    assert_eq!((&user["ucloginAccount"], &user["name"]), (&json!("Auto-ext-1"), &json!("Inês")));
    assert_eq!((&user["thirdAccount"], &user["adminType"]), (&json!("ext-1"), &json!(2)));

    let (_, profile) = server.get(PROFILE, &access(&first)).await;
    assert_eq!(profile["vmrList"].as_array().unwrap().len(), 1, "a personal room");
    let number = profile["sipNum"].as_str().unwrap();
    assert!(number.starts_with("+99") && number.len() == 12, "{number}");

    let mut body = app_body(json!("ext-1"));
    body["userEmail"] = json!("ines@roofers.example");
    let (_, second) = signed(&server, &body).await;
    assert_eq!(second["user"]["userId"], user["userId"]);
    let (_, profile) = server.get(PROFILE, &access(&second)).await;
    assert_eq!((&profile["name"], &profile["email"]), (&json!("Inês"), &json!("ines@roofers.example")));

    let (_, unnamed) = signed(&server, &app_body(json!("ext-2"))).await;
    assert_eq!(unnamed["user"]["name"], "ext-2");
}

#[tokio::test]
async fn a_user_seen_by_many_at_once_is_created_once() {
    let (_place, server) = started().await;
    let bodies: Vec<Value> = (0..8).map(|_| app_body(json!("ext-1"))).collect();
    let tries = bodies.iter().map(|body| signed(&server, body));
    let answers = futures_util::future::join_all(tries).await;
    for (status, answer) in &answers {
        assert_eq!((*status, &answer["user"]["userId"]), (200, &answers[0].1["user"]["userId"]), "{answer}");
    }
}

#[tokio::test]
async fn every_spelling_of_a_signature_is_read() {
    let (_place, server) = started().await;
    let spellings: [fn(&str) -> String; 4] = [
        |digits| format!("HMAC-SHA256 signature={digits}"),
        |digits| format!("HMAC-SHA256 signature={},access=aXQtYXBw", digits.to_uppercase()),
        |digits| format!("HMAC-SHA256 signature={digits}, access=aXQtYXBw"),
        |digits| format!("hmac-sha256 Signature={digits},  Access=aXQtYXBw"),
    ];
    for spelt in spellings {
        let body = app_body(json!("ext-1"));
        let (status, answer) = by_app(&server, &body, &spelt(&signature(APP_KEY, &message(&body)))).await;
        assert_eq!(status, 200, "{answer}");
    }
}

#[tokio::test]
async fn expiry_may_be_in_milliseconds_or_never() {
    let (_place, server) = started().await;
    let now_ms = jiff::Timestamp::now().as_millisecond();
    for (expires, expected) in [
        (json!(0), None),
        (json!(now_ms + 600_000), None),
        (json!(now_ms - 1_000), Some(())),
        (json!(now_ms / 1_000 - 1), Some(())),
    ] {
        let mut body = app_body(Value::Null);
        body["expireTime"] = expires.clone();
        match expected {
            None => assert_eq!(signed(&server, &body).await.0, 200, "{expires}"),
            Some(()) => refused(signed(&server, &body).await, 401, "USG.206010057"),
        }
    }
}

#[tokio::test]
async fn a_nonce_is_good_once() {
    let (_place, server) = started().await;
    for expires in [None, Some(0)] {
        let mut body = app_body(Value::Null);
        if let Some(expires) = expires {
            body["expireTime"] = json!(expires);
        }
        let header = authorization(APP_KEY, &body, &message(&body));
        // A wrong signature does not use it up.
        refused(by_app(&server, &body, &authorization("another", &body, &message(&body))).await, 401, FAILED);
        let tries = futures_util::future::join_all((0..5).map(|_| by_app(&server, &body, &header))).await;
        assert_eq!(tries.iter().filter(|(status, _)| *status == 200).count(), 1);
        refused(by_app(&server, &body, &header).await, 401, FAILED);
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    let (_place, server) = started().await;
    let body = app_body(json!("ext-1"));
    refused(sent(server.request(Method::POST, APP_PATH).json(&body)).await, 401, FAILED);
    refused(by_app(&server, &body, "HMAC-SHA256 signature=00").await, 401, FAILED);
    let digits = signature(APP_KEY, &message(&body));
    refused(by_app(&server, &body, &format!("HMAC-SHA256 signature={digits},access=YXBwLTc=")).await, 401, FAILED);
    refused(by_app(&server, &body, &authorization("another key", &body, &message(&body))).await, 401, FAILED);

    let mut unknown = app_body(Value::Null);
    unknown["appId"] = json!("unknown");
    refused(signed(&server, &unknown).await, 401, FAILED);
    let mut other = app_body(Value::Null);
    other["corpId"] = json!("600000000");
    refused(signed(&server, &other).await, 401, FAILED);

    for (name, value) in [
        ("nonce", json!("short")),
        ("nonce", Value::Null),
        ("expireTime", Value::Null),
        ("clientType", Value::Null),
        ("userId", json!("u".repeat(65))),
    ] {
        let mut body = app_body(json!("ext-1"));
        body[name] = value;
        refused(signed(&server, &body).await, 400, "USG.200000003");
    }
}

#[tokio::test]
async fn stopped_applications_and_disabled_people_stay_out() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    assert_eq!(signed(&server, &app_body(json!("ext-1"))).await.0, 200);
    let disable = "/v1/usg/dcs/corp/member/status/1?accountType=1";
    assert_eq!(server.call(Method::PUT, disable, &admin, Some(json!(["ext-1"]))).await.0, 200);
    refused(signed(&server, &app_body(json!("ext-1"))).await, 412, "USG.206010007");

    let path = format!("/v2/usg/acs/corp/app/{APP_ID}");
    assert_eq!(server.call(Method::PUT, &path, &admin, Some(json!({"status": 1}))).await.0, 200);
    refused(signed(&server, &app_body(Value::Null)).await, 401, FAILED);
    assert_eq!(server.call(Method::PUT, &path, &admin, Some(json!({"status": "0"}))).await.0, 200);
    assert_eq!(signed(&server, &app_body(Value::Null)).await.0, 200);
}
