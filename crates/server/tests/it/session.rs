//! Signing in and out over HTTP.

mod account;
mod app;
mod provider;
mod proxy;
mod token;

use crate::harness::{APP_ID, APP_KEY, Engine, Place, Server};
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

pub(crate) const ACCOUNT_PATH: &str = "/v1/usg/acs/auth/account";
pub(crate) const APP_PATH: &str = "/v2/usg/acs/auth/appauth";
pub(crate) const TOKEN_PATH: &str = "/v1/usg/acs/token";
pub(crate) const PROFILE: &str = "/v1/usg/dcs/member";

pub(crate) async fn started() -> (Place, Server) {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    (place, server)
}

/// Status and body of an answer.
pub(crate) async fn sent(request: RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or(Value::Null))
}

/// Checks that an answer is this refusal.
pub(crate) fn refused((status, answer): (u16, Value), expected: u16, code: &str) {
    assert_eq!((status, answer["error_code"].as_str()), (expected, Some(code)), "{answer}");
    assert!(answer["error_msg"].as_str().is_some_and(|text| !text.is_empty()), "{answer}");
}

/// An account sign-in with this body.
pub(crate) fn by_account(server: &Server, account: &str, password: &str, body: &Value) -> RequestBuilder {
    server.request(Method::POST, ACCOUNT_PATH).basic_auth(account, Some(password)).json(body)
}

/// A body of App ID sign-in as the SDK sends it, valid for ten minutes.
pub(crate) fn app_body(user: Value) -> Value {
    json!({
        "appId": APP_ID, "clientType": 72, "expireTime": jiff::Timestamp::now().as_second() + 600,
        "nonce": convoca_server::clock::random_hex(18), "corpId": null, "userId": user,
        "userName": "", "userEmail": "", "userPhone": "", "deptCode": null,
    })
}

/// What the fields of a body are joined to: the form of an application of one corporation.
pub(crate) fn message(body: &Value) -> String {
    let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
    format!("{}:{}:{}:{}", text("appId"), text("userId"), body["expireTime"], text("nonce"))
}

pub(crate) fn signature(key: &str, message: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    hex::encode(hmac::sign(&key, message.as_bytes()))
}

/// Signs in with this body under this `Authorization` header.
pub(crate) async fn by_app(server: &Server, body: &Value, authorization: &str) -> (u16, Value) {
    sent(server.request(Method::POST, APP_PATH).header("Authorization", authorization).json(body)).await
}

/// The header as the SDK sends it.
pub(crate) fn authorization(key: &str, body: &Value, message: &str) -> String {
    let access = STANDARD.encode(body["appId"].as_str().unwrap_or_default());
    format!("HMAC-SHA256 signature={},access={access}", signature(key, message).to_uppercase())
}

/// Signs in as the SDK does.
pub(crate) async fn signed(server: &Server, body: &Value) -> (u16, Value) {
    by_app(server, body, &authorization(APP_KEY, body, &message(body))).await
}

pub(crate) fn access(answer: &Value) -> String {
    answer["accessToken"].as_str().expect("an access token").to_owned()
}
