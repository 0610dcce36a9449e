//! Publishing and playing by HTTP, as far as it is refused; media is in the tests with browsers.

use super::client::{Client, Meeting, booked};
use crate::harness::Server;
use reqwest::{Method, StatusCode};
use serde_json::json;

const OFFER: &str = "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n\
    m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=sendonly\r\n";

async fn post(server: &Server, path: &str, bearer: Option<&str>, kind: &str, body: &str) -> (StatusCode, String) {
    let mut request = server.request(Method::POST, path).header("Content-Type", kind).body(body.to_owned());
    if let Some(bearer) = bearer {
        request = request.bearer_auth(bearer);
    }
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    (response.status(), response.text().await.unwrap())
}

async fn check(server: &Server, meeting: &Meeting, bearer: Option<&str>, kind: &str, body: &str, expected: u16) {
    for path in ["whip", "whep"] {
        let (status, text) = post(server, &format!("/{path}/{}", meeting.id), bearer, kind, body).await;
        assert_eq!(status, expected, "{path} {bearer:?} {kind} {text}");
        assert!(text.contains("error_msg"), "{text}");
    }
}

#[tokio::test]
async fn what_is_wrong_is_said() {
    let (_place, server, meeting) = booked(json!({})).await;
    let good = Some(meeting.guest_token.as_str());
    check(&server, &meeting, None, "application/sdp", OFFER, 401).await;
    check(&server, &meeting, good, "application/json", OFFER, 415).await;
    check(&server, &meeting, good, "application/sdp", "garbage", 400).await;
    check(&server, &meeting, good, "application/sdp; charset=utf-8", OFFER, 400).await;
    check(&server, &meeting, Some("000000"), "application/sdp", OFFER, 401).await;
    check(&server, &meeting, Some(&"0".repeat(48)), "application/sdp", OFFER, 401).await;
    let (status, _) = post(&server, "/whip/999999999", good, "application/sdp", OFFER).await;
    assert_eq!(status, 404);
    let (status, _) = post(&server, &format!("/whip/{}?name=", meeting.id), good, "application/sdp", OFFER).await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn a_visit_that_failed_leaves_nobody_behind() {
    let (_place, server, meeting) = booked(json!({})).await;
    let good = Some(meeting.guest_token.as_str());
    check(&server, &meeting, good, "application/sdp", OFFER, 400).await;
    let (_bea, joined) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    assert_eq!(joined["participants"].as_array().unwrap().len(), 1, "{joined}");
}

#[tokio::test]
async fn a_program_does_not_wait() {
    let (_place, server, meeting) = booked(json!({"confConfigInfo": {"allowGuestStartConf": false}})).await;
    check(&server, &meeting, Some(&meeting.guest_token), "application/sdp", OFFER, 403).await;
}

#[tokio::test]
async fn nobody_ends_what_is_not_his() {
    let (_place, server, meeting) = booked(json!({})).await;
    let (_bea, joined) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    for visit in [joined["you"].as_str().unwrap(), "AAAA", joined["resume"].as_str().unwrap()] {
        let path = format!("/whip/{}/{visit}", meeting.id);
        let response = server.request(Method::DELETE, &path).send().await.unwrap();
        assert_eq!(response.status(), 404, "{visit}");
    }
    let path = format!("/whip/{}/AAAA", meeting.id);
    let response = server.request(Method::PATCH, &path).send().await.unwrap();
    assert_eq!(response.status(), 405, "no trickle, no restarts");
    let response = server.request(Method::OPTIONS, &format!("/whip/{}", meeting.id)).send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["accept-post"]),
        (204, &"application/sdp".parse().unwrap())
    );
}
