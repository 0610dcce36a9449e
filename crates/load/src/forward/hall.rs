//! A server under test with meetings in it.

use crate::Failure;
use crate::client::Client;
use crate::forward::process::Process;
use crate::participant::link::Link;
use crate::server::{ACCOUNT, PASSWORD, Server};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// Minutes that a meeting is booked for; no benchmark lasts as long.
const LENGTH_MIN: u32 = 240;

/// How long after now a webinar is booked to begin. It may be held before, but not be booked for the past.
const AHEAD: SignedDuration = SignedDuration::from_mins(30);

/// How the API writes a time.
const MINUTE: &str = "%Y-%m-%d %H:%M";

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
    /// For everybody else: guests, or a webinar's audience.
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
        Ok(Meeting { host: self.link(&booked[0]["chairJoinUri"])?, guest: self.link(&booked[0]["guestJoinUri"])? })
    }

    /// Books a webinar in the room that the first start makes, which the administrator is given. Its
    /// audience waits until the host lets it in.
    ///
    /// # Errors
    /// When the server refuses it.
    pub async fn book_webinar(&mut self) -> Result<Meeting, Failure> {
        let rooms = self.client.get("/v1/usg/dcs/corp/vmr?vmrMode=2").await?.good()?;
        let rooms: Value = serde_json::from_slice(&rooms)?;
        let room = rooms["data"][0]["id"].as_str().ok_or("there is no webinar room")?;
        let path = format!("/v1/usg/dcs/corp/vmr/assign-to-member/{ACCOUNT}");
        self.client.post(&path, json!([room]).to_string()).await?.good()?;
        let start = Timestamp::now().checked_add(AHEAD)?.strftime(MINUTE).to_string();
        let body = json!({
            "subject": "Load", "startTime": start, "duration": LENGTH_MIN, "timeZoneId": 1, "vmrID": room,
        });
        let answer = self.client.post("/v1/wss/webinar/open/conferences", body.to_string()).await?.good()?;
        let booked: Value = serde_json::from_slice(&answer)?;
        Ok(Meeting { host: self.link(&booked["chairJoinUri"])?, guest: self.link(&booked["audienceJoinUri"])? })
    }

    /// A link of a booking. Wherever it leads people, the server under test is here.
    fn link(&self, uri: &Value) -> Result<Link, Failure> {
        let link = Link::parse(uri.as_str().unwrap_or_default())?;
        Ok(Link { secure: false, authority: self.server.address().to_string(), ..link })
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
