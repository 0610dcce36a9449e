use super::client::{ClientFrame, Outcome, Subscribe};
use super::people::ParticipantEntry;
use super::{Listed, Push, Topic};
use serde_json::json;

fn subscribes(text: &str) -> Option<Subscribe> {
    ClientFrame::parse(text).map(|frame| frame.subscribe())
}

#[test]
fn data_is_an_object_or_a_text_that_holds_one() {
    let data = json!({"conferenceID": "936120447", "confToken": "Basic YQ==", "subscribeType": ["A", 1, "B"]});
    let wanted = Subscribe {
        conference_id: Some("936120447".to_owned()),
        conf_token: "Basic YQ==".to_owned(),
        topics: vec!["A".to_owned(), "B".to_owned()],
    };
    for data in [data.clone(), json!(data.to_string())] {
        let frame = json!({"action": "Subscribe", "sequence": "00000000000000000001", "data": data});
        assert_eq!(subscribes(&frame.to_string()), Some(wanted.clone()));
    }
}

#[test]
fn a_frame_that_makes_no_sense_is_none_or_empty() {
    let check = |text: &str, is_frame: bool| assert_eq!(ClientFrame::parse(text).is_some(), is_frame, "{text}");
    check("", false);
    check("[]", false);
    check(r#"{"sequence":"1"}"#, false);
    check(r#"{"action":7}"#, false);
    check(&"[".repeat(100_000), false);
    check(r#"{"action":"Subscribe","data":"not JSON"}"#, true);
    check(r#"{"action":"Subscribe","data":"[]"}"#, true);
    let frame = ClientFrame::parse(r#"{"action":"HeartBeat","sequence":12}"#).unwrap();
    assert_eq!((frame.action.as_str(), frame.sequence.as_str()), ("HeartBeat", "12"));
    assert_eq!(frame.subscribe().topics, Vec::<String>::new());
}

#[test]
fn a_push_is_flat_and_comes_back() {
    let entry = ParticipantEntry { pid: "1".to_owned(), mode: 1, pinfo_map: [].into() };
    let push = Push {
        action: Topic::Participants,
        msg_mode: super::INCREMENT,
        version: 2,
        create_time: 3,
        msg_id: "ab".to_owned(),
        conf_id: "936120447".to_owned(),
        what: Listed::of(vec![entry]),
    };
    let text = serde_json::to_value(&push).unwrap();
    let wanted = json!({
        "action": "ParticipantsNotify", "msgMode": 1, "version": 2, "createTime": 3, "msgID": "ab",
        "confID": "936120447", "data": [{"pid": "1", "mode": 1, "pinfoMap": {}}],
    });
    assert_eq!(text, wanted);
    assert_eq!(serde_json::from_value::<Push<Listed<ParticipantEntry>>>(text).unwrap(), push);
}

#[test]
fn a_failure_has_the_number_of_its_code() {
    let code = crate::codes::NOT_ALLOWED;
    assert_eq!(Outcome::failure(code).return_code, 111_070_002);
}
