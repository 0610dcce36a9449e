//! Webinars whose server ends in the middle.

use super::client::{Client, Webinar, book_webinar};
use crate::harness::{Engine, Place, Server, eventually};
use convoca_booking::{CorporationId, MeetingId};
use serde_json::{Value, json};

#[tokio::test]
async fn sqlite_goes_on_where_it_was_after_sigkill() {
    after_sigkill(Engine::Sqlite).await;
}

#[tokio::test]
async fn postgres_goes_on_where_it_was_after_sigkill() {
    after_sigkill(Engine::Postgres).await;
}

async fn after_sigkill(engine: Engine) {
    let place = Place::new(engine).await;
    let server = place.start();
    let token = server.admin().await;
    let webinar = book_webinar(&server, &token).await;
    let meeting = &webinar.meeting;
    let (_hanna, host) = Client::joined(&server, meeting, &meeting.host_token, "Hanna").await;
    let (_paul, panellist) = Client::joined(&server, meeting, &meeting.guest_token, "Paul").await;
    let mut vera = Client::arrived(&server, meeting, &webinar.audience_token, "Vera").await;
    assert_eq!(vera.notice("waiting").await["why"], "rehearsal");
    // What has changed is kept beside the meeting, a moment after it is told.
    kept(&place, &webinar, |rules| rules.is_none()).await;
    server.kill();

    // It is still rehearsed: its panel comes back, and the audience waits again.
    let server = place.start();
    let mut hanna = back(&server, &webinar, &host).await.0;
    let state = back(&server, &webinar, &panellist).await.1["conference"].clone();
    assert_eq!((&state["uuid"], &state["webinar"]), (&host["conference"]["uuid"], &json!(true)));
    assert_eq!((&state["audienceAdmitted"], &state["paused"]), (&json!(false), &json!(false)));
    let mut vera = Client::arrived(&server, meeting, &webinar.audience_token, "Vera").await;
    assert_eq!(vera.notice("waiting").await["why"], "rehearsal");
    hanna.done(json!({"type": "admit_audience", "admitted": true})).await;
    let viewer = vera.notice("joined").await;
    kept(&place, &webinar, |rules| rules == Some((true, false))).await;
    server.kill();

    // The audience is in, and who comes for the first time comes in as well.
    let server = place.start();
    let (_vera, again) = back(&server, &webinar, &viewer).await;
    assert_eq!((&again["you"], &again["conference"]["audienceAdmitted"]), (&viewer["you"], &json!(true)));
    assert_eq!(me(&again)["role"], "audience");
    let (_otto, other) = Client::joined(&server, meeting, &webinar.audience_token, "Otto").await;
    assert_eq!((&me(&other)["role"], &me(&other)["microphone"]), (&json!("audience"), &json!("off")));
    let mut hanna = back(&server, &webinar, &host).await.0;
    hanna.done(json!({"type": "pause", "paused": true})).await;
    kept(&place, &webinar, |rules| rules == Some((true, true))).await;
    server.kill();

    // It is paused until the host goes on.
    let server = place.start();
    let (mut vera, again) = back(&server, &webinar, &viewer).await;
    assert_eq!(again["conference"]["paused"], true);
    let mut hanna = back(&server, &webinar, &host).await.0;
    hanna.done(json!({"type": "pause", "paused": false})).await;
    vera.notice_where("conference", |said| said["conference"]["paused"] == false).await;
}

/// Comes back with the key of this `joined`; the client and what it is told.
async fn back(server: &Server, webinar: &Webinar, joined: &Value) -> (Client, Value) {
    let mut client = Client::connect(server).await;
    let reply = client.enter(json!({"meeting": webinar.meeting.id, "resume": joined["resume"]})).await;
    assert_eq!(reply["resumed"], true, "{reply}");
    let joined = client.notice("joined").await;
    (client, joined)
}

/// He as he is told of himself.
fn me(joined: &Value) -> &Value {
    joined["participants"].as_array().unwrap().iter().find(|one| one["id"] == joined["you"]).expect("himself")
}

/// Waits until the webinar is kept as held, with whether its audience is let in and whether it is paused.
async fn kept(place: &Place, webinar: &Webinar, fits: impl Fn(Option<(bool, bool)>) -> bool) {
    let corporation = CorporationId::new(webinar.corporation.clone());
    let (store, id) = (place.store().await, MeetingId::new(webinar.meeting.id.clone()));
    eventually("the change to be kept", async || {
        let holding = store.meeting(&corporation, &id).await.unwrap()?.booking.holding?;
        fits(holding.rules.map(|rules| (rules.audience_admitted, rules.paused))).then_some(())
    })
    .await;
}
