//! Codecs of pictures: programs beside us, fed and read through pipes.

mod decoder;
mod encoder;
mod program;

pub(crate) use decoder::{Decoder, Fed};
pub(crate) use encoder::Encoder;
pub(crate) use program::Program;
