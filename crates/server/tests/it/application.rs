//! Applications over HTTP.

use crate::harness::APP_ID;
use crate::session::{PROFILE, app_body, authorization, by_app, message, refused, started};
use reqwest::Method;
use serde_json::{Value, json};

const APPS: &str = "/v2/usg/acs/corp/apps";
const APP: &str = "/v2/usg/acs/corp/app";
const VOID: &str = "USG.201510003";

fn key(application: &Value) -> &str {
    application["app_key"].as_str().expect("a key")
}

#[tokio::test]
async fn an_application_from_making_to_deleting() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let (status, made) = server.post(APP, &admin, json!({"app_name": "Planner", "description": "roofs"})).await;
    assert_eq!(status, 200, "{made}");
    assert_eq!(
        (&made["app_name"], &made["description"], &made["status"]),
        (&json!("Planner"), &json!("roofs"), &json!(0))
    );
    assert!(key(&made).len() >= 32);
    let path = format!("{APP}/{}", made["app_id"].as_str().unwrap());

    let sign_in = async |key: &str| {
        let mut body = app_body(Value::Null);
        body["appId"] = made["app_id"].clone();
        by_app(&server, &body, &authorization(key, &body, &message(&body))).await.0
    };
    assert_eq!(sign_in(key(&made)).await, 200);

    let changes = json!({"app_name": "Roof planner"});
    let (status, changed) = server.call(Method::PUT, &path, &admin, Some(changes)).await;
    assert_eq!((status, &changed["app_name"], &changed["description"]), (200, &json!("Roof planner"), &json!("roofs")));
    assert!(changed.get("app_key").is_none(), "{changed}");

    let (status, reset) = server.call(Method::PUT, &format!("{path}/reset"), &admin, None).await;
    assert_eq!(status, 200, "{reset}");
    assert_eq!((sign_in(key(&made)).await, sign_in(key(&reset)).await), (401, 200));

    let (_, page) = server.get(APPS, &admin).await;
    assert_eq!((&page["count"], &page["offset"], &page["limit"]), (&json!(2), &json!(0), &json!(10)));
    assert_eq!((&page["data"][0]["app_id"], key(&page["data"][1])), (&json!(APP_ID), key(&reset)));

    assert_eq!(server.call(Method::DELETE, &path, &admin, None).await.0, 200);
    refused(server.call(Method::DELETE, &path, &admin, None).await, 400, VOID);
    assert_eq!(sign_in(key(&reset)).await, 401);
}

#[tokio::test]
async fn only_the_default_administrator_manages_them() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    let path = format!("{APP}/{APP_ID}");
    let calls = [
        (Method::POST, APP.to_owned(), Some(json!({"app_name": "mine"}))),
        (Method::GET, APPS.to_owned(), None),
        (Method::PUT, path.clone(), Some(json!({"status": 1}))),
        (Method::PUT, format!("{path}/reset"), None),
        (Method::DELETE, path, None),
    ];
    for (method, path, body) in calls {
        refused(server.call(method.clone(), &path, &ana, body.clone()).await, 403, "MMC.111070002");
        refused(server.call(method, &path, "cnv0", body).await, 401, "USG.206020000");
    }
    assert_eq!(server.get(PROFILE, &ana).await.0, 200);
}

#[tokio::test]
async fn what_is_wrong_is_refused() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    for body in [
        json!({}),
        json!({"app_name": "n".repeat(129)}),
        json!({"app_name": ["n"]}),
        json!({"app_name": "n", "description": "d".repeat(513)}),
    ] {
        refused(server.post(APP, &admin, body).await, 400, "USG.200000003");
    }
    let path = format!("{APP}/{APP_ID}");
    refused(server.call(Method::PUT, &path, &admin, Some(json!({"status": 2}))).await, 400, "USG.200000003");
    refused(server.call(Method::PUT, &format!("{APP}/nothing"), &admin, Some(json!({}))).await, 400, VOID);
    refused(server.call(Method::PUT, &format!("{APP}/%ff/reset"), &admin, None).await, 400, "USG.200000003");
    refused(server.get(&format!("{APPS}?limit=501"), &admin).await, 400, "USG.200000003");
}
