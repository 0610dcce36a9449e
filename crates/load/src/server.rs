//! The server as a process: started on a data folder, asked to stop, and never left behind.
//!
//! It runs as an operator would run it, apart from quieter logging and no HTTPS.

use crate::Failure;
use crate::client::Client;
use rustix::process::{Pid, Signal, kill_process};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::{sleep, timeout};

/// The account of the administrator that the first start makes.
pub const ACCOUNT: &str = "admin";

/// His password.
pub const PASSWORD: &str = "Benchmark-2024";

/// Longest wait for a start, and for an end.
const PATIENCE: Duration = Duration::from_secs(60);

/// What stands before the address in the line that tells of it.
const ADDRESS: &str = "HTTP ";

/// A running server. Dropped, it is killed.
pub struct Server {
    child: Child,
    address: SocketAddr,
    // Kept so that the server never writes into a closed pipe.
    _stdout: Lines<BufReader<ChildStdout>>,
}

impl Server {
    /// Starts `binary` on the data folder and, if given, the PostgreSQL database. It serves when
    /// this returns.
    ///
    /// # Errors
    /// When it cannot be started, ends, or does not say where it listens.
    pub async fn start(binary: &Path, folder: &Path, database: Option<&str>) -> Result<Self, Failure> {
        Self::run(Command::new(binary), folder, database, &[]).await
    }

    /// Starts it like [`start`](Self::start), with more settings as variables of the environment.
    ///
    /// # Errors
    /// Those of [`start`](Self::start).
    pub async fn start_with(
        binary: &Path,
        folder: &Path,
        database: Option<&str>,
        settings: &[(&str, &str)],
    ) -> Result<Self, Failure> {
        Self::run(Command::new(binary), folder, database, settings).await
    }

    /// Starts it like [`start`](Self::start), on the first processor alone.
    ///
    /// # Errors
    /// Those of [`start`](Self::start), and when `taskset` of util-linux is not there.
    pub async fn start_on_first_processor(binary: &Path, folder: &Path) -> Result<Self, Failure> {
        let mut command = Command::new("taskset");
        // It becomes the server, so that the process we know is the server's.
        command.args(["--cpu-list", "0"]).arg(binary);
        Self::run(command, folder, None, &[]).await
    }

    async fn run(
        mut command: Command,
        folder: &Path,
        database: Option<&str>,
        settings: &[(&str, &str)],
    ) -> Result<Self, Failure> {
        // Settings of the developer's own server are none of ours.
        for (name, _) in std::env::vars_os() {
            if name.as_encoded_bytes().starts_with(b"CONVOCA_") {
                command.env_remove(name);
            }
        }
        command
            .env("CONVOCA_DATA_DIR", folder)
            .env("CONVOCA_HTTP_ADDR", "127.0.0.1:0")
            .env("CONVOCA_HTTPS_ADDR", "off")
            .env("CONVOCA_MEDIA_ADDR", "127.0.0.1:0")
            .env("CONVOCA_ADMIN_ACCOUNT", ACCOUNT)
            .env("CONVOCA_ADMIN_PASSWORD", PASSWORD)
            .env("CONVOCA_LOG_LEVEL", "warn")
            .envs(settings.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true);
        if let Some(url) = database {
            command.env("CONVOCA_DATABASE_URL", url);
        }
        let mut child = command.spawn().map_err(|error| format!("cannot start the server: {error}"))?;
        let stdout = child.stdout.take().ok_or("the server has no output")?;
        let mut lines = BufReader::new(stdout).lines();
        let address = timeout(PATIENCE, address(&mut lines)).await??;
        Ok(Self { child, address, _stdout: lines })
    }

    /// Starts it like [`start`](Self::start) and measures the time until it says that it is well.
    ///
    /// # Errors
    /// Those of [`start`](Self::start), and when it does not get well.
    pub async fn start_timed(
        binary: &Path,
        folder: &Path,
        database: Option<&str>,
    ) -> Result<(Self, Duration), Failure> {
        let begin = Instant::now();
        let server = Self::start(binary, folder, database).await?;
        let mut client = Client::connect(server.address).await?;
        while client.get("/health").await?.good().is_err() {
            if begin.elapsed() > PATIENCE {
                return Err("the server started but does not get well".into());
            }
            sleep(Duration::from_millis(1)).await;
        }
        Ok((server, begin.elapsed()))
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The ID of its process; `None` when it has ended.
    pub fn process(&self) -> Option<u32> {
        self.child.id()
    }

    /// Asks it to stop and waits until it has.
    ///
    /// # Errors
    /// When it does not, or ends with an error.
    pub async fn stop(mut self) -> Result<(), Failure> {
        let process = self.child.id().and_then(|id| i32::try_from(id).ok());
        let process = process.and_then(Pid::from_raw).ok_or("the server has ended by itself")?;
        kill_process(process, Signal::TERM)?;
        let status = timeout(PATIENCE, self.child.wait()).await??;
        if status.success() { Ok(()) } else { Err(format!("the server ended with {status}").into()) }
    }
}

/// The address in the server's greeting: `  HTTP        http://127.0.0.1:8080`.
async fn address(lines: &mut Lines<BufReader<ChildStdout>>) -> Result<SocketAddr, Failure> {
    while let Some(line) = lines.next_line().await? {
        let found = line.trim().strip_prefix(ADDRESS).and_then(|rest| rest.trim().strip_prefix("http://"));
        if let Some(address) = found {
            return Ok(address.parse()?);
        }
    }
    Err("the server ended before it listened".into())
}
