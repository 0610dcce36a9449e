use super::*;
use crate::fixture::at;
use convoca_booking::{ZoneId, ZoneRules};

#[test]
fn a_span_is_told_in_the_zone_with_the_offset_of_then() {
    let check = |zone: u8, rules: ZoneRules, start: &str, end: &str, expected: &str| {
        let zone = ZoneId::new(zone).unwrap().time_zone(rules);
        assert_eq!(span(Words::of("en-US"), &zone, at(start), at(end)), expected);
    };
    let (iana, fixed) = (ZoneRules::Iana, ZoneRules::Fixed);
    let (winter, summer) =
        (("2031-01-15T10:00:00Z", "2031-01-15T11:30:00Z"), ("2031-07-15T10:00:00Z", "2031-07-15T11:30:00Z"));
    check(26, iana, winter.0, winter.1, "Wednesday, January 15, 2031, 10:00 AM – 11:30 AM (GMT)");
    check(26, iana, summer.0, summer.1, "Tuesday, July 15, 2031, 11:00 AM – 12:30 PM (GMT+01:00)");
    check(26, fixed, summer.0, summer.1, "Tuesday, July 15, 2031, 10:00 AM – 11:30 AM (GMT)");
    check(18, fixed, winter.0, winter.1, "Wednesday, January 15, 2031, 6:30 AM – 8:00 AM (GMT-03:30)");
    check(49, iana, winter.0, winter.1, "Wednesday, January 15, 2031, 3:45 PM – 5:15 PM (GMT+05:45)");
    let over_midnight = "Wednesday, January 15, 2031, 11:00 PM – Thursday, January 16, 2031, 1:00 AM (GMT)";
    check(26, iana, "2031-01-15T23:00:00Z", "2031-01-16T01:00:00Z", over_midnight);
}
