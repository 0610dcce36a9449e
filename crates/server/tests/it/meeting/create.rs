use super::{PATH, SERIES, created, id, started};
use crate::harness::in_days;
use serde_json::{Value, json};

#[tokio::test]
async fn an_instant_meeting_runs_at_once() {
    let (_place, server, token) = started().await;
    let body = json!({"subject": "Roof repair", "mediaTypes": "HDVideo", "length": "45",
        "attendees": [{"name": "Ines", "phone": "+99100010002", "role": "1"}]});
    let meeting = created(&server, &token, body).await;
    assert_eq!(meeting["conferenceState"], "Created");
    assert_eq!(meeting["confType"], "IMMEDIATELY");
    assert_eq!(meeting["conferenceType"], 0);
    assert_eq!(meeting["mediaTypes"], "Voice,Data,HDVideo");
    assert_eq!(
        (&meeting["size"], &meeting["normalCount"], &meeting["terminlCount"]),
        (&json!(1), &json!(1), &json!(0))
    );
    assert_eq!(meeting["confUUID"].as_str().unwrap().len(), 32);
    assert_eq!(minutes_between(&meeting), 45);
    let id = id(&meeting);
    assert!(id.len() == 9 && id.starts_with('9') && id.bytes().all(|byte| byte.is_ascii_digit()), "{id}");
    for role in ["chairJoinUri", "guestJoinUri"] {
        let link = meeting[role].as_str().unwrap();
        let token = link.strip_prefix(&format!("https://meet.example/#/j/{id}/")).unwrap();
        assert!(token.len() == 48 && token.bytes().all(|byte| byte.is_ascii_hexdigit()), "{link}");
    }
    let passwords = meeting["passwordEntry"].as_array().unwrap();
    assert_eq!(passwords.iter().map(|entry| &entry["conferenceRole"]).collect::<Vec<_>>(), ["chair", "general"]);
    assert_ne!(passwords[0]["password"], passwords[1]["password"]);
}

#[tokio::test]
async fn every_field_is_kept_and_shown_again() {
    let (_place, server, token) = started().await;
    let body = json!({
        "subject": "Board", "mediaTypes": " Voice , HDVideo", "startTime": in_days(20), "length": 60,
        "groupuri": "group-1", "encryptMode": 1, "language": "en-US", "timeZoneID": "26",
        "recordType": 3, "isAutoRecord": 1, "recordAuxStream": 1, "recordAuthType": 2,
        "liveAddress": "rtmp://live.example/a", "auxAddress": "rtmp://live.example/b",
        "concurrentParticipants": 50, "confResType": 0, "vmrFlag": 0,
        "attendees": [
            {"name": "Room 4", "phone": "+99100010009", "type": "terminal", "address": "4th floor"},
            {"name": "Guest", "email": "guest@example.org", "sms": "+351 900", "role": 0, "isMute": 1,
             "deptUUID": "d1", "deptName": "Sales", "isAutoInvite": 1}],
        "confConfigInfo": {"isSendNotify": false, "isSendSms": false, "isSendCalendar": false,
            "isAutoMute": false, "isHardTerminalAutoMute": false, "isGuestFreePwd": true,
            "callInRestriction": 2, "allowGuestStartConf": true, "guestPwd": "24680",
            "prolongLength": 15, "enableWaitingRoom": true, "isHostCameraOn": true, "isGuestCameraOn": false}
    });
    let created = created(&server, &token, body.clone()).await;
    let path = format!("{PATH}/confDetail?conferenceID={}", id(&created));
    let (status, detail) = server.get(&path, &token).await;
    assert_eq!(status, 200, "{detail}");
    for meeting in [&created, &detail["conferenceData"]] {
        for field in [
            "subject",
            "startTime",
            "language",
            "timeZoneID",
            "recordType",
            "isAutoRecord",
            "recordAuxStream",
            "recordAuthType",
            "liveAddress",
            "auxAddress",
            "concurrentParticipants",
            "vmrFlag",
        ] {
            assert_eq!(meeting[field], body[field], "{field}");
        }
        for (field, value) in body["confConfigInfo"].as_object().unwrap() {
            assert_eq!(&meeting["confConfigInfo"][field], value, "{field}");
        }
        assert_eq!(meeting["conferenceState"], "Schedule");
        assert_eq!(meeting["confType"], "FUTURE");
        assert_eq!(meeting["confUUID"], Value::Null);
        assert_eq!((&meeting["normalCount"], &meeting["terminlCount"]), (&json!(1), &json!(1)));
        assert_eq!(meeting["isAutoMute"], 0);
        assert_eq!(meeting["passwordEntry"][1]["password"], "24680");
    }
    assert_eq!(detail["conferenceData"]["role"], "chair");
    let people = detail["data"]["data"].as_array().unwrap();
    assert_eq!(people[0]["attendeeType"], "terminal");
    assert_eq!(people[0]["address"], "4th floor");
    assert_eq!(people[1]["sms"], "+351 900");
    assert_eq!(people[1]["deptName"], "Sales");
    assert_eq!(people[1]["isAutoInvite"], 1);
    assert_eq!(people[1]["state"], "MEETTING");
}

#[tokio::test]
async fn absent_null_and_empty_are_the_same() {
    let (_place, server, token) = started().await;
    let plain = created(&server, &token, json!({"mediaTypes": "Voice"})).await;
    let nothing = created(
        &server,
        &token,
        json!({"mediaTypes": "Voice", "startTime": "", "subject": null,
        "length": "", "attendees": null, "confConfigInfo": "", "cycleParams": null, "recordType": null,
        "timeZoneID": "", "language": "", "vmrID": "", "somethingNew": {"deep": [1]}}),
    )
    .await;
    for field in ["subject", "timeZoneID", "language", "confConfigInfo", "recordType", "conferenceState", "size"] {
        if field != "confConfigInfo" {
            assert_eq!(plain[field], nothing[field], "{field}");
        }
    }
    assert_eq!(minutes_between(&nothing), 30);
    // Recording flags have no effect without recording.
    let ignored = created(&server, &token, json!({"mediaTypes": "Voice", "isAutoRecord": 1})).await;
    assert_eq!(ignored["isAutoRecord"], 0);
}

#[tokio::test]
async fn a_series_has_its_occurrences() {
    let (_place, server, token) = started().await;
    let first = jiff::civil::date(2031, 6, 3);
    let body = json!({"subject": "Sync", "mediaTypes": "HDVideo", "startTime": "2031-06-03 01:00", "length": 30,
        "timeZoneID": "56", "cycleParams": {"startDate": first.to_string(), "endDate": "2031-07-15",
        "cycle": "Week", "interval": 2, "point": [2, 4], "preRemindDays": 3}});
    for path in [PATH, SERIES] {
        let (status, answer) = server.post(path, &token, body.clone()).await;
        assert_eq!(status, 200, "{answer}");
        let meeting = &answer[0];
        assert_eq!((&meeting["conferenceType"], &meeting["confType"]), (&json!(2), &json!("CYCLE")));
        let days: Vec<_> =
            meeting["subConfs"].as_array().unwrap().iter().map(|one| one["startTime"].as_str().unwrap()).collect();
        assert_eq!(
            days,
            [
                "2031-06-03 01:00",
                "2031-06-05 01:00",
                "2031-06-17 01:00",
                "2031-06-19 01:00",
                "2031-07-01 01:00",
                "2031-07-03 01:00",
                "2031-07-15 01:00",
            ]
        );
        assert_eq!(meeting["cycleSubConfID"], meeting["subConfs"][0]["cycleSubConfID"]);
        assert_eq!(meeting["cycleParams"]["preRemindDays"], 14);
    }
}

#[tokio::test]
async fn a_series_that_is_too_long_ends_earlier() {
    let (_place, server, token) = started().await;
    let body = json!({"mediaTypes": "Voice", "startTime": "2031-01-01 01:00", "conferenceType": "1",
        "cycleParams": {"startDate": "2031-01-01", "endDate": "2031-12-31", "cycle": "Day", "interval": 1,
        "preRemindDays": 1}});
    let meeting = created(&server, &token, body).await;
    assert_eq!(meeting["cycleParams"]["endDate"], "2031-02-19");
    assert_eq!(meeting["subConfs"].as_array().unwrap().len(), 50);
}

fn minutes_between(meeting: &Value) -> i64 {
    let at =
        |field: &str| -> jiff::civil::DateTime { meeting[field].as_str().unwrap().replace(' ', "T").parse().unwrap() };
    (at("endTime") - at("startTime")).total(jiff::Unit::Minute).unwrap() as i64
}
