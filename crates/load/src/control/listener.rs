//! Programs that listen to a meeting, and note when a name that they know comes.

use crate::Failure;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::protocol::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

/// Longest wait for a frame.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a name that is looked for begins with, as it stands in a push.
const BEFORE: &str = "\"NAME\":\"mark ";

/// A name that listeners recognise.
pub(super) fn name(mark: u64) -> String {
    format!("mark {mark}")
}

/// What a listener has heard.
enum Heard {
    Mark(u64, Instant),
    Echo(Instant),
}

/// Programs that listen. They leave with this value.
pub(super) struct Listeners {
    count: usize,
    heard: mpsc::UnboundedReceiver<Heard>,
    hears: mpsc::UnboundedSender<Heard>,
    /// Marks that came before they were waited for.
    early: HashMap<u64, Vec<Instant>>,
    echoes: Vec<mpsc::Sender<()>>,
    running: JoinSet<Result<(), Failure>>,
}

impl Listeners {
    /// Nobody listens yet.
    pub(super) fn new() -> Self {
        let (hears, heard) = mpsc::unbounded_channel();
        Self { count: 0, heard, hears, early: HashMap::new(), echoes: Vec::new(), running: JoinSet::new() }
    }

    /// One more, who has heard of `people` in the meeting when this returns.
    ///
    /// # Errors
    /// When the server refuses.
    pub(super) async fn add(
        &mut self,
        address: SocketAddr,
        meeting: &str,
        ticket: &str,
        token: &str,
        people: usize,
    ) -> Result<(), Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let path = "/cms/open/websocket/confctl/increment/conn";
        let url = format!("ws://{address}{path}?confID={meeting}&tmpToken={ticket}");
        let (mut socket, _) = client_async(url, stream).await?;
        let topics = [
            "ConfBasicInfoNotify",
            "ConfDynamicInfoNotify",
            "AttendeesNotify",
            "SpeakerChangeNotify",
            "WaitingListNotify",
            "InviteResultNotify",
            "ParticipantsNotify",
        ];
        let token = format!("Basic {}", BASE64_STANDARD.encode(token));
        let data = json!({"conferenceID": meeting, "subscribeType": topics, "confToken": token}).to_string();
        let subscribe = json!({"action": "Subscribe", "sequence": "00000000000000000001", "data": data});
        socket.send(Message::text(subscribe.to_string())).await?;
        loop {
            let frame: Value = serde_json::from_str(&next(&mut socket).await?)?;
            match frame["action"].as_str() {
                Some("Subscribe") if frame["data"]["returnCode"] != 0 => return Err(frame.to_string().into()),
                Some("ParticipantsNotify") if frame["data"].as_array().is_some_and(|all| all.len() >= people) => break,
                _ => {}
            }
        }
        let (echo, echoes) = mpsc::channel(1);
        self.count += 1;
        self.echoes.push(echo);
        self.running.spawn(listen(socket, self.hears.clone(), echoes));
        Ok(())
    }

    /// Waits until all have heard this mark; when each has.
    ///
    /// # Errors
    /// When one of them is cut off, or hears nothing of it.
    pub(super) async fn wait_for(&mut self, mark: u64) -> Result<Vec<Instant>, Failure> {
        while self.early.get(&mark).map_or(0, Vec::len) < self.count {
            if let Heard::Mark(other, at) = self.hear().await? {
                self.early.entry(other).or_default().push(at);
            }
        }
        Ok(self.early.remove(&mark).unwrap_or_default())
    }

    /// Has the server send frames back, one after the other; how long each was on its way.
    ///
    /// # Errors
    /// When one does not come back.
    pub(super) async fn echo(&mut self, count: usize) -> Result<Vec<Duration>, Failure> {
        let mut times = Vec::new();
        for number in 0..count {
            let Some(echo) = self.echoes.get(number % self.echoes.len().max(1)).cloned() else { break };
            let begin = Instant::now();
            echo.send(()).await?;
            loop {
                match self.hear().await? {
                    Heard::Echo(at) => break times.push(at - begin),
                    Heard::Mark(mark, at) => self.early.entry(mark).or_default().push(at),
                }
            }
        }
        Ok(times)
    }

    async fn hear(&mut self) -> Result<Heard, Failure> {
        tokio::select! {
            heard = timeout(PATIENCE, self.heard.recv()) => heard?.ok_or_else(|| "nobody listens".into()),
            Some(ended) = self.running.join_next() => match ended? {
                Ok(()) => Err("a listener has ended".into()),
                Err(error) => Err(error),
            },
        }
    }
}

async fn next(socket: &mut WebSocketStream<TcpStream>) -> Result<String, Failure> {
    loop {
        match timeout(PATIENCE, socket.next()).await?.ok_or("a listener was cut off")?? {
            Message::Text(text) => return Ok(text.to_string()),
            Message::Close(why) => return Err(format!("a listener was cut off: {why:?}").into()),
            _ => {}
        }
    }
}

async fn listen(
    mut socket: WebSocketStream<TcpStream>,
    hears: mpsc::UnboundedSender<Heard>,
    mut echoes: mpsc::Receiver<()>,
) -> Result<(), Failure> {
    loop {
        tokio::select! {
            message = socket.next() => match message.ok_or("a listener was cut off")?? {
                Message::Text(text) => {
                    let at = Instant::now();
                    if text.contains("\"HeartBeat\"") {
                        hears.send(Heard::Echo(at))?;
                    }
                    for (place, _) in text.match_indices(BEFORE) {
                        let digits = text[place + BEFORE.len()..].split('"').next().unwrap_or_default();
                        if let Ok(mark) = digits.parse() {
                            hears.send(Heard::Mark(mark, at))?;
                        }
                    }
                }
                Message::Close(why) => return Err(format!("a listener was cut off: {why:?}").into()),
                _ => {}
            },
            Some(()) = echoes.recv() => {
                let beat = json!({"action": "HeartBeat", "sequence": "00000000000000000002"});
                socket.send(Message::text(beat.to_string())).await?;
            }
        }
    }
}
