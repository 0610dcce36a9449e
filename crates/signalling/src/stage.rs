//! What people are shown when a host decides it.

use crate::ParticipantId;
use serde::{Deserialize, Serialize};

/// What everybody is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Stage {
    /// Everybody decides for himself.
    Free {},
    /// One person, large.
    Broadcast {
        /// Who.
        participant: ParticipantId,
    },
    /// One person, large; he has the floor.
    RollCall {
        /// Who.
        participant: ParticipantId,
    },
    /// Whoever speaks.
    Voice {
        /// Beside the others, rather than alone.
        many: bool,
    },
    /// A layout.
    Layout {
        /// The layout.
        layout: Layout,
    },
}

/// Panes on a grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Layout {
    /// Width of the grid in units, 1 to 100.
    pub columns: u8,
    /// Its height.
    pub rows: u8,
    /// Panes, at most 25, the first first.
    pub panes: Vec<Pane>,
    /// Who is in which pane is nobody's choice; panes name nobody.
    pub automatic: bool,
    /// How long a pane with several people shows each, 10 to 120 seconds.
    pub seconds: u16,
}

/// One place of a layout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Pane {
    /// Where it begins, in units from the left.
    pub left: u8,
    /// And from the top.
    pub top: u8,
    /// How wide it is, in units.
    pub width: u8,
    /// And how high.
    pub height: u8,
    /// Who is shown, several one after the other; nobody: whoever is not shown elsewhere.
    pub people: Vec<ParticipantId>,
    /// The screen that is shared, rather than a face.
    pub screen: bool,
}

/// What one person looks at, when it is decided for him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum View {
    /// What he likes.
    Free {},
    /// All of them.
    Layout {},
    /// One person, large.
    Person {
        /// Who.
        participant: ParticipantId,
    },
    /// Each of the others for a while.
    Poll {
        /// For how long, 10 to 120 seconds.
        seconds: u16,
    },
}
