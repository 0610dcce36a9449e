//! Show what was measured of a participant's line.

use super::{Topic, participants, view};
use crate::app::App;
use crate::http::{Admin, Query, Refusal};
use axum::extract::State;
use convoca_booking::quality::{Direction, Figure, Flow, Limits, Medium, Sample};
use convoca_contract::codes;
use convoca_contract::quality::{
    QosCpuInfo, QosDataElement, QosDataNoThrElement, QosDetail, QosInfo, QosSendReceiveInfo,
};
use jiff::Timestamp;
use std::sync::Arc;

/// `GET /v1/metrics/conference/participant/qos`.
pub(super) async fn show_quality_participant(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<QosDetail>, Refusal> {
    let participant = query.required("participantID")?;
    let topic = Topic::named("qosType", query.required("qosType")?)?;
    let record = participants::find(&app, &caller, &query).await?;
    let stay = app.store.stay_of(&record.holding, participant).await?;
    let stay = stay.ok_or_else(|| Refusal::bad(codes::PARTICIPANT_NOT_FOUND, "the meeting has no such participant"))?;
    let alarms = app.store.alarms_of(&record.holding).await?.get(participant).copied();
    let samples = app.store.samples(&record.holding, participant).await?;
    let kind = topic.name().to_owned();
    let qos = match topic {
        Topic::Medium(medium) => {
            let of = |direction| Some(course(&samples, medium, direction));
            QosInfo { kind, send: of(Direction::Sent), receive: of(Direction::Received), cpu: None }
        }
        Topic::Cpu => QosInfo { kind, send: None, receive: None, cpu: Some(cpu(&samples)) },
    };
    Ok(axum::Json(QosDetail { user: view::participant(&record, &stay, alarms), qos }))
}

/// A figure of a flow in the unit of its threshold.
fn value(flow: &Flow, figure: Figure) -> Option<i64> {
    match figure {
        Figure::Latency => flow.round_trip_ms.map(i64::from),
        Figure::Jitter => flow.jitter_ms.map(i64::from),
        // Rounded to the next per cent; whether it rings is decided before that.
        Figure::Loss => flow.loss_permyriad.map(|loss| (i64::from(loss) + 50) / 100),
    }
}

fn threshold(limits: Limits, figure: Figure) -> i64 {
    match figure {
        Figure::Latency => limits.latency_ms.into(),
        Figure::Jitter => limits.jitter_ms.into(),
        Figure::Loss => limits.loss_percent.into(),
    }
}

/// The figures of one medium in one direction.
fn course(samples: &[Sample], medium: Medium, direction: Direction) -> QosSendReceiveInfo {
    let flows = || samples.iter().filter_map(|sample| Some((sample.at, sample.flow(medium, direction)?)));
    let plain = |text: fn(&Flow) -> Option<String>| {
        let element = |(at, flow): (Timestamp, &Flow)| Some(QosDataNoThrElement { time: time(at), value: text(flow)? });
        flows().filter_map(element).collect()
    };
    let judged = |figure: Figure| {
        let element = |(at, flow): (Timestamp, &Flow)| {
            let limits = flow.limits.unwrap_or_default();
            let value = value(flow, figure)?;
            Some(QosDataElement {
                time: time(at),
                value,
                alarm: flow.is_bad(figure),
                threshold: threshold(limits, figure),
            })
        };
        flows().filter_map(element).collect()
    };
    QosSendReceiveInfo {
        // To the next kbit/s.
        bitrate: plain(|flow| Some(((flow.bitrate_bps + 500) / 1000).to_string())),
        latency: judged(Figure::Latency),
        jitter: judged(Figure::Jitter),
        packet_loss_max: judged(Figure::Loss),
        resolution: plain(|flow| Some(format!("{}*{}", flow.width?, flow.height?))),
        frame: plain(|flow| flow.frame_rate.map(|rate| rate.to_string())),
    }
}

fn cpu(samples: &[Sample]) -> QosCpuInfo {
    let element = |at: Timestamp, busy: Option<u8>, limit: u8| {
        let busy = busy?;
        Some(QosDataElement { time: time(at), value: busy.into(), alarm: busy > limit, threshold: limit.into() })
    };
    let of = |sample: &Sample| (sample.at, sample.cpu, sample.cpu.limits.unwrap_or_default());
    let client = samples.iter().map(of).filter_map(|(at, cpu, limits)| element(at, cpu.client, limits.client_percent));
    let system = samples.iter().map(of).filter_map(|(at, cpu, limits)| element(at, cpu.system, limits.system_percent));
    QosCpuInfo { client_cpu_max: client.collect(), system_cpu_max: system.collect() }
}

/// As the vendor writes times here.
fn time(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string()
}

#[cfg(test)]
mod tests;
