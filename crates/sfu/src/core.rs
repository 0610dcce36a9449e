//! Decisions about packets, without sockets, clocks or str0m: time and sizes come as arguments.

pub(crate) mod active_speaker;
pub(crate) mod allocate;
pub(crate) mod arrivals;
pub(crate) mod audio_slots;
pub(crate) mod h264;
pub(crate) mod keyframe_requests;
pub(crate) mod layer_select;
pub(crate) mod meter;
pub(crate) mod policer;
pub(crate) mod quality;
pub(crate) mod red;
pub(crate) mod rewrite;
pub(crate) mod vp8;
