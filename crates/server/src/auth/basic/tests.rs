use super::{BASE64, Basic};
use base64::Engine as _;

fn check(header: &str, expected: Option<(&str, &str)>) {
    let parsed = Basic::parse(header);
    let parsed = parsed.as_ref().map(|basic| (basic.account.as_str(), basic.password.as_str()));
    assert_eq!(parsed, expected, "{header}");
}

fn encoded(text: impl AsRef<[u8]>) -> String {
    format!("Basic {}", BASE64.encode(text))
}

#[test]
fn the_worked_example() {
    let expected = Some(("ana@roofers", "Sunny#day1"));
    check("Basic YW5hQHJvb2ZlcnM6U3VubnkjZGF5MQ==", expected);
    check("basic   YW5hQHJvb2ZlcnM6U3VubnkjZGF5MQ", expected);
}

#[test]
fn the_first_colon_parts_account_and_password() {
    check(&encoded("ana:a:b"), Some(("ana", "a:b")));
    check(&encoded("ana:"), Some(("ana", "")));
    check(&encoded("阿娜:密码"), Some(("阿娜", "密码")));
}

#[test]
fn what_is_no_basic_header() {
    check("", None);
    check("Basic", None);
    check("Basic !!!", None);
    check("Bearer YTpi", None);
    check(&encoded("no colon"), None);
    check(&encoded(":password"), None);
    check(&encoded(b"\xff\xfe:x"), None);
}

#[test]
fn accounts_are_measured_in_characters() {
    let longest = "账".repeat(255);
    check(&encoded(format!("{longest}:p")), Some((&longest, "p")));
    check(&encoded(format!("{longest}x:p")), None);
}

proptest::proptest! {
    #[test]
    fn nothing_panics(header in ".*") {
        let _ = Basic::parse(&header);
    }
}
