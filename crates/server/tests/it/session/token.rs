use super::{PROFILE, TOKEN_PATH, access, by_account, refused, sent, started};
use crate::harness::{ACCOUNT, PASSWORD, Server};
use reqwest::Method;
use serde_json::{Value, json};

const VALIDATE: &str = "/v1/usg/acs/token/validate";

async fn signed_in(server: &Server) -> Value {
    let (status, answer) =
        sent(by_account(server, ACCOUNT, PASSWORD, &json!({"account": ACCOUNT, "clientType": 72}))).await;
    assert_eq!(status, 200, "{answer}");
    answer
}

async fn validate(server: &Server, body: Value) -> (u16, Value) {
    sent(server.request(Method::POST, VALIDATE).json(&body)).await
}

async fn refresh(server: &Server, token: &Value) -> (u16, Value) {
    server.call(Method::PUT, TOKEN_PATH, token.as_str().unwrap(), None).await
}

#[tokio::test]
async fn tokens_outlive_the_server() {
    let (place, server) = started().await;
    let token = access(&signed_in(&server).await);
    server.kill();
    let server = place.start();
    assert_eq!(server.get(PROFILE, &token).await.0, 200);
}

#[tokio::test]
async fn a_token_is_described() {
    let (_place, server) = started().await;
    let given = signed_in(&server).await;
    let body = json!({"token": given["accessToken"], "needGenNewToken": false});
    let (status, answer) = validate(&server, body).await;
    assert_eq!(status, 200, "{answer}");
    for field in ["accessToken", "expireTime", "createTime", "clientType"] {
        assert_eq!(answer[field], given[field], "{field}");
    }
    assert!(answer["validPeriod"].as_i64().is_some_and(|left| (86_000..=86_400).contains(&left)), "{answer}");
    assert!(answer.get("user").is_none(), "{answer}");
    let body = json!({"token": given["accessToken"], "needGenNewToken": "false", "needAccountInfo": true});
    assert_eq!(validate(&server, body).await.1["user"]["userId"], given["user"]["userId"]);
}

#[tokio::test]
async fn another_token_is_issued_on_request() {
    let (_place, server) = started().await;
    let given = signed_in(&server).await;
    let (_, answer) = validate(&server, json!({"token": given["accessToken"], "needGenNewToken": true})).await;
    assert_ne!(answer["accessToken"], given["accessToken"]);
    for token in [&given, &answer] {
        assert_eq!(server.get(PROFILE, &access(token)).await.0, 200);
    }
}

#[tokio::test]
async fn the_sixty_fifth_sign_in_closes_the_oldest() {
    let (_place, server) = started().await;
    let first = signed_in(&server).await;
    let body = || json!({"token": first["accessToken"], "needGenNewToken": true});
    let mut last = Value::Null;
    for _ in 0..63 {
        last = validate(&server, body()).await.1;
        assert_eq!(last["forceLoginInd"], 0);
    }
    assert_eq!(server.get(PROFILE, &access(&first)).await.0, 200);
    let body = json!({"token": last["accessToken"], "needGenNewToken": true});
    assert_eq!(validate(&server, body).await.1["forceLoginInd"], 1);
    refused(server.get(PROFILE, &access(&first)).await, 401, "USG.206020000");
    assert_eq!(server.get(PROFILE, &access(&last)).await.0, 200);
}

#[tokio::test]
async fn invalid_tokens_have_a_code_of_their_own() {
    let (_place, server) = started().await;
    refused(validate(&server, json!({"token": "cnv0", "needGenNewToken": false})).await, 401, "USG.000000004");
    refused(validate(&server, json!({"token": "cnv0"})).await, 400, "USG.200000003");
    refused(validate(&server, json!({"needGenNewToken": false})).await, 400, "USG.200000003");
}

#[tokio::test]
async fn a_refresh_token_replaces_both_once() {
    let (_place, server) = started().await;
    let old = signed_in(&server).await;
    let (status, new) = refresh(&server, &old["refreshToken"]).await;
    assert_eq!(status, 200, "{new}");
    assert_eq!(new["user"]["userId"], old["user"]["userId"]);
    assert_eq!(server.get(PROFILE, &access(&new)).await.0, 200);
    refused(server.get(PROFILE, &access(&old)).await, 401, "USG.206020000");
    refused(refresh(&server, &old["refreshToken"]).await, 401, "USG.206020000");
    assert_eq!(server.get(PROFILE, old["refreshToken"].as_str().unwrap()).await.0, 401, "it opens nothing");
}

#[tokio::test]
async fn an_access_token_is_prolonged() {
    let (_place, server) = started().await;
    let old = signed_in(&server).await;
    let (status, new) = refresh(&server, &old["accessToken"]).await;
    assert_eq!((status, &new["accessToken"]), (200, &old["accessToken"]), "{new}");
    assert_ne!(new["refreshToken"], old["refreshToken"]);
    refused(refresh(&server, &old["refreshToken"]).await, 401, "USG.206020000");
    assert_eq!(refresh(&server, &new["refreshToken"]).await.0, 200);
    refused(refresh(&server, &json!("cnv0")).await, 401, "USG.206020000");
    refused(sent(server.request(Method::PUT, TOKEN_PATH)).await, 401, "USG.206020000");
}

#[tokio::test]
async fn logging_out_ends_both_tokens() {
    let (_place, server) = started().await;
    let answer = signed_in(&server).await;
    let other = server.admin().await;
    assert_eq!(server.call(Method::DELETE, TOKEN_PATH, &access(&answer), None).await.0, 200);
    refused(server.call(Method::DELETE, TOKEN_PATH, &access(&answer), None).await, 401, "USG.206020000");
    refused(refresh(&server, &answer["refreshToken"]).await, 401, "USG.206020000");
    assert_eq!(server.get(PROFILE, &other).await.0, 200);
}

#[tokio::test]
async fn a_portal_nonce_is_fresh_each_time() {
    let (_place, server) = started().await;
    let token = server.admin().await;
    let path = "/v1/usg/acs/auth/portal-ref-nonce";
    let (status, first) = server.call(Method::POST, path, &token, None).await;
    assert_eq!((status, first["nonce"].as_str().map(str::len)), (200, Some(48)), "{first}");
    assert_ne!(server.call(Method::POST, path, &token, None).await.1["nonce"], first["nonce"]);
    refused(server.call(Method::POST, path, "cnv0", None).await, 401, "USG.206020000");
}
