//! Meetings held in rooms.

use super::{PATH, SERIES, created, started};
use crate::harness::{Server, in_days};
use serde_json::{Value, json};

async fn rooms(server: &Server, token: &str) -> Vec<Value> {
    let (status, page) = server.get("/v1/usg/dcs/member/vmr", token).await;
    assert_eq!(status, 200, "{page}");
    page["data"].as_array().unwrap().clone()
}

#[tokio::test]
async fn the_personal_id_is_dialled() {
    let (_place, server, token) = started().await;
    let personal = rooms(&server, &token).await.remove(0);
    assert_eq!(personal["vmrMode"], 0);
    for room in [json!(personal["id"]), Value::Null] {
        let start = in_days(if room.is_null() { 7 } else { 8 });
        let body = json!({"mediaTypes": "HDVideo", "startTime": start, "vmrFlag": 1, "vmrID": room});
        let meeting = created(&server, &token, body).await;
        assert_eq!(meeting["vmrFlag"], 1);
        assert_eq!(meeting["vmrConferenceID"], personal["vmrId"]);
        assert_eq!(meeting["vmrID"], personal["id"]);
        assert_ne!(meeting["conferenceID"], personal["vmrId"]);
        assert_eq!(meeting["passwordEntry"][0]["password"], personal["chairPwd"]);
        assert_eq!(meeting["passwordEntry"][1]["password"], personal["gustPwd"]);
    }
}

#[tokio::test]
async fn a_room_holds_one_meeting_at_a_time() {
    let (_place, server, admin) = started().await;
    let ana = server.user(&admin, "ana").await;
    let (_, page) = server.get("/v1/usg/dcs/corp/vmr?vmrMode=1", &admin).await;
    let room = page["data"][0]["id"].as_str().expect("a cloud room").to_owned();
    let on_room = |start: &str, path| {
        let body = json!({"mediaTypes": "Voice", "startTime": start, "length": 60, "vmrFlag": 1, "vmrID": room});
        let (server, ana) = (&server, &ana);
        async move { server.post(path, ana, body).await }
    };
    let (status, answer) = on_room("2031-03-04 10:00", PATH).await;
    assert_eq!((status, &answer["error_code"]), (400, &json!("MMC.111071063")), "not hers yet");
    let (status, answer) = server.post("/v1/usg/dcs/corp/vmr/assign-to-member/ana", &admin, json!([room])).await;
    assert_eq!(status, 200, "{answer}");

    let (status, answer) = on_room("2031-03-04 10:00", PATH).await;
    assert_eq!(status, 200, "{answer}");
    let first = answer[0]["conferenceID"].as_str().unwrap().to_owned();
    for start in ["2031-03-04 09:01", "2031-03-04 10:00", "2031-03-04 10:59"] {
        let (status, answer) = on_room(start, PATH).await;
        assert_eq!((status, &answer["error_code"]), (400, &json!("MMC.111071005")), "{start}");
    }
    assert_eq!(on_room("2031-03-04 11:00", PATH).await.0, 200, "one after the other");
    let series = json!({"mediaTypes": "Voice", "startTime": "2031-03-01 10:30", "vmrFlag": 1, "vmrID": room,
        "timeZoneID": "26", "cycleParams": {"startDate": "2031-03-01", "endDate": "2031-03-08", "cycle": "Day",
        "preRemindDays": 1}});
    let (status, answer) = server.post(SERIES, &ana, series.clone()).await;
    assert_eq!((status, &answer["error_code"]), (400, &json!("MMC.111071005")), "the fourth occurrence collides");

    let cancel = format!("{PATH}?conferenceID={first}");
    assert_eq!(server.call(reqwest::Method::DELETE, &cancel, &ana, None).await.0, 200);
    assert_eq!(server.post(SERIES, &ana, series).await.0, 200, "the room is free again");
}

#[tokio::test]
async fn a_running_room_meeting_is_told_apart() {
    let (_place, server, token) = started().await;
    let body = json!({"mediaTypes": "Voice", "vmrFlag": 1});
    created(&server, &token, body.clone()).await;
    let (status, answer) = server.post(PATH, &token, body).await;
    assert_eq!((status, &answer["error_code"]), (400, &json!("MMC.111071064")));
}

#[tokio::test]
async fn a_random_id_leaves_the_rooms_number_alone() {
    let (_place, server, admin) = started().await;
    let (_, page) = server.get("/v1/usg/dcs/corp/vmr", &admin).await;
    let room = &page["data"][0];
    let path = format!("/v1/usg/dcs/corp/vmr/assign-to-member/{}", crate::harness::ACCOUNT.replace('@', "%40"));
    assert_eq!(server.post(&path, &admin, json!([room["id"]])).await.0, 200);
    let body = json!({"mediaTypes": "Voice", "startTime": in_days(2), "vmrFlag": 1, "vmrID": room["id"],
        "confConfigInfo": {"vmrIDType": 1, "isGuestFreePwd": true}, "confResType": 1});
    let meeting = created(&server, &admin, body).await;
    assert_eq!(meeting["confConfigInfo"]["vmrIDType"], 1);
    assert_eq!(meeting["confConfigInfo"]["isGuestFreePwd"], true);
    assert_eq!(meeting["vmrConferenceID"], room["vmrId"]);
}
