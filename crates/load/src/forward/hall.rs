//! A server under test with meetings in it.

use crate::Failure;
use crate::client::Client;
use crate::forward::process::Process;
use crate::participant::link::Link;
use crate::server::{ACCOUNT, PASSWORD, Server};
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

/// Minutes that a meeting is booked for; no benchmark lasts as long.
const LENGTH_MIN: u32 = 240;

/// A server with a data folder of its own, and an administrator who is signed in.
pub struct Hall {
    server: Server,
    process: Process,
    client: Client,
    // After the server, so that it goes after it.
    _folder: TempDir,
}

/// A meeting's links.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// For the host, who has to come first.
    pub host: Link,
    /// For everybody else.
    pub guest: Link,
}

impl Hall {
    /// Starts `binary`.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn open(binary: &Path) -> Result<Self, Failure> {
        let folder = folder()?;
        let server = Server::start(binary, folder.path(), None).await?;
        Self::around(server, folder).await
    }

    /// Starts `binary` so that it has one processor, the first.
    ///
    /// # Errors
    /// When it does not start, or `taskset` of util-linux is not there.
    pub async fn open_on_first_processor(binary: &Path) -> Result<Self, Failure> {
        let folder = folder()?;
        let server = Server::start_on_first_processor(binary, folder.path()).await?;
        Self::around(server, folder).await
    }

    async fn around(server: Server, folder: TempDir) -> Result<Self, Failure> {
        let process = Process::of(server.process().ok_or("the server has ended")?)?;
        let mut client = Client::connect(server.address()).await?;
        client.sign_in(ACCOUNT, PASSWORD).await?;
        Ok(Self { server, process, client, _folder: folder })
    }

    /// The server's process.
    pub fn process(&self) -> Process {
        self.process
    }

    /// Books a meeting that begins at once.
    ///
    /// # Errors
    /// When the server refuses it.
    pub async fn book(&mut self) -> Result<Meeting, Failure> {
        let body = format!(r#"{{"subject":"Load","mediaTypes":"HDVideo","length":{LENGTH_MIN}}}"#);
        let answer = self.client.post("/v1/mmc/management/conferences", body).await?.good()?;
        let booked: Value = serde_json::from_slice(&answer)?;
        let link = |name: &str| Link::parse(booked[0][name].as_str().unwrap_or_default());
        let (mut host, mut guest) = (link("chairJoinUri")?, link("guestJoinUri")?);
        // Wherever the links lead people, the server under test is here.
        for link in [&mut host, &mut guest] {
            (link.secure, link.authority) = (false, self.server.address().to_string());
        }
        Ok(Meeting { host, guest })
    }

    /// Asks the server to stop and waits until it has.
    ///
    /// # Errors
    /// When it does not.
    pub async fn close(self) -> Result<(), Failure> {
        self.server.stop().await
    }
}

fn folder() -> std::io::Result<TempDir> {
    tempfile::Builder::new().prefix("convoca-bench.").tempdir()
}
