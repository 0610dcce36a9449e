//! What a client should not send.

use super::client::{Client, booked};
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

#[tokio::test]
async fn nonsense_is_refused_and_ends_the_connection_the_third_time() {
    let (_place, server, _) = booked(json!({})).await;
    for nonsense in [
        Message::text("not JSON"),
        Message::text("[1]"),
        Message::text("{}"),
        Message::text(r#"{"id":4,"type":"fly"}"#),
        Message::text(r#"{"id":-1,"type":"ping"}"#),
        Message::text(r#"{"id":5,"type":"hand"}"#),
        Message::text("[".repeat(5000)),
        Message::binary(vec![0xff; 100]),
    ] {
        let mut client = Client::connect(&server).await;
        for _ in 0..3 {
            client.send(nonsense.clone()).await;
        }
        let heard = client.until_closed().await;
        assert_eq!(heard.len(), 3, "{nonsense:?} {heard:?}");
        assert!(heard.iter().all(|said| said["code"] == "bad_message"), "{heard:?}");
    }
}

#[tokio::test]
async fn what_is_too_long_ends_the_connection() {
    let (_place, server, meeting) = booked(json!({})).await;
    let (mut witness, _) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    let mut client = Client::connect(&server).await;
    client.send(Message::text(format!(r#"{{"id":1,"type":"chat","text":"{}"}}"#, "x".repeat(300_000)))).await;
    assert!(client.until_closed().await.is_empty());
    witness.done(json!({"type": "ping"})).await;
}

#[tokio::test]
async fn everything_has_its_order() {
    let (_place, server, meeting) = booked(json!({})).await;
    let mut client = Client::connect(&server).await;
    for ask in [
        json!({"type": "join", "name": "Bea", "microphone": true, "camera": true}),
        json!({"type": "offer", "sdp": "v=0", "sources": {}}),
        json!({"type": "view", "slots": []}),
        json!({"type": "chat", "text": "hi"}),
        json!({"type": "claim_host", "password": "123456"}),
        json!({"type": "leave"}),
    ] {
        client.refused(ask, "out_of_order").await;
    }
    let reply = client.ask(json!({"type": "enter", "version": 2, "meeting": meeting.id})).await;
    assert_eq!(reply["code"], "unsupported_version");
    client.enter(json!({"meeting": meeting.id, "token": meeting.guest_token})).await;
    for name in ["", "   ", &"x".repeat(97)] {
        client.refused(json!({"type": "join", "name": name, "microphone": true, "camera": true}), "bad_message").await;
    }
    client.done(json!({"type": "join", "name": "Bea", "microphone": true, "camera": true})).await;
    let again = json!({"type": "join", "name": "Bea", "microphone": true, "camera": true});
    client.refused(again, "out_of_order").await;
    let reply = client.enter(json!({"meeting": meeting.id, "token": meeting.host_token})).await;
    assert_eq!(reply["code"], "out_of_order");
}

#[tokio::test]
async fn an_offer_that_is_none_changes_nothing() {
    let (_place, server, meeting) = booked(json!({})).await;
    let (mut client, _) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    for sdp in ["", "v=0", "\u{0}\u{0}", &"m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n".repeat(2000)] {
        client.refused(json!({"type": "offer", "sdp": sdp, "sources": {}}), "bad_offer").await;
    }
    let slot = json!({"mid": "1", "participant": "nobody", "source": "camera", "height": 4_000_000_000_u32});
    client.done(json!({"type": "view", "slots": vec![slot.clone(); 64]})).await;
    client.refused(json!({"type": "view", "slots": vec![slot; 65]}), "bad_message").await;
}

#[tokio::test]
async fn one_who_asks_without_end_is_slowed() {
    let (_place, server, meeting) = booked(json!({})).await;
    let (mut client, _) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    let mut slowed = 0;
    for _ in 0..1000 {
        let reply = client.ask(json!({"type": "ping"})).await;
        slowed += u32::from(reply["code"] == "too_fast");
    }
    assert!(slowed > 0, "a thousand requests in a moment");
}

#[tokio::test]
async fn one_who_never_reads_is_cut_off_and_disturbs_nobody() {
    let (_place, server, meeting) = booked(json!({})).await;
    let (_deaf, joined) = Client::joined(&server, &meeting, &meeting.guest_token, "Deaf").await;
    let (mut bea, _) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    let (mut carl, _) = Client::joined(&server, &meeting, &meeting.guest_token, "Carl").await;
    // What the sockets between hold is a few megabytes at most.
    let text = "x".repeat(4000);
    let mut gone = false;
    for _ in 0..20_000 {
        let reply = bea.ask(json!({"type": "chat", "text": text})).await;
        if reply["code"] == "too_fast" {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        gone = bea.kept("participants").iter().any(|said| {
            let all = said["participants"].as_array().unwrap();
            all.iter().any(|one| one["id"] == joined["you"] && one["connected"] == false)
        });
        if gone {
            break;
        }
    }
    assert!(gone, "he is still there");
    carl.notice("chatted").await;
}
