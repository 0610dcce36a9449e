//! What a corporation may use at most: the sum of what has been given to it and is in force.
//!
//! A corporation that the provider has made is *metered*: of a kind that it was given nothing of, it
//! has nothing. One that runs its own server has nobody to buy from, so it is not: of a kind that it
//! was given nothing of, it may use any number. Given something of a kind, both have as much as they
//! were given, and nothing once that has expired. Meetings are the exception, because the vendor does
//! not sell them: without a limit of its own no corporation has one.
//!
//! A limit is looked at when something is added. What is there already stays, also when the limit
//! sinks below it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What is given by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ResourceKind {
    /// Rooms, cloud or webinar, by package.
    Rooms,
    /// People in meetings at once, in rooms of a package not counted.
    Concurrent,
    /// Users.
    Users,
    /// Hard terminals with 1080p.
    Hard1080p,
    /// Hard terminals with 720p.
    Hard720p,
    /// Whiteboards (`SmartRooms`).
    SmartRooms,
    /// Other makers' hard terminals.
    ThirdParty,
    /// Smart screens.
    Vision,
    /// `IdeaHub` boards.
    IdeaHub,
    /// Live streams at once.
    Live,
    /// Room for recordings, in gigabytes (10⁹ bytes).
    RecordingGb,
    /// Meetings that are booked or running.
    Meetings,
}

impl ResourceKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::Rooms,
        Self::Concurrent,
        Self::Users,
        Self::Hard1080p,
        Self::Hard720p,
        Self::SmartRooms,
        Self::ThirdParty,
        Self::Vision,
        Self::IdeaHub,
        Self::Live,
        Self::RecordingGb,
        Self::Meetings,
    ];
}

/// Something that a corporation has been given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// Of which kind.
    pub kind: ResourceKind,
    /// How many.
    pub count: u64,
    /// From when on it does not count any more; `None`: it always does.
    #[serde(default)]
    pub until: Option<Timestamp>,
    /// Whether the provider has stopped it for now.
    #[serde(default)]
    pub stopped: bool,
}

impl Quota {
    /// Whether it counts at `now`.
    pub fn in_force(&self, now: Timestamp) -> bool {
        !self.stopped && self.until.is_none_or(|until| until > now)
    }
}

/// What a corporation may use at most at some time; see [`Corporation::limits`](crate::Corporation::limits).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits([Option<u64>; ResourceKind::ALL.len()]);

impl Limits {
    /// No limits at all.
    pub const NONE: Self = Self([None; ResourceKind::ALL.len()]);

    /// What follows at `now` from what has been given.
    pub fn of(metered: bool, quotas: &[Quota], now: Timestamp) -> Self {
        Self(ResourceKind::ALL.map(|kind| {
            let mut given = quotas.iter().filter(|quota| quota.kind == kind).peekable();
            if given.peek().is_none() && (!metered || kind == ResourceKind::Meetings) {
                return None;
            }
            Some(given.filter(|quota| quota.in_force(now)).fold(0_u64, |sum, quota| sum.saturating_add(quota.count)))
        }))
    }

    /// The most of this kind; `None`: any number.
    pub fn most(&self, kind: ResourceKind) -> Option<u64> {
        self.0[kind as usize]
    }

    /// Whether one more may come where there are `used`.
    pub fn allows_one_more(&self, kind: ResourceKind, used: u64) -> bool {
        self.most(kind).is_none_or(|most| used < most)
    }
}

#[cfg(test)]
mod tests;
