//! Who speaks.

use serde::{Deserialize, Serialize};

/// Most people that are told of.
pub const MOST: usize = 3;

/// An entry of [`Topic::Speakers`](super::Topic::Speakers).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SpeakerEntry {
    /// He.
    pub pid: String,
    /// Name.
    pub name: String,
    /// How loud, 0 to 100.
    pub speaking_volume: u8,
}
