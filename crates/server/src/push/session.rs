//! One connection that listens to a meeting, from its token to its end.
//!
//! It is closed when its token is bad, when the meeting is over, when its client gives no sign of life
//! or does not keep up, and when the conference token that it subscribed with is no longer good.

use super::hub::{Line, Order, Topics, line};
use super::{Busy, ticket};
use crate::app::App;
use crate::auth::conference_token;
use crate::clock;
use crate::live::spell;
use crate::logging::chain;
use crate::signal::Rate;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, close_code};
use convoca_contract::push::client::{CONF_CONTROL, ClientFrame, HEART_BEAT, Outcome, Reply, SUBSCRIBE};
use convoca_contract::{Code, codes};
use convoca_store::StoredMeeting;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, mpsc};
use tokio::time::timeout;

/// How long a connection stays without a sign of life: the vendor's figure. By the server's clock.
const SILENCE: SignedDuration = SignedDuration::from_secs(180);

/// A client that does not take a frame for so long is gone.
const SEND: Duration = Duration::from_secs(10);

/// Frames that make no sense, after which the connection is closed.
const NONSENSE: u32 = 3;

/// Longest mark of a client's that is given back, in characters; the description has 20 to 30.
const LONGEST_SEQUENCE: usize = 64;

/// Numbers for connections.
static NUMBER: AtomicU64 = AtomicU64::new(1);

struct Session {
    app: Arc<App>,
    meeting: StoredMeeting,
    holding: String,
    number: u64,
    /// When the client gave a sign of life last.
    alive: Timestamp,
    /// The conference token that it subscribed with, and until when that is good.
    token: Option<(String, Timestamp)>,
    rate: Rate,
    nonsense: u32,
}

/// What is to be done after a frame of the client's.
enum Next {
    /// Nothing: somebody else answers.
    Nothing,
    /// This is answered.
    Answer(Utf8Bytes),
    /// The connection is closed.
    Close,
}

/// Serves a connection to the meeting with this ID until either side closes it.
pub(super) async fn run(app: Arc<App>, id: Option<String>, token: String, mut socket: WebSocket) {
    let Some((meeting, holding)) = admit(&app, id.as_deref(), &token).await else {
        return close(&mut socket, close_code::POLICY, "this token is not good for this meeting, or was used").await;
    };
    let (line, frames, cut) = line();
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let mut session = Session {
        app,
        meeting,
        holding,
        number,
        alive: clock::now(),
        token: None,
        rate: Rate::new(Instant::now()),
        nonsense: 0,
    };
    let (code, why) = match session.attach(line) {
        Ok(()) => session.listen(&mut socket, frames, &cut).await,
        Err(Busy) => (close_code::AGAIN, "too many listen to this meeting"),
    };
    close(&mut socket, code, why).await;
}

/// The meeting that a token is for, and its holding, if that is still being held.
async fn admit(app: &App, id: Option<&str>, token: &str) -> Option<(StoredMeeting, String)> {
    let now = clock::now();
    let find = async {
        let Some(ticket) = ticket::take(&app.store, app.live.vault(), token, now).await? else { return Ok(None) };
        let meeting = app.store.meeting(&ticket.corporation, &ticket.meeting).await?;
        Ok::<_, convoca_store::StoreError>(meeting.map(|meeting| (meeting, ticket.holding)))
    };
    let (meeting, holding) = find.await.unwrap_or_else(|error| {
        tracing::error!(error = %chain(&error), "the token of a connection could not be looked at");
        None
    })?;
    let is_named = id.is_none_or(|id| id == meeting.booking.id.as_str() || id == meeting.booking.dialled());
    let is_held = meeting.booking.holding_at(now).is_some_and(|held| held.id == holding);
    (is_named && is_held).then_some((meeting, holding))
}

/// Says goodbye; the client may be gone already.
async fn close(socket: &mut WebSocket, code: u16, why: &'static str) {
    let frame = CloseFrame { code, reason: why.into() };
    let _ = timeout(Duration::from_secs(1), socket.send(Message::Close(Some(frame)))).await;
}

impl Session {
    fn attach(&self, line: Line) -> Result<(), Busy> {
        self.app.push.order(&self.app.live, &self.meeting, Order::Attach { number: self.number, line })
    }

    /// Serves the connection; with what it is closed.
    async fn listen(
        &mut self,
        socket: &mut WebSocket,
        mut frames: mpsc::Receiver<Utf8Bytes>,
        cut: &Notify,
    ) -> (u16, &'static str) {
        const SLOW: (u16, &str) = (close_code::POLICY, "the connection did not keep up");
        loop {
            let due = self.due();
            let text = tokio::select! {
                frame = frames.recv() => match frame {
                    Some(text) => text,
                    None => return (close_code::NORMAL, "there is nothing more to hear of this meeting"),
                },
                () = cut.notified() => return SLOW,
                () = clock::sleep_until(due) => match self.look().await {
                    Ok(()) => continue,
                    Err(why) => return (close_code::POLICY, why),
                },
                message = socket.recv() => {
                    let next = match message {
                        Some(Ok(Message::Text(text))) => self.hear(&text).await,
                        Some(Ok(Message::Binary(_))) => self.make_no_sense(),
                        Some(Ok(Message::Ping(_) | Message::Pong(_))) => Next::Nothing,
                        Some(Ok(Message::Close(_)) | Err(_)) | None => return (close_code::NORMAL, ""),
                    };
                    match next {
                        Next::Nothing => continue,
                        Next::Answer(text) => text,
                        Next::Close => return (close_code::POLICY, "these frames make no sense"),
                    }
                }
            };
            let sent = tokio::select! {
                sent = timeout(SEND, socket.send(Message::Text(text))) => matches!(sent, Ok(Ok(()))),
                () = cut.notified() => false,
            };
            if !sent {
                return SLOW;
            }
        }
    }

    /// When there is something to look at next.
    fn due(&self) -> Timestamp {
        let silence = self.alive + SILENCE;
        self.token.as_ref().map_or(silence, |(_, until)| silence.min(*until))
    }

    /// Whether the connection may go on.
    async fn look(&mut self) -> Result<(), &'static str> {
        let now = clock::now();
        if now >= self.alive + SILENCE {
            return Err("no sign of life for 180 seconds");
        }
        if let Some((token, until)) = &self.token
            && now >= *until
        {
            // It may have been prolonged since.
            let token = token.clone();
            let Ok((_, until)) = self.check(&token, now).await else { return Err("the conference token has expired") };
            self.token = Some((token, until));
        }
        Ok(())
    }

    /// Whether a conference token is good for this meeting: whether it speaks for the host, and until when.
    async fn check(&self, token: &str, now: Timestamp) -> Result<(bool, Timestamp), Code> {
        let found = conference_token::find(&self.app.store, token, now).await.map_err(|error| {
            tracing::error!(error = %chain(&error), "a conference token could not be looked at");
            codes::SERVICE_FAULT
        })?;
        let good = found.filter(|found| found.meeting == self.meeting.booking.id && found.holding == self.holding);
        good.map(|good| (good.host, good.until)).ok_or(codes::CONF_TOKEN_INVALID)
    }

    async fn hear(&mut self, text: &str) -> Next {
        if !self.rate.take(Instant::now()) {
            return self.make_no_sense();
        }
        let Some(frame) = ClientFrame::parse(text).filter(|one| one.sequence.chars().count() <= LONGEST_SEQUENCE)
        else {
            return self.make_no_sense();
        };
        match frame.action.as_str() {
            HEART_BEAT => {
                self.alive = clock::now();
                let (action, sequence) = (HEART_BEAT.to_owned(), frame.sequence);
                Next::Answer(spell(&Reply { action, sequence, data: None }))
            }
            SUBSCRIBE => self.subscribe(&frame).await,
            // Subtitles are not made here.
            CONF_CONTROL => Next::Answer(self.answer(&frame.action, Err(codes::NOT_ALLOWED))),
            _ => self.make_no_sense(),
        }
    }

    async fn subscribe(&mut self, frame: &ClientFrame) -> Next {
        let wanted = frame.subscribe();
        let now = clock::now();
        let named = wanted.conference_id.as_deref();
        let booking = &self.meeting.booking;
        let token = conference_token::bare(&wanted.conf_token);
        let checked = match token {
            _ if named.is_some_and(|id| id != booking.id.as_str() && id != booking.dialled()) => {
                Err(codes::CONF_TOKEN_INVALID)
            }
            Some(token) => self.check(&token, now).await.map(|(host, until)| (token, host, until)),
            None => Err(codes::CONF_TOKEN_INVALID),
        };
        let (token, host, until) = match checked {
            Ok(checked) => checked,
            Err(code) => return Next::Answer(self.answer(SUBSCRIBE, Err(code))),
        };
        self.alive = now;
        self.token = Some((token, until));
        let (topics, answer) = (Topics::named(&wanted.topics), self.answer(SUBSCRIBE, Ok(())));
        let order = Order::Subscribe { number: self.number, answer, topics, host };
        match self.app.push.order(&self.app.live, &self.meeting, order) {
            Ok(()) => Next::Nothing,
            Err(Busy) => Next::Answer(self.answer(SUBSCRIBE, Err(codes::SERVICE_FAULT))),
        }
    }

    /// Counts a frame that makes no sense, or is one too many.
    fn make_no_sense(&mut self) -> Next {
        self.nonsense += 1;
        if self.nonsense < NONSENSE { Next::Nothing } else { Next::Close }
    }

    /// An answer with a mark of our own.
    fn answer(&self, action: &str, done: Result<(), Code>) -> Utf8Bytes {
        let data = Some(match done {
            Ok(()) => Outcome::success(),
            Err(code) => Outcome::failure(code),
        });
        let sequence = format!("{:020}", clock::now().as_millisecond());
        spell(&Reply { action: action.to_owned(), sequence, data })
    }
}
