//! Figures from either side, put together by medium and direction.
//!
//! Each end is believed about what comes to it: the media plane about what a participant sends, his
//! client about what he receives. About pictures and the round trip a client knows best, because it
//! has encoders and asks the line all the time.

use super::Told;
use convoca_booking::quality::{Cpu, Direction, Flow, Medium, Sample};
use convoca_sfu::{PeerFigures, Source, Way};
use convoca_signalling as wire;
use std::time::Duration;

/// Longest delay that is believed, in milliseconds.
const MOST_MS: u32 = 600_000;

/// Largest picture and most pictures a second that are believed.
const MOST_PIXELS: u32 = 16_384;
const MOST_FRAMES: u32 = 1_000;

/// Fastest flow that is believed, in bit/s.
const MOST_BPS: u64 = 10_000_000_000;

/// What one side says of one medium in one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::live) struct Part {
    medium: Medium,
    direction: Direction,
    bitrate_bps: u64,
    expected: u64,
    lost: u64,
    jitter_ms: Option<u32>,
    round_trip_ms: Option<u32>,
    width: Option<u32>,
    height: Option<u32>,
    frame_rate: Option<u32>,
}

/// What a client tells. `None` when it is too much, or there are more than 100 per cent of something.
pub(crate) fn told(flows: &[wire::FlowStats], client_cpu: Option<u8>, system_cpu: Option<u8>) -> Option<Told> {
    let too_busy = [client_cpu, system_cpu].into_iter().flatten().any(|busy| busy > 100);
    if flows.len() > wire::MOST_FLOWS || too_busy {
        return None;
    }
    let cpu = Cpu { client: client_cpu, system: system_cpu, limits: None };
    Some(Told { parts: joined(flows.iter().map(of_client)), cpu })
}

fn of_client(flow: &wire::FlowStats) -> Part {
    let direction = match flow.direction {
        wire::FlowDirection::Sent => Direction::Sent,
        wire::FlowDirection::Received => Direction::Received,
    };
    // Those that were lost on the way to the server were sent; those on the way back did not come.
    let missing = if direction == Direction::Received { u64::from(flow.lost) } else { 0 };
    let medium = match flow.source {
        wire::Source::Microphone | wire::Source::ScreenAudio => Medium::Audio,
        wire::Source::Camera => Medium::Video,
        wire::Source::Screen => Medium::Screen,
    };
    Part {
        medium,
        direction,
        bitrate_bps: flow.bitrate_bps.into(),
        expected: u64::from(flow.packets) + missing,
        lost: flow.lost.into(),
        jitter_ms: flow.jitter_ms.map(|ms| ms.min(MOST_MS)),
        round_trip_ms: flow.round_trip_ms.map(|ms| ms.min(MOST_MS)),
        width: flow.width.map(|pixels| pixels.min(MOST_PIXELS)),
        height: flow.height.map(|pixels| pixels.min(MOST_PIXELS)),
        frame_rate: flow.frame_rate.map(|rate| rate.min(MOST_FRAMES)),
    }
}

/// What the media plane has measured.
fn of_plane(figures: &PeerFigures) -> Vec<Part> {
    let ms = |time: Duration| u32::try_from(time.as_millis()).unwrap_or(MOST_MS).min(MOST_MS);
    joined(figures.flows.iter().map(|flow| Part {
        medium: match flow.source {
            Source::Microphone | Source::ScreenAudio => Medium::Audio,
            Source::Camera => Medium::Video,
            Source::Screen => Medium::Screen,
        },
        direction: match flow.way {
            Way::FromPeer => Direction::Sent,
            Way::ToPeer => Direction::Received,
        },
        bitrate_bps: flow.bitrate_bps,
        expected: flow.expected,
        lost: flow.lost,
        jitter_ms: flow.jitter.map(ms),
        round_trip_ms: figures.rtt.map(ms),
        width: flow.width,
        height: flow.height,
        frame_rate: flow.frame_rate,
    }))
}

/// One part for each medium and direction: rates, packets and losses added up, the worst delays, the
/// largest picture. Where nothing flowed there is none: a section that only tries out the line says
/// nothing of what is on it.
fn joined(parts: impl Iterator<Item = Part>) -> Vec<Part> {
    let mut all: Vec<Part> = Vec::new();
    for part in parts {
        let same = |other: &&mut Part| other.medium == part.medium && other.direction == part.direction;
        let Some(present) = all.iter_mut().find(same) else {
            all.push(part);
            continue;
        };
        present.bitrate_bps += part.bitrate_bps;
        present.expected += part.expected;
        present.lost += part.lost;
        present.jitter_ms = present.jitter_ms.max(part.jitter_ms);
        present.round_trip_ms = present.round_trip_ms.max(part.round_trip_ms);
        if (part.height, part.width) > (present.height, present.width) {
            (present.width, present.height, present.frame_rate) = (part.width, part.height, part.frame_rate);
        }
    }
    all.retain(|part| part.bitrate_bps > 0 || part.lost > 0);
    all
}

/// What flowed, by what both sides say.
pub(super) fn flows(measured: Option<&PeerFigures>, told: Option<&Told>) -> Vec<Flow> {
    let plane = measured.map(of_plane).unwrap_or_default();
    let client = told.map_or(&[][..], |told| &told.parts);
    let mut flows = Vec::new();
    for medium in Medium::ALL {
        for direction in Direction::ALL {
            let of = |parts: &[Part]| parts.iter().find(|p| p.medium == medium && p.direction == direction).cloned();
            flows.extend(flow(of(&plane), of(client), direction));
        }
    }
    flows
}

fn flow(plane: Option<Part>, client: Option<Part>, direction: Direction) -> Option<Flow> {
    let (near, far) = match direction {
        Direction::Sent => (plane.as_ref(), client.as_ref()),
        Direction::Received => (client.as_ref(), plane.as_ref()),
    };
    let believed = near.or(far)?;
    let loss = |part: &Part| {
        // A share of nothing is not known.
        let share = (part.lost.min(part.expected) * 10_000).checked_div(part.expected)?;
        u16::try_from(share).ok()
    };
    let either =
        |figure: fn(&Part) -> Option<u32>| client.as_ref().and_then(figure).or(plane.as_ref().and_then(figure));
    Some(Flow {
        medium: believed.medium,
        direction,
        bitrate_bps: believed.bitrate_bps.min(MOST_BPS),
        loss_permyriad: near.and_then(loss).or(far.and_then(loss)),
        jitter_ms: near.and_then(|part| part.jitter_ms).or(far.and_then(|part| part.jitter_ms)),
        round_trip_ms: either(|part| part.round_trip_ms),
        width: either(|part| part.width),
        height: either(|part| part.height),
        frame_rate: either(|part| part.frame_rate),
        limits: None,
    })
}

/// How good a line is by a sample alone.
pub(super) fn level(sample: &Sample) -> u8 {
    let loss = sample.flows.iter().filter_map(|flow| flow.loss_permyriad).max().unwrap_or(0);
    let rtt = sample.flows.iter().filter_map(|flow| flow.round_trip_ms).max();
    convoca_sfu::score(f32::from(loss) / 10_000.0, rtt.map(|ms| Duration::from_millis(ms.into())))
}
