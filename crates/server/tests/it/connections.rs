//! Connections that go wrong, or do nothing, while others are served.

use crate::harness::{Engine, Place, Server};
use serde_json::json;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Idle connections held open at once.
const IDLE: usize = 10_000;

async fn assert_serves(server: &Server, token: &str) {
    let body = json!({"subject": "still here", "mediaTypes": "Voice"});
    let (status, answer) = server.post("/v1/mmc/management/conferences", token, body).await;
    assert_eq!(status, 200, "{answer}");
}

fn address(server: &Server) -> &str {
    server.http.strip_prefix("http://").unwrap()
}

#[tokio::test]
async fn half_a_request_harms_nobody() {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    let token = server.admin().await;
    let mut halves = Vec::new();
    for text in [
        "POST /v1/mmc/management/conferences HTTP/1.1\r\nHost: x\r\nX-Acc".to_owned(),
        format!(
            "POST /v1/mmc/management/conferences HTTP/1.1\r\nHost: x\r\nX-Access-Token: {token}\r\nContent-Length: 500\r\n\r\n{{\"subject\":"
        ),
    ] {
        let mut stream = TcpStream::connect(address(&server)).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        halves.push(stream);
    }
    assert_serves(&server, &token).await;
    // Gone in the middle.
    drop(halves);
    assert_serves(&server, &token).await;
}

#[tokio::test]
async fn a_client_gone_before_its_answer_harms_nobody() {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    let token = server.admin().await;
    let body = r#"{"mediaTypes":"Voice","subject":"gone"}"#;
    for _ in 0..50 {
        let mut stream = TcpStream::connect(address(&server)).await.unwrap();
        let head = format!(
            "POST /v1/mmc/management/conferences HTTP/1.1\r\nHost: x\r\nX-Access-Token: {token}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.set_zero_linger().unwrap();
    }
    assert_serves(&server, &token).await;
}

#[tokio::test]
async fn bytes_that_are_not_http_are_refused() {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    let token = server.admin().await;
    for (address, bytes) in [
        (address(&server), &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..]),
        (address(&server), &b"\0\0\0\0\0\0\0\0\r\n\r\n"[..]),
        (server.https.strip_prefix("https://").unwrap(), &b"GET / HTTP/1.1\r\n\r\n"[..]),
    ] {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(bytes).await.unwrap();
        let mut answer = Vec::new();
        // Whatever comes, the connection ends rather than hangs.
        let read = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut answer)).await;
        assert!(read.is_ok(), "{bytes:?}");
        assert!(!String::from_utf8_lossy(&answer).contains(" 200 "), "{bytes:?}");
    }
    assert_serves(&server, &token).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_idle_connections_are_borne() {
    convoca_server::net::raise_open_files(2 * IDLE);
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    let token = server.admin().await;
    let mut idle = Vec::with_capacity(IDLE);
    while idle.len() < IDLE {
        idle.push(TcpStream::connect(address(&server)).await.expect("another connection"));
    }
    assert_serves(&server, &token).await;
    let (_, health) = server.get("/health", "").await;
    assert_eq!(health["status"], "ok");
    let metrics = server.request(reqwest::Method::GET, "/metrics").send().await.unwrap().text().await.unwrap();
    let line = metrics.lines().find(|line| line.starts_with("convoca_connections ")).expect("the gauge");
    let open: usize = line.rsplit(' ').next().unwrap().parse().unwrap();
    assert!(open >= IDLE, "{line}");
}
