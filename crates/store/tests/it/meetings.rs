//! Meetings.

mod dial;
mod insert;
pub(crate) mod list;
mod model;
mod occupancy;
mod replace;
