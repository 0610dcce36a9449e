use super::{PATH, created, id, started};
use crate::harness::in_days;
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn what_is_absent_stays_and_what_is_given_changes() {
    let (_place, server, token) = started().await;
    let body = json!({"subject": "Before", "mediaTypes": "Voice", "startTime": in_days(5), "length": 60,
        "attendees": [{"name": "A", "phone": "+9910001"}], "confConfigInfo": {"prolongLength": 10}});
    let before = created(&server, &token, body).await;
    let path = format!("{PATH}?conferenceID={}", id(&before));
    let changes = json!({"mediaTypes": "HDVideo", "subject": "After", "startTime": in_days(6)});
    let (status, after) = server.call(Method::PUT, &path, &token, Some(changes)).await;
    assert_eq!(status, 200, "{after}");
    let after = &after[0];
    assert_eq!(after["subject"], "After");
    assert_eq!(after["startTime"], in_days(6));
    assert_eq!(after["mediaTypes"], "Voice,Data,HDVideo");
    for field in ["conferenceID", "size", "passwordEntry", "chairJoinUri", "guestJoinUri"] {
        assert_eq!(after[field], before[field], "{field}");
    }
    assert_eq!(after["confConfigInfo"]["prolongLength"], 10);
    let emptied = json!({"mediaTypes": "Voice", "attendees": []});
    let (_, after) = server.call(Method::PUT, &path, &token, Some(emptied)).await;
    assert_eq!(after[0]["size"], 0);
}

#[tokio::test]
async fn edits_that_cannot_be_are_refused() {
    let (_place, server, token) = started().await;
    let booked = created(&server, &token, json!({"mediaTypes": "Voice", "startTime": in_days(5)})).await;
    let running = created(&server, &token, json!({"mediaTypes": "Voice"})).await;
    for (meeting, changes, code) in [
        (id(&running), json!({"mediaTypes": "Voice"}), "111071065"),
        ("900000000".to_owned(), json!({"mediaTypes": "Voice"}), "111070005"),
        (id(&booked), json!({"mediaTypes": "Voice", "vmrFlag": 1}), "111071114"),
        (id(&booked), json!({"mediaTypes": "Voice", "length": 5}), "111071021"),
        (id(&booked), json!({}), "111071018"),
    ] {
        let path = format!("{PATH}?conferenceID={meeting}");
        let (status, answer) = server.call(Method::PUT, &path, &token, Some(changes.clone())).await;
        assert_eq!((status, &answer["error_code"]), (400, &json!(format!("MMC.{code}"))), "{changes} {answer}");
    }
}

#[tokio::test]
async fn only_its_scheduler_and_administrators_may_edit() {
    let (_place, server, admin) = started().await;
    let (ana, rui) = (server.user(&admin, "ana").await, server.user(&admin, "rui").await);
    let body = json!({"mediaTypes": "Voice", "startTime": in_days(5), "attendees": [{"accountId": "rui"}]});
    let meeting = created(&server, &ana, body).await;
    let path = format!("{PATH}?conferenceID={}", id(&meeting));
    let changes = || Some(json!({"mediaTypes": "Voice", "subject": "mine now"}));
    let (status, answer) = server.call(Method::PUT, &path, &rui, changes()).await;
    assert_eq!((status, &answer["error_code"]), (403, &json!("MMC.111070010")), "invited, but not his");
    assert_eq!(server.call(Method::DELETE, &path, &rui, None).await.0, 403);
    assert_eq!(server.call(Method::PUT, &path, &admin, changes()).await.0, 200);
    assert_eq!(server.call(Method::DELETE, &path, &ana, None).await.0, 200);
}
