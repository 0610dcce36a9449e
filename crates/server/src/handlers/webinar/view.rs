//! From a booking to the vendor's webinar.

use crate::app::App;
use crate::handlers::meeting::time;
use crate::handlers::meeting::view::link;
use crate::streaming;
use convoca_booking::access::Relation;
use convoca_booking::booking::Admission;
use convoca_booking::{Booking, HeldRole, Record, Secrets, State, Stay};
use convoca_contract::webinar::{NotifySetting, PastWebinar, Webinar, WebinarRow};
use jiff::Timestamp;

/// What somebody with this relation to a webinar sees of it.
pub(super) fn webinar(app: &App, booking: &Booking, secrets: &Secrets, relation: Relation, now: Timestamp) -> Webinar {
    let host = relation.sees_host_secrets();
    let own = booking.webinar.clone().unwrap_or_default();
    let scope = match booking.rules.admission {
        Admission::Everybody => 0,
        Admission::Corporation => 2,
        Admission::Invited => 3,
    };
    let state = match booking.state(now) {
        State::Scheduled => "schedule",
        State::Running => "created",
        State::Over => "destroyed",
    };
    Webinar {
        conference_id: booking.id.as_str().to_owned(),
        corp_id: booking.corporation.as_str().to_owned(),
        subject: booking.subject.clone(),
        description: own.description,
        start_time: time::format(booking.start),
        duration: booking.length_min.into(),
        time_zone_id: booking.zone.number().into(),
        state: state.to_owned(),
        scheduser_id: booking.scheduler.as_str().to_owned(),
        dept_name: booking.corporation_name.clone(),
        scheduser_name: booking.scheduler_name.clone(),
        vmr_pkg_name: own.package,
        call_restriction: scope != 0 || own.corporation_only,
        scope,
        audience_scope: if own.corporation_only { 2 } else { 0 },
        chair_join_uri: host.then(|| link(app, booking, &secrets.host_token)),
        chair_passwd: host.then(|| secrets.host_password.clone()),
        guest_join_uri: link(app, booking, &secrets.guest_token),
        guest_passwd: secrets.guest_password.clone(),
        audience_join_uri: link(app, booking, &secrets.audience_token),
        audience_passwd: secrets.audience_password.clone(),
        enable_recording: yes_or_no(booking.recording.mode.records()),
        live_address: booking.recording.live_address.clone(),
        aux_address: booking.recording.screen_address.clone(),
        live_url: if own.live_url.is_empty() { our_live_url(app, booking) } else { own.live_url },
        notify_setting: None,
        attendees: booking.attendees.iter().map(|one| one.name.clone()).collect(),
    }
}

/// Where its stream is watched here; empty if it is not streamed.
fn our_live_url(app: &App, booking: &Booking) -> String {
    streaming::link(booking, app.store.vault(), &app.public_url).unwrap_or_default()
}

/// The same as a row of a list; `present` says how many are in of one that runs.
pub(super) fn row(webinar: Webinar, holding: Option<(String, u64)>) -> WebinarRow {
    let (conf_uuid, present) = holding.unzip();
    WebinarRow {
        conference_id: webinar.conference_id,
        corp_id: webinar.corp_id,
        subject: webinar.subject,
        description: webinar.description,
        start_time: webinar.start_time,
        duration: present.is_none().then_some(webinar.duration),
        time_zone_id: webinar.time_zone_id,
        scheduser_id: webinar.scheduser_id,
        dept_name: webinar.dept_name,
        scheduser_name: webinar.scheduser_name,
        vmr_pkg_name: webinar.vmr_pkg_name,
        chair_join_uri: webinar.chair_join_uri,
        chair_passwd: webinar.chair_passwd,
        guest_join_uri: webinar.guest_join_uri,
        guest_passwd: webinar.guest_passwd,
        audience_join_uri: webinar.audience_join_uri,
        audience_passwd: webinar.audience_passwd,
        online_attendee_count: present.map(integer),
        conf_uuid,
    }
}

/// A webinar that was held, with those who were in it.
pub(super) fn past(record: &Record, stays: &[Stay]) -> PastWebinar {
    let booking = &record.booking;
    let own = booking.webinar.clone().unwrap_or_default();
    let ended_at = record.ended_at.unwrap_or(record.started_at);
    let count = |role| integer(stays.iter().filter(|stay| stay.role == role).count() as u64);
    let chairs = count(HeldRole::Host);
    let audience = count(HeldRole::Audience);
    let all = integer(stays.len() as u64);
    let moderator = stays.iter().find(|stay| stay.role == HeldRole::Host);
    PastWebinar {
        conference_id: booking.id.as_str().to_owned(),
        conf_uuid: record.holding.clone(),
        subject: booking.subject.clone(),
        scheduser_name: booking.scheduler_name.clone(),
        moderator: moderator.map(|stay| stay.name.clone()).unwrap_or_default(),
        dept_name: booking.corporation_name.clone(),
        time_zone_id: booking.zone.number().into(),
        start_time: time::format(booking.start),
        duration: booking.length_min.into(),
        actual_start_time: time::format(record.started_at),
        end_time: time::format(ended_at),
        actual_duration: ended_at.duration_since(record.started_at).as_mins(),
        attendee_count: all,
        chair_count: chairs,
        guest_count: all - chairs - audience,
        audience_count: audience,
        vmr_id: booking.room.as_ref().map(|room| room.room.as_str().to_owned()).unwrap_or_default(),
        vmr_pkg_audience_parties: own.capacity.into(),
        vmr_pkg_name: own.package,
    }
}

/// What the panel is sent.
pub(super) fn notices(booking: &Booking) -> NotifySetting {
    NotifySetting {
        enable_calendar: yes_or_no(booking.rules.send_calendar),
        enable_sms: yes_or_no(booking.rules.send_sms),
        enable_email: yes_or_no(booking.rules.send_mail),
    }
}

/// The vendor's word for it.
pub(super) fn yes_or_no(yes: bool) -> String {
    if yes { "Y" } else { "N" }.to_owned()
}

fn integer(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
