use super::{PATH, created, id, started};
use crate::harness::{Server, in_days};
use serde_json::{Value, json};

const START: &str = "/v1/mmc/management/conferences/start";

fn password(meeting: &Value, role: &str) -> String {
    let entries = meeting["passwordEntry"].as_array().unwrap();
    let entry = entries.iter().find(|entry| entry["conferenceRole"] == role).unwrap();
    entry["password"].as_str().unwrap().to_owned()
}

async fn start(server: &Server, token: &str, number: &str, password: &str) -> (u16, Value) {
    server.post(START, token, json!({"conferenceID": number, "password": password})).await
}

async fn check(server: &Server, token: &str, number: &str, password: &str, code: &str) {
    let (status, answer) = start(server, token, number, password).await;
    assert_eq!((status, &answer["error_code"]), (400, &json!(format!("MMC.{code}"))), "{answer}");
}

#[tokio::test]
async fn a_started_meeting_runs_with_nobody_in_it() {
    let (_place, server, token) = started().await;
    let meeting = created(&server, &token, json!({"mediaTypes": "Voice", "startTime": in_days(1)})).await;
    let (status, answer) = start(&server, &token, &id(&meeting), &password(&meeting, "chair")).await;
    assert_eq!((status, &answer["regionIP"]), (200, &json!("meet.example")), "{answer}");
    let (_, page) = server.get(&format!("{PATH}/online"), &token).await;
    let row = &page["data"][0];
    assert_eq!((&page["count"], &row["conferenceID"]), (&json!(1), &meeting["conferenceID"]));
    assert_eq!((&row["conferenceState"], &row["confUUID"]), (&json!("Created"), &answer["uuid"]));
    assert_eq!(row["onlineAttendeeAmount"], 0);
    // It goes on as it is.
    assert_eq!(start(&server, &token, &id(&meeting), &password(&meeting, "chair")).await.1, answer);
}

#[tokio::test]
async fn only_who_knows_a_password_that_counts_starts_it() {
    let (_place, server, token) = started().await;
    let meeting = created(&server, &token, json!({"mediaTypes": "Voice", "startTime": in_days(1)})).await;
    let open = json!({"mediaTypes": "Voice", "startTime": in_days(1), "confConfigInfo": {"allowGuestStartConf": true}});
    let open = created(&server, &token, open).await;
    let unknown = json!({"error_code": "MMC.111072065", "error_msg": "CONF_NOT_FOUND_OR_AUTH_FAILED"});
    let (chair, general) = (password(&meeting, "chair"), password(&meeting, "general"));
    for (number, password) in [
        (id(&meeting), "0000".to_owned()),
        (id(&meeting), "9".repeat(300)),
        (id(&meeting), general),
        (id(&open), chair.clone()),
        ("900000000".to_owned(), chair.clone()),
    ] {
        assert_eq!(start(&server, &token, &number, &password).await, (400, unknown.clone()), "{number} {password}");
    }
    assert_eq!(start(&server, &token, &id(&open), &password(&open, "general")).await.0, 200);
    let member = server.user(&token, "eva").await;
    assert_eq!(start(&server, &member, &id(&meeting), &chair).await.0, 200, "the password is what counts");
    let over = format!("{PATH}?conferenceID={}&type=1", id(&meeting));
    assert_eq!(server.call(reqwest::Method::DELETE, &over, &token, None).await.0, 200);
    check(&server, &token, &id(&meeting), &chair, "111072006").await;
    for body in
        [json!({"conferenceID": id(&open)}), json!({"password": chair}), json!({"conferenceID": [], "password": ""})]
    {
        let (status, answer) = server.post(START, &token, body.clone()).await;
        assert_eq!((status, &answer["error_code"]), (400, &json!("MMC.111071061")), "{body}");
    }
}

#[tokio::test]
async fn who_guesses_has_to_wait() {
    let (_place, server, token) = started().await;
    let meeting = created(&server, &token, json!({"mediaTypes": "Voice", "startTime": in_days(1)})).await;
    for guess in 0..5 {
        check(&server, &token, &id(&meeting), &format!("{guess:010}"), "111072065").await;
    }
    let (status, answer) = start(&server, &token, &id(&meeting), &password(&meeting, "chair")).await;
    assert_eq!((status, &answer["error_code"]), (429, &json!("MMC.100000429")), "{answer}");
}

#[tokio::test]
async fn in_a_room_each_meeting_waits_for_its_turn() {
    let (_place, server, token) = started().await;
    let room = server.get("/v1/usg/dcs/member/vmr", &token).await.1["data"][0].clone();
    let in_room = |days: i64| json!({"mediaTypes": "Voice", "startTime": in_days(days), "length": 30, "vmrFlag": 1, "vmrID": room["id"]});
    let next = created(&server, &token, in_room(1)).await;
    let later = created(&server, &token, in_room(2)).await;
    let chair = password(&next, "chair");
    check(&server, &token, &id(&later), &chair, "111072015").await;
    // The room's number leads to the meeting that takes it next.
    let (status, answer) = start(&server, &token, room["vmrId"].as_str().unwrap(), &chair).await;
    assert_eq!(status, 200, "{answer}");
    let (_, shown) = server.get(&format!("{PATH}/confDetail?conferenceID={}", id(&next)), &token).await;
    assert_eq!(shown["conferenceData"]["confUUID"], answer["uuid"]);
}
