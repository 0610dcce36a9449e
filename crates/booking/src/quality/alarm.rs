//! What is bad, as a set that fits into a number.

use super::{Direction, Medium};
use serde::{Deserialize, Serialize};

/// A figure that can be bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Figure {
    /// Round trip.
    Latency,
    /// Jitter.
    Jitter,
    /// Packets lost.
    Loss,
}

/// One thing that is bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alarm {
    /// A figure of a medium in a direction.
    Flow(Medium, Direction, Figure),
    /// The processor is too busy with the client.
    ClientCpu,
    /// The processor is too busy.
    SystemCpu,
}

impl Alarm {
    /// Its place in [`Alarms`]. Sets are kept in the store, so these never change.
    fn bit(self) -> u32 {
        match self {
            Self::Flow(medium, direction, figure) => medium as u32 * 6 + direction as u32 * 3 + figure as u32,
            Self::ClientCpu => 18,
            Self::SystemCpu => 19,
        }
    }

    /// All that there are.
    pub fn all() -> impl Iterator<Item = Self> {
        let flows = Medium::ALL.into_iter().flat_map(|medium| {
            Direction::ALL.into_iter().flat_map(move |direction| {
                [Figure::Latency, Figure::Jitter, Figure::Loss].map(|figure| Self::Flow(medium, direction, figure))
            })
        });
        flows.chain([Self::ClientCpu, Self::SystemCpu])
    }
}

/// Everything that is bad, or was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alarms(pub u32);

impl Alarms {
    /// Adds one.
    pub fn add(&mut self, alarm: Alarm) {
        self.0 |= 1 << alarm.bit();
    }

    /// Whether this one is in.
    pub fn has(self, alarm: Alarm) -> bool {
        self.0 & 1 << alarm.bit() != 0
    }

    /// Whether anything is bad.
    pub fn any(self) -> bool {
        self.0 != 0
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in these and not in those.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Alarm> {
        Alarm::all().filter(move |alarm| self.has(*alarm))
    }

    /// Whether something of a medium in a direction is bad.
    pub fn of_flow(self, medium: Medium, direction: Direction) -> bool {
        self.0 >> (medium as u32 * 6 + direction as u32 * 3) & 0b111 != 0
    }

    /// Whether something of a medium is bad.
    pub fn of_medium(self, medium: Medium) -> bool {
        Direction::ALL.into_iter().any(|direction| self.of_flow(medium, direction))
    }

    /// Whether a processor is too busy.
    pub fn of_cpu(self) -> bool {
        self.has(Alarm::ClientCpu) || self.has(Alarm::SystemCpu)
    }
}
