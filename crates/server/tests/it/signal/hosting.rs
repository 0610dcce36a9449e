//! What a host does reaches those it is about, and nobody else may.

use super::client::{Client, booked};
use serde_json::{Value, json};

async fn three() -> (crate::harness::Place, crate::harness::Server, [Client; 3], [Value; 3]) {
    let (place, server, meeting) = booked(json!({})).await;
    let (ana, first) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
    let (bea, second) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    let (carl, third) = Client::joined(&server, &meeting, &meeting.guest_token, "Carl").await;
    (place, server, [ana, bea, carl], [first["you"].clone(), second["you"].clone(), third["you"].clone()])
}

#[tokio::test]
async fn a_guest_cannot_act_as_another() {
    let (_place, _server, [_ana, mut bea, _carl], [host, _, carl]) = three().await;
    for ask in [
        json!({"type": "remove", "participant": host}),
        json!({"type": "mute", "participant": carl}),
        json!({"type": "mute"}),
        json!({"type": "rename", "participant": carl, "name": "Not Carl"}),
        json!({"type": "hand", "raised": true, "participant": carl}),
        json!({"type": "lock", "locked": true}),
        json!({"type": "admit"}),
        json!({"type": "stop", "participant": carl, "source": "camera"}),
        json!({"type": "hand_over", "participant": carl}),
        json!({"type": "set_cohost", "participant": carl, "cohost": true}),
        json!({"type": "set_chat", "who": "nobody"}),
        json!({"type": "end"}),
    ] {
        bea.refused(ask, "not_allowed").await;
    }
    bea.refused(json!({"type": "claim_host", "password": "000000"}), "wrong_password").await;
}

#[tokio::test]
async fn words_for_one_reach_one() {
    let (_place, _server, [mut ana, mut bea, mut carl], [_, _, carls]) = three().await;
    bea.done(json!({"type": "chat", "to": carls, "text": "between us"})).await;
    bea.done(json!({"type": "chat", "text": "for all"})).await;
    assert_eq!(carl.notice("chatted").await["message"]["text"], "between us");
    assert_eq!(ana.notice("chatted").await["message"]["text"], "for all");
    bea.refused(json!({"type": "chat", "text": "x".repeat(4001)}), "bad_message").await;
    bea.refused(json!({"type": "chat", "text": "x", "to": "nobody"}), "no_such_participant").await;
}

#[tokio::test]
async fn muting_says_who_did_it_and_asking_lets_speak_once() {
    let (_place, _server, [mut ana, mut bea, _carl], [host, beas, _]) = three().await;
    ana.done(json!({"type": "allow_unmute", "allowed": false})).await;
    ana.done(json!({"type": "mute"})).await;
    let stopped = bea.notice("stopped").await;
    assert_eq!((&stopped["source"], &stopped["by"]), (&json!("microphone"), &host));
    bea.refused(json!({"type": "media", "microphone": true}), "not_allowed").await;
    ana.done(json!({"type": "ask_for", "participant": beas, "source": "microphone"})).await;
    assert_eq!(bea.notice("asked").await["by"], host);
    bea.done(json!({"type": "media", "microphone": true})).await;
    ana.notice_where("participants", |said| {
        said["participants"].as_array().unwrap().iter().any(|one| one["id"] == beas && one["microphone"] == "on")
    })
    .await;
}

#[tokio::test]
async fn the_waiting_room_is_the_hosts() {
    let (_place, server, meeting) = booked(json!({"confConfigInfo": {"enableWaitingRoom": true}})).await;
    let (mut ana, _) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
    let mut bea = Client::arrived(&server, &meeting, &meeting.guest_token, "Bea").await;
    assert_eq!(bea.notice("waiting").await["why"], "admission");
    let mut carl = Client::arrived(&server, &meeting, &meeting.guest_token, "Carl").await;
    let waiting = ana.notice_where("waiting_list", |said| said["waiting"].as_array().unwrap().len() == 2).await;
    let id = |name: &str| {
        let list = waiting["waiting"].as_array().unwrap();
        list.iter().find(|one| one["name"] == name).unwrap()["id"].clone()
    };
    ana.done(json!({"type": "admit", "participant": id("Bea")})).await;
    assert_eq!(bea.notice("joined").await["you"], id("Bea"));
    ana.done(json!({"type": "refuse", "participant": id("Carl")})).await;
    let heard = carl.until_closed().await;
    assert_eq!(heard.last().unwrap()["why"], "refused");
    assert!(heard.iter().all(|said| said["type"] != "joined" && said["type"] != "participants"), "{heard:?}");
    ana.done(json!({"type": "send_back", "participant": id("Bea")})).await;
    assert_eq!(bea.notice("waiting").await["why"], "admission");
    bea.refused(json!({"type": "view", "slots": []}), "out_of_order").await;
}

#[tokio::test]
async fn the_hosts_password_makes_a_host() {
    let (_place, server, meeting) = booked(json!({})).await;
    let (mut ana, _) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
    let (mut bea, joined) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    bea.refused(json!({"type": "claim_host", "password": meeting.guest_password}), "wrong_password").await;
    bea.done(json!({"type": "claim_host", "password": meeting.host_password})).await;
    ana.notice_where("participants", |said| {
        said["participants"].as_array().unwrap().iter().any(|one| one["id"] == joined["you"] && one["role"] == "host")
    })
    .await;
    ana.refused(json!({"type": "end"}), "not_allowed").await;
    bea.done(json!({"type": "remove", "participant": ana_id(&joined)})).await;
    assert_eq!(ana.until_closed().await.last().unwrap()["why"], "removed");
}

fn ana_id(joined: &Value) -> Value {
    let all = joined["participants"].as_array().unwrap();
    all.iter().find(|one| one["name"] == "Ana").unwrap()["id"].clone()
}
