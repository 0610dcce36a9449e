//! What went of a person who was erased, and what is kept.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What went of a person who was erased, and what is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ErasureReport {
    /// What went.
    pub gone: Vec<ErasedThing>,
    /// What is kept.
    pub kept: Vec<KeptThing>,
}

/// Something that went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ErasedThing {
    /// The same for programs: `account`, `rooms`, `stays`, `controls`, `records`, `replies` or `signIns`.
    pub code: String,
    /// What it was.
    pub what: String,
    /// How many.
    pub count: i64,
}

/// Something that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct KeptThing {
    /// The same for programs: `meetings`, `recordings`, `audit` or `notices`.
    pub code: String,
    /// What it is.
    pub what: String,
    /// Why.
    pub why: String,
    /// How many.
    pub count: i64,
}
