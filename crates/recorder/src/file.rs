//! Files: fragmented MP4 that plays whenever writing ends, and chapters beside it.

mod chapters;
mod mend;
mod recording;
mod tape;

pub use mend::{MendError, Mended, mend};
pub(crate) use recording::{Done, Limits, Recording};
