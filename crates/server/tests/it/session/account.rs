use super::{ACCOUNT_PATH, PROFILE, access, by_account, refused, sent, started};
use crate::harness::{ACCOUNT, PASSWORD};
use reqwest::Method;
use serde_json::json;

fn body() -> serde_json::Value {
    json!({"account": ACCOUNT, "clientType": 72})
}

#[tokio::test]
async fn the_answer_has_every_field() {
    let (_place, server) = started().await;
    let (status, answer) = sent(by_account(&server, ACCOUNT, PASSWORD, &body())).await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(access(&answer).len(), 51);
    assert_ne!(answer["accessToken"], answer["refreshToken"]);
    assert_eq!((&answer["validPeriod"], &answer["refreshValidPeriod"]), (&json!(86_400), &json!(2_592_000)));
    let seconds = |name: &str| answer[name].as_i64().unwrap();
    assert_eq!(seconds("createTime") / 1_000 + 86_400, seconds("expireTime"));
    assert_eq!(seconds("refreshCreateTime") / 1_000 + 2_592_000, seconds("refreshExpireTime"));
    assert_eq!((&answer["clientType"], &answer["tokenType"]), (&json!(72), &json!(0)));
    assert_eq!((&answer["forceLoginInd"], &answer["firstLogin"]), (&json!(0), &json!(false)));
    assert_eq!((&answer["proxyToken"], &answer["tokenIp"]), (&json!(null), &json!("127.0.0.1")));
    let user = &answer["user"];
    assert_eq!(
        (&user["ucloginAccount"], &user["adminType"], &user["userType"]),
        (&json!(ACCOUNT), &json!(0), &json!(2))
    );
    assert!(user["serviceAccount"].as_str().unwrap().ends_with("@meet.example"), "{user}");
    assert_eq!(server.get(PROFILE, &access(&answer)).await.1["id"], user["userId"]);
}

#[tokio::test]
async fn accounts_ignore_case_and_numbers_may_be_text() {
    let (_place, server) = started().await;
    let body = json!({"account": "ADMIN@it", "clientType": "72", "createTokenType": "0", "HA2": "ignored"});
    let (status, answer) = sent(by_account(&server, "Admin@IT", PASSWORD, &body)).await;
    assert_eq!((status, &answer["user"]["ucloginAccount"]), (200, &json!(ACCOUNT)), "{answer}");
}

#[tokio::test]
async fn a_check_issues_no_token() {
    let (_place, server) = started().await;
    let body = json!({"account": ACCOUNT, "clientType": 72, "createTokenType": 1});
    let (status, answer) = sent(by_account(&server, ACCOUNT, PASSWORD, &body)).await;
    assert_eq!((status, &answer["user"]["ucloginAccount"]), (200, &json!(ACCOUNT)), "{answer}");
    assert!(answer.get("accessToken").is_none() && answer.get("refreshToken").is_none(), "{answer}");
    refused(sent(by_account(&server, ACCOUNT, "Wrong-horse7", &body)).await, 401, "USG.206010000");
}

#[tokio::test]
async fn what_is_wrong_is_refused() {
    let (_place, server) = started().await;
    refused(sent(by_account(&server, ACCOUNT, "Wrong-horse7", &body())).await, 401, "USG.206010000");
    let nobody = json!({"account": "nobody", "clientType": 72});
    refused(sent(by_account(&server, "nobody", PASSWORD, &nobody)).await, 401, "USG.206010000");
    let bare = server.request(Method::POST, ACCOUNT_PATH).json(&body());
    refused(sent(bare).await, 401, "USG.206010000");
    let bearer = server.request(Method::POST, ACCOUNT_PATH).bearer_auth("x").json(&body());
    refused(sent(bearer).await, 401, "USG.206010000");
    for wrong in [
        json!({"account": "somebody-else", "clientType": 72}),
        json!({"account": ACCOUNT}),
        json!({"account": ACCOUNT, "clientType": []}),
        json!({"account": ACCOUNT, "clientType": 72, "createTokenType": 2}),
        json!([]),
    ] {
        refused(sent(by_account(&server, ACCOUNT, PASSWORD, &wrong)).await, 400, "USG.200000003");
    }
}

#[tokio::test]
async fn a_disabled_account_is_told_so_by_its_password_alone() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let token = server.user(&admin, "ana").await;
    let path = "/v1/usg/dcs/corp/member/status/1";
    assert_eq!(server.call(Method::PUT, path, &admin, Some(json!(["ana"]))).await.0, 200);
    let body = json!({"account": "ana", "clientType": 72});
    refused(sent(by_account(&server, "ana", PASSWORD, &body)).await, 412, "USG.206010007");
    refused(sent(by_account(&server, "ana", "Wrong-horse7", &body)).await, 401, "USG.206010000");
    refused(server.get(PROFILE, &token).await, 401, "USG.206010007");
}

#[tokio::test]
async fn five_wrong_passwords_lock_this_account_from_here() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    server.user(&admin, "ana").await;
    let body = json!({"account": "ana", "clientType": 72});
    for _ in 0..5 {
        refused(sent(by_account(&server, "ana", "Wrong-horse7", &body)).await, 401, "USG.206010000");
    }
    let response = by_account(&server, "ana", PASSWORD, &body).send().await.unwrap();
    assert_eq!(response.status(), 423);
    let wait: u64 = response.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((50..=60).contains(&wait), "{wait}");
    assert_eq!(response.json::<serde_json::Value>().await.unwrap()["error_code"], "USG.206030015");
    server.admin().await;
}

#[tokio::test]
async fn other_clients_than_programs_have_one_sign_in() {
    let (_place, server) = started().await;
    let body = json!({"account": ACCOUNT, "clientType": 5});
    let (_, first) = sent(by_account(&server, ACCOUNT, PASSWORD, &body)).await;
    let (_, second) = sent(by_account(&server, ACCOUNT, PASSWORD, &body)).await;
    assert_eq!((&first["forceLoginInd"], &second["forceLoginInd"]), (&json!(0), &json!(1)));
    refused(server.get(PROFILE, &access(&first)).await, 401, "USG.206020000");
    assert_eq!(server.get(PROFILE, &access(&second)).await.0, 200);
}
