//! Listeners: accepting connections, bounding them, and letting them finish at the end.

mod limits;
mod listener;

pub use limits::raise_open_files;
pub use listener::{Entrance, Listener};
