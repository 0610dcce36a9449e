//! The runner over a real store: what is due is done, whatever fails, jumps or dies.

mod clocks;
mod ends;
mod share;
mod stop;
mod world;
