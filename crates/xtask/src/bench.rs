//! `cargo xtask bench`: builds what is measured, then measures in an optimised program.
//!
//! Cargo runs us unoptimised, and the store's side of a benchmark runs in the benchmark's own
//! process; so the unoptimised one builds an optimised one and lets it do the work.

use crate::cargo::build_release;
use clap::Subcommand;
use convoca_load::forward::scene::Scene;
use convoca_load::participant::pattern::Spacing;
use convoca_load::{Failure, compose, control, create, directory, forward, list, notify};
use std::os::unix::process::CommandExt as _;
use std::process::{Command, ExitCode};
use tokio::signal::unix::{SignalKind, signal};

#[derive(Subcommand)]
pub(crate) enum Bench {
    /// Composing the recording of a meeting, beside an ffmpeg command line that does the same
    Compose {
        /// Seconds of each meeting
        #[arg(long, value_name = "NUMBER", default_value_t = 20, value_parser = clap::value_parser!(u32).range(2..=3600))]
        seconds: u32,
        /// Rounds
        #[arg(long, value_name = "NUMBER", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=1000))]
        rounds: u32,
    },
    /// Operating on a large meeting and hearing of it, beside requests that do nothing
    Control {
        /// People in the meeting
        #[arg(long, value_name = "NUMBER", default_value_t = 500, value_parser = clap::value_parser!(u16).range(1..=5000))]
        participants: u16,
        /// Programs that listen
        #[arg(long, value_name = "NUMBER", default_value_t = 50, value_parser = clap::value_parser!(u16).range(1..=2000))]
        subscribers: u16,
        /// Counted seconds of each side in each round
        #[arg(long, value_name = "NUMBER", default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=3600))]
        seconds: u64,
        /// Rounds
        #[arg(long, value_name = "NUMBER", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=1000))]
        rounds: u32,
    },
    /// Creating meetings over HTTP, beside the store alone
    Create {
        /// Counted seconds of each side in each round
        #[arg(long, value_name = "NUMBER", default_value_t = 4, value_parser = clap::value_parser!(u64).range(1..=3600))]
        seconds: u64,
        /// Rounds
        #[arg(long, value_name = "NUMBER", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=1000))]
        rounds: u32,
        /// Leave PostgreSQL out
        #[arg(long)]
        sqlite_only: bool,
    },
    /// A page of people in a large corporation beside one in a small corporation
    Directory {
        /// People in the smaller corporation
        #[arg(long, value_name = "NUMBER", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(100..=10_000_000))]
        small: u64,
        /// People in the larger corporation
        #[arg(long, value_name = "NUMBER", default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(100..=10_000_000))]
        large: u64,
        /// Pages of each kind and size
        #[arg(long, value_name = "NUMBER", default_value_t = 300, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
        pages: u64,
        /// Leave PostgreSQL out
        #[arg(long)]
        sqlite_only: bool,
    },
    /// Forwarding media, beside sealing and sending the same packets alone
    Forward {
        /// Measured seconds of each meeting
        #[arg(long, value_name = "NUMBER", default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=3600))]
        seconds: u64,
        /// Rounds
        #[arg(long, value_name = "NUMBER", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=1000))]
        rounds: u32,
        /// Participants who do nothing and whose memory is measured
        #[arg(long, value_name = "NUMBER", default_value_t = 200, value_parser = clap::value_parser!(u16).range(1..=2000))]
        idle: u16,
        /// Joins that are timed until the first picture
        #[arg(long, value_name = "NUMBER", default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..=1000))]
        joins: u16,
        /// Audience of a webinar in which one sends; 0 leaves that out
        #[arg(long, value_name = "NUMBER", default_value_t = 300, value_parser = clap::value_parser!(u16).range(0..=900))]
        audience: u16,
        /// Most receivers to try on one processor, 50 more each time; 0 leaves that out
        #[arg(long, value_name = "NUMBER", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=2000))]
        most: u16,
        /// Measure this meeting alone: 1x50 (one sends to fifty), 10x10 (ten look at each other), w300 (a webinar)
        #[arg(long, value_name = "MEETING")]
        only: Option<Scene>,
        /// With --only: packets leave evenly spaced instead of by the frame
        #[arg(long, requires = "only")]
        evenly: bool,
    },
    /// A page of a long list beside one of a short list, and the start of the server on both
    List {
        /// Bookings in the smaller store
        #[arg(long, value_name = "NUMBER", default_value_t = 10_000, value_parser = clap::value_parser!(u64).range(1..=50_000_000))]
        small: u64,
        /// Bookings in the larger store; a million takes minutes to fill
        #[arg(long, value_name = "NUMBER", default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(1..=50_000_000))]
        large: u64,
        /// Pages of each kind and size
        #[arg(long, value_name = "NUMBER", default_value_t = 300, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
        pages: u64,
        /// Leave PostgreSQL out
        #[arg(long)]
        sqlite_only: bool,
    },
    /// Mails of booked meetings, beside the same mails by the library alone, and what booking costs meanwhile
    Notify {
        /// Mails of each side in each round
        #[arg(long, value_name = "NUMBER", default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
        mails: u32,
        /// Rounds
        #[arg(long, value_name = "NUMBER", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=1000))]
        rounds: u32,
        /// Leave PostgreSQL out
        #[arg(long)]
        sqlite_only: bool,
    },
}

/// Builds, measures and prints.
pub(crate) fn run(bench: &Bench) -> Result<ExitCode, Failure> {
    if cfg!(debug_assertions) {
        let program = build_release("xtask", "xtask")?;
        // In our place rather than as a child, so that a signal to us reaches what measures.
        return Err(Command::new(program).args(std::env::args_os().skip(1)).exec().into());
    }
    if let Bench::Compose { seconds, rounds } = *bench {
        // No server takes part.
        compose::run(compose::Options { seconds, rounds })?;
        return Ok(ExitCode::SUCCESS);
    }
    let binary = build_release("convoca", "convoca")?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let measure = async {
            match *bench {
                Bench::Compose { .. } => Ok(()),
                Bench::Control { participants, subscribers, seconds, rounds } => {
                    let (participants, subscribers) = (participants.into(), subscribers.into());
                    control::run(&binary, control::Options { participants, subscribers, seconds, rounds }).await
                }
                Bench::Create { seconds, rounds, sqlite_only } => {
                    create::run(&binary, create::Options { seconds, rounds, sqlite_only }).await
                }
                Bench::Directory { small, large, pages, sqlite_only } => {
                    let pages = usize::try_from(pages)?;
                    directory::run(&binary, directory::Options { small, large, pages, sqlite_only }).await
                }
                Bench::Forward { seconds, rounds, idle, joins, audience, most, only, evenly } => {
                    let (idle, joins, audience, most) = (idle.into(), joins.into(), audience.into(), most.into());
                    let spacing = if evenly { Spacing::Even } else { Spacing::Frames };
                    let only = only.map(|scene| (scene, spacing));
                    let options = forward::Options { seconds, rounds, idle, joins, audience, most, only };
                    forward::run(&binary, options).await
                }
                Bench::List { small, large, pages, sqlite_only } => {
                    let pages = usize::try_from(pages)?;
                    list::run(&binary, list::Options { small, large, pages, sqlite_only }).await
                }
                Bench::Notify { mails, rounds, sqlite_only } => {
                    let mails = usize::try_from(mails)?;
                    notify::run(&binary, notify::Options { mails, rounds, sqlite_only }).await
                }
            }
        };
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        // Interrupted, the benchmark is dropped and with it everything that it has started.
        tokio::select! {
            done = measure => done.map(|()| ExitCode::SUCCESS),
            _ = terminate.recv() => Ok(ExitCode::FAILURE),
            _ = interrupt.recv() => Ok(ExitCode::FAILURE),
        }
    })
}
