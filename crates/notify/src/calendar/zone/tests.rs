use super::*;
use crate::fixture::at;

fn written(zone: u8, rules: ZoneRules, start: &str, end: &str) -> String {
    let mut lines = Lines::default();
    Zone::new(ZoneId::new(zone).unwrap(), rules).write_rules(&mut lines, at(start), at(end));
    lines.finish().replace("\r\n", "\n")
}

#[test]
fn a_regular_zone_is_two_yearly_rules() {
    let london = written(26, ZoneRules::Iana, "2031-03-01T00:00:00Z", "2031-11-01T00:00:00Z");
    let expected = "BEGIN:VTIMEZONE\nTZID:Europe/London\n\
        BEGIN:STANDARD\nDTSTART:20291028T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nTZNAME:GMT\n\
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\n\
        BEGIN:DAYLIGHT\nDTSTART:20300331T010000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nTZNAME:BST\n\
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nEND:DAYLIGHT\nEND:VTIMEZONE\n";
    assert_eq!(london, expected);
    let new_york = written(13, ZoneRules::Iana, "2031-01-01T00:00:00Z", "2031-02-01T00:00:00Z");
    assert!(new_york.contains("BYMONTH=3;BYDAY=2SU") && new_york.contains("BYMONTH=11;BYDAY=1SU"), "{new_york}");
}

#[test]
fn a_zone_without_changes_has_one_offset() {
    let check = |zone: u8, rules: ZoneRules, name: &str, offset: &str| {
        let text = written(zone, rules, "2031-03-01T00:00:00Z", "2031-11-01T00:00:00Z");
        assert!(text.contains(&format!("TZID:{name}\n")), "{text}");
        assert_eq!(text.matches("BEGIN:STANDARD").count() + text.matches("BEGIN:DAYLIGHT").count(), 1, "{text}");
        assert!(text.contains(&format!("TZOFFSETTO:{offset}\n")), "{text}");
    };
    check(56, ZoneRules::Iana, "Asia/Shanghai", "+0800");
    check(49, ZoneRules::Iana, "Asia/Kathmandu", "+0545");
    check(26, ZoneRules::Fixed, "Convoca-Zone-26", "+0000");
    check(18, ZoneRules::Fixed, "Convoca-Zone-18", "-0330");
}

#[test]
fn an_irregular_zone_lists_its_changes() {
    // Daylight saving there follows the moon: it is off for Ramadan.
    let text = written(75, ZoneRules::Iana, "2031-01-01T00:00:00Z", "2031-06-01T00:00:00Z");
    assert!(!text.contains("RRULE"), "{text}");
    assert!(text.matches("TZOFFSETTO").count() >= 2, "{text}");
}

#[test]
fn an_instant_that_local_time_cannot_name_is_written_as_utc() {
    let zone = Zone::new(ZoneId::new(26).unwrap(), ZoneRules::Iana);
    let check = |instant: &str, expected: &str| {
        let mut lines = Lines::default();
        zone.write(&mut lines, "DTSTART", at(instant));
        assert_eq!(lines.finish(), format!("{expected}\r\n"));
    };
    check("2031-10-26T00:30:00Z", "DTSTART:20311026T003000Z");
    check("2031-10-26T01:30:00Z", "DTSTART:20311026T013000Z");
    check("2031-10-26T02:30:00Z", "DTSTART;TZID=Europe/London:20311026T023000");
}
