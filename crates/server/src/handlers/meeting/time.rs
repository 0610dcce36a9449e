//! The vendor's time format: `yyyy-MM-dd HH:mm`, in UTC.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

const FORMAT: &str = "%Y-%m-%d %H:%M";

/// Reads `yyyy-MM-dd HH:mm`, with or without seconds; `None` when it is something else.
pub(in crate::handlers) fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    let parsed = DateTime::strptime(FORMAT, text).or_else(|_| DateTime::strptime("%Y-%m-%d %H:%M:%S", text));
    Some(parsed.ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp())
}

/// Writes the minute that `at` lies in.
pub(in crate::handlers) fn format(at: Timestamp) -> String {
    at.strftime(FORMAT).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        for (text, expected) in [
            ("2031-05-02 12:00", Some("2031-05-02 12:00")),
            (" 2031-05-02 12:00:59 ", Some("2031-05-02 12:00")),
            ("2031-02-29 12:00", None),
            ("2031-05-02", None),
            ("2031-05-02T12:00", None),
            ("2031-05-02 24:00", None),
            ("tomorrow", None),
            ("", None),
            ("9999-12-31 23:59", None),
        ] {
            assert_eq!(parse(text).map(format).as_deref(), expected, "{text:?}");
        }
    }
}
