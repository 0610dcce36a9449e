//! Who comes in, and as what.

use super::client::{Client, book, booked, names};
use crate::harness::{ACCOUNT, in_days};
use reqwest::Method;
use serde_json::json;

#[tokio::test]
async fn links_and_passwords_lead_in() {
    let (_place, server, meeting) = booked(json!({})).await;
    for (proof, role) in [
        (json!({"token": meeting.host_token}), "host"),
        (json!({"token": meeting.guest_token}), "guest"),
        (json!({"password": meeting.host_password}), "host"),
        (json!({"password": meeting.guest_password}), "guest"),
    ] {
        let mut client = Client::connect(&server).await;
        let mut enter = proof.clone();
        let typed = format!("{} {}", &meeting.id[..3], &meeting.id[3..]);
        enter["meeting"] = typed.into();
        let entered = client.enter(enter).await;
        assert_eq!((&entered["type"], &entered["role"]), (&json!("entered"), &json!(role)), "{proof} {entered}");
        assert_eq!(entered["meeting"]["subject"], "Held");
        assert_eq!(entered["meeting"]["number"], meeting.id.as_str());
    }
}

#[tokio::test]
async fn a_meeting_that_is_held_has_its_uuid_and_its_people() {
    let (_place, server, meeting) = booked(json!({"startTime": in_days(1)})).await;
    let token = server.admin().await;
    let path = format!("/v1/mmc/management/conferences/confDetail?conferenceID={}", meeting.id);
    let (_, before) = server.get(&path, &token).await;
    assert_eq!(before["conferenceData"]["conferenceState"], "Schedule");
    let (mut host, first) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
    assert_eq!((names(&first), &first["participants"][0]["role"]), (vec!["Ana"], &json!("host")));
    let (_, during) = server.get(&path, &token).await;
    assert_eq!(during["conferenceData"]["conferenceState"], "Created");
    assert_eq!(during["conferenceData"]["confUUID"], first["conference"]["uuid"]);

    let (_guest, second) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    assert_eq!(names(&second), ["Ana", "Bea"]);
    assert_eq!(second["conference"]["uuid"], first["conference"]["uuid"]);
    assert_ne!(second["you"], first["you"]);
    let seen = host.notice("participants").await;
    assert_eq!((&seen["participants"][0]["name"], &seen["participants"][0]["id"]), (&json!("Bea"), &second["you"]));

    host.done(json!({"type": "end"})).await;
    assert_eq!(host.notice("out").await["why"], "ended");
    crate::harness::eventually("the booking to be back", async || {
        let (_, after) = server.get(&path, &token).await;
        (after["conferenceData"]["conferenceState"] == "Schedule").then_some(())
    })
    .await;
    let (_, again) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
    assert_ne!(again["conference"]["uuid"], first["conference"]["uuid"], "another holding");
}

#[tokio::test]
async fn guests_wait_for_the_host_and_come_in_with_him() {
    let (_place, server, meeting) = booked(json!({"confConfigInfo": {"allowGuestStartConf": false}})).await;
    let mut guest = Client::arrived(&server, &meeting, &meeting.guest_token, "Bea").await;
    assert_eq!(guest.notice("waiting").await["why"], "host");
    guest.refused(json!({"type": "offer", "sdp": "v=0", "sources": {}}), "out_of_order").await;
    guest.refused(json!({"type": "chat", "text": "hello?"}), "out_of_order").await;
    let (_host, _) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
    assert_eq!(names(&guest.notice("joined").await), ["Ana", "Bea"]);
}

#[tokio::test]
async fn who_is_not_expected_signs_in_or_stays_out() {
    let (_place, server, open) = booked(json!({})).await;
    let admin = server.admin().await;
    let (bea, carl) = (server.user(&admin, "bea@it").await, server.user(&admin, "carl@it").await);
    let ours = book(&server, &admin, json!({"confConfigInfo": {"callInRestriction": 2}})).await;
    let invite = json!({"attendees": [{"accountId": "bea@it", "name": "Bea", "phone": "+991"}],
        "confConfigInfo": {"callInRestriction": 3}});
    let invited = book(&server, &admin, invite).await;
    for (meeting, access_token, expected) in [
        (&open, None, "entered"),
        (&ours, None, "sign_in_required"),
        (&ours, Some(&carl), "entered"),
        (&invited, None, "sign_in_required"),
        (&invited, Some(&carl), "not_invited"),
        (&invited, Some(&bea), "entered"),
    ] {
        let mut enter = json!({"meeting": meeting.id, "token": meeting.guest_token});
        if let Some(access_token) = access_token {
            enter["accessToken"] = access_token.as_str().into();
        }
        let reply = Client::connect(&server).await.enter(enter).await;
        let outcome = if reply["type"] == "entered" { "entered" } else { reply["code"].as_str().unwrap() };
        assert_eq!(outcome, expected, "{reply}");
    }
    // Who booked it needs no link; his name is known.
    let mut host = Client::connect(&server).await;
    let entered = host.enter(json!({"meeting": invited.id, "accessToken": admin})).await;
    assert_eq!((&entered["role"], entered["name"].is_string()), (&json!("host"), true), "{entered}");
    let reply = host.enter(json!({"meeting": invited.id, "accessToken": "cnv00"})).await;
    assert_eq!(reply["code"], "sign_in_expired");
    assert_ne!(ACCOUNT, "bea@it");
}

#[tokio::test]
async fn without_a_password_the_id_is_enough_only_where_the_booking_says_so() {
    let (_place, server, closed) = booked(json!({})).await;
    let token = server.admin().await;
    let free = book(&server, &token, json!({"confConfigInfo": {"isGuestFreePwd": true}})).await;
    let mut client = Client::connect(&server).await;
    assert_eq!(client.enter(json!({"meeting": closed.id})).await["code"], "password_required");
    assert_eq!(client.enter(json!({"meeting": free.id})).await["role"], "guest");
}

#[tokio::test]
async fn who_guesses_has_to_wait() {
    let (_place, server, meeting) = booked(json!({})).await;
    let mut client = Client::connect(&server).await;
    for guess in 0..5 {
        let reply = client.enter(json!({"meeting": meeting.id, "password": format!("00000{guess}")})).await;
        assert_eq!(reply["code"], "wrong_password", "{reply}");
    }
    let reply = client.enter(json!({"meeting": meeting.id, "password": meeting.guest_password})).await;
    assert_eq!(reply["code"], "too_fast", "even the right one is not looked at now: {reply}");
    assert!((1..=60).contains(&reply["retryAfterS"].as_u64().unwrap()), "{reply}");
}

#[tokio::test]
async fn ids_are_guessed_no_better() {
    let (_place, server, meeting) = booked(json!({})).await;
    let mut client = Client::connect(&server).await;
    let mut slowed = false;
    for guess in 0..40 {
        let reply = client.enter(json!({"meeting": format!("9{guess:08}"), "password": "123456"})).await;
        slowed |= reply["code"] == "too_fast";
        assert!(slowed || reply["code"] == "unknown_meeting", "{reply}");
    }
    assert!(slowed, "forty numbers were tried from one address");
    let reply = client.enter(json!({"meeting": meeting.id, "token": meeting.guest_token})).await;
    assert_eq!(reply["code"], "too_fast", "{reply}");
}

#[tokio::test]
async fn newcomers_are_muted_and_voice_meetings_have_no_cameras() {
    let (_place, server, meeting) =
        booked(json!({"mediaTypes": "Voice", "confConfigInfo": {"isAutoMute": true, "isGuestCameraOn": false}})).await;
    let mut client = Client::connect(&server).await;
    let entered = client.enter(json!({"meeting": meeting.id, "token": meeting.guest_token})).await;
    assert_eq!((&entered["muted"], &entered["camera"]), (&json!(true), &json!(false)), "{entered}");
    assert_eq!(entered["meeting"]["voiceOnly"], true);
    let (mut guest, joined) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    assert_eq!(joined["participants"][0]["microphone"], "muted_by_host");
    assert_eq!(joined["participants"][0]["camera"], false);
    guest.refused(json!({"type": "media", "camera": true}), "not_allowed").await;
    guest.done(json!({"type": "media", "microphone": true})).await;
}

#[tokio::test]
async fn a_full_meeting_has_room_for_its_host_alone() {
    let (_place, server, meeting) = booked(json!({"concurrentParticipants": 1})).await;
    let (_first, _) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    let mut second = Client::connect(&server).await;
    second.enter(json!({"meeting": meeting.id, "token": meeting.guest_token})).await;
    let join = json!({"type": "join", "name": "Carl", "microphone": false, "camera": false});
    second.refused(join.clone(), "full").await;
    second.refused(join, "full").await; // and may go on trying
    let (_host, joined) = Client::joined(&server, &meeting, &meeting.host_token, "Ana").await;
    assert_eq!(names(&joined), ["Ana", "Bea"]);
}

#[tokio::test]
async fn a_cancelled_meeting_sends_everybody_away() {
    let (_place, server, meeting) = booked(json!({})).await;
    let (mut guest, _) = Client::joined(&server, &meeting, &meeting.guest_token, "Bea").await;
    let token = server.admin().await;
    let path = format!("/v1/mmc/management/conferences?conferenceID={}&type=1", meeting.id);
    let (status, answer) = server.call(Method::DELETE, &path, &token, None).await;
    assert_eq!(status, 200, "{answer}");
    let heard = guest.until_closed().await;
    assert_eq!(heard.last().unwrap()["why"], "cancelled", "{heard:?}");
    let reply =
        Client::connect(&server).await.enter(json!({"meeting": meeting.id, "token": meeting.guest_token})).await;
    assert_eq!(reply["code"], "over");
}
