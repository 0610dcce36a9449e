use super::*;
use convoca_booking::Role;
use convoca_booking::quality::{Alarm, Direction, Figure, Medium, Reading};

const SUBSCRIBER: Subscriber<'_> = Subscriber { id: "sub-11", key: "a key" };

fn at(ms: i64) -> Timestamp {
    Timestamp::from_millisecond(ms).unwrap()
}

fn joined() -> Event<'static> {
    Event {
        name: "meeting.join",
        at: at(1_935_648_000_001),
        meeting: Some(Meeting { id: "936120447", holding: Some("5a1d"), occurrence: None }),
        attendance: Some(Attendance {
            user: None,
            agent: "",
            account: "ines@roofers",
            participant: "p7k2",
            name: "Ines \"I\"",
            joined_at: at(1_935_648_000_001),
            left_at: None,
            role: Role::Host,
            number: "+99100010002",
        }),
        alarm: None,
    }
}

#[test]
fn the_body_is_compact_in_the_documented_order() {
    let body = body(SUBSCRIBER, &joined(), at(1_935_648_000_123), "40718263");
    let signature = body.split(r#""signature":""#).nth(1).and_then(|rest| rest.get(..64)).unwrap();
    let expected = r#"{"appID":"sub-11","timestamp":1935648000123,"nonce":"40718263","signature":"<>","eventInfo":{"event":"meeting.join","timestamp":1935648000001,"payload":{"meetingInfo":{"meetingID":"936120447","meetingUUID":"5a1d"},"attendeeInfo":{"account":"ines@roofers","participantID":"p7k2","displayName":"Ines \"I\"","joinTime":1935648000001,"role":"CHAIR","callNumber":"+99100010002"}}}}"#;
    assert_eq!(body, expected.replace("<>", signature));
}

#[test]
fn an_alarm_says_what_is_bad_and_how_bad() {
    let reading = Reading { value: 12, threshold: 10 };
    for (alarm, expected) in [
        (
            Alarm::Flow(Medium::Video, Direction::Received, Figure::Loss),
            r#""alarmInfo":{"qosType":"video","direction":"receive","figure":"packet_loss_max","value":12,"threshold":10}"#,
        ),
        (Alarm::SystemCpu, r#""alarmInfo":{"qosType":"cpu","figure":"system_cpu_max","value":12,"threshold":10}"#),
    ] {
        let event = Event { name: "meeting.qosAlarm", alarm: Some((alarm, reading)), ..joined() };
        let body = body(SUBSCRIBER, &event, at(1_935_648_000_123), "40718263");
        assert!(body.contains(expected), "{body}");
    }
}

#[test]
fn the_signature_covers_the_bytes_of_the_event() {
    let body = body(SUBSCRIBER, &joined(), at(1_935_648_000_123), "40718263");
    let info = body.split_once(r#""eventInfo":"#).unwrap().1;
    let info = &info[..info.len() - 1];
    let signed = format!("sub-11193564800012340718263{info}");
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"a key");
    let expected = hex::encode(hmac::sign(&key, signed.as_bytes()));
    assert!(body.contains(&expected), "{body}");
}

#[test]
fn a_known_signature() {
    // RFC 4231, test case 2, whose data is spread over the four parts.
    let subscriber = Subscriber { id: "what do ya want ", key: "Jefe" };
    let key = hmac::Key::new(hmac::HMAC_SHA256, b"Jefe");
    assert_eq!(
        hex::encode(hmac::sign(&key, b"what do ya want for nothing?")),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    );
    assert_eq!(sign(subscriber, 7, "nonce", "{}"), hex::encode(hmac::sign(&key, b"what do ya want 7nonce{}")));
}

#[test]
fn only_the_same_nonce_verifies() {
    let check = |answer: &str, expected: bool| assert_eq!(verifies(answer.as_bytes(), "123"), expected, "{answer}");
    check(r#"{"event":"meeting.verify","nonce":"123"}"#, true);
    check(r#" {"nonce":"123", "more":1, "event":"meeting.verify"} "#, true);
    check(r#"{"event":"meeting.verify","nonce":"124"}"#, false);
    check(r#"{"event":"meeting.verify","nonce":123}"#, false);
    check(r#"{"event":"meeting.create","nonce":"123"}"#, false);
    check("[]", false);
    check("", false);
}
