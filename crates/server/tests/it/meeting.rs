//! Meetings over HTTP.

mod cancel;
mod create;
mod edit;
mod idempotency;
mod list;
mod refusals;
mod room;
mod running;
mod series;
mod start;

use crate::harness::{Engine, Place, Server};
use serde_json::Value;

pub(crate) const PATH: &str = "/v1/mmc/management/conferences";
pub(crate) const SERIES: &str = "/v1/mmc/management/cycleconferences";

/// A server with its administrator signed in.
pub(crate) async fn started() -> (Place, Server, String) {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    let token = server.admin().await;
    (place, server, token)
}

/// Creates a meeting and returns it.
pub(crate) async fn created(server: &Server, token: &str, body: Value) -> Value {
    let (status, mut answer) = server.post(PATH, token, body).await;
    assert_eq!(status, 200, "{answer}");
    let list = answer.as_array_mut().expect("a bare array");
    assert_eq!(list.len(), 1);
    list.remove(0)
}

/// The ID of a meeting as answered.
pub(crate) fn id(meeting: &Value) -> String {
    meeting["conferenceID"].as_str().expect("an ID").to_owned()
}
