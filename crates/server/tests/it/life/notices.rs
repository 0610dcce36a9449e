//! Mails that leave by themselves, into the folder in which they land without a mail server.

use crate::harness::{Engine, Place, Server, eventually, in_days};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

const BOOK: &str = "/v1/mmc/management/conferences";

/// What the folder holds: `To` and the mail, by file.
fn mails(place: &Place) -> BTreeMap<String, String> {
    let folder = place.folder.path().join("data/mails");
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let whole = entries.map(|entry| entry.unwrap().path()).filter(|path| path.extension().is_some_and(|e| e == "eml"));
    whole.map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}

/// How many mails have gone to this address.
fn to(place: &Place, address: &str) -> usize {
    let header = |mail: &String| {
        mail.lines().take_while(|line| !line.is_empty()).any(|line| line.starts_with("To:") && line.contains(address))
    };
    mails(place).values().filter(|mail| header(mail)).count()
}

async fn arrived(place: &Place, address: &str, count: usize) {
    eventually(&format!("{count} mails to {address}"), async || (to(place, address) == count).then_some(())).await;
}

fn body() -> Value {
    json!({"subject": "Roof <b>repair</b>\r\nBcc: eve@example.org", "mediaTypes": "HDVideo", "startTime": in_days(3),
        "language": "en-US", "attendees": [
            {"name": "Ben\r\nBcc: eve@example.org", "email": "ben@example.org"},
            {"name": "Cleo", "email": "cleo@example.org", "role": 1}],
        "confConfigInfo": {"isSendNotify": true, "isSendCalendar": true}})
}

async fn booked(server: &Server, token: &str) -> String {
    let mut body = body();
    body["subject"] = "Roof <b>repair</b>".into();
    body["attendees"][0]["name"] = "Ben, \"the\" roofer".into();
    let (status, answer) = server.post(BOOK, token, body).await;
    assert_eq!(status, 200, "{answer}");
    answer[0]["conferenceID"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn everybody_is_told_of_booking_change_and_cancellation() {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    let token = server.admin().await;
    let id = booked(&server, &token).await;
    arrived(&place, "ben@example.org", 1).await;
    arrived(&place, "cleo@example.org", 1).await;

    let change = json!({"subject": "Roof", "mediaTypes": "HDVideo", "attendees":
        [{"name": "Ben", "email": "ben@example.org"}, {"name": "Dan", "email": "dan@example.org"}]});
    let path = format!("{BOOK}?conferenceID={id}");
    let (status, answer) = server.call(Method::PUT, &path, &token, Some(change)).await;
    assert_eq!(status, 200, "{answer}");
    arrived(&place, "ben@example.org", 2).await;
    arrived(&place, "dan@example.org", 1).await;
    arrived(&place, "cleo@example.org", 2).await;

    let (status, answer) = server.call(Method::DELETE, &path, &token, None).await;
    assert_eq!(status, 200, "{answer}");
    arrived(&place, "ben@example.org", 3).await;
    arrived(&place, "dan@example.org", 2).await;
    assert_eq!(to(&place, "cleo@example.org"), 2, "she was told that she is not invited any more");
    let cancelled = mails(&place)
        .values()
        .filter(|mail| {
            mail.to_lowercase().contains("method=\"cancel\"") || mail.to_lowercase().contains("method=cancel")
        })
        .count();
    assert_eq!(cancelled, 3, "Cleo's and the two of the end");
}

#[tokio::test]
async fn a_refused_booking_tells_nobody_and_texts_cannot_become_headers() {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    let token = server.admin().await;
    let mut wrong = body();
    wrong["timeZoneID"] = "78".into();
    let (status, answer) = server.post(BOOK, &token, wrong).await;
    assert_eq!(status, 400, "{answer}");
    let (status, _) = server.post(BOOK, &token, body()).await;
    // A subject with a line break is either refused or harmless.
    if status == 200 {
        arrived(&place, "ben@example.org", 1).await;
    }
    booked(&server, &token).await;
    let count = if status == 200 { 2 } else { 1 };
    arrived(&place, "ben@example.org", count).await;
    for mail in mails(&place).values() {
        let headers: Vec<&str> = mail.lines().take_while(|line| !line.is_empty()).collect();
        assert!(!headers.iter().any(|line| line.to_lowercase().starts_with("bcc")), "{headers:?}");
    }
}
