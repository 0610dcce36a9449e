//! Series as a whole and meeting by meeting.

use super::{PATH, SERIES, id, started};
use crate::harness::{Server, in_days};
use reqwest::Method;
use serde_json::{Value, json};

const ONE: &str = "/v1/mmc/management/conferences/cyclesubconf";

/// The day so many days from now.
fn day(days: i64) -> String {
    in_days(days)[..10].to_owned()
}

/// A request for a daily series of `count` meetings at noon in London, from in five days.
fn daily(count: i64) -> Value {
    json!({"subject": "Daily", "mediaTypes": "Voice", "startTime": format!("{} 12:00", day(5)), "length": 30,
        "timeZoneID": "1", "attendees": [{"name": "A", "email": "a@roofers.example"}],
        "cycleParams": {"startDate": day(5), "endDate": day(4 + count), "cycle": "Day", "preRemindDays": 1}})
}

async fn booked(server: &Server, token: &str, body: Value) -> Value {
    let (status, mut answer) = server.post(SERIES, token, body).await;
    assert_eq!(status, 200, "{answer}");
    answer[0].take()
}

async fn shown(server: &Server, token: &str, meeting: &str) -> Value {
    let (status, mut answer) = server.get(&format!("{PATH}/confDetail?conferenceID={meeting}"), token).await;
    assert_eq!(status, 200, "{answer}");
    answer["conferenceData"].take()
}

fn occurrence(series: &Value, place: usize) -> Value {
    series["subConfs"][place].clone()
}

fn change(which: &Value, start: &str) -> Value {
    json!({"cycleSubConfID": which["cycleSubConfID"], "mediaTypes": "HDVideo", "startTime": start, "length": 45})
}

#[tokio::test]
async fn one_meeting_moves_and_keeps_its_identity() {
    let (_place, server, token) = started().await;
    let series = booked(&server, &token, daily(4)).await;
    let (second, path) = (occurrence(&series, 1), format!("{ONE}?conferenceID={}", id(&series)));
    let mut body = change(&second, &format!("{} 15:30", day(6)));
    body["description"] = json!("With the architects");
    body["confConfigInfo"] = json!({"enableWaitingRoom": true, "callInRestriction": 3});
    let (status, answer) = server.call(Method::PUT, &path, &token, Some(body)).await;
    assert_eq!((status, answer), (200, json!({"returnCode": 0, "returnDesc": "Success"})));
    let after = shown(&server, &token, &id(&series)).await;
    let moved = occurrence(&after, 1);
    assert_eq!(moved["cycleSubConfID"], second["cycleSubConfID"]);
    assert_eq!(
        (&moved["startTime"], &moved["endTime"]),
        (&json!(format!("{} 15:30", day(6))), &json!(format!("{} 16:15", day(6))))
    );
    assert_eq!(
        (&moved["description"], &moved["mediaType"]),
        (&json!("With the architects"), &json!("Voice,Data,HDVideo"))
    );
    assert_eq!(moved["confConfigInfo"]["callInRestriction"], 3);
    assert_eq!(moved["confConfigInfo"]["enableWaitingRoom"], true);
    for place in [0, 2, 3] {
        assert_eq!(occurrence(&after, place), occurrence(&series, place));
    }
    assert_eq!((&after["startTime"], &after["mediaTypes"]), (&series["startTime"], &json!("Voice")));
    // An edit that leaves times alone leaves the moved one alone, too; one that plans anew does not.
    let whole = format!("{SERIES}?conferenceID={}", id(&series));
    let renamed = json!({"mediaTypes": "Voice", "subject": "Renamed"});
    let (status, answer) = server.call(Method::PUT, &whole, &token, Some(renamed)).await;
    assert_eq!((status, &answer[0]["subject"]), (200, &json!("Renamed")), "{answer}");
    assert_eq!(occurrence(&answer[0], 1), moved);
    let (status, answer) = server.call(Method::PUT, &whole, &token, Some(daily(3))).await;
    assert_eq!((status, answer[0]["subConfs"].as_array().unwrap().len()), (200, 3), "{answer}");
    for place in 0..3 {
        assert_eq!(occurrence(&answer[0], place), occurrence(&series, place));
    }
}

#[tokio::test]
async fn changes_of_one_meeting_that_cannot_be_are_refused() {
    let (_place, server, token) = started().await;
    let series = booked(&server, &token, daily(4)).await;
    let second = occurrence(&series, 1);
    let fine = change(&second, &format!("{} 15:30", day(6)));
    let with = |field: &str, value: Value| {
        let mut body = fine.clone();
        body[field] = value;
        body
    };
    for (body, code) in [
        (with("startTime", json!(format!("{} 12:15", day(5)))), "111071119"),
        (with("startTime", json!(format!("{} 11:30", day(7)))), "111071119"),
        (with("startTime", json!("2020-01-01 12:00")), "111071013"),
        (with("startTime", json!("soon")), "111071061"),
        (with("startTime", Value::Null), "111071061"),
        (with("length", json!(14)), "111071021"),
        (with("length", Value::Null), "111071021"),
        (with("mediaTypes", Value::Null), "111071018"),
        (with("description", json!("x".repeat(201))), "111071061"),
        (with("isAutoRecord", json!(2)), "111071032"),
        (with("cycleSubConfID", json!("another")), "111070005"),
        (with("cycleSubConfID", Value::Null), "111071061"),
        (with("confConfigInfo", json!({"callInRestriction": 1})), "111071061"),
    ] {
        let path = format!("{ONE}?conferenceID={}", id(&series));
        let (status, answer) = server.call(Method::PUT, &path, &token, Some(body.clone())).await;
        assert_eq!((status, &answer["error_code"]), (400, &json!(format!("MMC.{code}"))), "{body} {answer}");
    }
    let unknown = format!("{ONE}?conferenceID=900000000");
    assert_eq!(server.call(Method::PUT, &unknown, &token, Some(fine)).await.1["error_code"], "MMC.111070005");
    assert_eq!(shown(&server, &token, &id(&series)).await, series_seen_in_detail(&series));
}

/// A series as its detail shows it, which adds the caller's role.
fn series_seen_in_detail(series: &Value) -> Value {
    let mut series = series.clone();
    series["role"] = json!("chair");
    series
}

#[tokio::test]
async fn meetings_are_cancelled_one_by_one_and_with_the_last_the_series() {
    let (_place, server, token) = started().await;
    let series = booked(&server, &token, daily(3)).await;
    let path = format!("{ONE}?conferenceID={}&type=1", id(&series));
    let cancel =
        async |ids: Value| server.call(Method::DELETE, &path, &token, Some(json!({"cycleSubConfIDs": ids}))).await;
    let of = |place: usize| series["subConfs"][place]["cycleSubConfID"].clone();
    for (ids, code) in [(json!([]), "111071016"), (Value::Null, "111071016"), (json!(["another"]), "111070005")] {
        let (status, answer) = cancel(ids.clone()).await;
        assert_eq!((status, &answer["error_code"]), (400, &json!(format!("MMC.{code}"))), "{ids}");
    }
    assert_eq!(cancel(json!([of(0)])).await, (200, json!({"returnCode": 0, "returnDesc": "Success"})));
    let after = shown(&server, &token, &id(&series)).await;
    assert_eq!(after["subConfs"], json!([series["subConfs"][1], series["subConfs"][2]]));
    assert_eq!(after["startTime"], series["subConfs"][1]["startTime"]);
    assert_eq!(after["cycleSubConfID"], of(1));
    assert_eq!(cancel(json!([of(0)])).await.1["error_code"], "MMC.111070005", "it is gone");
    assert_eq!(cancel(json!([of(1), of(2)])).await.0, 200);
    assert_eq!(server.get(PATH, &token).await.1["count"], 0);
    assert_eq!(cancel(json!([of(1)])).await.1["error_code"], "MMC.111070005");
}

#[tokio::test]
async fn a_series_is_cancelled_as_a_whole() {
    let (_place, server, token) = started().await;
    let series = booked(&server, &token, daily(3)).await;
    let path = format!("{SERIES}?conferenceID={}&type=1", id(&series));
    let (status, answer) = server.call(Method::DELETE, &path, &token, None).await;
    assert_eq!((status, answer), (200, json!({"returnCode": 0, "returnDesc": "Success"})));
    assert_eq!(server.call(Method::DELETE, &path, &token, None).await.1["error_code"], "MMC.111070005");
    assert_eq!(server.get(PATH, &token).await.1["count"], 0);
}

#[tokio::test]
async fn only_its_scheduler_and_administrators_change_a_series() {
    let (_place, server, admin) = started().await;
    let (ana, rui, eva) =
        (server.user(&admin, "ana").await, server.user(&admin, "rui").await, server.user(&admin, "eva").await);
    let mut body = daily(4);
    body["attendees"] = json!([{"accountId": "rui"}]);
    let series = booked(&server, &ana, body).await;
    let (one, whole) =
        (format!("{ONE}?conferenceID={}", id(&series)), format!("{SERIES}?conferenceID={}", id(&series)));
    let edit = || Some(change(&occurrence(&series, 1), &format!("{} 13:00", day(6))));
    let cancel = || Some(json!({"cycleSubConfIDs": [series["subConfs"][3]["cycleSubConfID"]]}));
    for stranger in [&rui, &eva] {
        for (method, path, body) in [
            (Method::PUT, &one, edit()),
            (Method::DELETE, &one, cancel()),
            (Method::PUT, &whole, Some(json!({"mediaTypes": "Voice"}))),
            (Method::DELETE, &whole, None),
        ] {
            let (status, answer) = server.call(method.clone(), path, stranger, body).await;
            assert_eq!((status, &answer["error_code"]), (403, &json!("MMC.111070010")), "{method} {path}");
        }
    }
    assert_eq!(server.call(Method::PUT, &one, &ana, edit()).await.0, 200);
    assert_eq!(server.call(Method::DELETE, &one, &admin, cancel()).await.0, 200);
    assert_eq!(server.call(Method::DELETE, &whole, &admin, None).await.0, 200);
}

#[tokio::test]
async fn a_room_is_free_where_its_meeting_has_moved_away() {
    let (_place, server, token) = started().await;
    let room = server.get("/v1/usg/dcs/member/vmr", &token).await.1["data"][0]["id"].clone();
    let in_room = |mut body: Value| {
        body["vmrFlag"] = json!(1);
        body["vmrID"] = room.clone();
        body
    };
    let series = booked(&server, &token, in_room(daily(3))).await;
    let other = |start: String| in_room(json!({"mediaTypes": "Voice", "startTime": start, "length": 30}));
    let there = format!("{} 12:00", day(6));
    assert_eq!(server.post(PATH, &token, other(there.clone())).await.1["error_code"], "MMC.111071005");
    let path = format!("{ONE}?conferenceID={}", id(&series));
    let away = change(&occurrence(&series, 1), &format!("{} 14:00", day(6)));
    assert_eq!(server.call(Method::PUT, &path, &token, Some(away.clone())).await.0, 200);
    assert_eq!(server.post(PATH, &token, other(format!("{} 14:30", day(6)))).await.1["error_code"], "MMC.111071005");
    let (status, answer) = server.post(PATH, &token, other(there.clone())).await;
    assert_eq!(status, 200, "{answer}");
    // And back it cannot go.
    let back = change(&occurrence(&series, 1), &there);
    assert_eq!(server.call(Method::PUT, &path, &token, Some(back)).await.1["error_code"], "MMC.111071005");
}
