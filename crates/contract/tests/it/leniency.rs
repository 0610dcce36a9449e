//! What each kind of request field takes, row by row.

use convoca_contract::schedule::{AttendeeRequest, ScheduleRequest};
use convoca_contract::{BodyError, Given, Lenient, parse};
use serde_json::{Value, json};
use std::fmt::Debug;

fn check<T: Lenient + PartialEq + Debug>(rows: Vec<(Value, Given<T>)>) {
    for (sent, expected) in rows {
        assert_eq!(Given::<T>::from_json(sent.clone()), expected, "for {sent}");
        let read: Given<T> = serde_json::from_value(sent.clone()).unwrap();
        assert_eq!(read, expected, "by serde for {sent}");
    }
}

fn wrong<T>(came: &str) -> Given<T> {
    Given::Wrong(came.to_owned())
}

#[test]
fn integers() {
    check::<i64>(vec![
        (json!(null), Given::Absent),
        (json!(""), Given::Absent),
        (json!(45), Given::Value(45)),
        (json!(-1), Given::Value(-1)),
        (json!(45.0), Given::Value(45)),
        (json!("45"), Given::Value(45)),
        (json!(" +045 "), Given::Value(45)),
        (json!("-7"), Given::Value(-7)),
        (json!(i64::MAX), Given::Value(i64::MAX)),
        (json!("-9223372036854775808"), Given::Value(i64::MIN)),
        (json!(u64::MAX), wrong("a number that is too large")),
        (json!(1e300), wrong("a number that is too large")),
        (json!("99999999999999999999"), wrong("a number that is too large")),
        (json!(45.5), wrong("a number with a fraction")),
        (json!("45.0"), wrong("a text that is not a number")),
        (json!(" "), wrong("a text that is not a number")),
        (json!("+"), wrong("a text that is not a number")),
        (json!("+-1"), wrong("a text that is not a number")),
        (json!("٤٥"), wrong("a text that is not a number")),
        (json!(true), wrong("a boolean")),
        (json!([]), wrong("an array")),
        (json!({}), wrong("an object")),
    ]);
}

#[test]
fn booleans() {
    check::<bool>(vec![
        (json!(null), Given::Absent),
        (json!(""), Given::Absent),
        (json!(true), Given::Value(true)),
        (json!("TRUE"), Given::Value(true)),
        (json!("false"), Given::Value(false)),
        (json!(1), Given::Value(true)),
        (json!(0), Given::Value(false)),
        (json!("1"), Given::Value(true)),
        (json!("0"), Given::Value(false)),
        (json!(2), wrong("a number other than 0 and 1")),
        (json!(0.5), wrong("a number with a fraction")),
        (json!("yes"), wrong("a text")),
        (json!([true]), wrong("an array")),
    ]);
}

#[test]
fn texts() {
    check::<String>(vec![
        (json!(null), Given::Absent),
        (json!(""), Given::Absent),
        (json!(" "), Given::Value(" ".to_owned())),
        (json!("Ω"), Given::Value("Ω".to_owned())),
        (json!(26), Given::Value("26".to_owned())),
        (json!("a\0b"), wrong("a text with a zero character")),
        (json!(false), wrong("a boolean")),
        (json!({"a": 1}), wrong("an object")),
    ]);
}

#[test]
fn lists() {
    check::<Vec<i64>>(vec![
        (json!(null), Given::Absent),
        (json!(""), Given::Absent),
        (json!([]), Given::Value(vec![])),
        (json!([2, "4"]), Given::Value(vec![2, 4])),
        (json!([2, {}]), wrong("an array whose item 2 is an object")),
        (json!([null]), wrong("an array whose item 1 is null")),
        (json!([""]), wrong("an array whose item 1 is an empty text")),
        (json!({"0": 1}), wrong("an object")),
        (json!(2), wrong("a number")),
    ]);
}

#[test]
fn objects() {
    let ines = AttendeeRequest { name: Given::Value("Ines".to_owned()), ..Default::default() };
    check::<AttendeeRequest>(vec![
        (json!(null), Given::Absent),
        (json!(""), Given::Absent),
        (json!({}), Given::Value(AttendeeRequest::default())),
        (json!({"name": "Ines", "unknown": [1]}), Given::Value(ines)),
        (json!([]), wrong("an array")),
        (json!("x"), wrong("a text")),
    ]);
    let wrong_role = AttendeeRequest { role: wrong("an array"), ..Default::default() };
    check::<Vec<AttendeeRequest>>(vec![
        (json!([{"role": []}]), Given::Value(vec![wrong_role])),
        (json!([{}, 5]), wrong("an array whose item 2 is a number")),
    ]);
}

#[test]
fn query_texts() {
    assert_eq!(Given::<i64>::from_text(None), Given::Absent);
    assert_eq!(Given::<i64>::from_text(Some("")), Given::Absent);
    assert_eq!(Given::<i64>::from_text(Some("20")), Given::Value(20));
    assert_eq!(Given::<bool>::from_text(Some("true")), Given::Value(true));
}

#[test]
fn the_last_of_a_repeated_key_counts() {
    let request: ScheduleRequest = parse(br#"{"length": 15, "length": "16"}"#).unwrap();
    assert_eq!(request.length, Given::Value(16));
}

#[test]
fn bodies() {
    type Body = Result<ScheduleRequest, BodyError>;
    let rows: [(&[u8], &str); 8] = [
        (b"", "the body is missing"),
        (b" \r\n", "the body is missing"),
        (b"null", "the body is missing"),
        (b"\"\"", "the body is missing"),
        (b"[]", "the body is an array, which is not what this call takes"),
        (b"7", "the body is a number, which is not what this call takes"),
        (b"{\"subject\":", "the body is not valid JSON: EOF while parsing a value at line 1 column 11"),
        (b"{\"subject\":\"\xff\"}", "the body is not valid JSON: invalid unicode code point at line 1 column 13"),
    ];
    for (body, problem) in rows {
        let read: Body = parse(body);
        assert_eq!(read.unwrap_err().to_string(), problem);
    }
    assert_eq!(parse::<Vec<String>>(br#"["a", 5]"#).unwrap(), ["a", "5"]);
}

#[test]
fn secrets_are_not_shown() {
    let request: ScheduleRequest = parse(br#"{"confConfigInfo":{"guestPwd":"24680","isAutoMute":1}}"#).unwrap();
    let shown = format!("{request:?}");
    assert!(
        !shown.contains("24680") && shown.contains("guest_pwd: \"***\"") && shown.contains("is_auto_mute"),
        "{shown}"
    );
}
