//! The life of a meeting with nobody looking after it: notices that leave, ends that come, what is left.

mod held;
mod notices;

use crate::harness::Server;
use serde_json::Value;

/// A page of meetings that were held, from the beginning of time.
async fn past(server: &Server, token: &str) -> Vec<Value> {
    let path = "/v1/mmc/management/conferences/history?startDate=0&endDate=99999999999999";
    let (status, answer) = server.get(path, token).await;
    assert_eq!(status, 200, "{answer}");
    answer["data"].as_array().unwrap().clone()
}

/// What is remembered of a holding: `confAttendeeRecord` or `confCtlRecord`.
async fn remembered(server: &Server, token: &str, what: &str, uuid: &str) -> Vec<Value> {
    let path = format!("/v1/mmc/management/conferences/history/{what}?confUUID={uuid}&limit=100");
    let (status, answer) = server.get(&path, token).await;
    assert_eq!(status, 200, "{answer}");
    answer["data"].as_array().unwrap().clone()
}
