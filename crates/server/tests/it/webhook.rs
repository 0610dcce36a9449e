//! Event push: saying where events go.

use crate::harness::{Engine, Place, Server};
use crate::session::{access, app_body, refused, signed, started};
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

const PATH: &str = "/v1/mmc/management/webhook/link-config";
const STATUS: &str = "/v1/mmc/management/webhook/change-status";
const URL: &str = "https://roofers.example/events";

fn asked(url: &str) -> Value {
    json!({"subscriberId": "sub-11", "subscriberKey": "k-e-y", "url": url})
}

async fn id(server: &Server, token: &str) -> String {
    server.get(PATH, token).await.1["id"].as_str().expect("a subscription").to_owned()
}

async fn change(server: &Server, token: &str, id: &str, status: i64) -> (u16, Value) {
    server.call(Method::PUT, &format!("{STATUS}?id={id}&status={status}"), token, None).await
}

#[tokio::test]
async fn a_subscription_from_setting_to_deleting() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    assert_eq!(server.get(PATH, &admin).await, (200, json!({"returnCode": 0, "returnDesc": "Success"})));
    assert_eq!(server.post(PATH, &admin, asked(URL)).await.0, 200);
    let (status, shown) = server.get(PATH, &admin).await;
    let id = id(&server, &admin).await;
    let expected = json!({
        "returnCode": 0, "returnDesc": "Success", "id": id, "subscriberId": "sub-11", "url": URL, "status": 1,
    });
    assert_eq!((status, &shown), (200, &expected), "the key is never shown, and nothing is pushed yet");

    refused(server.post(PATH, &admin, asked(URL)).await, 400, "MMC.111070121");
    for number in [2, 1] {
        assert_eq!(change(&server, &admin, &id, number).await.0, 200);
        assert_eq!(server.get(PATH, &admin).await.1["status"], number);
    }
    let path = format!("{PATH}?id={id}");
    assert_eq!(server.call(Method::DELETE, &path, &admin, None).await.0, 200);
    refused(server.call(Method::DELETE, &path, &admin, None).await, 400, "MMC.111070122");
    refused(change(&server, &admin, &id, 1).await, 400, "MMC.111070121");
    assert_eq!(server.get(PATH, &admin).await.1.get("id"), None);
}

#[tokio::test]
async fn only_administrators_and_only_of_their_own() {
    let (place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    let other = server.other_corporation(&place).await;
    assert_eq!(server.post(PATH, &admin, asked(URL)).await.0, 200);
    let id = id(&server, &admin).await;
    let corporation = server.get("/v1/usg/dcs/member", &admin).await.1["corp"]["id"].as_str().unwrap().to_owned();

    let one = format!("{PATH}?id={id}");
    let all = format!("{STATUS}?id={id}&status=1");
    for (method, path, body) in [
        (Method::POST, PATH, Some(asked(URL))),
        (Method::GET, PATH, None),
        (Method::PUT, &all, None),
        (Method::DELETE, &one, None),
    ] {
        refused(server.call(method.clone(), path, &ana, body.clone()).await, 403, "MMC.111070002");
        refused(server.call(method, path, "no-such-token", body).await, 401, "USG.206020000");
    }

    // For another tenant it does not exist, also by its ID and by the corporation's.
    assert_eq!(server.get(PATH, &other).await.1.get("id"), None);
    refused(change(&server, &other, &id, 1).await, 400, "MMC.111070121");
    refused(server.call(Method::DELETE, &one, &other, None).await, 400, "MMC.111070122");
    refused(server.get(&format!("{PATH}?corpId={corporation}"), &other).await, 403, "MMC.111070002");
    assert_eq!(server.get(&format!("{PATH}?corpId={corporation}"), &admin).await.1["id"], json!(id));
    // A corporation's administrator does not speak for its provider.
    refused(server.get(&format!("{PATH}?spId={corporation}"), &admin).await, 403, "MMC.111070002");
    let both = format!("{PATH}?spId={corporation}&corpId={corporation}");
    refused(server.get(&both, &admin).await, 400, "MMC.111071061");
}

#[tokio::test]
async fn what_is_wrong_is_refused() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    for (name, value) in [
        ("subscriberId", Value::Null),
        ("subscriberId", json!("s".repeat(129))),
        ("subscriberId", json!("s\r\nX-Other: 1")),
        ("subscriberKey", json!("")),
        ("subscriberKey", json!("k".repeat(257))),
        ("subscriberKey", json!([])),
        ("url", Value::Null),
        ("url", json!("roofers.example")),
        ("url", json!("http://roofers.example/")),
        ("url", json!("https://127.0.0.1/")),
        ("url", json!("https://[::1]/")),
        ("url", json!("ftp://roofers.example/")),
        ("url", json!(format!("https://roofers.example/{}", "u".repeat(1024)))),
    ] {
        let mut body = asked(URL);
        body[name] = value;
        refused(server.post(PATH, &admin, body).await, 400, "MMC.111071061");
    }
    for query in ["", "?id=1", "?status=1", "?id=1&status=3", "?id=1&status=on"] {
        let answer = server.call(Method::PUT, &format!("{STATUS}{query}"), &admin, None).await;
        refused(answer, 400, "MMC.111071061");
    }
    refused(server.call(Method::DELETE, PATH, &admin, None).await, 400, "MMC.111071061");
    assert_eq!(server.get(PATH, &admin).await.1.get("id"), None);
}

/// A subscriber who answers every request with what `answer` makes of its body, and the bodies that
/// came.
async fn subscriber(answer: fn(&Value) -> String) -> (String, Arc<Mutex<Vec<Value>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/events", listener.local_addr().unwrap());
    let came = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&came);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut bytes = Vec::new();
            let body = loop {
                let mut part = [0; 4096];
                let read = stream.read(&mut part).await.unwrap();
                bytes.extend_from_slice(&part[..read]);
                let text = String::from_utf8_lossy(&bytes).into_owned();
                if let Some((_, body)) = text.split_once("\r\n\r\n")
                    && let Ok(body) = serde_json::from_str::<Value>(body)
                {
                    break body;
                }
                assert_ne!(read, 0, "the request ends in the middle: {text}");
            };
            let answer = answer(&body);
            seen.lock().unwrap().push(body);
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    (url, came)
}

/// An answer with this status and body.
fn http(status: u16, body: &Value) -> String {
    let body = body.to_string();
    format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

/// A server that may push to this machine, its administrator, and a subscription for him.
async fn subscribed(url: &str) -> (Place, Server, String, String) {
    let place = Place::new(Engine::Sqlite).await;
    let mut command = place.command();
    command.env("CONVOCA_WEBHOOK_HTTP", "on").env("CONVOCA_WEBHOOK_PRIVATE", "on");
    let server = Server::spawn(command);
    let admin = server.admin().await;
    let (status, answer) = server.post(PATH, &admin, asked(url)).await;
    assert_eq!(status, 200, "{answer}");
    let id = id(&server, &admin).await;
    (place, server, admin, id)
}

#[tokio::test]
async fn who_agrees_is_enabled() {
    let agree = |body: &Value| http(200, &json!({"event": "meeting.verify", "nonce": body["nonce"]}));
    let (url, came) = subscriber(agree).await;
    let (_place, server, admin, id) = subscribed(&url).await;
    let (status, answer) = change(&server, &admin, &id, 0).await;
    assert_eq!((status, &answer), (200, &json!({"returnCode": 0, "returnDesc": "Success"})));
    assert_eq!(server.get(PATH, &admin).await.1["status"], 0);
    let came = came.lock().unwrap();
    assert_eq!(came.len(), 1);
    assert_eq!((&came[0]["appID"], &came[0]["eventInfo"]["event"]), (&json!("sub-11"), &json!("meeting.verify")));
    assert_eq!(came[0]["nonce"].as_str().map(str::len), Some(8));
    assert_eq!(came[0]["signature"].as_str().map(str::len), Some(64));
}

#[tokio::test]
async fn who_does_not_agree_stays_as_he_was() {
    let answers: [fn(&Value) -> String; 4] = [
        |_| http(200, &json!({"event": "meeting.verify", "nonce": "00000000x"})),
        |body| http(500, &json!({"event": "meeting.verify", "nonce": body["nonce"]})),
        |_| "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n".to_owned(),
        |_| "SSH-2.0-nothing\r\n".to_owned(),
    ];
    for answer in answers {
        let (url, came) = subscriber(answer).await;
        let (_place, server, admin, id) = subscribed(&url).await;
        refused(change(&server, &admin, &id, 0).await, 400, "MMC.111070121");
        assert_eq!(came.lock().unwrap().len(), 1, "it was asked once");
        assert_eq!(server.get(PATH, &admin).await.1["status"], 1);
    }
}

#[tokio::test]
async fn the_provider_has_one_of_his_own() {
    let place = Place::new(Engine::Sqlite).await;
    let mut command = place.command();
    command.env("CONVOCA_APP_SCOPE", "provider");
    let server = Server::spawn(command);
    let admin = server.admin().await;
    let (status, answer) = signed(&server, &app_body(Value::Null)).await;
    assert_eq!((status, &answer["user"]["userType"]), (200, &json!(1)), "{answer}");
    let provider = access(&answer);

    assert_eq!(server.post(PATH, &provider, asked(URL)).await.0, 200);
    assert_eq!(server.get(PATH, &provider).await.1["url"], URL);
    assert_eq!(server.get(PATH, &admin).await.1.get("id"), None, "the corporation has none");
    assert_eq!(server.post(PATH, &admin, asked(URL)).await.0, 200);
}
