//! How good somebody's connection to a meeting is: what is measured, from when on that is bad, and
//! what is bad about it.
//!
//! A [`Sample`] is what was measured of one participant over [`INTERVAL`]; directions are his own:
//! *sent* is what he sends, whoever measured it. [`Sample::judge`] compares it with the corporation's
//! [`Thresholds`], notes the ones it was judged by, and says what is bad as [`Alarms`].

mod alarm;
mod threshold;

pub use alarm::{Alarm, Alarms, Figure};
pub use threshold::{CpuLimits, Limits, MediumThresholds, Thresholds};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How often a sample of every participant is taken.
pub const INTERVAL: SignedDuration = SignedDuration::from_secs(10);

/// What is heard or seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Medium {
    /// Voices, and the sound of what is shared.
    Audio,
    /// Faces.
    Video,
    /// Shared screens.
    Screen,
}

impl Medium {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Audio, Self::Video, Self::Screen];
}

/// Which way media goes, as the participant sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Direction {
    /// From him to the server.
    Sent,
    /// From the server to him.
    Received,
}

impl Direction {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Sent, Self::Received];
}

/// What was measured of one participant over [`INTERVAL`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The end of the interval.
    pub at: Timestamp,
    /// The participant's ID.
    pub participant: String,
    /// What flowed, at most one entry for each medium and direction.
    pub flows: Vec<Flow>,
    /// How busy his processor was, if his client knows.
    pub cpu: Cpu,
}

/// One medium in one direction: all of its streams together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// What.
    pub medium: Medium,
    /// Which way.
    pub direction: Direction,
    /// Payload of its packets, in bit/s.
    pub bitrate_bps: u64,
    /// Share of its packets that were lost, in 0.01 %; `None`: nobody knows.
    pub loss_permyriad: Option<u16>,
    /// Interarrival jitter (RFC 3550 section 6.4.1) of its worst stream, in milliseconds.
    pub jitter_ms: Option<u32>,
    /// Round trip between participant and server, in milliseconds.
    pub round_trip_ms: Option<u32>,
    /// Width of its largest picture, in pixels.
    pub width: Option<u32>,
    /// Height of its largest picture, in pixels.
    pub height: Option<u32>,
    /// Pictures a second of its largest picture.
    pub frame_rate: Option<u32>,
    /// What it was judged by; `None` before it was.
    pub limits: Option<Limits>,
}

impl Flow {
    /// A flow of which only the rate is known.
    pub fn new(medium: Medium, direction: Direction, bitrate_bps: u64) -> Self {
        Self {
            medium,
            direction,
            bitrate_bps,
            loss_permyriad: None,
            jitter_ms: None,
            round_trip_ms: None,
            width: None,
            height: None,
            frame_rate: None,
            limits: None,
        }
    }

    /// Whether a figure is above the threshold that it was judged by.
    pub fn is_bad(&self, figure: Figure) -> bool {
        let limits = self.limits.unwrap_or_default();
        let (value, limit) = match figure {
            Figure::Latency => (self.round_trip_ms, limits.latency_ms),
            Figure::Jitter => (self.jitter_ms, limits.jitter_ms),
            Figure::Loss => (self.loss_permyriad.map(u32::from), u32::from(limits.loss_percent) * 100),
        };
        value.is_some_and(|value| value > limit)
    }
}

/// How busy a processor is, in per cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cpu {
    /// With the client.
    pub client: Option<u8>,
    /// With everything.
    pub system: Option<u8>,
    /// What it was judged by; `None` before it was.
    pub limits: Option<CpuLimits>,
}

/// What was measured and what it was judged by, in the unit of the threshold: milliseconds or per cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What was measured, rounded up.
    pub value: u32,
    /// From when on it is bad.
    pub threshold: u32,
}

impl Sample {
    /// What was measured of this, and its threshold; zeros for what was not measured.
    pub fn reading(&self, alarm: Alarm) -> Reading {
        match alarm {
            Alarm::Flow(medium, direction, figure) => {
                let Some(flow) = self.flow(medium, direction) else { return Reading::default() };
                let limits = flow.limits.unwrap_or_default();
                let (value, threshold) = match figure {
                    Figure::Latency => (flow.round_trip_ms, limits.latency_ms),
                    Figure::Jitter => (flow.jitter_ms, limits.jitter_ms),
                    Figure::Loss => {
                        (flow.loss_permyriad.map(|loss| u32::from(loss).div_ceil(100)), limits.loss_percent.into())
                    }
                };
                Reading { value: value.unwrap_or(0), threshold }
            }
            Alarm::ClientCpu => Reading {
                value: self.cpu.client.map_or(0, u32::from),
                threshold: self.cpu.limits.unwrap_or_default().client_percent.into(),
            },
            Alarm::SystemCpu => Reading {
                value: self.cpu.system.map_or(0, u32::from),
                threshold: self.cpu.limits.unwrap_or_default().system_percent.into(),
            },
        }
    }

    /// The flow of this medium in this direction.
    pub fn flow(&self, medium: Medium, direction: Direction) -> Option<&Flow> {
        self.flows.iter().find(|flow| flow.medium == medium && flow.direction == direction)
    }

    /// Compares the sample with these thresholds and notes them in it; what is above them.
    pub fn judge(&mut self, thresholds: &Thresholds) -> Alarms {
        let mut alarms = Alarms::default();
        for flow in &mut self.flows {
            flow.limits = Some(thresholds.of(flow.medium).in_direction(flow.direction));
            for figure in [Figure::Latency, Figure::Jitter, Figure::Loss] {
                if flow.is_bad(figure) {
                    alarms.add(Alarm::Flow(flow.medium, flow.direction, figure));
                }
            }
        }
        let limits = thresholds.cpu;
        self.cpu.limits = Some(limits);
        if self.cpu.client.is_some_and(|busy| busy > limits.client_percent) {
            alarms.add(Alarm::ClientCpu);
        }
        if self.cpu.system.is_some_and(|busy| busy > limits.system_percent) {
            alarms.add(Alarm::SystemCpu);
        }
        alarms
    }
}

#[cfg(test)]
mod tests;
