//! Controlling a meeting that is being held.

pub mod show;
pub mod snapshot;
pub mod token;
