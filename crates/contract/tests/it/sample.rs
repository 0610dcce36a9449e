//! The request and the answer published on the page that this work starts from.

use convoca_contract::conference::ConferenceInfo;
use convoca_contract::schedule::ScheduleRequest;
use convoca_contract::values::{ConfType, ConferenceState, MediaTypes};
use convoca_contract::{Given, parse};
use serde_json::Value;

const REQUEST: &str = include_str!("sample_request.json");
const ANSWER: &str = include_str!("sample_answer.json");
const CURL: &str = r#"{"conferenceType": "0","subject": "user01 conference","mediaTypes": "HDVideo","attendees": [{"name": "user01","role": 1,"phone": "+8657*******"}]}"#;

#[test]
fn the_published_answer_is_read_and_written_alike() {
    let meetings: Vec<ConferenceInfo> = serde_json::from_str(ANSWER).unwrap();
    assert_eq!(meetings[0].conf_type, ConfType::Immediately);
    assert_eq!(meetings[0].conference_state, Some(ConferenceState::Created));
    let written = serde_json::to_value(&meetings).unwrap();
    assert_eq!(written, serde_json::from_str::<Value>(ANSWER).unwrap());
}

#[test]
fn the_published_request_is_read() {
    let request: ScheduleRequest = parse(REQUEST.as_bytes()).unwrap();
    assert_eq!(request.start_time, Given::Absent);
    assert_eq!(request.length, Given::Value(120));
    let media = MediaTypes::parse(request.media_types.value().unwrap()).unwrap();
    assert!(media.video && media.voice && !media.hd_video);
    let attendee = &request.attendees.value().unwrap()[0];
    assert_eq!((attendee.role.clone(), attendee.is_mute.clone()), (Given::Value(0), Given::Value(1)));
}

#[test]
fn the_published_command_line_is_read() {
    let request: ScheduleRequest = parse(CURL.as_bytes()).unwrap();
    assert_eq!(request.conference_type, Given::Value(0));
    assert_eq!(request.attendees.value().unwrap()[0].role, Given::Value(1));
}
