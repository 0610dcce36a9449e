//! From our own calls' requests, which speak of meetings in the vendor's spelling too.

use super::{Result, cycle, start, value, zone};
use convoca_booking::corporation::DefaultsDraft;
use convoca_booking::preview::Plan;
use convoca_booking::{BookingError, Field, ZoneId};
use convoca_contract::portal::{DefaultsRequest, OccurrencesRequest, UpdateCorporationRequest};

/// The series that a request asks about, in the corporation's zone unless it names one.
pub(in crate::handlers) fn plan(request: OccurrencesRequest, usual: ZoneId) -> Result<Plan> {
    let cycle = value(request.cycle_params, Field::Cycle)?.map(cycle).transpose()?;
    Ok(Plan {
        start: start(request.start_time)?
            .ok_or_else(|| BookingError::field(Field::Start, "must be given in UTC, such as 2031-05-02 12:00"))?,
        length_min: value(request.length, Field::Length)?,
        zone: zone(request.time_zone_id)?.unwrap_or(usual),
        cycle: cycle.ok_or(BookingError::CycleMissing)?,
    })
}

/// The changes to a corporation's defaults that a request asks for.
pub(in crate::handlers) fn defaults(request: UpdateCorporationRequest) -> Result<DefaultsDraft> {
    let request: DefaultsRequest = value(request.defaults, Field::Rules)?.unwrap_or_default();
    let rule = |given| value(given, Field::Rules);
    Ok(DefaultsDraft {
        zone: zone(request.time_zone_id)?,
        language: value(request.language, Field::Language)?,
        send_mail: rule(request.is_send_notify)?,
        send_sms: rule(request.is_send_sms)?,
        send_calendar: rule(request.is_send_calendar)?,
        mute_apps: rule(request.is_auto_mute)?,
        mute_terminals: rule(request.is_hard_terminal_auto_mute)?,
        auto_invite: rule(request.is_auto_invite)?,
        guests_may_start: rule(request.allow_guest_start_conf)?,
        waiting_room: rule(request.enable_waiting_room)?,
        keep_booking: rule(request.keep_booking)?,
        remind_min: value(request.remind_minutes, Field::RemindMinutes)?,
        history_days: value(request.history_days, Field::HistoryDays)?,
        password_shortest: value(request.password_length, Field::PasswordLength)?,
        password_kinds: value(request.password_kinds, Field::PasswordKinds)?,
        password_days: value(request.password_days, Field::PasswordDays)?,
    })
}
