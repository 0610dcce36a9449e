use super::{PROFILE, access, refused, sent, started};
use crate::harness::{ACCOUNT, PASSWORD};
use reqwest::Method;
use serde_json::json;

const PATH: &str = "/v1/usg/acs/auth/proxy";

#[tokio::test]
async fn account_and_password_in_the_body() {
    let (_place, server) = started().await;
    let body = json!({"account": ACCOUNT, "pwd": PASSWORD, "authServerType": "workplace",
        "authType": "AccountAndPwd", "clientType": 72, "createTokenType": 0});
    let (status, answer) = sent(server.request(Method::POST, PATH).json(&body)).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(server.get(PROFILE, &access(&answer)).await.0, 200);
}

#[tokio::test]
async fn what_is_wrong_is_refused() {
    let (_place, server) = started().await;
    let post = |body| sent(server.request(Method::POST, PATH).json(&body));
    let wrong = json!({"account": ACCOUNT, "pwd": "Wrong-horse7", "authType": "AccountAndPwd"});
    refused(post(wrong).await, 401, "USG.206010000");
    refused(post(json!({"authType": "AuthCode", "credential": "c"})).await, 400, "USG.206010024");
    refused(post(json!({"account": ACCOUNT, "pwd": PASSWORD})).await, 400, "USG.206010024");
    refused(post(json!({"account": ACCOUNT, "authType": "AccountAndPwd"})).await, 400, "USG.200000003");
    refused(post(json!({"pwd": PASSWORD, "authType": "AccountAndPwd"})).await, 400, "USG.200000003");
}
