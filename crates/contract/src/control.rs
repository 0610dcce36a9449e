//! Controlling a meeting that is being held.

pub mod people;
pub mod show;
pub mod snapshot;
pub mod token;
