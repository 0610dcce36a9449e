//! Files: fragmented MP4 that plays whenever writing ends, and chapters beside it.

mod chapters;
mod fragments;
mod mend;
mod recording;
mod tape;

pub use chapters::track_name;
pub(crate) use fragments::{Fragment, Fragments};
pub use mend::{MendError, Mended, mend};
pub(crate) use recording::{Counter, Done, Limits, Recording};
