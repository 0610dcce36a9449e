//! `cargo xtask load`: participants without a screen, for tests and for trying out.

use clap::Subcommand;
use convoca_load::media::{Clip, make};
use convoca_load::participant::link::Link;
use convoca_load::{Failure, join};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

#[derive(Subcommand)]
pub(crate) enum Load {
    /// Makes what participants publish: a test picture in three sizes and a tone (needs ffmpeg)
    Media {
        /// Folder to make it in; it is made too
        folder: PathBuf,
        /// Length
        #[arg(long, value_name = "NUMBER", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=600))]
        seconds: u32,
        /// Pitch of the tone
        #[arg(long, value_name = "NUMBER", default_value_t = 440, value_parser = clap::value_parser!(u32).range(20..=20_000))]
        hertz: u32,
    },
    /// Joins a meeting, prints a line of JSON per participant and second, and leaves
    Join {
        /// Join link with http
        #[arg(long, value_name = "URL")]
        link: String,
        /// Participants
        #[arg(long, value_name = "NUMBER", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1000))]
        count: u16,
        /// Their name; a number is added when there are several
        #[arg(long, default_value = "Load")]
        name: String,
        /// Folder with f.ivf or q.ivf, h.ivf and f.ivf (VP8) and tone.ogg (Opus), or "none"
        #[arg(long, value_name = "FOLDER", default_value = "none")]
        publish: String,
        /// At how many others each looks
        #[arg(long, value_name = "NUMBER", default_value_t = 0, value_parser = clap::value_parser!(u16).range(0..=64))]
        view: u16,
        /// How high each shows them, in pixels
        #[arg(long, value_name = "PIXELS", default_value_t = 720)]
        height: u32,
        /// How long they stay [default: until the meeting ends]
        #[arg(long, value_name = "NUMBER")]
        seconds: Option<u64>,
    },
}

/// Does it.
pub(crate) fn run(load: Load) -> Result<ExitCode, Failure> {
    match load {
        Load::Media { folder, seconds, hertz } => {
            std::fs::create_dir_all(&folder)?;
            make::make(&folder, seconds, hertz)?;
            Ok(ExitCode::SUCCESS)
        }
        Load::Join { link, count, name, publish, view, height, seconds } => {
            let clip = match publish.as_str() {
                "none" => None,
                folder => Some(Arc::new(Clip::read(folder.as_ref())?)),
            };
            let link = Link::parse(&link)?;
            let (count, view) = (count.into(), view.into());
            let stay = seconds.map(Duration::from_secs);
            attend(join::Options { link, count, name, clip, view, height, stay })
        }
    }
}

/// Joins, until they have left or somebody interrupts.
fn attend(options: join::Options) -> Result<ExitCode, Failure> {
    // One thread: participants share nothing worth a lock, and the server needs the other.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
        tokio::select! {
            done = join::run(options) => done.map(|()| ExitCode::SUCCESS),
            _ = terminate.recv() => Ok(ExitCode::SUCCESS),
            _ = interrupt.recv() => Ok(ExitCode::SUCCESS),
        }
    })
}
