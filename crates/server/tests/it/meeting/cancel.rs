use super::{PATH, created, id, started};
use crate::harness::in_days;
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn a_cancelled_meeting_is_gone() {
    let (_place, server, token) = started().await;
    let meeting = created(&server, &token, json!({"mediaTypes": "Voice", "startTime": in_days(5)})).await;
    let path = format!("{PATH}?conferenceID={}&type=1", id(&meeting));
    let (status, answer) = server.call(Method::DELETE, &path, &token, None).await;
    assert_eq!((status, answer), (200, json!({"returnCode": 0, "returnDesc": "Success"})));
    let (status, answer) = server.call(Method::DELETE, &path, &token, None).await;
    assert_eq!((status, &answer["error_code"]), (400, &json!("MMC.111070005")));
    let (_, page) = server.get(PATH, &token).await;
    assert_eq!((&page["count"], &page["data"]), (&json!(0), &json!([])));
    let detail = format!("{PATH}/confDetail?conferenceID={}", id(&meeting));
    assert_eq!(server.get(&detail, &token).await.1["error_code"], "MMC.111070005");
}

#[tokio::test]
async fn a_running_meeting_must_be_ended_on_purpose() {
    let (_place, server, token) = started().await;
    let meeting = created(&server, &token, json!({"mediaTypes": "Voice"})).await;
    let path = format!("{PATH}?conferenceID={}", id(&meeting));
    let (status, answer) = server.call(Method::DELETE, &path, &token, None).await;
    assert_eq!((status, &answer["error_code"]), (400, &json!("MMC.111071067")));
    assert_eq!(server.call(Method::DELETE, &format!("{path}&type=1"), &token, None).await.0, 200);
    assert_eq!(server.get(PATH, &token).await.1["count"], 0);
}
