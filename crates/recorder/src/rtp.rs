//! From RTP packets to whole frames with a time: order, assembly, clocks.

pub(crate) mod asking;
pub(crate) mod assemble;
pub(crate) mod clock;
pub(crate) mod jitter;
