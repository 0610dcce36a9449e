//! What developers run: `cargo xtask ci`, `cargo xtask bench compose|control|create|forward|list|notify` and
//! `cargo xtask load join|media`.

mod bench;
mod cargo;
mod load;

use clap::{Parser, Subcommand};
use std::error::Error;
use std::process::{Command, ExitCode};

/// What developers of Convoca run.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Everything that has to hold before a change is taken (runs ./test)
    Ci {
        /// What to pass on to ./test, such as "rust" or "python"
        arguments: Vec<String>,
    },
    /// Measure, and print both sides of every ratio
    Bench {
        #[command(subcommand)]
        bench: bench::Bench,
    },
    /// Participants without a screen
    Load {
        #[command(subcommand)]
        load: load::Load,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().task {
        Task::Ci { arguments } => ci(&arguments),
        Task::Bench { bench } => bench::run(&bench),
        Task::Load { load } => load::run(load),
    };
    done.unwrap_or_else(|error| complain(&*error))
}

fn ci(arguments: &[String]) -> Result<ExitCode, Box<dyn Error + Send + Sync>> {
    let root = cargo::root();
    let status = Command::new(root.join("test")).args(arguments).current_dir(root).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[allow(clippy::print_stderr, reason = "this is how a command line program says why it stops")]
fn complain(error: &dyn Error) -> ExitCode {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text.push_str(": ");
        text.push_str(&inner.to_string());
        cause = inner.source();
    }
    eprintln!("cargo xtask: {text}");
    ExitCode::FAILURE
}
