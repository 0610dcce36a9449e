//! What the server does by itself, as administrators see it.

use super::wants_sign_in;
use crate::harness::{Place, Server};
use crate::session::{refused, started};
use convoca_booking::{CorporationId, MeetingId};
use convoca_store::{Job, NewJob};
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};

const PATH: &str = "/v1/convoca/outbox";
const UNKNOWN: &str = "MMC.111070001";
const MEETING: &str = "936120447";

/// A server at whose place a mail was done, a push was given up and a mail waits for another month, and
/// the first two.
async fn filled() -> (Place, Server, Vec<Job>) {
    let (place, server) = started().await;
    let admin = server.admin().await;
    let profile = server.get("/v1/usg/dcs/member", &admin).await.1;
    let corporation = CorporationId::new(profile["corp"]["id"].as_str().unwrap());
    server.terminate();
    let store = place.store().await;
    let now = Timestamp::now();
    let month = now + SignedDuration::from_hours(24 * 31);
    let jobs = [("mail", "Booked → ana", now), ("push", "meeting.create", now), ("mail", "Reminder → ana", month)];
    let jobs = jobs.map(|(kind, title, run_at)| NewJob {
        kind,
        key: None,
        lane: None,
        corporation: corporation.clone(),
        meeting: Some(MeetingId::new(MEETING)),
        title: title.to_owned(),
        run_at,
        payload: "{}".to_owned(),
    });
    store.put_jobs(jobs.into(), now).await.unwrap();
    let due = store.claim_jobs(9, SignedDuration::from_mins(1), now).await.unwrap();
    assert_eq!(due.iter().map(|job| job.kind.as_str()).collect::<Vec<_>>(), ["mail", "push"]);
    assert!(store.finish_job(&due[0], Vec::new(), now).await.unwrap());
    assert!(store.bury_job(&due[1], "the subscriber answered 500", now).await.unwrap());
    store.close().await;
    let server = place.start();
    (place, server, due)
}

async fn titles(server: &Server, token: &str, query: &str) -> Vec<Value> {
    let (status, page) = server.get(&format!("{PATH}{query}"), token).await;
    assert_eq!(status, 200, "{page}");
    let data = page["data"].as_array().unwrap();
    data.iter().map(|entry| entry["title"].clone()).collect()
}

#[tokio::test]
async fn what_waits_what_was_done_and_what_failed_is_listed() {
    let (_place, server, jobs) = filled().await;
    let admin = server.admin().await;
    let (status, page) = server.get(&format!("{PATH}?state=dead"), &admin).await;
    assert_eq!((status, &page["count"], &page["offset"], &page["limit"]), (200, &json!(1), &json!(0), &json!(20)));
    let entry = &page["data"][0];
    let ms = |at: Timestamp| json!(at.as_millisecond());
    for (name, value) in [
        ("id", json!(jobs[1].id.to_string())),
        ("kind", json!("push")),
        ("conferenceID", json!(MEETING)),
        ("title", json!("meeting.create")),
        ("state", json!("dead")),
        ("runAt", ms(jobs[1].run_at)),
        ("createdAt", ms(jobs[1].created_at)),
        ("finishedAt", ms(jobs[1].created_at)),
        ("error", json!("the subscriber answered 500")),
    ] {
        assert_eq!(entry[name], value, "{name}");
    }
    assert!(entry["attempts"].is_u64(), "{entry}");

    assert_eq!(titles(&server, &admin, "").await, ["Reminder → ana", "meeting.create", "Booked → ana"]);
    assert_eq!(titles(&server, &admin, "?state=waiting").await, ["Reminder → ana"]);
    assert_eq!(titles(&server, &admin, "?state=done&state=dead").await, ["meeting.create", "Booked → ana"]);
    assert_eq!(titles(&server, &admin, "?kind=mail").await, ["Reminder → ana", "Booked → ana"]);
    assert_eq!(titles(&server, &admin, "?offset=1&limit=1").await, ["meeting.create"]);
    assert_eq!(titles(&server, &admin, &format!("?conferenceID={MEETING}")).await.len(), 3);
    assert_eq!(titles(&server, &admin, "?conferenceID=1").await, [] as [Value; 0]);
}

#[tokio::test]
async fn what_was_given_up_is_done_again() {
    let (_place, server, jobs) = filled().await;
    let admin = server.admin().await;
    let retry = async |id: i64| server.post(&format!("{PATH}/{id}/retry"), &admin, Value::Null).await;
    let before = server.get(&format!("{PATH}?kind=push"), &admin).await.1["data"][0].clone();
    assert_eq!(retry(jobs[1].id).await, (200, json!({"returnCode": 0, "returnDesc": "Success"})));
    let after = server.get(&format!("{PATH}?kind=push"), &admin).await.1["data"][0].clone();
    // A server that is quick has tried it again by now.
    assert!(after["state"] == "waiting" || after["finishedAt"] != before["finishedAt"], "{after}");
    let waiting = jobs[1].id + 1;
    refused(retry(waiting).await, 400, UNKNOWN);
    refused(retry(waiting + 1).await, 400, UNKNOWN);
    refused(server.post(&format!("{PATH}/x/retry"), &admin, Value::Null).await, 400, UNKNOWN);
}

#[tokio::test]
async fn a_mail_in_the_data_folder_is_shown() {
    let (place, server, jobs) = filled().await;
    let admin = server.admin().await;
    let path = |id: i64| format!("{PATH}/{id}/mail");
    refused(server.get(&path(jobs[0].id), &admin).await, 400, UNKNOWN);
    let folder = place.folder.path().join("data/mails");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{}.eml", jobs[0].uid)), "Subject: Roof\r\n\r\nHello").unwrap();
    let request = server.request(Method::GET, &path(jobs[0].id)).header("X-Access-Token", &admin);
    let response = request.send().await.unwrap();
    assert_eq!(
        (response.status().as_u16(), &response.headers()["content-type"]),
        (200, &"message/rfc822".parse().unwrap())
    );
    assert_eq!(response.text().await.unwrap(), "Subject: Roof\r\n\r\nHello");
    refused(server.get(&path(jobs[1].id), &admin).await, 400, UNKNOWN);
    refused(server.get(&format!("{PATH}/..%2F..%2Fsecret.key/mail"), &admin).await, 400, UNKNOWN);
}

#[tokio::test]
async fn only_administrators_and_only_of_their_own() {
    let (place, server, jobs) = filled().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    let other = server.other_corporation(&place).await;
    let (retry, mail) = (format!("{PATH}/{}/retry", jobs[1].id), format!("{PATH}/{}/mail", jobs[0].id));
    for (method, path) in [(Method::GET, PATH), (Method::POST, &retry), (Method::GET, &mail)] {
        refused(server.call(method.clone(), path, &ana, None).await, 403, "MMC.111070002");
        wants_sign_in(&server, method, path, None).await;
    }
    assert_eq!(titles(&server, &other, "").await, [] as [Value; 0]);
    refused(server.post(&retry, &other, Value::Null).await, 400, UNKNOWN);
    refused(server.get(&mail, &other).await, 400, UNKNOWN);
    for query in ["?state=gone", "?limit=501", "?kind=123456789012345678901234567890123"] {
        refused(server.get(&format!("{PATH}{query}"), &admin).await, 400, "MMC.111071061");
    }
}
