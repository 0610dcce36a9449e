//! A corporation's defaults.

use super::wants_sign_in;
use crate::session::{refused, started};
use reqwest::Method;
use serde_json::{Value, json};

const PATH: &str = "/v1/convoca/corporation";

#[tokio::test]
async fn an_administrator_changes_what_meetings_get() {
    let (place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    let (status, before) = server.get(PATH, &ana).await;
    assert_eq!(status, 200, "{before}");
    let expected = json!({
        "timeZoneID": "56", "language": "zh-CN", "isSendNotify": true, "isSendSms": true, "isSendCalendar": true,
        "isAutoMute": true, "isHardTerminalAutoMute": true, "isAutoInvite": false, "allowGuestStartConf": false,
        "enableWaitingRoom": false, "keepBooking": true, "remindMinutes": 15, "historyDays": 183,
        "passwordLength": 8, "passwordKinds": 2, "passwordDays": 0,
    });
    assert_eq!((&before["defaults"], &before["name"]), (&expected, &json!("Convoca")));
    assert_eq!(before["channels"], json!({"mail": "folder", "sms": "none"}));

    let other = server.other_corporation(&place).await;
    let changes =
        json!({"defaults": {"timeZoneID": "26", "language": "pt", "isSendSms": false, "remindMinutes": "30"}});
    let (status, after) = server.call(Method::PUT, PATH, &admin, Some(changes)).await;
    assert_eq!(status, 200, "{after}");
    let mut changed = before.clone();
    for (name, value) in [
        ("timeZoneID", json!("26")),
        ("language", json!("pt-BR")),
        ("isSendSms", json!(false)),
        ("remindMinutes", json!(30)),
    ] {
        changed["defaults"][name] = value;
    }
    assert_eq!(after, changed);
    assert_eq!(server.get(PATH, &ana).await, (200, changed), "it counts at once, for everybody");
    assert_eq!(server.get(PATH, &other).await.1["defaults"], before["defaults"], "another tenant's stay");

    let (_, made) = server.post("/v1/mmc/management/conferences", &ana, json!({"mediaTypes": "Voice"})).await;
    assert_eq!((&made[0]["timeZoneID"], &made[0]["language"]), (&json!("26"), &json!("pt-BR")));
}

#[tokio::test]
async fn what_is_wrong_changes_nothing() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    let before = server.get(PATH, &admin).await;
    for (name, value, code) in [
        ("timeZoneID", json!("0"), "MMC.111071061"),
        ("timeZoneID", json!("Europe/London"), "MMC.111071061"),
        ("language", json!("fr-FR"), "MMC.111071035"),
        ("isSendSms", json!("maybe"), "MMC.111071061"),
        ("remindMinutes", json!(1441), "MMC.111071061"),
        ("historyDays", json!(0), "MMC.111071061"),
    ] {
        let mut defaults = json!({"isAutoMute": false});
        defaults[name] = value;
        refused(server.call(Method::PUT, PATH, &admin, Some(json!({"defaults": defaults}))).await, 400, code);
    }
    let body = || Some(json!({"defaults": {"isAutoMute": false}}));
    refused(server.call(Method::PUT, PATH, &ana, body()).await, 403, "MMC.111070002");
    refused(server.call(Method::PUT, PATH, &admin, Some(Value::from("x"))).await, 400, "MMC.111071061");
    wants_sign_in(&server, Method::PUT, PATH, body()).await;
    wants_sign_in(&server, Method::GET, PATH, None).await;
    assert_eq!(server.get(PATH, &admin).await, before);
}
