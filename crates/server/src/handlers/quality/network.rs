//! List how good people's lines in a running meeting are now.

use crate::app::App;
use crate::clock;
use crate::http::{Controller, Json, Query, Refusal};
use crate::live::ParticipantQuality;
use axum::extract::State;
use convoca_booking::BookingError;
use convoca_booking::quality::{Direction, Flow, Medium};
use convoca_contract::codes;
use convoca_contract::quality::{MediaQos, NetworkQuality, NetworkQualityRequest, Qos, UserQos};
use http::HeaderMap;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

/// Most people asked for in one call.
const MOST_USERS: usize = 500;

/// `POST /v1/mmc/cqs/media/qos?conferenceid=&confuuid=`.
pub(super) async fn list_network_quality(
    State(app): State<Arc<App>>,
    query: Query,
    headers: HeaderMap,
    Json { value: body, .. }: Json<NetworkQualityRequest>,
) -> Result<axum::Json<NetworkQuality>, Refusal> {
    let (id, holding) = (query.required("conferenceid")?, query.required("confuuid")?);
    let token = headers.get("conftoken").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let controller = Controller::admit(&app, id, token, false).await?;
    let booking = &controller.meeting.booking;
    if booking.holding_at(clock::now()).is_none_or(|held| held.id != holding) {
        return Err(BookingError::NoSuchMeeting.into());
    }
    let asked = asked(body)?;
    let present: HashSet<String> =
        controller.snapshot().await?.people.iter().map(|(one, _)| one.id.to_string()).collect();
    if let Some(stranger) = asked.iter().find(|pid| !present.contains(*pid)) {
        return Err(Refusal::bad(
            codes::PARTICIPANT_NOT_FOUND,
            format!("nobody in the meeting has the pid {stranger}"),
        ));
    }
    let lines = app.live.quality(&booking.id).await;
    let wanted = lines.iter().filter(|line| asked.is_empty() || asked.contains(&line.participant.to_string()));
    Ok(axum::Json(NetworkQuality {
        return_code: 0,
        return_desc: "Success".to_owned(),
        qos_list: wanted.map(row).collect(),
    }))
}

/// The people asked for; nobody: everybody.
fn asked(body: NetworkQualityRequest) -> Result<HashSet<String>, Refusal> {
    let wrong = |problem: String| Refusal::bad(codes::PARAM_INVALID, problem);
    let users = body.users.into_result().map_err(|came| wrong(format!("users must be a list, not {came}")))?;
    let users = users.unwrap_or_default();
    if users.len() > MOST_USERS {
        return Err(wrong(format!("users must name at most {MOST_USERS}")));
    }
    let pid = |user: convoca_contract::quality::NetworkQualityUser| {
        let pid = user.pid.into_result().map_err(|came| wrong(format!("pid must be a text, not {came}")))?;
        pid.ok_or_else(|| wrong("pid must be given".to_owned()))
    };
    users.into_iter().map(pid).collect()
}

fn row(line: &ParticipantQuality) -> UserQos {
    let flows = &line.sample.flows;
    let of = |direction| flows.iter().filter(move |flow| flow.direction == direction);
    let rate = |direction| kbit(of(direction).map(|flow| flow.bitrate_bps).sum());
    let loss = |direction| of(direction).filter_map(|flow| flow.loss_permyriad).max().map_or(0, permille);
    let medium = |medium| {
        let list = |direction| line.sample.flow(medium, direction).map(qos).into_iter().collect();
        MediaQos { up_list: list(Direction::Sent), down_list: list(Direction::Received) }
    };
    UserQos {
        participant_id: line.participant.to_string(),
        net_rate: line.level.to_string(),
        band_width_up: rate(Direction::Sent),
        band_width_down: rate(Direction::Received),
        lost_packet_rate_up: loss(Direction::Sent),
        lost_packet_rate_down: loss(Direction::Received),
        delay: flows.iter().filter_map(|flow| flow.round_trip_ms).max().map_or(0, i64::from),
        video_qos: medium(Medium::Video),
        audio_qos: medium(Medium::Audio),
        aux_qos: medium(Medium::Screen),
    }
}

fn qos(flow: &Flow) -> Qos {
    Qos {
        network_quality: level(flow).to_string(),
        band_width: kbit(flow.bitrate_bps),
        lost_packet_rate: flow.loss_permyriad.map(permille),
        delay: flow.round_trip_ms.map(i64::from),
        jitter: flow.jitter_ms.map(i64::from),
        resolution_height: flow.height.map(i64::from),
        resolution_width: flow.width.map(i64::from),
        frame_rate: flow.frame_rate.map(i64::from),
    }
}

fn level(flow: &Flow) -> u8 {
    let loss = f32::from(flow.loss_permyriad.unwrap_or(0)) / 10_000.0;
    convoca_sfu::score(loss, flow.round_trip_ms.map(|ms| Duration::from_millis(ms.into())))
}

/// To the next kbit/s.
fn kbit(bps: u64) -> i64 {
    i64::try_from((bps + 500) / 1000).unwrap_or(i64::MAX)
}

/// From 0.01 % to the next 0.1 %.
fn permille(permyriad: u16) -> i64 {
    (i64::from(permyriad) + 5) / 10
}
