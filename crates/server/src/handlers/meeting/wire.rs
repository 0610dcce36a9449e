//! From the vendor's request to a draft of ours.
//!
//! Only spelling and types are settled here; what a value may be in range and length is decided in
//! `convoca-booking`, so that creating and editing cannot differ.

mod attendee;
mod occurrence;
mod portal;

use super::time;
use convoca_booking::booking::{Encryption, Media, RecordMode, Resource};
use convoca_booking::draft::{CycleDraft, RulesDraft};
use convoca_booking::{BookingError, Draft, Field, Period, RoomId, ZoneId};
use convoca_contract::given::Given;
use convoca_contract::schedule::{ConfConfigRequest, CycleRequest, ScheduleRequest};
use convoca_contract::values::{CycleWord, MediaTypes};

pub(super) use attendee::{resolve, wanted};
pub(super) use occurrence::{occurrence, occurrences};
pub(in crate::handlers) use portal::{defaults, plan};

/// Which path a request came by; the two differ in what they make of `conferenceType`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Path {
    /// `/conferences`.
    Ordinary,
    /// `/cycleconferences`.
    Series,
}

type Result<T> = std::result::Result<T, BookingError>;

/// The draft that a request asks for. Attendees are not looked up yet.
pub(super) fn draft(request: ScheduleRequest, path: Path) -> Result<Draft> {
    let series = choice(request.conference_type, Field::MeetingType, &[(0, false), (1, true)])?;
    let cycle = value(request.cycle_params, Field::Cycle)?.map(cycle).transpose()?;
    let config = value(request.conf_config_info, Field::Rules)?.unwrap_or_default();
    Ok(Draft {
        subject: value(request.subject, Field::Subject)?,
        start: start(request.start_time)?,
        length_min: value(request.length, Field::Length)?,
        media: media(request.media_types)?,
        zone: zone(request.time_zone_id)?,
        language: value(request.language, Field::Language)?,
        group_uri: value(request.groupuri, Field::GroupUri)?,
        attendees: value(request.attendees, Field::Attendees)?
            .map(|list| list.into_iter().map(attendee::draft).collect::<Result<Vec<_>>>())
            .transpose()?,
        series: path == Path::Series || series.unwrap_or(cycle.is_some()),
        cycle,
        auto_record: flag(request.is_auto_record, Field::AutoRecord)?,
        record_mode: choice(
            request.record_type,
            Field::RecordMode,
            &[(0, RecordMode::Off), (1, RecordMode::Live), (2, RecordMode::Record), (3, RecordMode::LiveAndRecord)],
        )?,
        record_screen: flag(request.record_aux_stream, Field::RecordScreen)?,
        record_audience: occurrence::record_audience(request.record_auth_type)?,
        live_address: value(request.live_address, Field::LiveAddress)?,
        screen_address: value(request.aux_address, Field::ScreenAddress)?,
        encryption: choice(
            request.encrypt_mode,
            Field::Encryption,
            &[(0, Encryption::Adaptive), (1, Encryption::Forced), (2, Encryption::Off)],
        )?,
        in_room: flag(request.vmr_flag, Field::RoomFlag)?,
        room: room(request.vmr_id)?,
        random_id: choice(config.vmr_id_type.clone(), Field::RoomIdType, &[(0, false), (1, true)])?,
        capacity: value(request.concurrent_participants, Field::Capacity)?,
        interpretation: value(request.support_simultaneous_interpretation, Field::Interpretation)?,
        // 2 is a webinar, which has calls of its own, and 3 is reserved.
        resource: choice(
            request.conf_res_type,
            Field::Resource,
            &[(0, Resource::Concurrency), (1, Resource::CloudRoom)],
        )?,
        guest_password: value(config.guest_pwd.clone(), Field::GuestPassword)?,
        rules: rules(config)?,
    })
}

fn rules(config: ConfConfigRequest) -> Result<RulesDraft> {
    let rule = |given| value(given, Field::Rules);
    Ok(RulesDraft {
        send_mail: rule(config.is_send_notify)?,
        send_sms: rule(config.is_send_sms)?,
        send_calendar: rule(config.is_send_calendar)?,
        mute_apps: rule(config.is_auto_mute)?,
        mute_terminals: rule(config.is_hard_terminal_auto_mute)?,
        guests_without_password: rule(config.is_guest_free_pwd)?,
        admission: occurrence::admission(config.call_in_restriction)?,
        guests_may_start: rule(config.allow_guest_start_conf)?,
        prolong_min: value(config.prolong_length, Field::Prolong)?,
        waiting_room: rule(config.enable_waiting_room)?,
        host_camera: rule(config.is_host_camera_on)?,
        guest_camera: rule(config.is_guest_camera_on)?,
    })
}

fn cycle(request: CycleRequest) -> Result<CycleDraft> {
    let period = value(request.cycle, Field::CyclePeriod)?.map(|word| match CycleWord::parse(&word) {
        Some(CycleWord::Day) => Ok(Period::Day),
        Some(CycleWord::Week) => Ok(Period::Week),
        Some(CycleWord::Month) => Ok(Period::Month),
        None => Err(BookingError::field(Field::CyclePeriod, format!("must be Day, Week or Month, not \"{word}\""))),
    });
    Ok(CycleDraft {
        first_day: value(request.start_date, Field::CycleFirstDay)?,
        last_day: value(request.end_date, Field::CycleLastDay)?,
        period: period.transpose()?,
        interval: value(request.interval, Field::CycleInterval)?,
        points: value(request.point, Field::CyclePoints)?,
        remind_days: value(request.pre_remind_days, Field::CycleRemindDays)?,
    })
}

fn start(given: Given<String>) -> Result<Option<jiff::Timestamp>> {
    let Some(text) = value(given, Field::Start)?.filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    time::parse(&text).map(Some).ok_or_else(|| {
        BookingError::field(Field::Start, format!("must be a time in UTC such as 2031-05-02 12:00, not \"{text}\""))
    })
}

fn media(given: Given<String>) -> Result<Option<Media>> {
    let Some(text) = value(given, Field::MediaTypes)? else { return Ok(None) };
    let words = MediaTypes::parse(&text).map_err(|word| {
        BookingError::field(
            Field::MediaTypes,
            format!("knows Voice, Video, HDVideo, Telepresence and Data, but not \"{word}\""),
        )
    })?;
    Ok(Some(Media {
        voice: words.voice,
        data: words.data,
        video: words.video,
        hd_video: words.hd_video,
        telepresence: words.telepresence,
    }))
}

/// Unknown zones are refused, but an empty or missing one is the corporation's.
fn zone(given: Given<String>) -> Result<Option<ZoneId>> {
    let Some(text) = value(given, Field::Zone)? else { return Ok(None) };
    let zone = text.trim().parse().ok().and_then(ZoneId::new);
    zone.map(Some).ok_or_else(|| {
        BookingError::field(Field::Zone, format!("must be a zone's number, \"1\" to \"77\", not \"{text}\""))
    })
}

fn room(given: Given<String>) -> Result<Option<RoomId>> {
    let Some(text) = value(given, Field::Room)? else { return Ok(None) };
    let length = text.chars().count();
    if length > 512 {
        return Err(BookingError::field(Field::Room, format!("must have at most 512 characters, not {length}")));
    }
    Ok(Some(RoomId::new(text)))
}

/// The value given, if any; a value of another type is the field's error.
fn value<T>(given: Given<T>, field: Field) -> Result<Option<T>> {
    given.into_result().map_err(|found| BookingError::field(field, format!("is of the wrong type: {found}")))
}

/// An integer that stands for one of a few things.
fn choice<T: Copy>(given: Given<i64>, field: Field, choices: &[(i64, T)]) -> Result<Option<T>> {
    let Some(number) = value(given, field)? else { return Ok(None) };
    match choices.iter().find(|(value, _)| *value == number) {
        Some((_, meaning)) => Ok(Some(*meaning)),
        None => {
            let allowed: Vec<_> = choices.iter().map(|(value, _)| value.to_string()).collect();
            Err(BookingError::field(field, format!("must be {}, not {number}", allowed.join(" or "))))
        }
    }
}

/// An integer that stands for no (0) or yes (1).
fn flag(given: Given<i64>, field: Field) -> Result<Option<bool>> {
    choice(given, field, &[(0, false), (1, true)])
}
