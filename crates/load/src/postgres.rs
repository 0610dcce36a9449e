//! A PostgreSQL to measure on: the one that `CONVOCA_TEST_POSTGRES` names, else a private cluster
//! in a temporary folder, with the settings that PostgreSQL comes with and `fsync` on.
//!
//! A cluster that we started ends with its value, and so do databases that we made. Nothing is
//! installed: a machine without PostgreSQL is simply not measured.

use crate::Failure;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// The user that PostgreSQL's package makes; PostgreSQL refuses to run as root.
const SYSTEM_USER: &str = "postgres";

/// How often a start is tried: a port found free may be taken before it is used.
const TRIES: usize = 3;

/// A PostgreSQL in which we may make databases.
pub struct Cluster {
    url: String,
    psql: PathBuf,
    made: AtomicU32,
    // Ended when the cluster is dropped; `None` when it is somebody else's.
    _own: Option<OwnCluster>,
}

/// A database that is dropped with this value.
pub struct Database<'c> {
    cluster: &'c Cluster,
    name: String,
    url: String,
}

struct OwnCluster {
    bin: PathBuf,
    folder: TempDir,
}

impl Cluster {
    /// The PostgreSQL to measure on; `None` when there is none on this machine.
    ///
    /// # Errors
    /// When there is one and it cannot be used.
    pub fn find() -> Result<Option<Self>, Failure> {
        let bin = bin();
        let psql = bin.as_ref().map_or_else(|| "psql".into(), |bin| bin.join("psql"));
        let (url, own) = match (std::env::var("CONVOCA_TEST_POSTGRES"), bin) {
            (Ok(url), _) => (url, None),
            (Err(_), Some(bin)) => {
                let (own, port) = OwnCluster::start(bin)?;
                let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
                (url, Some(own))
            }
            (Err(_), None) => return Ok(None),
        };
        Ok(Some(Self { url, psql, made: AtomicU32::new(0), _own: own }))
    }

    /// Its version and the settings that decide how durable a commit is.
    ///
    /// # Errors
    /// When it does not answer.
    pub fn describe(&self) -> Result<String, Failure> {
        let sql = "SELECT 'PostgreSQL ' || current_setting('server_version') || \
            ', fsync ' || current_setting('fsync') || \
            ', synchronous_commit ' || current_setting('synchronous_commit') || \
            ', shared_buffers ' || current_setting('shared_buffers')";
        Ok(self.ask(&self.url, sql)?.trim().to_owned())
    }

    /// An empty database.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn database(&self) -> Result<Database<'_>, Failure> {
        let number = self.made.fetch_add(1, Ordering::Relaxed);
        let name = format!("convoca_bench_{}_{number}", std::process::id());
        self.ask(&self.url, &format!("CREATE DATABASE {name}"))?;
        let url = with_database(&self.url, &name);
        Ok(Database { cluster: self, name, url })
    }

    fn ask(&self, url: &str, sql: &str) -> Result<String, Failure> {
        let output = Command::new(&self.psql)
            .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--command", sql, url])
            .stdin(Stdio::null())
            .output()
            .map_err(|error| format!("cannot run psql: {error}"))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            let said = String::from_utf8_lossy(&output.stderr);
            Err(format!("PostgreSQL refused \"{sql}\": {}", said.trim()).into())
        }
    }
}

impl Database<'_> {
    /// Its URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Does at once what PostgreSQL does by itself within minutes after many rows were written.
    ///
    /// # Errors
    /// When PostgreSQL refuses.
    pub fn settle(&self) -> Result<(), Failure> {
        self.cluster.ask(&self.url, "VACUUM ANALYZE")?;
        self.cluster.ask(&self.url, "CHECKPOINT")?;
        Ok(())
    }
}

impl Drop for Database<'_> {
    fn drop(&mut self) {
        // Another PostgreSQL than ours keeps it if this fails; there is nobody left to tell.
        let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        let _ = self.cluster.ask(&self.cluster.url, &sql);
    }
}

impl OwnCluster {
    /// Makes and starts a cluster; returns it with its port.
    fn start(bin: PathBuf) -> Result<(Self, u16), Failure> {
        let folder = tempfile::Builder::new().prefix("convoca-postgres.").tempdir()?;
        if is_root() {
            done(Command::new("chown").arg(SYSTEM_USER).arg(folder.path()), folder.path())?;
        }
        let own = Self { bin, folder };
        let options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"];
        done(own.command("initdb").args(options), own.folder.path())?;
        let mut last = Failure::from("not tried");
        for _ in 0..TRIES {
            let port = free_port()?;
            let folder = own.folder.path().display();
            let options = format!(
                "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{folder}' \
                 -c max_connections=200 -c fsync=on"
            );
            let log = format!("--log={folder}/log");
            let arguments = ["start", "--silent", "--wait", &log, "--options", &options];
            match done(own.command("pg_ctl").args(arguments), own.folder.path()) {
                Ok(()) => return Ok((own, port)),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// One of PostgreSQL's commands on this cluster, as a user that may run it.
    fn command(&self, name: &str) -> Command {
        let path = self.bin.join(name);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", SYSTEM_USER, "--"]).arg(path);
            command
        } else {
            Command::new(path)
        };
        command.env("PGDATA", self.folder.path().join("data"));
        command
    }
}

impl Drop for OwnCluster {
    fn drop(&mut self) {
        // The data go anyway, so there is nothing to write out; if it was not running, all is well.
        let arguments = ["stop", "--silent", "--wait", "--mode=immediate"];
        let _ = done(self.command("pg_ctl").args(arguments), self.folder.path());
    }
}

/// Runs a command in `folder` to its end. Its output goes nowhere but into the error.
fn done(command: &mut Command, folder: &Path) -> Result<(), Failure> {
    let output = command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let program = command.get_program().to_string_lossy().into_owned();
    Err(format!("{program} ended with {}: {}", output.status, said.trim()).into())
}

/// The folder with the newest PostgreSQL's commands, as Debian lays it out.
fn bin() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?.flatten();
    let version = |path: &Path| path.file_name().and_then(|name| name.to_str()?.parse::<u32>().ok());
    versions
        .map(|entry| entry.path())
        .filter(|path| path.join("bin/initdb").exists())
        .max_by_key(|path| version(path))
        .map(|path| path.join("bin"))
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

fn free_port() -> Result<u16, Failure> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// The URL with another database in place of its own.
fn with_database(url: &str, name: &str) -> String {
    let (address, options) = url.split_once('?').map_or((url, None), |(address, options)| (address, Some(options)));
    let server = match address.split_once("://") {
        Some((scheme, rest)) => {
            let authority = rest.split('/').next().unwrap_or(rest);
            format!("{scheme}://{authority}")
        }
        None => address.to_owned(),
    };
    match options {
        Some(options) => format!("{server}/{name}?{options}"),
        None => format!("{server}/{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn only_the_database_is_replaced() {
        for (url, expected) in [
            ("postgres://a@b:1/c", "postgres://a@b:1/d"),
            ("postgres://a@b:1", "postgres://a@b:1/d"),
            ("postgres://a:x@b/c?sslmode=off", "postgres://a:x@b/d?sslmode=off"),
        ] {
            assert_eq!(with_database(url, "d"), expected);
        }
    }
}
