use super::*;

#[test]
fn long_lines_are_folded_between_characters() {
    let mut lines = Lines::default();
    lines.text("SUMMARY", &"界".repeat(100));
    let calendar = lines.finish();
    for line in calendar.split("\r\n") {
        assert!(line.len() <= MAX_OCTETS, "{line}");
    }
    assert_eq!(calendar.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "界".repeat(100)));
}

#[test]
fn text_is_escaped() {
    let check = |text: &str, expected: &str| {
        let mut lines = Lines::default();
        lines.text("X", text);
        assert_eq!(lines.finish(), format!("X:{expected}\r\n"), "{text:?}");
    };
    check("a, b; c\\d", "a\\, b\\; c\\\\d");
    check("one\r\ntwo\n", "one\\ntwo");
    check("bell\u{7}tab\t.", "bell tab .");
}
