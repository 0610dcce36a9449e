//! Coming back: over another connection, and to another server process.

use super::client::{Client, book, booked, names};
use crate::harness::{Engine, Place};
use serde_json::json;

#[tokio::test]
async fn a_lost_connection_comes_back_as_the_same_person() {
    let (_place, server, meeting) = booked(json!({})).await;
    let (mut ana, _) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
    let (bea, joined) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    drop(bea);
    ana.notice_where("participants", |said| said["participants"][0]["connected"] == false).await;
    let mut bea = Client::connect(&server).await;
    let entered = bea.enter(json!({"meeting": meeting.id, "resume": joined["resume"]})).await;
    assert_eq!(entered["resumed"], true, "{entered}");
    let again = bea.notice("joined").await;
    assert_eq!((&again["you"], names(&again)), (&joined["you"], vec!["Ana", "Bea"]));
    ana.notice_where("participants", |said| said["participants"][0]["connected"] == true).await;
}

#[tokio::test]
async fn a_second_connection_replaces_the_first() {
    let (_place, server, meeting) = booked(json!({})).await;
    let (mut first, joined) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    let mut second = Client::connect(&server).await;
    second.enter(json!({"meeting": meeting.id, "resume": joined["resume"]})).await;
    second.notice("joined").await;
    assert_eq!(first.until_closed().await.last().unwrap()["why"], "replaced");
    second.done(json!({"type": "chat", "text": "still here"})).await;
}

#[tokio::test]
async fn a_key_is_good_for_its_meeting_alone() {
    let (_place, server, meeting) = booked(json!({})).await;
    let token = server.admin().await;
    let other = book(&server, &token, json!({})).await;
    let (mut bea, joined) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    let mut thief = Client::connect(&server).await;
    for (id, key) in [(&other.id, joined["resume"].clone()), (&meeting.id, json!("AAAA")), (&meeting.id, json!(""))] {
        let reply = thief.enter(json!({"meeting": id, "resume": key})).await;
        assert_eq!(reply["code"], "cannot_resume", "{reply}");
    }
    let reply = thief.enter(json!({"meeting": other.id, "token": meeting.guest_token})).await;
    assert_eq!(reply["code"], "unknown_meeting", "a link of another meeting: {reply}");
    bea.done(json!({"type": "ping"})).await;
}

#[tokio::test]
async fn who_was_put_out_does_not_come_back_by_his_key() {
    let (_place, server, meeting) = booked(json!({})).await;
    let (mut ana, _) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
    let (_bea, joined) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    ana.done(json!({"type": "remove", "participant": joined["you"]})).await;
    let mut bea = Client::connect(&server).await;
    let reply = bea.enter(json!({"meeting": meeting.id, "resume": joined["resume"]})).await;
    assert_eq!(reply["code"], "cannot_resume", "{reply}");
    // The same connection may then enter as anybody may.
    let reply = bea.enter(json!({"meeting": meeting.id, "token": meeting.guest_token})).await;
    assert_eq!(reply["type"], "entered");
}

#[tokio::test]
async fn sqlite_brings_everybody_back_after_sigkill() {
    after_sigkill(Engine::Sqlite).await;
}

#[tokio::test]
async fn postgres_brings_everybody_back_after_sigkill() {
    after_sigkill(Engine::Postgres).await;
}

async fn after_sigkill(engine: Engine) {
    let place = Place::new(engine).await;
    let server = place.start();
    let token = server.admin().await;
    let meeting = book(&server, &token, json!({"confConfigInfo": {"enableWaitingRoom": true}})).await;
    let (mut ana, host) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
    let mut guests = Vec::new();
    for name in ["Bea", "Carl", "Dora"] {
        let mut guest = Client::arrived(&server, &meeting, &meeting.guest_token, name).await;
        guest.notice("waiting").await;
        ana.done(json!({"type": "admit"})).await;
        guests.push(guest.notice("joined").await);
    }
    ana.done(json!({"type": "set_cohost", "participant": guests[0]["you"], "cohost": true})).await;
    ana.done(json!({"type": "remove", "participant": guests[2]["you"]})).await;
    ana.done(json!({"type": "lock", "locked": true})).await;
    // What has changed is kept beside the meeting, so wait until it is to be seen in a copy.
    crate::harness::eventually("the change to be kept", async || kept(&place, engine).await.then_some(())).await;
    server.kill();

    let server = place.start();
    let resume = async |joined: &serde_json::Value| {
        let mut client = Client::connect(&server).await;
        let reply = client.enter(json!({"meeting": meeting.id, "resume": joined["resume"]})).await;
        (client, reply)
    };
    // A guest is there before the host, and is not made to wait for anybody.
    let (mut carl, reply) = resume(&guests[1]).await;
    assert_eq!(reply["resumed"], true, "{reply}");
    let back = carl.notice("joined").await;
    assert_eq!((&back["you"], &back["conference"]["uuid"]), (&guests[1]["you"], &host["conference"]["uuid"]));
    assert_eq!(back["conference"]["locked"], true, "what the host had decided holds");
    let (mut bea, _) = resume(&guests[0]).await;
    let (mut ana, _) = resume(&host).await;
    let role = |joined: &serde_json::Value| {
        let all = joined["participants"].as_array().unwrap();
        all.iter().find(|one| one["id"] == joined["you"]).unwrap()["role"].clone()
    };
    assert_eq!(role(&bea.notice("joined").await), "cohost");
    let joined = ana.notice("joined").await;
    assert_eq!((role(&joined), names(&joined)), (json!("host"), vec!["Ana", "Bea", "Carl"]));
    let (_dora, reply) = resume(&guests[2]).await;
    assert_eq!(reply["code"], "cannot_resume", "who was put out stays out: {reply}");
    // A stranger still meets the lock.
    let mut eve = Client::connect(&server).await;
    eve.enter(json!({"meeting": meeting.id, "token": meeting.guest_token})).await;
    let join = json!({"type": "join", "name": "Eve", "microphone": false, "camera": false});
    eve.refused(join, "locked").await;
}

/// Whether the database says that the meeting is locked and who is what in it.
async fn kept(place: &Place, engine: Engine) -> bool {
    use sqlx::Connection as _;
    use sqlx::Row as _;
    let query = "SELECT body FROM meeting";
    let body: String = match engine {
        Engine::Sqlite => {
            let file = place.folder.path().join("data/convoca.db");
            let mut connection =
                sqlx::SqliteConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
            sqlx::query(query).fetch_one(&mut connection).await.unwrap().get(0)
        }
        Engine::Postgres => {
            let mut connection = sqlx::PgConnection::connect(place.database.as_deref().unwrap()).await.unwrap();
            sqlx::query(query).fetch_one(&mut connection).await.unwrap().get(0)
        }
    };
    body.contains("\"locked\":true") && body.contains("Cohost") && body.contains("\"banned\":[\"")
}

#[tokio::test]
async fn a_clean_stop_asks_to_come_back() {
    let (place, server, meeting) = booked(json!({})).await;
    let (mut bea, joined) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    assert!(server.terminate().success());
    assert_eq!(bea.until_closed().await.last().unwrap()["why"], "restarting");
    let server = place.start();
    let mut bea = Client::connect(&server).await;
    let reply = bea.enter(json!({"meeting": meeting.id, "resume": joined["resume"]})).await;
    assert_eq!(reply["resumed"], true, "{reply}");
    assert_eq!(bea.notice("joined").await["you"], joined["you"]);
}
