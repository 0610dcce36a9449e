//! What follows from a change, on its way to those who are told of it.

pub mod news;

pub use news::news;
