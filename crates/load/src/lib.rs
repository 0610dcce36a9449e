//! Benchmarks against the built server, participants without a screen, and what they are made of.
//!
//! Every benchmark measures two sides in the same run, in turns, and prints both and their ratio,
//! so that a figure means something on another machine. None of them judges a time: the goals
//! stand beside the figures, and only something that does not work ends a run with an error.
//!
//! The server is met as its users meet it, as a process that speaks HTTP; this crate knows none of
//! its insides. It does know the store, because the rate at which the store alone keeps the same
//! rows is what creating a meeting is compared with.
//!
//! Reading order: [`create`], [`list`], [`directory`], [`notify`], [`control`], [`forward`] and
//! [`compose`] are the benchmarks; [`home`] is a data folder with its engine, which [`server`] serves,
//! [`client`] speaks to and [`meetings`] fills; [`postgres`] finds or starts a PostgreSQL; [`disk`]
//! measures what none of them can beat; [`participant`] takes part in a meeting and [`media`] is what
//! it shows, for [`forward`] and for [`join`]; [`figures`] computes and prints.

pub mod client;
pub mod compose;
pub mod control;
pub mod create;
pub mod directory;
pub mod disk;
pub mod figures;
pub mod forward;
pub mod home;
pub mod join;
pub mod list;
pub mod media;
pub mod meetings;
pub mod notify;
pub mod participant;
pub mod postgres;
pub mod server;

/// Why a benchmark could not be run to its end. Nobody decides by it, so it is a text to read.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
