//! App ID sign-in by the service provider's application, for any corporation.

use super::{access, app_body, authorization, by_app, refused};
use crate::harness::{APP_KEY, Engine, PASSWORD, Place, Server};
use serde_json::{Value, json};

/// A server with a provider's application and a second corporation, and the two corporations' IDs.
async fn started() -> (Place, Server, String, String) {
    let place = Place::new(Engine::Sqlite).await;
    let mut command = place.command();
    command.env("CONVOCA_APP_SCOPE", "provider");
    let server = Server::spawn(command);
    let mut command = place.command();
    command.args(["corporation", "add", "--name", "Second"]);
    command.env("CONVOCA_ADMIN_ACCOUNT", "second@it").env("CONVOCA_APP_ID", "second-app");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let token = server.admin().await;
    let first = corporation(&server, &token).await;
    let token = server.sign_in("second@it", PASSWORD).await;
    let second = corporation(&server, &token).await;
    (place, server, first, second)
}

async fn corporation(server: &Server, token: &str) -> String {
    server.get(super::PROFILE, token).await.1["corp"]["id"].as_str().expect("a corporation").to_owned()
}

async fn long(server: &Server, body: &Value) -> (u16, Value) {
    let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
    let (id, corporation, user, nonce) = (text("appId"), text("corpId"), text("userId"), text("nonce"));
    let message = format!("{id}:{corporation}:{user}:{}:{nonce}", body["expireTime"]);
    by_app(server, body, &authorization(APP_KEY, body, &message)).await
}

#[tokio::test]
async fn it_names_the_corporation_and_the_same_id_is_two_people() {
    let (_place, server, first, second) = started().await;
    let mut people = Vec::new();
    for corporation_id in [&first, &second] {
        let mut body = app_body(json!("ext-1"));
        body["corpId"] = json!(corporation_id);
        let (status, answer) = long(&server, &body).await;
        assert_eq!((status, &answer["user"]["companyId"]), (200, &json!(corporation_id)), "{answer}");
        assert_eq!(corporation(&server, &access(&answer)).await, *corporation_id);
        people.push(answer["user"].clone());

        let mut body = app_body(Value::Null);
        body["corpId"] = json!(corporation_id);
        let (_, answer) = long(&server, &body).await;
        assert_eq!((&answer["user"]["adminType"], &answer["user"]["companyId"]), (&json!(0), &json!(corporation_id)));
    }
    assert_eq!(people[0]["ucloginAccount"], "Auto-ext-1");
    let account = people[1]["ucloginAccount"].as_str().unwrap();
    assert!(account.starts_with("Auto-ext-1-"), "{account}");
    assert_ne!(people[0]["userId"], people[1]["userId"]);
}

#[tokio::test]
async fn without_corporation_and_user_it_is_the_providers_administrator() {
    let (_place, server, first, _) = started().await;
    for (status, answer) in
        [long(&server, &app_body(Value::Null)).await, super::signed(&server, &app_body(Value::Null)).await]
    {
        assert_eq!((status, &answer["user"]["userType"]), (200, &json!(1)), "{answer}");
    }
    let (status, answer) = super::signed(&server, &app_body(json!("ext-9"))).await;
    assert_eq!((status, &answer["user"]["companyId"]), (200, &json!(first)), "its own corporation: {answer}");
}

#[tokio::test]
async fn unknown_corporations_and_the_short_form_with_one_are_refused() {
    let (_place, server, _, second) = started().await;
    let mut body = app_body(json!("ext-1"));
    body["corpId"] = json!("nowhere");
    refused(long(&server, &body).await, 401, "USG.206010025");
    let mut body = app_body(json!("ext-1"));
    body["corpId"] = json!(second);
    refused(super::signed(&server, &body).await, 401, "USG.206010025");
}
