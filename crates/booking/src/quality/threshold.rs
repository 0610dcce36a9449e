//! From when on a figure is bad.

use super::{Direction, Medium};
use serde::{Deserialize, Serialize};

/// What is bad, as a corporation sees it. A figure above its threshold is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    /// Of audio.
    pub audio: MediumThresholds,
    /// Of cameras.
    pub video: MediumThresholds,
    /// Of shared screens.
    pub screen: MediumThresholds,
    /// Of processors.
    pub cpu: CpuLimits,
}

/// What is bad of one medium.
#[derive(Default, Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediumThresholds {
    /// In what a participant sends.
    pub sent: Limits,
    /// In what he receives.
    pub received: Limits,
}

/// What is bad of one medium in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Round trip, in milliseconds, up to [`Limits::MOST_MS`].
    pub latency_ms: u32,
    /// Jitter, in milliseconds, up to [`Limits::MOST_MS`].
    pub jitter_ms: u32,
    /// Packets lost, in per cent, up to 100.
    pub loss_percent: u8,
}

impl Limits {
    /// Largest threshold in milliseconds that can be set, as the vendor's documentation has it.
    pub const MOST_MS: u32 = 10_000;
}

/// From when on a processor is too busy, in per cent, up to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CpuLimits {
    /// With the client.
    pub client_percent: u8,
    /// With everything.
    pub system_percent: u8,
}

impl Default for Limits {
    /// Talk gets hard beyond 300 ms of round trip (ITU-T G.114 has 400 ms for one way as the limit of
    /// what can be planned with), jitter buffers give up at about 100 ms, and beyond a tenth of the
    /// packets neither resending nor redundancy hides the loss.
    fn default() -> Self {
        Self { latency_ms: 300, jitter_ms: 100, loss_percent: 10 }
    }
}

impl Default for CpuLimits {
    /// From there on encoders drop pictures.
    fn default() -> Self {
        Self { client_percent: 90, system_percent: 90 }
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        let medium = MediumThresholds::default();
        Self { audio: medium, video: medium, screen: medium, cpu: CpuLimits::default() }
    }
}

impl Thresholds {
    /// Those of a medium.
    pub fn of(&self, medium: Medium) -> &MediumThresholds {
        match medium {
            Medium::Audio => &self.audio,
            Medium::Video => &self.video,
            Medium::Screen => &self.screen,
        }
    }

    /// Those of a medium, to be changed.
    pub fn of_mut(&mut self, medium: Medium) -> &mut MediumThresholds {
        match medium {
            Medium::Audio => &mut self.audio,
            Medium::Video => &mut self.video,
            Medium::Screen => &mut self.screen,
        }
    }
}

impl MediumThresholds {
    /// Those of a direction.
    pub fn in_direction(&self, direction: Direction) -> Limits {
        match direction {
            Direction::Sent => self.sent,
            Direction::Received => self.received,
        }
    }
}
