//! The vendor's 77 time zones: numbers to rules.
//!
//! A meeting's zone decides the dates of a series and the text of notices. Two readings exist:
//! the IANA rules of the best-known place (the default, so that a series keeps its wall-clock time
//! across daylight saving), and the vendor's fixed offsets, chosen by the operator.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

/// One of the vendor's zones, 1 to 77.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ZoneId(u8);

/// How a zone's number is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ZoneRules {
    /// IANA rules, daylight saving included.
    #[default]
    Iana,
    /// The vendor's fixed offset all year.
    Fixed,
}

impl ZoneId {
    /// 56, the vendor's default: Beijing.
    pub const BEIJING: Self = Self(56);

    /// The zone with this number, if there is one.
    pub fn new(number: u8) -> Option<Self> {
        (1..=ZONES.len()).contains(&usize::from(number)).then_some(Self(number))
    }

    /// Its number, 1 to 77.
    pub fn number(self) -> u8 {
        self.0
    }

    /// The places the vendor lists for it, in English.
    pub fn places(self) -> &'static str {
        self.row().places
    }

    /// The IANA name of its best-known place.
    pub fn iana_name(self) -> &'static str {
        self.row().iana
    }

    /// The vendor's fixed offset from UTC, in minutes.
    pub fn offset_min(self) -> i32 {
        self.row().offset_min
    }

    /// Its rules, read as `rules` says.
    pub fn time_zone(self, rules: ZoneRules) -> TimeZone {
        let fixed = || {
            let offset = Offset::from_seconds(self.offset_min() * 60);
            TimeZone::fixed(offset.expect("the table's offsets are within a day"))
        };
        match rules {
            ZoneRules::Fixed => fixed(),
            // The database is compiled in and a test looks every name up; a machine whose own
            // database lacks one falls back to the offset.
            ZoneRules::Iana => TimeZone::get(self.iana_name()).unwrap_or_else(|_| fixed()),
        }
    }

    fn row(self) -> &'static Row {
        &ZONES[usize::from(self.0) - 1]
    }
}

/// The instant at which clocks in `zone` show `time` on `date`. A time that daylight saving skips
/// is moved on by the length of the gap; of a time that comes twice the first is taken.
///
/// Returns `None` when the instant is outside what can be represented.
pub fn instant(date: Date, time: Time, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(date.to_datetime(time)).compatible().ok()
}

struct Row {
    offset_min: i32,
    iana: &'static str,
    places: &'static str,
}

const fn row(offset_min: i32, iana: &'static str, places: &'static str) -> Row {
    Row { offset_min, iana, places }
}

/// By number, from 1. Offsets and places are the vendor's; IANA names are our reading of them.
static ZONES: [Row; 77] = [
    row(-720, "Etc/GMT+12", "Eniwetok, Kwajalein"),
    row(-660, "Pacific/Pago_Pago", "Midway Island, Samoa"),
    row(-600, "Pacific/Honolulu", "Hawaii"),
    row(-540, "America/Anchorage", "Alaska"),
    row(-480, "America/Los_Angeles", "Pacific time (US, Canada), Tijuana"),
    row(-420, "America/Phoenix", "Arizona"),
    row(-420, "America/Denver", "Mountain time (US, Canada)"),
    row(-360, "America/Guatemala", "Central America"),
    row(-360, "America/Chicago", "Central time (US, Canada)"),
    row(-360, "America/Mexico_City", "Mexico City"),
    row(-360, "America/Regina", "Saskatchewan"),
    row(-300, "America/Bogota", "Bogota, Lima, Quito"),
    row(-300, "America/New_York", "Eastern time (US, Canada)"),
    row(-300, "America/Indiana/Indianapolis", "Indiana (East)"),
    row(-240, "America/Halifax", "Atlantic time (Canada)"),
    row(-240, "America/La_Paz", "Caracas, La Paz"),
    row(-240, "America/Santiago", "Santiago"),
    row(-210, "America/St_Johns", "Newfoundland"),
    row(-180, "America/Sao_Paulo", "Brasilia"),
    row(-180, "America/Argentina/Buenos_Aires", "Buenos Aires, Georgetown"),
    row(-180, "America/Nuuk", "Greenland"),
    row(-120, "Atlantic/South_Georgia", "Mid-Atlantic"),
    row(-60, "Atlantic/Azores", "Azores"),
    row(-60, "Atlantic/Cape_Verde", "Cape Verde"),
    row(0, "Africa/Monrovia", "Casablanca, Monrovia"),
    row(0, "Europe/London", "Dublin, Edinburgh, Lisbon, London"),
    row(60, "Europe/Berlin", "Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"),
    row(60, "Europe/Budapest", "Belgrade, Bratislava, Budapest, Ljubljana, Prague"),
    row(60, "Europe/Paris", "Brussels, Copenhagen, Madrid, Paris"),
    row(60, "Europe/Warsaw", "Sarajevo, Skopje, Sofija, Warsaw, Zagreb"),
    row(60, "Africa/Lagos", "West Central Africa"),
    row(120, "Europe/Athens", "Athens, Vilnius"),
    row(120, "Europe/Bucharest", "Bucharest"),
    row(120, "Africa/Cairo", "Cairo"),
    row(120, "Africa/Johannesburg", "Harare, Pretoria"),
    row(120, "Europe/Helsinki", "Helsinki, Riga, Tallinn"),
    row(120, "Asia/Jerusalem", "Jerusalem"),
    row(180, "Asia/Baghdad", "Baghdad, Minsk"),
    row(180, "Asia/Riyadh", "Kuwait, Riyadh"),
    row(180, "Europe/Moscow", "Moscow, St. Petersburg"),
    row(180, "Africa/Nairobi", "Nairobi, Istanbul"),
    row(210, "Asia/Tehran", "Tehran"),
    row(240, "Asia/Dubai", "Abu Dhabi, Muscat, Volgograd"),
    row(240, "Asia/Tbilisi", "Baku, Tbilisi, Yerevan"),
    row(270, "Asia/Kabul", "Kabul"),
    row(300, "Asia/Yekaterinburg", "Ekaterinburg"),
    row(300, "Asia/Karachi", "Islamabad, Karachi, Tashkent"),
    row(330, "Asia/Kolkata", "Calcutta, Chennai, Mumbai, New Delhi"),
    row(345, "Asia/Kathmandu", "Kathmandu"),
    row(360, "Asia/Almaty", "Almaty"),
    row(360, "Asia/Dhaka", "Astana, Dhaka"),
    row(330, "Asia/Colombo", "Sri Jayawardenepura"),
    row(390, "Asia/Yangon", "Rangoon"),
    row(420, "Asia/Bangkok", "Bangkok, Hanoi, Jakarta"),
    row(420, "Asia/Krasnoyarsk", "Novosibirsk, Krasnoyarsk"),
    row(480, "Asia/Shanghai", "Beijing, Chongqing, Hong Kong, Urumqi, Taipei"),
    row(480, "Asia/Ulaanbaatar", "Ulaan Bataar"),
    row(480, "Asia/Singapore", "Kuala Lumpur, Singapore"),
    row(480, "Australia/Perth", "Perth"),
    row(540, "Asia/Tokyo", "Osaka, Sapporo, Tokyo"),
    row(540, "Asia/Seoul", "Seoul"),
    row(540, "Asia/Yakutsk", "Yakutsk"),
    row(570, "Australia/Adelaide", "Adelaide"),
    row(570, "Australia/Darwin", "Darwin"),
    row(600, "Australia/Brisbane", "Brisbane"),
    row(600, "Australia/Sydney", "Canberra, Melbourne, Sydney"),
    row(600, "Pacific/Guam", "Guam, Port Moresby"),
    row(600, "Australia/Hobart", "Hobart"),
    row(600, "Asia/Vladivostok", "Vladivostok"),
    row(660, "Pacific/Guadalcanal", "Magadan, Solomon Islands, New Caledonia"),
    row(720, "Pacific/Auckland", "Auckland, Wellington"),
    row(720, "Pacific/Fiji", "Fiji"),
    row(780, "Pacific/Tongatapu", "Nuku'alofa"),
    row(480, "Asia/Irkutsk", "Irkutsk"),
    row(0, "Africa/Casablanca", "Casablanca"),
    row(240, "Asia/Baku", "Baku"),
    row(720, "Asia/Kamchatka", "Kamchatka, Marshall Islands"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_has_rules() {
        for number in 1..=77 {
            let zone = ZoneId::new(number).unwrap();
            let rules = TimeZone::get(zone.iana_name());
            assert!(rules.is_ok(), "{number}: {}", zone.iana_name());
        }
        assert_eq!(ZoneId::new(0), None);
        assert_eq!(ZoneId::new(78), None);
    }

    #[test]
    fn fixed_offsets_ignore_daylight_saving() {
        let zone = ZoneId::new(27).unwrap();
        let noon = |date: Date, rules| instant(date, Time::constant(12, 0, 0, 0), &zone.time_zone(rules)).unwrap();
        let july = Date::constant(2031, 7, 1);
        assert_eq!(noon(july, ZoneRules::Iana).to_string(), "2031-07-01T10:00:00Z");
        assert_eq!(noon(july, ZoneRules::Fixed).to_string(), "2031-07-01T11:00:00Z");
    }
}
