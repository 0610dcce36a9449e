//! `convoca`: a self-hosted meeting platform. See `convoca --help`.

use clap::Parser as _;
use convoca_server::cli::Cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    // rustls panics at first use when no provider is installed, so this comes before all else.
    // It fails only when one is installed already, which is then the one that is used.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    Cli::parse().run()
}
