//! Show and set from when on a line is bad.

use super::Topic;
use crate::app::App;
use crate::http::{Admin, Json, Query, Refusal};
use axum::extract::State;
use convoca_booking::quality::{CpuLimits, Limits, Medium, MediumThresholds, Thresholds};
use convoca_contract::given::Given;
use convoca_contract::quality::{
    CpuThresholdData, QosThresholds, SetCpuThresholdData, SetQosThresholdAnswer, SetQosThresholdRequest, ThresholdData,
};
use convoca_contract::{codes, quality};
use std::sync::Arc;

/// How often the change is tried again when another administrator was a moment faster.
const TRIES: usize = 8;

/// `GET /v1/metrics/conference/threshold?thresholdType=`.
pub(super) async fn show_quality_threshold(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
) -> Result<axum::Json<QosThresholds>, Refusal> {
    let topic = Topic::named("thresholdType", query.required("thresholdType")?)?;
    let corporation = app.store.corporation(&caller.corporation.id).await?;
    let thresholds = corporation.map(|corporation| corporation.defaults.thresholds).unwrap_or_default();
    Ok(axum::Json(match topic {
        Topic::Medium(medium) => shown(thresholds.of(medium)),
        Topic::Cpu => shown_cpu(thresholds.cpu),
    }))
}

/// `POST /v1/metrics/conference/threshold?thresholdType=`.
pub(super) async fn set_quality_threshold(
    State(app): State<Arc<App>>,
    Admin(caller): Admin,
    query: Query,
    Json { value: body, .. }: Json<SetQosThresholdRequest>,
) -> Result<axum::Json<SetQosThresholdAnswer>, Refusal> {
    let topic = Topic::named("thresholdType", query.required("thresholdType")?)?;
    let id = &caller.corporation.id;
    for _ in 0..TRIES {
        let Some(corporation) = app.store.corporation(id).await? else {
            return Err(Refusal::bad(codes::BAD_REQUEST, "the corporation is gone"));
        };
        let before = corporation.defaults;
        let mut after = before.clone();
        change(&mut after.thresholds, topic, &body)?;
        if app.store.set_defaults(id, &before, &after).await? {
            app.live.judge_by(id, &after.thresholds).await;
            return Ok(axum::Json(SetQosThresholdAnswer { code: "0".to_owned(), message: "Success".to_owned() }));
        }
    }
    Err(Refusal::busy())
}

fn change(thresholds: &mut Thresholds, topic: Topic, body: &SetQosThresholdRequest) -> Result<(), Refusal> {
    let (of_media, of_cpu) = (
        [
            ("latency", body.latency.is_absent()),
            ("jitter", body.jitter.is_absent()),
            ("packetLoss", body.packet_loss.is_absent()),
        ],
        [("clientCpuMax", body.client_cpu_max.is_absent()), ("systemCpuMax", body.system_cpu_max.is_absent())],
    );
    let strange = match topic {
        Topic::Medium(_) => of_cpu.iter().find(|(_, absent)| !absent),
        Topic::Cpu => of_media.iter().find(|(_, absent)| !absent),
    };
    if let Some((name, _)) = strange {
        return Err(wrong(name, &format!("is no threshold of {}", topic.name())));
    }
    match topic {
        Topic::Medium(medium) => change_medium(thresholds, medium, body),
        Topic::Cpu => {
            let cpu = &mut thresholds.cpu;
            change_cpu(&mut cpu.client_percent, "clientCpuMax", &body.client_cpu_max)?;
            change_cpu(&mut cpu.system_percent, "systemCpuMax", &body.system_cpu_max)
        }
    }
}

fn change_medium(thresholds: &mut Thresholds, medium: Medium, body: &SetQosThresholdRequest) -> Result<(), Refusal> {
    let MediumThresholds { sent, received } = thresholds.of_mut(medium);
    if let Some(quality::SetThresholdData { receiving, sending }) = object("latency", &body.latency)? {
        set(&mut received.latency_ms, "latency.receiving", &receiving, Limits::MOST_MS)?;
        set(&mut sent.latency_ms, "latency.sending", &sending, Limits::MOST_MS)?;
    }
    if let Some(quality::SetThresholdData { receiving, sending }) = object("jitter", &body.jitter)? {
        set(&mut received.jitter_ms, "jitter.receiving", &receiving, Limits::MOST_MS)?;
        set(&mut sent.jitter_ms, "jitter.sending", &sending, Limits::MOST_MS)?;
    }
    if let Some(quality::SetPacketThresholdData { receiving, sending }) = object("packetLoss", &body.packet_loss)? {
        set(&mut received.loss_percent, "packetLoss.receiving", &receiving, 100)?;
        set(&mut sent.loss_percent, "packetLoss.sending", &sending, 100)?;
    }
    Ok(())
}

fn change_cpu(limit: &mut u8, name: &str, given: &Given<SetCpuThresholdData>) -> Result<(), Refusal> {
    match object(name, given)? {
        Some(data) => set(limit, &format!("{name}.cpu"), &data.cpu, 100),
        None => Ok(()),
    }
}

fn object<T: Clone>(name: &str, given: &Given<T>) -> Result<Option<T>, Refusal> {
    given.clone().into_result().map_err(|came| wrong(name, &format!("must be an object, not {came}")))
}

/// Sets a threshold from 0 to `most`, if it is given.
fn set<T: TryFrom<i64>>(limit: &mut T, name: &str, given: &Given<i64>, most: u32) -> Result<(), Refusal> {
    let given =
        given.clone().into_result().map_err(|came| wrong(name, &format!("must be a whole number, not {came}")))?;
    let Some(number) = given else { return Ok(()) };
    let fits = (0..=i64::from(most)).contains(&number);
    let Some(value) = T::try_from(number).ok().filter(|_| fits) else {
        return Err(wrong(name, &format!("must be 0 to {most}, not {number}")));
    };
    *limit = value;
    Ok(())
}

fn wrong(name: &str, problem: &str) -> Refusal {
    Refusal::bad(codes::PARAM_INVALID, format!("{name} {problem}"))
}

fn shown(MediumThresholds { sent, received }: &MediumThresholds) -> QosThresholds {
    let default = Limits::default();
    let data = |of: fn(&Limits) -> i64| {
        Some(ThresholdData {
            receiving: of(received),
            receiving_default: of(&default),
            sending: of(sent),
            sending_default: of(&default),
        })
    };
    QosThresholds {
        latency: data(|limits| limits.latency_ms.into()),
        jitter: data(|limits| limits.jitter_ms.into()),
        packet_loss: data(|limits| limits.loss_percent.into()),
        ..QosThresholds::default()
    }
}

fn shown_cpu(limits: CpuLimits) -> QosThresholds {
    let default = CpuLimits::default();
    let data = |cpu: u8, default: u8| Some(CpuThresholdData { cpu: cpu.into(), cpu_default: default.into() });
    QosThresholds {
        client_cpu_max: data(limits.client_percent, default.client_percent),
        system_cpu_max: data(limits.system_percent, default.system_percent),
        ..QosThresholds::default()
    }
}
