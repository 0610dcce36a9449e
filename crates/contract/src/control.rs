//! Controlling a meeting that is being held.

pub mod snapshot;
pub mod token;
