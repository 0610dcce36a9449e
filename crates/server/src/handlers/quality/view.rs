//! Meetings and participants with what is bad of them, in the vendor's spelling.

use crate::app::App;
use crate::handlers::meeting::view::integer;
use crate::http::Refusal;
use convoca_booking::quality::{Alarms, Direction, Medium};
use convoca_booking::{CorporationId, Device, HeldRole, Holding, MeetingId, Record, Stay};
use convoca_contract::page::Page;
use convoca_contract::quality::{QosConferenceInfo, QosParticipantInfo};
use jiff::Timestamp;
use std::collections::HashMap;

/// A page of meetings.
pub(super) async fn meetings(
    app: &App,
    corporation: &CorporationId,
    (page, limit): (convoca_store::Page<Record>, u32),
) -> Result<axum::Json<Page<QosConferenceInfo>>, Refusal> {
    let holdings: Vec<String> = page.items.iter().map(|record| record.holding.clone()).collect();
    let alarms = app.store.alarms_in(&holdings).await?;
    let people = app.store.stays_in(&holdings).await?;
    let mut running: Vec<MeetingId> =
        page.items.iter().filter(|record| record.ended_at.is_none()).map(|record| record.booking.id.clone()).collect();
    running.sort();
    running.dedup();
    // The planned end of what is being held moves.
    let present = app.store.meetings(corporation, &running).await?;
    let present = present.into_iter().filter_map(|stored| stored.booking.holding);
    let present: HashMap<String, Holding> = present.map(|holding| (holding.id.clone(), holding)).collect();
    let rows = page.items.iter().map(|record| {
        let holding = &record.holding;
        let planned = present.get(holding).map(|held| held.ends_at);
        let count = people.get(holding).copied().unwrap_or(0);
        meeting(record, planned, alarms.get(holding).copied().unwrap_or_default(), integer(count))
    });
    Ok(axum::Json(Page {
        offset: integer(page.offset),
        limit: i64::from(limit),
        count: integer(page.total),
        data: rows.collect(),
    }))
}

fn meeting(record: &Record, planned: Option<Timestamp>, alarms: Alarms, participants: i64) -> QosConferenceInfo {
    let booking = &*record.booking.as_of(record.started_at);
    let slot = || booking.slot_at(record.started_at).map_or(booking.ends_at(), |(_, end)| end);
    let end = record.ended_at.unwrap_or_else(|| planned.unwrap_or_else(slot));
    let scheduler = booking.attendees.iter().find(|one| one.user.as_ref() == Some(&booking.scheduler));
    QosConferenceInfo {
        conf_uuid: record.holding.clone(),
        conference_id: booking.id.to_string(),
        subject: booking.subject.clone(),
        scheduser_name: booking.scheduler_name.clone(),
        dept_name: scheduler.map(|one| one.department.clone()).filter(|name| !name.is_empty()),
        alarm: word(alarms.any()),
        audio_alarm: word(alarms.of_medium(Medium::Audio)),
        video_alarm: word(alarms.of_medium(Medium::Video)),
        screen_alarm: word(alarms.of_medium(Medium::Screen)),
        cpu_alarm: word(alarms.of_cpu()),
        time_zone_id: booking.zone.number().to_string(),
        start_time: record.started_at.as_millisecond(),
        end_time: end.as_millisecond(),
        duration: record.ended_at.map_or(0, |at| at.duration_since(record.started_at).as_mins()),
        participants,
        webinar: false,
    }
}

/// One stay of somebody; `alarms` is `None` when nothing was measured of him.
pub(super) fn participant(record: &Record, stay: &Stay, alarms: Option<Alarms>) -> QosParticipantInfo {
    let invited = record.booking.attendees.iter().find(|one| stay.user.is_some() && one.user == stay.user);
    let measured = alarms.is_some();
    let alarms = alarms.unwrap_or_default();
    let flow = |medium, direction| word(alarms.of_flow(medium, direction));
    QosParticipantInfo {
        conf_uuid: record.holding.clone(),
        conference_id: record.booking.id.to_string(),
        participant_id: stay.participant.clone(),
        user_uuid: stay.user.as_ref().map(ToString::to_string),
        display_name: stay.name.clone(),
        dept_name: invited.map(|one| one.department.clone()).filter(|name| !name.is_empty()),
        terminal_type: match stay.device {
            Device::Browser => "WEB",
            Device::Mobile => "MOBILE",
            Device::Program => "OTHER",
        }
        .to_owned(),
        role: if stay.role == HeldRole::Host { "host" } else { "guest" }.to_owned(),
        app_version: Some(stay.user_agent.clone()).filter(|agent| !agent.is_empty()),
        join_time: stay.joined_at.as_millisecond(),
        left_time: stay.left_at.map_or(0, |at| at.as_millisecond()),
        system_info: system(&stay.user_agent).map(str::to_owned),
        alarm: word(alarms.any()),
        audio_alarm_send: flow(Medium::Audio, Direction::Sent),
        video_alarm_send: flow(Medium::Video, Direction::Sent),
        screen_alarm_send: flow(Medium::Screen, Direction::Sent),
        audio_alarm_rec: flow(Medium::Audio, Direction::Received),
        video_alarm_rec: flow(Medium::Video, Direction::Received),
        screen_alarm_rec: flow(Medium::Screen, Direction::Received),
        cpu_alarm: word(alarms.of_cpu()),
        left_reason: 0,
        exist_qos: measured,
    }
}

fn word(bad: bool) -> String {
    if bad { "YES" } else { "NO" }.to_owned()
}

/// The operating system that a client names. Phones name the system of computers too, so theirs come
/// first.
fn system(user_agent: &str) -> Option<&'static str> {
    let known = [
        ("Android", "Android"),
        ("iPhone", "iOS"),
        ("iPad", "iOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    known.into_iter().find(|(word, _)| user_agent.contains(word)).map(|(_, name)| name)
}
