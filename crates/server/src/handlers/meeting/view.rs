//! From a booking to the vendor's `ConferenceInfo`: the one place that decides what of a meeting is
//! shown, and to whom.

mod attendee;
mod words;

use super::time;
use crate::app::App;
use crate::streaming;
use convoca_booking::access::Relation;
use convoca_booking::{Booking, Kind, Occurrence, Record, RoomKind, Secrets};
use convoca_contract::conference::{
    ConfConfigInfo, ConferenceInfo, CycleParams, PasswordEntry, SubConf, SubConfConfigInfo,
};
use convoca_contract::values::{ConfType, ConferenceRole, ConferenceState};
use jiff::Timestamp;

pub(in super::super) use attendee::participant;
pub(in crate::handlers) use words::record_audience;

/// Most apps, and most terminals, listed with a meeting.
const LISTED: usize = 20;

/// What somebody with this relation to a meeting is in it.
pub(in super::super) fn own_role(relation: Relation) -> ConferenceRole {
    if relation.sees_host_secrets() { ConferenceRole::Chair } else { ConferenceRole::General }
}

/// What somebody with this relation to a meeting sees of it.
pub(in super::super) fn conference(
    app: &App,
    booking: &Booking,
    secrets: &Secrets,
    relation: Relation,
    now: Timestamp,
) -> ConferenceInfo {
    let host = relation.sees_host_secrets();
    let length = booking.length();
    let terminals = booking.attendees.iter().filter(|one| one.kind.is_terminal());
    let people = booking.attendees.iter().filter(|one| !one.kind.is_terminal());
    let recording = &booking.recording;
    let cycle = cycle(booking);
    let (kind, word) = match &booking.kind {
        Kind::Instant { .. } => (0, ConfType::Immediately),
        Kind::Scheduled => (0, ConfType::Future),
        Kind::Series { .. } => (2, ConfType::Cycle),
    };
    ConferenceInfo {
        conference_id: booking.id.as_str().to_owned(),
        subject: booking.subject.clone(),
        size: integer(booking.attendees.len() as u64),
        time_zone_id: booking.zone.number().to_string(),
        start_time: time::format(booking.start),
        end_time: time::format(booking.start + length),
        media_types: words::media(booking.media),
        conference_state: Some(words::state(booking.state(now))),
        language: booking.language.clone(),
        access_number: app.access_number.clone(),
        password_entry: passwords(secrets, host),
        user_uuid: booking.scheduler.as_str().to_owned(),
        scheduser_name: booking.scheduler_name.clone(),
        conference_type: kind,
        conf_type: word,
        cycle_params: cycle,
        is_auto_mute: i64::from(booking.rules.mute_apps),
        is_auto_record: i64::from(recording.auto),
        chair_join_uri: host.then(|| link(app, booking, &secrets.host_token)),
        guest_join_uri: link(app, booking, &secrets.guest_token),
        record_type: words::record_mode(recording.mode),
        live_address: filled(&recording.live_address),
        aux_address: filled(&recording.screen_address),
        record_aux_stream: Some(i64::from(recording.screen)),
        record_auth_type: recording.mode.records().then(|| words::record_audience(recording.audience)),
        conf_config_info: config(booking, secrets),
        vmr_flag: i64::from(booking.room.is_some()),
        vmr_conference_id: booking.room.as_ref().map(|room| room.number.clone()),
        vmr_id: booking.room.as_ref().map(|room| room.room.as_str().to_owned()),
        is_has_record_file: Some(false),
        conf_uuid: holding(booking, now),
        part_attendee_info: people
            .clone()
            .take(LISTED)
            .chain(terminals.clone().take(LISTED))
            .map(attendee::part)
            .collect(),
        terminl_count: integer(terminals.count() as u64),
        normal_count: integer(people.count() as u64),
        dept_name: booking.corporation_name.clone(),
        concurrent_participants: (booking.capacity > 0).then(|| i64::from(booking.capacity)),
        support_simultaneous_interpretation: booking.interpretation.then_some(true),
        sub_confs: occurrences(booking),
        cycle_sub_conf_id: first_occurrence(booking),
        // Of webinars, running meetings and history, which this does not show.
        conf_mode: None,
        audience_join_uri: booking.webinar.as_ref().map(|_| link(app, booking, &secrets.audience_token)),
        live_url: booking
            .webinar
            .as_ref()
            .and_then(|webinar| filled(&webinar.live_url))
            .or_else(|| streaming::link(booking, app.store.vault(), &app.public_url)),
        role: None,
        multi_stream_flag: None,
        webinar: booking.webinar.as_ref().map(|_| true),
        online_attendee_amount: None,
        schedule_vmr: None,
        pic_display: None,
    }
}

/// What somebody with this relation to a meeting sees of a time that it was held. The meeting is shown
/// as it was then, with the times at which it began and ended; its passwords, and where its links led,
/// are those of now.
pub(in super::super) fn past(app: &App, record: &Record, secrets: &Secrets, relation: Relation) -> ConferenceInfo {
    let ended_at = record.ended_at.unwrap_or(record.started_at);
    let booking = &*record.booking.as_of(record.started_at);
    ConferenceInfo {
        start_time: time::format(record.started_at),
        end_time: time::format(ended_at),
        conference_state: Some(ConferenceState::Destroyed),
        conf_uuid: Some(record.holding.clone()),
        sub_confs: None,
        cycle_sub_conf_id: record.occurrence.clone(),
        ..conference(app, booking, secrets, relation, ended_at)
    }
}

/// ID of the holding that is under way; of an instant meeting also while nobody has come yet.
fn holding(booking: &Booking, now: Timestamp) -> Option<String> {
    match (&booking.kind, booking.holding_at(now)) {
        (_, Some(holding)) => Some(holding.id.clone()),
        (Kind::Instant { holding }, None) if booking.ended_at.is_none() => Some(holding.clone()),
        (Kind::Instant { .. } | Kind::Scheduled | Kind::Series { .. }, None) => None,
    }
}

fn passwords(secrets: &Secrets, host: bool) -> Vec<PasswordEntry> {
    let entry = |role, password: &str| PasswordEntry { conference_role: role, password: password.to_owned() };
    let guest = entry(ConferenceRole::General, &secrets.guest_password);
    let chair = host.then(|| entry(ConferenceRole::Chair, &secrets.host_password));
    // Only a webinar has an audience.
    let audience = Some(&secrets.audience_password).filter(|password| !password.is_empty());
    chair.into_iter().chain([guest]).chain(audience.map(|password| entry(ConferenceRole::Audience, password))).collect()
}

fn config(booking: &Booking, secrets: &Secrets) -> ConfConfigInfo {
    let rules = &booking.rules;
    ConfConfigInfo {
        is_send_notify: Some(rules.send_mail),
        is_send_sms: Some(rules.send_sms),
        is_send_calendar: Some(rules.send_calendar),
        is_auto_mute: Some(rules.mute_apps),
        is_hard_terminal_auto_mute: Some(rules.mute_terminals),
        is_guest_free_pwd: Some(rules.guests_without_password),
        call_in_restriction: Some(words::admission(rules.admission)),
        allow_guest_start_conf: Some(rules.guests_may_start),
        guest_pwd: Some(secrets.guest_password.clone()),
        vmr_id_type: booking
            .room
            .as_ref()
            .filter(|room| room.kind == RoomKind::Cloud)
            .map(|room| i64::from(room.random_id)),
        prolong_length: Some(i64::from(rules.prolong_min)),
        enable_waiting_room: Some(rules.waiting_room),
        is_host_camera_on: rules.host_camera,
        is_guest_camera_on: rules.guest_camera,
    }
}

fn cycle(booking: &Booking) -> Option<CycleParams> {
    let Kind::Series { cycle, .. } = &booking.kind else { return None };
    Some(CycleParams {
        start_date: cycle.first_day.to_string(),
        end_date: cycle.last_day.to_string(),
        cycle: words::period(cycle.period),
        interval: Some(i64::from(cycle.interval)),
        point: (!cycle.points.is_empty()).then(|| cycle.points.iter().map(|day| i64::from(*day)).collect()),
        pre_remind_days: i64::from(cycle.remind_days),
    })
}

fn occurrences(booking: &Booking) -> Option<Vec<SubConf>> {
    let Kind::Series { occurrences, .. } = &booking.kind else { return None };
    Some(occurrences.iter().map(|one| occurrence(booking, one)).collect())
}

/// One occurrence, with the terms that hold for it.
fn occurrence(booking: &Booking, one: &Occurrence) -> SubConf {
    let (rules, recording, terms) = (&booking.rules, &booking.recording, &one.terms);
    let audience = terms.record_audience.unwrap_or(recording.audience);
    SubConf {
        cycle_sub_conf_id: one.id.clone(),
        conference_id: Some(booking.id.as_str().to_owned()),
        media_type: Some(words::media(terms.media.unwrap_or(booking.media))),
        start_time: Some(time::format(one.start)),
        end_time: Some(time::format(one.end)),
        is_auto_record: Some(i64::from(terms.auto_record.unwrap_or(recording.auto))),
        record_auth_type: recording.mode.records().then(|| words::record_audience(audience)),
        conf_config_info: Some(SubConfConfigInfo {
            call_in_restriction: Some(words::admission(terms.admission.unwrap_or(rules.admission))),
            allow_guest_start_conf: Some(terms.guests_may_start.unwrap_or(rules.guests_may_start)),
            enable_waiting_room: Some(terms.waiting_room.unwrap_or(rules.waiting_room)),
            ..SubConfConfigInfo::default()
        }),
        description: filled(&terms.description),
    }
}

fn first_occurrence(booking: &Booking) -> Option<String> {
    match &booking.kind {
        Kind::Series { occurrences, .. } => occurrences.first().map(|one| one.id.clone()),
        Kind::Instant { .. } | Kind::Scheduled => None,
    }
}

/// A join link. The meeting's own ID is in it even when a room's number is dialled: the token
/// belongs to this meeting.
pub(crate) fn link(app: &App, booking: &Booking, token: &str) -> String {
    format!("{}/#/j/{}/{token}", app.public_url, booking.id)
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A count as the wire's integer.
pub(in super::super) fn integer(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
