//! Building with cargo, and where things are.

use serde_json::Value;
use std::error::Error;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The root of the checkout: two folders above this package, which cargo names when it runs us.
pub(crate) fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = package.and_then(|package| Some(package.ancestors().nth(2)?.to_owned()));
    root.unwrap_or_else(|| PathBuf::from("."))
}

/// Builds a program optimised, as it is shipped, and says where it is.
///
/// The two programs of a benchmark are built apart: built together, each would get the features
/// that the other asks of shared dependencies.
pub(crate) fn build_release(package: &str, program: &str) -> Result<PathBuf, Box<dyn Error + Send + Sync>> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let output = Command::new(cargo)
        .args(["build", "--release", "--locked", "--package", package, "--bin", program])
        .args(["--message-format", "json-render-diagnostics"])
        .current_dir(root())
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("cargo cannot build {program}").into());
    }
    let messages = String::from_utf8(output.stdout)?;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["name"] == program)
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .ok_or_else(|| format!("cargo does not say where {program} is").into())
}
