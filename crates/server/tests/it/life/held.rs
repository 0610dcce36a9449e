//! Meetings that end by themselves, in a server whose clock is faster.

use super::{past, remembered};
use crate::harness::{ACCOUNT, Engine, Place, Server, eventually};
use crate::signal::client::{Client, Meeting, book};
use serde_json::{Value, json};

/// Milliseconds in a minute.
const MINUTE: i64 = 60_000;

/// A server in which a minute lasts a second.
fn fast(place: &Place) -> Server {
    let mut command = place.command();
    command.env("CONVOCA_CLOCK_SPEED", "60");
    Server::spawn(command)
}

async fn held_once(place: &Place, more: Value) -> (Server, String, Meeting) {
    let server = fast(place);
    let token = server.admin().await;
    let meeting = book(&server, &token, more).await;
    (server, token, meeting)
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("a number, not {value}"))
}

#[tokio::test]
async fn a_meeting_is_extended_while_people_talk_and_ends_when_they_have_gone() {
    let place = Place::new(Engine::Sqlite).await;
    let more = json!({"length": 15, "confConfigInfo": {"prolongLength": 1}});
    let (server, token, meeting) = held_once(&place, more).await;
    let (mut ana, joined) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
    let (mut bea, _) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    ana.done(json!({"type": "mute"})).await;
    let booked_end = number(&joined["conference"]["endsAtMs"]);
    let extended = ana.notice_where("conference", |said| number(&said["conference"]["endsAtMs"]) > booked_end).await;
    assert_eq!(number(&extended["conference"]["endsAtMs"]) - booked_end, MINUTE);
    bea.done(json!({"type": "leave"})).await;
    ana.notice_where("conference", |said| number(&said["conference"]["endsAtMs"]) > booked_end + MINUTE).await;
    ana.done(json!({"type": "leave"})).await;

    let row = eventually("the meeting is over", async || past(&server, &token).await.pop()).await;
    let uuid = row["confUUID"].as_str().unwrap();
    let stays = remembered(&server, &token, "confAttendeeRecord", uuid).await;
    let names: Vec<_> = stays.iter().map(|stay| stay["displayName"].as_str().unwrap()).collect();
    assert_eq!(names, ["Ana", "Bea"]);
    assert!(number(&stays[0]["leftTime"]) > booked_end, "Ana stayed beyond the booked end: {stays:?}");
    assert!(number(&stays[1]["leftTime"]) > number(&stays[1]["joinTime"]));
    let records = remembered(&server, &token, "confCtlRecord", uuid).await;
    assert!(records.len() >= 5, "it began, people were muted, it was extended twice, it ended: {records:?}");
    let detail = format!("/v1/mmc/management/conferences/confDetail?conferenceID={}", meeting.id);
    eventually("it is not to be had any more", async || (server.get(&detail, &token).await.0 == 400).then_some(()))
        .await;
    assert_eq!(past(&server, &token).await.len(), 1, "it was held once");
}

/// Waits until it is kept that somebody is in.
async fn stay_kept(place: &Place, joined: &Value) {
    let store = place.store().await;
    let holding = joined["conference"]["uuid"].as_str().unwrap();
    let corporation = store.user_by_account(ACCOUNT).await.unwrap().unwrap().user.corporation;
    eventually("the stay is kept", async || {
        (store.stays(&corporation, holding, None, 0, 1).await.unwrap().total == 1).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_meeting_whose_server_died_ends_at_its_time_and_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let place = Place::new(engine).await;
        let (server, _, meeting) = held_once(&place, json!({"length": 15})).await;
        let (_ana, joined) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
        let ends_at = number(&joined["conference"]["endsAtMs"]);
        stay_kept(&place, &joined).await;
        server.kill();

        // The clock of the new server begins where that of the old one began: it was put back.
        let server = fast(&place);
        let token = server.admin().await;
        let row = eventually("somebody noticed the end", async || past(&server, &token).await.pop()).await;
        let uuid = row["confUUID"].as_str().unwrap();
        let stays = remembered(&server, &token, "confAttendeeRecord", uuid).await;
        assert_eq!(stays.len(), 1, "{stays:?}");
        assert_eq!(number(&stays[0]["leftTime"]), ends_at, "nobody knows that she left before");
        server.kill();
        let server = fast(&place);
        let token = server.admin().await;
        assert_eq!(past(&server, &token).await.len(), 1);
    }
}

#[tokio::test]
async fn an_early_end_keeps_the_booking_or_closes_it_as_the_corporation_wants() {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start();
    let token = server.admin().await;
    for keep in [true, false] {
        let body = json!({"defaults": {"keepBooking": keep}});
        let (status, answer) = server.call(reqwest::Method::PUT, "/v1/convoca/corporation", &token, Some(body)).await;
        assert_eq!(status, 200, "{answer}");
        let meeting = book(&server, &token, json!({})).await;
        let (mut ana, _) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
        ana.done(json!({"type": "end"})).await;
        let detail = format!("/v1/mmc/management/conferences/confDetail?conferenceID={}", meeting.id);
        let state = eventually("the end is kept", async || {
            let (status, answer) = server.get(&detail, &token).await;
            let state = answer["conferenceData"]["conferenceState"].as_str().unwrap_or_default().to_owned();
            (state != "Created").then_some((status, state))
        })
        .await;
        let expected = if keep { (200, "Schedule") } else { (400, "") };
        assert_eq!((state.0, state.1.as_str()), expected, "keep {keep}");
        if keep {
            let (_again, joined) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
            assert_ne!(joined["conference"]["uuid"], past(&server, &token).await[0]["confUUID"], "another holding");
        } else {
            let mut bea = Client::connect(&server).await;
            let reply = bea.enter(json!({"meeting": meeting.id, "token": meeting.guest_token})).await;
            assert_eq!(reply["code"], "over", "{reply}");
        }
    }
}
