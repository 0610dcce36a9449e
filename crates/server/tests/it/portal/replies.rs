//! Answers to invitations.

use super::wants_sign_in;
use crate::harness::{Place, Server, in_days};
use crate::session::{refused, started};
use convoca_booking::{CorporationId, MeetingId};
use convoca_server::reply::{Invited, make};
use reqwest::Method;
use serde_json::{Value, json};

const MEETINGS: &str = "/v1/mmc/management/conferences";
const OVER: &str = "MMC.111070005";

/// A booked meeting, who booked it, and what its links are made of.
struct Scene {
    place: Place,
    server: Server,
    admin: String,
    ana: String,
    meeting: Value,
    invited: Invited,
}

impl Scene {
    async fn new(mut body: Value) -> Self {
        let (place, server) = started().await;
        let admin = server.admin().await;
        let ana = server.user(&admin, "ana").await;
        body["attendees"] = json!([{"name": "Bea", "email": "bea@roofers.example"}]);
        let path = if body.get("cycleParams").is_some() { "/v1/mmc/management/cycleconferences" } else { MEETINGS };
        let (status, made) = server.post(path, &ana, body).await;
        assert_eq!(status, 200, "{made}");
        let meeting = made[0].clone();
        let corporation = server.get("/v1/usg/dcs/member", &admin).await.1["corp"]["id"].as_str().unwrap().to_owned();
        let (corporation, id) =
            (CorporationId::new(corporation), MeetingId::new(meeting["conferenceID"].as_str().unwrap()));
        let store = place.store().await;
        let booking = store.meeting(&corporation, &id).await.unwrap().unwrap().booking;
        store.close().await;
        let invited = Invited {
            corporation,
            meeting: id,
            booked_at: booking.created_at,
            address: "bea@roofers.example".to_owned(),
            name: "Bea".to_owned(),
            occurrence: None,
        };
        Self { place, server, admin, ana, meeting, invited }
    }

    async fn single() -> Self {
        let body = json!({"mediaTypes": "HDVideo", "subject": "<b>Roof</b>", "startTime": in_days(3), "length": 45,
            "timeZoneID": "26", "language": "en-US"});
        Self::new(body).await
    }

    fn path(&self, invited: &Invited) -> String {
        format!("/v1/convoca/replies/{}", make(&self.place.vault(), invited).unwrap())
    }

    async fn replies(&self, token: &str) -> (u16, Value) {
        let id = self.meeting["conferenceID"].as_str().unwrap();
        self.server.get(&format!("/v1/convoca/meetings/{id}/replies"), token).await
    }
}

#[tokio::test]
async fn somebody_answers_by_his_link() {
    let scene = Scene::single().await;
    let (server, path) = (&scene.server, scene.path(&scene.invited));
    let (status, shown) = server.get(&path, "").await;
    let mut expected = json!({
        "subject": "<b>Roof</b>", "scheduler": "ana", "name": "Bea", "timeZoneID": "26", "language": "en-US",
        "when": [{"startTime": scene.meeting["startTime"], "endTime": scene.meeting["endTime"]}],
    });
    assert_eq!((status, &shown), (200, &expected));
    assert_eq!(scene.replies(&scene.ana).await, (200, json!({"replies": []})), "looking at it is no answer");

    for answer in ["accepted", "tentative", "declined"] {
        expected["answer"] = json!(answer);
        assert_eq!(server.post(&path, "", json!({"answer": answer})).await, (200, expected.clone()));
        assert_eq!(server.get(&path, "").await, (200, expected.clone()));
    }
    for token in [&scene.ana, &scene.admin] {
        let (status, replies) = scene.replies(token).await;
        assert_eq!((status, replies["replies"].as_array().unwrap().len()), (200, 1), "the last one counts");
        let reply = &replies["replies"][0];
        assert_eq!(
            (&reply["name"], &reply["address"], &reply["answer"], reply.get("occurrence"), reply["at"].is_i64()),
            (&json!("Bea"), &json!("bea@roofers.example"), &json!("declined"), None, true)
        );
    }
}

#[tokio::test]
async fn one_meeting_of_a_series_is_answered_by_itself() {
    let day = |days| in_days(days)[..10].to_owned();
    let body = json!({"mediaTypes": "HDVideo", "startTime": in_days(3), "timeZoneID": "25",
        "cycleParams": {"startDate": day(3), "endDate": day(5), "cycle": "Day"}});
    let scene = Scene::new(body).await;
    let subs = scene.meeting["subConfs"].as_array().unwrap();
    assert_eq!(subs.len(), 3);
    let (_, whole) = scene.server.get(&scene.path(&scene.invited), "").await;
    assert_eq!(whole["when"].as_array().unwrap().len(), 3);
    let occurrence = subs[1]["cycleSubConfID"].as_str().unwrap().to_owned();
    let second = Invited { occurrence: Some(occurrence.clone()), ..scene.invited.clone() };
    let (status, shown) = scene.server.post(&scene.path(&second), "", json!({"answer": "accepted"})).await;
    assert_eq!(status, 200, "{shown}");
    assert_eq!(shown["when"], json!([{"startTime": subs[1]["startTime"], "endTime": subs[1]["endTime"]}]));
    assert_eq!(scene.server.get(&scene.path(&scene.invited), "").await.1.get("answer"), None);
    assert_eq!(scene.replies(&scene.ana).await.1["replies"][0]["occurrence"], json!(occurrence));
    let none = Invited { occurrence: Some("0".repeat(32)), ..scene.invited.clone() };
    refused(scene.server.get(&scene.path(&none), "").await, 400, OVER);
}

#[tokio::test]
async fn what_does_not_count_any_more_is_refused() {
    let scene = Scene::single().await;
    let (server, invited) = (&scene.server, &scene.invited);
    let check = async |invited: &Invited, status: u16, code: &str| {
        let path = scene.path(invited);
        refused(server.get(&path, "").await, status, code);
        refused(server.post(&path, "", json!({"answer": "accepted"})).await, status, code);
    };
    // Never invited, by a link that we would not have made.
    check(&Invited { address: "carl@roofers.example".to_owned(), ..invited.clone() }, 403, "MMC.111070010").await;
    // An earlier meeting with the same ID.
    let earlier = invited.booked_at - jiff::SignedDuration::from_secs(1);
    check(&Invited { booked_at: earlier, ..invited.clone() }, 400, OVER).await;

    let id = scene.meeting["conferenceID"].as_str().unwrap();
    let path = format!("{MEETINGS}?conferenceID={id}");
    let change = json!({"mediaTypes": "HDVideo", "attendees": [{"email": "dora@roofers.example"}]});
    assert_eq!(server.call(Method::PUT, &path, &scene.ana, Some(change)).await.0, 200);
    check(invited, 403, "MMC.111070010").await;
    let dora = Invited { address: "Dora@Roofers.example".to_owned(), name: String::new(), ..invited.clone() };
    let (status, shown) = server.get(&scene.path(&dora), "").await;
    assert_eq!(
        (status, &shown["name"]),
        (200, &json!("Dora@Roofers.example")),
        "letters are as good as their capitals"
    );

    assert_eq!(server.call(Method::DELETE, &path, &scene.ana, None).await.0, 200);
    check(&dora, 400, OVER).await;
    assert_eq!(scene.replies(&scene.ana).await, (200, json!({"replies": []})));
}

#[tokio::test]
async fn what_is_wrong_is_refused() {
    let scene = Scene::single().await;
    let (server, path) = (&scene.server, scene.path(&scene.invited));
    for body in [json!({}), json!({"answer": "yes"}), json!({"answer": ["accepted"]}), json!({"answer": "ACCEPTED"})] {
        refused(server.post(&path, "", body).await, 400, "MMC.111071061");
    }
    for token in ["x".to_owned(), "%00".to_owned(), "A".repeat(5000), path[21..].to_owned() + "A"] {
        refused(server.get(&format!("/v1/convoca/replies/{token}"), "").await, 400, wrong_code(&token));
    }
    assert_eq!(scene.replies(&scene.ana).await, (200, json!({"replies": []})));
}

/// What cannot be part of a path at all has a code of its own.
fn wrong_code(token: &str) -> &'static str {
    if token == "%00" { "USG.200000003" } else { "MMC.111071061" }
}

#[tokio::test]
async fn answers_are_for_those_who_manage_the_meeting() {
    let scene = Scene::single().await;
    let carl = scene.server.user(&scene.admin, "carl").await;
    let other = scene.server.other_corporation(&scene.place).await;
    refused(scene.replies(&carl).await, 403, "MMC.111070010");
    refused(scene.replies(&other).await, 400, OVER);
    refused(scene.server.get("/v1/convoca/meetings/1/replies", &scene.ana).await, 400, OVER);
    let id = scene.meeting["conferenceID"].as_str().unwrap();
    wants_sign_in(&scene.server, Method::GET, &format!("/v1/convoca/meetings/{id}/replies"), None).await;
}
