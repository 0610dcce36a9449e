//! The picture: what is shown decoded, arranged, drawn and encoded.

mod canvas;
mod cast;
mod image;
mod layout;
mod letters;
mod need;
mod reel;
mod scale;
mod seats;
mod show;
mod stage;

pub(crate) use cast::{Change, Person};
pub(crate) use image::Image;
pub(crate) use stage::Stage;
