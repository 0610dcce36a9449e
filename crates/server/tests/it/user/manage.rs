use super::USERS;
use crate::harness::{ACCOUNT, PASSWORD};
use crate::session::{PROFILE, by_account, refused, sent, started};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn a_user_is_added_and_signs_in() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let body = json!({"name": "Ines", "account": "ines@roofers", "thirdAccount": "ext-1", "pwd": "Sunny#day1",
        "email": "ines@roofers.example", "phone": "+351900", "country": "", "sendNotify": "0",
        "deptCode": "1", "function": {"enableRoom": true}, "sortLevel": 5});
    let (status, added) = server.post(USERS, &admin, body).await;
    assert_eq!(status, 200, "{added}");
    assert_eq!((&added["userAccount"], &added["thirdAccount"]), (&json!("ines@roofers"), &json!("ext-1")));
    assert_eq!((&added["userType"], &added["adminType"], &added["status"]), (&json!(2), &json!(2), &json!(0)));
    assert_eq!(added["vmrList"][0]["vmrMode"], 0);
    assert_eq!(added["corp"]["account"], ACCOUNT);
    let token = server.sign_in("INES@roofers", "Sunny#day1").await;
    assert_eq!(server.get(PROFILE, &token).await.1["id"], added["id"]);
}

#[tokio::test]
async fn an_account_is_made_up() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let (_, by_mail) = server.post(USERS, &admin, json!({"name": "A", "email": "a@b.example", "phone": "1"})).await;
    assert_eq!(by_mail["userAccount"], "a@b.example");
    let (_, by_phone) = server.post(USERS, &admin, json!({"name": "B", "phone": "+351900"})).await;
    assert_eq!(by_phone["userAccount"], "+351900");
    let (_, random) = server.post(USERS, &admin, json!({"name": "C"})).await;
    assert!(random["userAccount"].as_str().unwrap().starts_with("user-"), "{random}");
    let body = json!({"account": "a@b.example", "clientType": 72});
    refused(sent(by_account(&server, "a@b.example", "", &body)).await, 401, "USG.206010000");
}

#[tokio::test]
async fn what_cannot_be_added_is_refused() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    server.user(&admin, "ana").await;
    for (body, code) in [
        (json!({"name": "A", "account": "ANA"}), "USG.201040001"),
        (json!({"name": "A", "account": "ANA", "pwd": PASSWORD}), "USG.201040001"),
        (json!({"name": "A", "account": "new", "pwd": "short#1"}), "USG.201040016"),
        (json!({"name": "A", "account": "new", "pwd": "onlyletters"}), "USG.201040016"),
        (json!({"name": "A", "account": "newer", "pwd": "xxREWENxx1"}), "USG.201040016"),
        (json!({"account": "new"}), "USG.200000003"),
        (json!({"name": "A", "account": "n:w"}), "USG.200000003"),
        (json!({"name": "A", "status": 2}), "USG.200000003"),
    ] {
        refused(server.post(USERS, &admin, body).await, 400, code);
    }
    let third = |account: &str| json!({"name": "A", "account": account, "thirdAccount": "ext-1"});
    assert_eq!(server.post(USERS, &admin, third("a1")).await.0, 200);
    refused(server.post(USERS, &admin, third("a2")).await, 400, "USG.201040001");
}

#[tokio::test]
async fn what_is_given_changes_and_the_rest_stays() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let token = server.user(&admin, "ana").await;
    let path = format!("{USERS}/ana");
    let (status, after) = server.call(Method::PUT, &path, &admin, Some(json!({"email": "ana@b.example"}))).await;
    assert_eq!((status, &after["email"], &after["name"]), (200, &json!("ana@b.example"), &json!("ana")), "{after}");
    let (_, after) = server.call(Method::PUT, &path, &admin, Some(json!({"name": "Ana", "status": 1}))).await;
    assert_eq!((&after["name"], &after["status"]), (&json!("Ana"), &json!(1)));
    refused(server.get(PROFILE, &token).await, 401, "USG.206010007");
    let changes = || Some(json!({"status": 1}));
    refused(server.call(Method::PUT, &format!("{USERS}/nobody"), &admin, changes()).await, 400, "USG.201040000");
    let path = format!("{USERS}/{ACCOUNT}");
    refused(server.call(Method::PUT, &path, &admin, changes()).await, 400, "USG.201040047");
    server.sign_in(ACCOUNT, PASSWORD).await;
}

#[tokio::test]
async fn users_are_deleted_all_or_none() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    server.user(&admin, "rui").await;
    let path = format!("{USERS}/delete");
    refused(server.post(&path, &admin, json!(["ana", "nobody"])).await, 400, "USG.201040000");
    refused(server.post(&path, &admin, json!(["ana", ACCOUNT])).await, 400, "USG.201040047");
    for list in [json!([]), json!({}), json!([{}])] {
        refused(server.post(&path, &admin, list).await, 400, "USG.200000003");
    }
    assert_eq!(server.get(PROFILE, &ana).await.0, 200);
    assert_eq!(server.post(&path, &admin, json!(["ana", "RUI"])).await.0, 200);
    refused(server.get(PROFILE, &ana).await, 401, "USG.206020000");
    assert_eq!(server.get(USERS, &admin).await.1["count"], 1);
}

#[tokio::test]
async fn users_are_disabled_and_enabled_all_or_none() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    let put = async |value: &str, list| {
        server.call(Method::PUT, &format!("{USERS}/status/{value}"), &admin, Some(list)).await
    };
    refused(put("1", json!(["ana", "nobody"])).await, 400, "USG.201040000");
    refused(put("1", json!(["ana", ACCOUNT.to_uppercase()])).await, 400, "USG.201040047");
    refused(put("2", json!(["ana"])).await, 400, "USG.200000003");
    refused(put("x", json!(["ana"])).await, 400, "USG.200000003");
    assert_eq!(server.get(PROFILE, &ana).await.0, 200);
    assert_eq!(put("1", json!(["ana"])).await.0, 200);
    refused(server.get(PROFILE, &ana).await, 401, "USG.206010007");
    assert_eq!(put("0", json!(["ana"])).await.0, 200);
    assert_eq!(server.get(PROFILE, &ana).await.0, 200);
}

#[tokio::test]
async fn only_administrators_manage_users() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    for (method, path, body) in [
        (Method::POST, USERS.to_owned(), Some(json!({"name": "X"}))),
        (Method::GET, USERS.to_owned(), None),
        (Method::GET, format!("{USERS}/ana"), None),
        (Method::PUT, format!("{USERS}/ana"), Some(json!({"name": "X"}))),
        (Method::POST, format!("{USERS}/delete"), Some(json!(["ana"]))),
        (Method::PUT, format!("{USERS}/status/1"), Some(json!(["ana"]))),
    ] {
        refused(server.call(method.clone(), &path, &ana, body.clone()).await, 403, "MMC.111070002");
        refused(server.call(method, &path, "", body).await, 401, "USG.206020000");
    }
}
