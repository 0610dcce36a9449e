//! Zones, and what a series would be.

use super::wants_sign_in;
use crate::session::{refused, started};
use reqwest::Method;
use serde_json::{Value, json};

const PATH: &str = "/v1/convoca/occurrences";

fn asked() -> Value {
    json!({
        "startTime": "2031-03-29 01:30", "length": 45, "timeZoneID": "26",
        "cycleParams": {"startDate": "2031-03-29", "endDate": "2031-03-30", "cycle": "Day"},
    })
}

#[tokio::test]
async fn the_preview_is_what_is_booked() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let ana = server.user(&admin, "ana").await;
    let (status, preview) = server.post(PATH, &ana, asked()).await;
    assert_eq!(status, 200, "{preview}");
    let expected = json!({"endDate": "2031-03-30", "occurrences": [
        {"startTime": "2031-03-29 01:30", "endTime": "2031-03-29 02:15",
         "localStart": "2031-03-29T01:30", "offsetMinutes": 0, "moved": "no"},
        {"startTime": "2031-03-30 01:30", "endTime": "2031-03-30 02:15",
         "localStart": "2031-03-30T02:30", "offsetMinutes": 60, "moved": "gap"},
    ]});
    assert_eq!(preview, expected);

    let mut booked = asked();
    booked["mediaTypes"] = json!("HDVideo");
    let (status, made) = server.post("/v1/mmc/management/cycleconferences", &ana, booked).await;
    assert_eq!(status, 200, "{made}");
    let times = |rows: &Value| -> Vec<(Value, Value)> {
        rows.as_array().unwrap().iter().map(|row| (row["startTime"].clone(), row["endTime"].clone())).collect()
    };
    assert_eq!(times(&made[0]["subConfs"]), times(&preview["occurrences"]));
}

#[tokio::test]
async fn what_could_not_be_booked_has_no_preview() {
    let (_place, server) = started().await;
    let admin = server.admin().await;
    let check = async |field: &str, value: Value, code: &str| {
        let mut body = asked();
        *body.pointer_mut(field).unwrap_or_else(|| panic!("{field}")) = value;
        refused(server.post(PATH, &admin, body).await, 400, code);
    };
    check("/startTime", json!("tomorrow"), "MMC.111071061").await;
    check("/startTime", Value::Null, "MMC.111071061").await;
    check("/length", json!(5), "MMC.111071021").await;
    check("/timeZoneID", json!("78"), "MMC.111071061").await;
    check("/timeZoneID", json!("Mars/Olympus"), "MMC.111071061").await;
    check("/cycleParams", Value::Null, "MMC.111071020").await;
    check("/cycleParams/cycle", json!("Year"), "MMC.111071043").await;
    check("/cycleParams/startDate", json!("2020-01-01"), "MMC.111071013").await;
    wants_sign_in(&server, Method::POST, PATH, Some(asked())).await;
}

#[tokio::test]
async fn anybody_may_see_the_zones() {
    let (_place, server) = started().await;
    let (status, answer) = server.get("/v1/convoca/zones", "").await;
    assert_eq!(status, 200, "{answer}");
    let zones = answer["zones"].as_array().unwrap();
    assert_eq!(zones.len(), 77);
    let kolkata = json!({
        "id": "48", "name": "Asia/Kolkata", "offsetMinutes": 330, "places": "Calcutta, Chennai, Mumbai, New Delhi",
    });
    assert_eq!(zones[47], kolkata);
}
