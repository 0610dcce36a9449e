//! Meetings that were held, over HTTP.

use crate::harness::{Server, in_days};
use crate::meeting::{created, id, started};
use convoca_booking::{Booking, Control, Deed, Device, HeldRole, MeetingId, Origin, Record, Stay};
use convoca_store::{Effects, RecordChange, Store};
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};

const HISTORY: &str = "/v1/mmc/management/conferences/history";

async fn booking(store: &Store, meeting: &Value) -> Booking {
    let stored = store.meeting_to_join(MeetingId::new(id(meeting)).as_str(), Timestamp::now()).await.unwrap();
    stored.expect("it is booked").booking
}

/// When the first one began: 2 June 2031, 10:00 UTC; each next one an hour later.
fn began(which: i64) -> Timestamp {
    "2031-06-02T10:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(which)
}

fn uuid(which: i64) -> String {
    format!("{which:032x}")
}

/// Remembers that the meeting was held for twenty minutes.
async fn held(store: &Store, booking: Booking, which: i64, more: Vec<RecordChange>) {
    let (holding, at) = (uuid(which), began(which));
    let occurrence = booking.occurrence_at(at).map(|one| one.id.clone());
    let record = Record { holding: holding.clone(), booking, occurrence, started_at: at, ended_at: None };
    let end = RecordChange::End { holding, at: at + SignedDuration::from_mins(20) };
    let records = [vec![RecordChange::Begin(record)], more, vec![end]].concat();
    store.keep(Effects { records, ..Effects::default() }, at).await.unwrap();
}

fn came(which: i64, name: &str, minute: i64) -> RecordChange {
    let stay = Stay {
        participant: format!("{name}{minute}"),
        user: None,
        account: name.to_lowercase(),
        name: name.to_owned(),
        number: String::new(),
        role: HeldRole::Guest,
        device: Device::Mobile,
        user_agent: String::new(),
        video: true,
        joined_at: began(which) + SignedDuration::from_mins(minute),
        left_at: None,
    };
    RecordChange::Came { holding: uuid(which), stay }
}

fn span() -> String {
    format!("startDate={}&endDate={}", began(0).as_millisecond(), began(9).as_millisecond())
}

async fn page(server: &Server, token: &str, query: &str) -> Value {
    let (status, answer) = server.get(&format!("{HISTORY}?{}&{query}", span()), token).await;
    assert_eq!(status, 200, "{answer}");
    answer
}

fn uuids(page: &Value) -> Vec<&str> {
    page["data"].as_array().unwrap().iter().map(|row| row["confUUID"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn each_time_that_a_meeting_was_held_is_a_row() {
    let (place, server, token) = started().await;
    let store = place.store().await;
    let body = json!({"subject": "Board", "mediaTypes": "HDVideo", "startTime": in_days(5),
        "attendees": [{"name": "A", "phone": "+9910001"}]});
    let meeting = created(&server, &token, body).await;
    let other =
        created(&server, &token, json!({"subject": "Roof", "mediaTypes": "Voice", "startTime": in_days(6)})).await;
    for (which, meeting) in [(0, &meeting), (1, &other), (2, &meeting)] {
        held(&store, booking(&store, meeting).await, which, Vec::new()).await;
    }
    let all = page(&server, &token, "").await;
    assert_eq!((&all["count"], &all["offset"], &all["limit"]), (&json!(3), &json!(0), &json!(20)));
    assert_eq!(uuids(&all), [uuid(0), uuid(1), uuid(2)]);
    let row = &all["data"][0];
    assert_eq!((&row["conferenceID"], &row["subject"]), (&meeting["conferenceID"], &json!("Board")));
    assert_eq!((&row["startTime"], &row["endTime"]), (&json!("2031-06-02 10:00"), &json!("2031-06-02 10:20")));
    assert_eq!((&row["conferenceState"], &row["isHasRecordFile"]), (&json!("Destroyed"), &json!(false)));
    assert_eq!(row["passwordEntry"], meeting["passwordEntry"]);

    assert_eq!(uuids(&page(&server, &token, "sortType=DSC_StartTIME").await), [uuid(2), uuid(1), uuid(0)]);
    assert_eq!(uuids(&page(&server, &token, "sortType=DSC_RecordTYPE&limit=1").await), [uuid(2)]);
    assert_eq!(uuids(&page(&server, &token, "sortType=ASC_RecordTYPE&offset=1&limit=1").await), [uuid(1)]);
    assert_eq!(uuids(&page(&server, &token, "searchKey=roof").await), [uuid(1)]);
    let past = page(&server, &token, "offset=9").await;
    assert_eq!((&past["count"], &past["data"]), (&json!(3), &json!([])));
    // Both ends of the span belong to it.
    let exact = format!("{HISTORY}?startDate={}&endDate={}", began(1).as_millisecond(), began(2).as_millisecond());
    assert_eq!(uuids(&server.get(&exact, &token).await.1), [uuid(1), uuid(2)]);

    let (status, detail) = server.get(&format!("{HISTORY}/confDetail?confUUID={}", uuid(2)), &token).await;
    assert_eq!(status, 200, "{detail}");
    assert_eq!(detail["conferenceData"]["confUUID"], uuid(2));
    assert_eq!(detail["conferenceData"]["role"], "chair");
    assert_eq!((&detail["data"]["count"], &detail["data"]["data"][0]["name"]), (&json!(1), &json!("A")));
}

#[tokio::test]
async fn who_was_in_and_what_was_done() {
    let (place, server, token) = started().await;
    let store = place.store().await;
    let meeting = created(&server, &token, json!({"mediaTypes": "HDVideo", "startTime": in_days(5)})).await;
    let left = RecordChange::Left {
        holding: uuid(0),
        participant: "Bea2".to_owned(),
        joined_at: began(0) + SignedDuration::from_mins(2),
        left_at: began(0) + SignedDuration::from_mins(5),
    };
    let control = |deed: Deed, on: Option<bool>, done: bool| RecordChange::Control {
        holding: uuid(0),
        control: Control {
            at: began(0) + SignedDuration::from_mins(3),
            origin: if deed == Deed::Extend { Origin::Server } else { Origin::Client },
            by: if deed == Deed::Extend { String::new() } else { "Ada".to_owned() },
            deed,
            to: if deed == Deed::Mute { "Bea".to_owned() } else { String::new() },
            on,
            done,
        },
    };
    let more = vec![
        came(0, "Ada", 0),
        came(0, "Bea", 2),
        left,
        came(0, "Bea", 7),
        control(Deed::Mute, Some(true), true),
        control(Deed::Extend, None, false),
    ];
    held(&store, booking(&store, &meeting).await, 0, more).await;

    let at = |minute: i64| (began(0) + SignedDuration::from_mins(minute)).as_millisecond();
    let row = |name: &str, came: i64, left: i64, words: [&str; 2]| {
        json!({"displayName": name, "callNumber": name.to_lowercase(), "deviceType": words[0], "joinTime": at(came),
            "leftTime": at(left), "mediaType": words[1]})
    };
    let ask = async |kind: &str, query: &str, language: &str| {
        let path = format!("{HISTORY}/{kind}?confUUID={}&{query}", uuid(0));
        let request = server.request(Method::GET, &path).header("X-Access-Token", &token);
        let answer = request.header("Accept-Language", language).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        answer.json::<Value>().await.unwrap()
    };
    let english = ["Mobile browser", "Video"];
    let rows = ask("confAttendeeRecord", "", "en-US").await;
    let all = [row("Ada", 0, 20, english), row("Bea", 2, 5, english), row("Bea", 7, 20, english)];
    assert_eq!(rows, json!({"offset": 0, "limit": 20, "count": 3, "data": all}));
    let rows = ask("confAttendeeRecord", "searchKey=ada", "pt-BR").await;
    assert_eq!((&rows["count"], &rows["data"]), (&json!(1), &json!([row("Ada", 0, 20, ["Navegador móvel", "Vídeo"])])));
    let rows = ask("confAttendeeRecord", "offset=2&limit=5", "zh-CN").await;
    assert_eq!((&rows["count"], &rows["data"]), (&json!(3), &json!([row("Bea", 7, 20, ["移动端浏览器", "视频"])])));

    let rows = ask("confCtlRecord", "", "en").await;
    let muted = json!({"operateTime": at(3), "operateSource": "Client", "operator": "Ada", "detail": "On",
        "operateCode": "Mute a participant", "operationObject": "Bea", "operateResult": "Success"});
    let extended = json!({"operateTime": at(3), "operateSource": "Conference System",
        "operateCode": "Extend the meeting", "operateResult": "Failure"});
    assert_eq!(rows, json!({"offset": 0, "limit": 20, "count": 2, "data": [muted, extended]}));
    let rows = ask("confCtlRecord", "offset=1", "zh").await;
    assert_eq!((&rows["count"], &rows["data"][0]["operateResult"]), (&json!(2), &json!("失败")));
}

#[tokio::test]
async fn a_meeting_of_a_series_is_remembered_as_itself() {
    let (place, server, token) = started().await;
    let store = place.store().await;
    let day = &in_days(5)[..10];
    let body = json!({"mediaTypes": "Voice", "startTime": format!("{day} 12:00"), "conferenceType": 1,
        "cycleParams": {"startDate": day, "endDate": &in_days(7)[..10], "cycle": "Day", "preRemindDays": 1}});
    let series = created(&server, &token, body).await;
    let mut booking = booking(&store, &series).await;
    let convoca_booking::Kind::Series { occurrences, .. } = &mut booking.kind else { panic!("it is a series") };
    (occurrences[0].start, occurrences[0].end) = (began(0), began(1));
    let first = occurrences[0].id.clone();
    held(&store, booking, 0, Vec::new()).await;
    let rows = page(&server, &token, "").await;
    assert_eq!((&rows["data"][0]["cycleSubConfID"], &rows["data"][0]["confType"]), (&json!(first), &json!("CYCLE")));
    assert_eq!(rows["data"][0].get("subConfs"), None);
}

#[tokio::test]
async fn only_who_created_it_or_was_invited_and_administrators_look_back() {
    let (place, server, admin) = started().await;
    let store = place.store().await;
    let (ana, rui, eva) =
        (server.user(&admin, "ana").await, server.user(&admin, "rui").await, server.user(&admin, "eva").await);
    let body = json!({"mediaTypes": "Voice", "startTime": in_days(5), "attendees": [{"accountId": "rui"}]});
    let meeting = created(&server, &ana, body).await;
    held(&store, booking(&store, &meeting).await, 0, vec![came(0, "Eva", 1)]).await;
    for (who, token, query, count) in [
        ("scheduler", &ana, "", 1),
        ("invited", &rui, "", 1),
        ("only came", &eva, "", 0),
        ("only came, asks for all", &eva, "queryAll=true", 0),
        ("administrator", &admin, "", 0),
        ("administrator, all", &admin, "queryAll=true", 1),
    ] {
        assert_eq!(page(&server, token, query).await["count"], count, "{who}");
    }
    let guests = &page(&server, &rui, "").await["data"][0];
    assert_eq!(guests["passwordEntry"].as_array().unwrap().len(), 1, "the host's is not for him");
    for kind in ["confDetail", "confAttendeeRecord", "confCtlRecord"] {
        let path = format!("{HISTORY}/{kind}?confUUID={}", uuid(0));
        for token in [&ana, &rui, &admin] {
            assert_eq!(server.get(&path, token).await.0, 200, "{kind}");
        }
        let (status, answer) = server.get(&path, &eva).await;
        assert_eq!((status, &answer["error_code"]), (403, &json!("MMC.111070010")), "{kind}");
    }
}

#[tokio::test]
async fn requests_that_make_no_sense_are_refused() {
    let (place, server, token) = started().await;
    let store = place.store().await;
    let meeting = created(&server, &token, json!({"mediaTypes": "Voice", "startTime": in_days(5)})).await;
    let record = Record {
        holding: uuid(7),
        booking: booking(&store, &meeting).await,
        occurrence: None,
        started_at: began(0),
        ended_at: None,
    };
    let begin = Effects { records: vec![RecordChange::Begin(record)], ..Effects::default() };
    store.keep(begin, began(0)).await.unwrap();
    for (path, code) in [
        ("?endDate=1".to_owned(), "111071061"),
        ("?startDate=1".to_owned(), "111071061"),
        ("?startDate=soon&endDate=1".to_owned(), "111071061"),
        ("?startDate=-1&endDate=1".to_owned(), "111071061"),
        ("?startDate=1&endDate=9223372036854775807".to_owned(), "111071061"),
        (format!("?{}&sortType=BY_NAME", span()), "111071061"),
        (format!("?{}&limit=0", span()), "111071061"),
        (format!("?{}&searchKey={}", span(), "x".repeat(129)), "111071061"),
        ("/confDetail".to_owned(), "111071061"),
        ("/confDetail?confUUID=another".to_owned(), "111070005"),
        ("/confAttendeeRecord?confUUID=another".to_owned(), "111070005"),
        ("/confCtlRecord?confUUID=another".to_owned(), "111070005"),
        // It is still being held.
        (format!("/confDetail?confUUID={}", uuid(7)), "111070005"),
    ] {
        let (status, answer) = server.get(&format!("{HISTORY}{path}"), &token).await;
        assert_eq!((status, &answer["error_code"]), (400, &json!(format!("MMC.{code}"))), "{path}");
    }
    let backwards = format!("{HISTORY}?startDate={}&endDate=0", began(0).as_millisecond());
    assert_eq!(server.get(&backwards, &token).await.1["count"], 0);
}
