//! Every refusal has its code, and nothing changes.

use super::{PATH, SERIES, started};
use crate::harness::in_days;
use serde_json::{Value, json};

fn with(changes: Value) -> Value {
    let mut body = json!({"mediaTypes": "Voice", "startTime": in_days(5)});
    body.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    body
}

fn attendee(changes: Value) -> Value {
    let mut attendee = json!({"name": "A", "phone": "+9910001"});
    attendee.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    with(json!({"attendees": [attendee]}))
}

fn cycle(changes: Value) -> Value {
    let mut cycle = json!({"startDate": "2031-01-06", "endDate": "2031-03-01", "cycle": "Week", "point": [1],
        "interval": 1, "preRemindDays": 1});
    cycle.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    json!({"mediaTypes": "Voice", "startTime": "2031-01-06 09:00", "conferenceType": 1, "cycleParams": cycle})
}

#[tokio::test]
async fn each_wrong_field_has_its_code() {
    let (_place, server, token) = started().await;
    let long = |characters: usize| "ü".repeat(characters);
    for (body, code) in [
        (json!({"subject": "x"}), "111071018"),
        (json!({"mediaTypes": "Voice,Smell"}), "111071018"),
        (json!({"mediaTypes": ["Voice"]}), "111071018"),
        (with(json!({"startTime": "2019-01-01 00:00"})), "111071013"),
        (with(json!({"startTime": in_days(3660)})), "111071014"),
        (with(json!({"startTime": "soon"})), "111071061"),
        (with(json!({"length": 14})), "111071021"),
        (with(json!({"length": "1441"})), "111071021"),
        (with(json!({"length": "long"})), "111071021"),
        (with(json!({"length": {"hours": 1}})), "111071021"),
        (with(json!({"conferenceType": 2})), "111071019"),
        (with(json!({"conferenceType": 1})), "111071020"),
        (with(json!({"subject": long(129)})), "111071022"),
        (with(json!({"groupuri": long(32)})), "111071023"),
        (with(json!({"isAutoRecord": 2})), "111071032"),
        (with(json!({"encryptMode": 3})), "111071034"),
        (with(json!({"encryptMode": -1})), "111071034"),
        (with(json!({"language": "!"})), "111071035"),
        (with(json!({"recordType": 4})), "111071038"),
        (with(json!({"liveAddress": long(256)})), "111071039"),
        (with(json!({"auxAddress": long(256)})), "111071040"),
        (with(json!({"vmrFlag": 2})), "111071047"),
        (with(json!({"recordAuxStream": -1})), "111071048"),
        (with(json!({"recordAuthType": 3})), "111071061"),
        (with(json!({"vmrFlag": 1, "vmrID": long(513)})), "111071037"),
        (with(json!({"vmrFlag": 1, "vmrID": "no-such-room"})), "111070006"),
        (with(json!({"concurrentParticipants": -1})), "111071061"),
        (with(json!({"confResType": 3})), "111071061"),
        (with(json!({"timeZoneID": "78"})), "111071061"),
        (with(json!({"supportSimultaneousInterpretation": true})), "111071097"),
        (with(json!({"confConfigInfo": {"guestPwd": "123"}})), "111071080"),
        (with(json!({"confConfigInfo": {"guestPwd": "12345678901234567"}})), "111071080"),
        (with(json!({"confConfigInfo": {"guestPwd": "12a4"}})), "111071080"),
        (with(json!({"confConfigInfo": {"callInRestriction": 1}})), "111071061"),
        (with(json!({"confConfigInfo": {"prolongLength": 61}})), "111071061"),
        (with(json!({"confConfigInfo": []})), "111071061"),
        (attendee(json!({"phone": "1".repeat(128)})), "111072032"),
        (attendee(json!({"phone": "\u{7}"})), "111072033"),
        (attendee(json!({"name": long(97)})), "111072034"),
        (attendee(json!({"role": 3})), "111072035"),
        (attendee(json!({"email": format!("{}@example.org", "a".repeat(250))})), "111072036"),
        (attendee(json!({"email": "nobody"})), "111071024"),
        (attendee(json!({"sms": "1".repeat(33)})), "111072037"),
        (attendee(json!({"sms": "call me"})), "111071025"),
        (attendee(json!({"isMute": 2})), "111072038"),
        (attendee(json!({"isAutoInvite": 2})), "111072039"),
        (attendee(json!({"deptName": long(129)})), "111071026"),
        (attendee(json!({"type": "pigeon"})), "111071061"),
        (attendee(json!({"phone": ""})), "111071061"),
        (with(json!({"attendees": vec![json!({"phone": "+1"}); 1001]})), "111071066"),
        (cycle(json!({"startDate": ""})), "111071041"),
        (cycle(json!({"startDate": "2019-01-01"})), "111071013"),
        (cycle(json!({"endDate": null})), "111071042"),
        (cycle(json!({"endDate": "2032-01-07"})), "111071042"),
        (cycle(json!({"endDate": "2031-01-05"})), "111071042"),
        (cycle(json!({"cycle": "Year"})), "111071043"),
        (cycle(json!({"interval": 6})), "111071044"),
        (cycle(json!({"interval": 0})), "111071044"),
        (cycle(json!({"point": []})), "111071045"),
        (cycle(json!({"point": [7]})), "111071046"),
        (cycle(json!({"preRemindDays": 31})), "111071061"),
    ] {
        let (status, answer) = server.post(PATH, &token, body.clone()).await;
        assert_eq!(status, 400, "{body} {answer}");
        assert_eq!(answer["error_code"], format!("MMC.{code}"), "{body} {answer}");
        assert!(answer["error_msg"].as_str().unwrap().len() > 10, "{answer}");
    }
    let (status, answer) = server.post(SERIES, &token, with(json!({}))).await;
    assert_eq!((status, &answer["error_code"]), (400, &json!("MMC.111071020")));
    let (_, page) = server.get(PATH, &token).await;
    assert_eq!(page["count"], 0, "nothing was created");
}

#[tokio::test]
async fn limits_themselves_are_allowed() {
    let (_place, server, token) = started().await;
    for body in [
        with(json!({"length": 15})),
        with(json!({"length": 1440})),
        with(json!({"subject": "ü".repeat(128)})),
        with(json!({"groupuri": "u".repeat(31)})),
        with(json!({"startTime": in_days(3649)})),
        with(json!({"confConfigInfo": {"guestPwd": "1234"}})),
        with(json!({"confConfigInfo": {"guestPwd": 1_234_567_890_123_456_i64, "prolongLength": 60}})),
        attendee(json!({"name": "ü".repeat(96), "phone": "1".repeat(127), "sms": "1".repeat(32)})),
        attendee(json!({"phone": "+8657*******"})),
        cycle(json!({"endDate": "2032-01-06", "interval": 5, "preRemindDays": 30})),
        cycle(json!({"cycle": "Month", "point": [1, 31], "interval": 3})),
        cycle(json!({"cycle": "Day", "point": null, "interval": 15})),
        with(json!({"attendees": vec![json!({"phone": "+1"}); 1000]})),
    ] {
        let (status, answer) = server.post(PATH, &token, body.clone()).await;
        assert_eq!(status, 200, "{body} {answer}");
    }
}
