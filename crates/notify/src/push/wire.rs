//! The vendor's spelling of an event.

use convoca_booking::Role;
use convoca_booking::quality::{Alarm, Direction, Figure, Medium, Reading};
use jiff::Timestamp;
use serde::Serialize;

/// One event.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// Its name, such as `meeting.create`.
    pub name: &'a str,
    /// When it happened.
    pub at: Timestamp,
    /// The meeting; `None` for `meeting.verify` alone.
    pub meeting: Option<Meeting<'a>>,
    /// Who joined or left, or whose line is bad.
    pub attendance: Option<Attendance<'a>>,
    /// What is bad of it, and how bad.
    pub alarm: Option<(Alarm, Reading)>,
}

/// The meeting an event is about.
#[derive(Clone, Copy, Debug)]
pub struct Meeting<'a> {
    /// The meeting's ID.
    pub id: &'a str,
    /// ID of the holding, once it is or was held.
    pub holding: Option<&'a str>,
    /// The occurrence of a series.
    pub occurrence: Option<&'a str>,
}

/// Who joined or left. What is empty or `None` is left out.
#[derive(Clone, Copy, Debug)]
pub struct Attendance<'a> {
    /// The person, if he is a user of this server.
    pub user: Option<&'a str>,
    /// His program, or empty.
    pub agent: &'a str,
    /// His account, or empty.
    pub account: &'a str,
    /// The participant's ID.
    pub participant: &'a str,
    /// Display name.
    pub name: &'a str,
    /// When he came in.
    pub joined_at: Timestamp,
    /// When he left, if he has.
    pub left_at: Option<Timestamp>,
    /// Role.
    pub role: Role,
    /// The number he is reached at, or empty.
    pub number: &'a str,
}

#[derive(Serialize)]
struct EventInfo<'a> {
    event: &'a str,
    timestamp: i64,
    payload: Payload<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Payload<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    meeting_info: Option<MeetingInfo<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attendee_info: Option<AttendeeInfo<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alarm_info: Option<AlarmInfo>,
}

#[derive(Serialize)]
struct MeetingInfo<'a> {
    #[serde(rename = "meetingID")]
    id: &'a str,
    #[serde(rename = "meetingUUID", skip_serializing_if = "Option::is_none")]
    holding: Option<&'a str>,
    #[serde(rename = "meetingCycleSubID", skip_serializing_if = "Option::is_none")]
    occurrence: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AttendeeInfo<'a> {
    #[serde(rename = "userUUID", skip_serializing_if = "Option::is_none")]
    user: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    user_agent: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    account: &'a str,
    #[serde(rename = "participantID")]
    participant: &'a str,
    display_name: &'a str,
    join_time: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_time: Option<i64>,
    role: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    call_number: &'a str,
}

/// Of our own, in the words of the operations about quality.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AlarmInfo {
    qos_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'static str>,
    figure: &'static str,
    value: u32,
    threshold: u32,
}

fn alarm_info((alarm, Reading { value, threshold }): (Alarm, Reading)) -> AlarmInfo {
    let (qos_type, direction, figure) = match alarm {
        Alarm::Flow(medium, direction, figure) => (
            match medium {
                Medium::Audio => "audio",
                Medium::Video => "video",
                Medium::Screen => "screen",
            },
            Some(match direction {
                Direction::Sent => "send",
                Direction::Received => "receive",
            }),
            match figure {
                Figure::Latency => "latency",
                Figure::Jitter => "jitter",
                Figure::Loss => "packet_loss_max",
            },
        ),
        Alarm::ClientCpu => ("cpu", None, "client_cpu_max"),
        Alarm::SystemCpu => ("cpu", None, "system_cpu_max"),
    };
    AlarmInfo { qos_type, direction, figure, value, threshold }
}

/// The event as compact JSON, its fields in the documented order.
pub(super) fn event_info(event: &Event<'_>) -> String {
    let info = EventInfo {
        event: event.name,
        timestamp: event.at.as_millisecond(),
        payload: Payload {
            meeting_info: event.meeting.map(|meeting| MeetingInfo {
                id: meeting.id,
                holding: meeting.holding,
                occurrence: meeting.occurrence,
            }),
            attendee_info: event.attendance.map(|one| AttendeeInfo {
                user: one.user,
                user_agent: one.agent,
                account: one.account,
                participant: one.participant,
                display_name: one.name,
                join_time: one.joined_at.as_millisecond(),
                left_time: one.left_at.map(Timestamp::as_millisecond),
                role: match one.role {
                    Role::Host => "CHAIR",
                    Role::Guest | Role::Audience => "GENERAL",
                },
                call_number: one.number,
            }),
            alarm_info: event.alarm.map(alarm_info),
        },
    };
    serde_json::to_string(&info).expect("texts and numbers always serialise")
}
