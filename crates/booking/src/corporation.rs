//! A tenant and what it lays down for its meetings.

use crate::booking::Encryption;
use crate::password::PasswordRules;
use crate::quality::Thresholds;
use crate::{BookingError, CorporationId, Field, Limits, Quota, ZoneId, language};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corporation {
    /// ID.
    pub id: CorporationId,
    /// Name, shown as the scheduler's company.
    pub name: String,
    /// What its meetings get when a request says nothing.
    pub defaults: Defaults,
    /// Where and how it is reached.
    #[serde(default)]
    pub profile: Profile,
    /// Whether it has only what it was given; see [`limits`](crate::limits).
    #[serde(default)]
    pub metered: bool,
    /// What it was given, as its orders say.
    #[serde(default)]
    pub quotas: Vec<Quota>,
    /// Whether App ID sign-in adds people who are not users yet.
    #[serde(default = "yes")]
    pub adds_users: bool,
    /// Whether the provider lets people record in their clients. Kept for him; who may is decided in
    /// each meeting.
    #[serde(default = "yes")]
    pub client_recording: bool,
}

/// Where and how a corporation is reached; each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Domain of its mail addresses.
    pub domain: String,
    /// Phone number.
    pub phone: String,
    /// Country of the phone number, as the vendor writes it.
    pub country: String,
    /// Fax number.
    pub fax: String,
    /// E-mail address.
    pub email: String,
    /// Postal address.
    pub address: String,
    /// Remark of the provider's.
    pub description: String,
}

fn yes() -> bool {
    true
}

impl Corporation {
    /// One that is not metered, of which nothing more is known.
    pub fn new(id: CorporationId, name: &str, defaults: Defaults) -> Self {
        Self {
            id,
            name: name.to_owned(),
            defaults,
            profile: Profile::default(),
            metered: false,
            quotas: Vec::new(),
            adds_users: true,
            client_recording: true,
        }
    }

    /// What it may use at most at `now`.
    pub fn limits(&self, now: Timestamp) -> Limits {
        Limits::of(self.metered, &self.quotas, now)
    }
}

/// What a meeting gets where the request says nothing, and what a corporation has at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Defaults {
    /// Zone of notices and of series' dates.
    pub zone: ZoneId,
    /// Language tag of notices.
    pub language: String,
    /// Media encryption.
    pub encryption: Encryption,
    /// E-mail notices.
    pub send_mail: bool,
    /// SMS notices.
    pub send_sms: bool,
    /// Calendar entries by mail.
    pub send_calendar: bool,
    /// Guests' apps join muted.
    pub mute_apps: bool,
    /// Guests' hard terminals join muted.
    pub mute_terminals: bool,
    /// Attendees are called when the meeting starts.
    pub auto_invite: bool,
    /// Guests may open a meeting before its host.
    pub guests_may_start: bool,
    /// Newcomers wait until they are admitted.
    pub waiting_room: bool,
    /// Whether the corporation has simultaneous interpretation.
    pub interpretation: bool,
    /// A meeting that was ended before its time may be entered again until then.
    pub keep_booking: bool,
    /// How many minutes ahead people are reminded of a meeting, 0 to 1440; 0: not.
    pub remind_min: u16,
    /// How many days meetings that were held are remembered, 1 to 366.
    pub history_days: u16,
    /// From when on a line is bad.
    pub thresholds: Thresholds,
    /// What is asked of its people's passwords.
    pub password: PasswordRules,
}

/// Most minutes ahead of a reminder: a day.
const REMIND_MIN: i64 = 1440;

/// Most days that history is kept: the vendor's twelve months, of a leap year.
const HISTORY_DAYS: i64 = 366;

/// Changes that somebody asks for to [`Defaults`], whose names these are; `None`: as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is documented at Defaults")]
pub struct DefaultsDraft {
    pub zone: Option<ZoneId>,
    pub language: Option<String>,
    pub send_mail: Option<bool>,
    pub send_sms: Option<bool>,
    pub send_calendar: Option<bool>,
    pub mute_apps: Option<bool>,
    pub mute_terminals: Option<bool>,
    pub auto_invite: Option<bool>,
    pub guests_may_start: Option<bool>,
    pub waiting_room: Option<bool>,
    pub keep_booking: Option<bool>,
    pub remind_min: Option<i64>,
    pub history_days: Option<i64>,
    pub password_shortest: Option<i64>,
    pub password_kinds: Option<i64>,
    pub password_days: Option<i64>,
}

/// The number asked for, if it is in `range`; `present` when none is.
fn number<T: TryFrom<i64>>(
    field: Field,
    asked: Option<i64>,
    range: std::ops::RangeInclusive<i64>,
    present: T,
) -> Result<T, BookingError> {
    asked.map_or(Ok(present), |asked| field.check_number(asked, range))
}

impl Defaults {
    /// These defaults with the changes that `draft` asks for.
    ///
    /// # Errors
    /// A [`BookingError::Field`] for a language that notices are not written in, and for numbers
    /// out of range.
    pub fn changed(&self, draft: &DefaultsDraft) -> Result<Self, BookingError> {
        let language = match &draft.language {
            None => self.language.clone(),
            Some(tag) => match language::known(tag, "")? {
                known if known.is_empty() => {
                    return Err(BookingError::field(Field::Language, "must be zh-CN, en-US or pt-BR"));
                }
                known => known,
            },
        };
        let remind_min = draft.remind_min.map(|min| Field::RemindMinutes.check_number(min, 0..=REMIND_MIN));
        let history_days = draft.history_days.map(|days| Field::HistoryDays.check_number(days, 1..=HISTORY_DAYS));
        Ok(Self {
            zone: draft.zone.unwrap_or(self.zone),
            language,
            encryption: self.encryption,
            send_mail: draft.send_mail.unwrap_or(self.send_mail),
            send_sms: draft.send_sms.unwrap_or(self.send_sms),
            send_calendar: draft.send_calendar.unwrap_or(self.send_calendar),
            mute_apps: draft.mute_apps.unwrap_or(self.mute_apps),
            mute_terminals: draft.mute_terminals.unwrap_or(self.mute_terminals),
            auto_invite: draft.auto_invite.unwrap_or(self.auto_invite),
            guests_may_start: draft.guests_may_start.unwrap_or(self.guests_may_start),
            waiting_room: draft.waiting_room.unwrap_or(self.waiting_room),
            interpretation: self.interpretation,
            keep_booking: draft.keep_booking.unwrap_or(self.keep_booking),
            remind_min: remind_min.transpose()?.unwrap_or(self.remind_min),
            history_days: history_days.transpose()?.unwrap_or(self.history_days),
            thresholds: self.thresholds,
            password: PasswordRules {
                shortest: number(Field::PasswordLength, draft.password_shortest, 8..=32, self.password.shortest)?,
                kinds: number(Field::PasswordKinds, draft.password_kinds, 2..=4, self.password.kinds)?,
                days: number(Field::PasswordDays, draft.password_days, 0..=999, self.password.days)?,
            },
        })
    }
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            zone: ZoneId::BEIJING,
            language: "zh-CN".to_owned(),
            encryption: Encryption::Adaptive,
            send_mail: true,
            send_sms: true,
            send_calendar: true,
            mute_apps: true,
            mute_terminals: true,
            auto_invite: false,
            guests_may_start: false,
            waiting_room: false,
            interpretation: false,
            keep_booking: true,
            remind_min: 15,
            history_days: 183,
            thresholds: Thresholds::default(),
            password: PasswordRules::default(),
        }
    }
}

#[cfg(test)]
mod tests;
