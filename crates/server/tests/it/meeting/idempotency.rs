use super::{PATH, started};
use crate::harness::{Server, in_days};
use serde_json::{Value, json};

async fn send(server: &Server, token: &str, key: &str, body: &Value) -> (u16, Value) {
    let request = server.request(reqwest::Method::POST, PATH).header("X-Access-Token", token);
    let response = request.header("Idempotency-Key", key).json(body).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_key_and_body_make_one_meeting() {
    let (_place, server, token) = started().await;
    let body = json!({"mediaTypes": "Voice", "startTime": in_days(5), "subject": "once"});
    let answers = futures_util::future::join_all((0..8).map(|_| send(&server, &token, "k1", &body))).await;
    for answer in &answers {
        assert_eq!(answer, &answers[0]);
        assert_eq!(answer.0, 200);
    }
    assert_eq!(server.get(PATH, &token).await.1["count"], 1);

    let other = json!({"mediaTypes": "Voice", "startTime": in_days(5), "subject": "twice"});
    let (status, answer) = send(&server, &token, "k1", &other).await;
    assert_eq!((status, &answer["error_code"]), (422, &json!("MMC.111071061")));
    assert_eq!(send(&server, &token, "k2", &other).await.0, 200);
    assert_eq!(server.get(PATH, &token).await.1["count"], 2);
}

#[tokio::test]
async fn keys_belong_to_their_user() {
    let (_place, server, admin) = started().await;
    let ana = server.user(&admin, "ana").await;
    let body = json!({"mediaTypes": "Voice", "startTime": in_days(5)});
    let (_, first) = send(&server, &admin, "k", &body).await;
    let (status, second) = send(&server, &ana, "k", &body).await;
    assert_eq!(status, 200);
    assert_ne!(first[0]["conferenceID"], second[0]["conferenceID"]);
}

#[tokio::test]
async fn a_refused_request_may_be_mended_under_its_key() {
    let (_place, server, token) = started().await;
    assert_eq!(send(&server, &token, "k", &json!({"mediaTypes": "Smell"})).await.0, 400);
    assert_eq!(send(&server, &token, "k", &json!({"mediaTypes": "Voice"})).await.0, 200);
    let long = "k".repeat(256);
    assert_eq!(send(&server, &token, &long, &json!({"mediaTypes": "Voice"})).await.0, 400);
}
