//! One client's connection, from its first message to its last. Coming into a meeting is in `coming`.

mod coming;

use super::action::action;
use super::enter::Admitted;
use super::rate::Rate;
use crate::app::App;
use crate::clock;
use crate::live::quality::told;
use crate::live::words::{source_from, track, who};
use crate::live::{Command, Frame, Offer, Outlet, outlet, spell};
use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use convoca_booking::Role;
use convoca_conference::ParticipantId;
use convoca_sfu::{PeerId, Slot};
use convoca_signalling::{Answer, Ask, MOST_FLOWS, MOST_SLOTS, Notice, OutReason, Refused, Request};
use convoca_store::StoredMeeting;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::mpsc;
use tokio::time::timeout;

/// How often the server asks for a sign of life.
const PING: Duration = Duration::from_secs(10);
/// A connection from which nothing has come for so long is gone.
const SILENCE: Duration = Duration::from_secs(30);
/// A client that does not take a message for so long is gone.
const SEND: Duration = Duration::from_secs(10);
/// How long somebody may look at the lobby without being on the way in.
const LOBBY: Duration = Duration::from_secs(3600);
/// Messages that make no sense, after which the connection is closed.
const NONSENSE: u32 = 3;

/// Numbers for connections.
static NUMBER: AtomicU64 = AtomicU64::new(1);

/// Where a client is.
enum Place {
    /// It has said nothing yet, or was refused.
    Outside,
    /// It may join this meeting.
    Entered { admitted: Box<Admitted>, participant: ParticipantId },
    /// It has asked to be in; the meeting knows whether it is.
    In { owner: mpsc::Sender<Command>, meeting: Box<StoredMeeting>, participant: ParticipantId },
}

struct Session {
    app: Arc<App>,
    peer: IpAddr,
    /// What the client calls itself.
    client: String,
    number: u64,
    outlet: Outlet,
    place: Place,
    rate: Rate,
    nonsense: u32,
}

/// Serves a connection until either side closes it.
pub(super) async fn run(app: Arc<App>, peer: IpAddr, client: String, mut socket: WebSocket) {
    let (outlet, mut frames, cut) = outlet();
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let rate = Rate::new(Instant::now());
    let mut session = Session { app, peer, client, number, outlet, place: Place::Outside, rate, nonsense: 0 };
    let begun = Instant::now();
    let mut heard = begun;
    let mut ping = tokio::time::interval(PING);
    ping.reset();
    loop {
        tokio::select! {
            frame = frames.recv() => {
                // The session holds an end of its own, so there is always a next one.
                let Some(frame) = frame else { break };
                let (text, last) = match frame {
                    Frame::Text(text) => (text, false),
                    Frame::Last(text) => (text, true),
                };
                let sent = timeout(SEND, socket.send(Message::Text(text))).await;
                if !matches!(sent, Ok(Ok(()))) {
                    break;
                }
                if last {
                    close(&mut socket).await;
                    break;
                }
            }
            () = cut.notified() => {
                let text = spell(&Notice::Out { why: OutReason::TooSlow });
                // It is slow; this may not arrive either.
                let _ = timeout(Duration::from_secs(1), socket.send(Message::Text(text))).await;
                break;
            }
            () = session.owner_gone() => {
                // A meeting that ended has said so before, and that goes out first.
                session.place = Place::Outside;
                session.outlet.end(OutReason::Restarting);
            }
            message = socket.recv() => {
                let Some(Ok(message)) = message else { break };
                heard = Instant::now();
                let goes_on = match message {
                    Message::Text(text) => session.hear(&text).await,
                    Message::Binary(_) => session.nonsense(0, "messages are text"),
                    Message::Ping(_) | Message::Pong(_) => true,
                    Message::Close(_) => break,
                };
                if !goes_on {
                    // What was answered so far still goes out.
                    while let Ok(Frame::Text(text) | Frame::Last(text)) = frames.try_recv() {
                        if !matches!(timeout(SEND, socket.send(Message::Text(text))).await, Ok(Ok(()))) {
                            break;
                        }
                    }
                    close(&mut socket).await;
                    break;
                }
            }
            _ = ping.tick() => {
                let lingers = !matches!(session.place, Place::In { .. }) && begun.elapsed() > LOBBY;
                if heard.elapsed() > SILENCE || lingers {
                    break;
                }
                if !matches!(timeout(SEND, socket.send(Message::Ping(Default::default()))).await, Ok(Ok(()))) {
                    break;
                }
            }
        }
    }
    session.lose().await;
}

/// Says goodbye; the client may be gone already.
async fn close(socket: &mut WebSocket) {
    let frame = CloseFrame { code: close_code::NORMAL, reason: Default::default() };
    let _ = timeout(Duration::from_secs(1), socket.send(Message::Close(Some(frame)))).await;
}

impl Session {
    /// Waits until the meeting that this connection is in has no owner any more.
    async fn owner_gone(&self) {
        match &self.place {
            Place::In { owner, .. } => owner.closed().await,
            Place::Outside | Place::Entered { .. } => std::future::pending().await,
        }
    }

    /// Deals with one message; `false` closes the connection.
    async fn hear(&mut self, text: &str) -> bool {
        let request: Request = match serde_json::from_str(text) {
            Ok(request) => request,
            Err(error) => {
                let number = serde_json::from_str::<NumberOnly>(text).map_or(0, |only| only.id);
                return self.nonsense(number, &format!("this is not a request of the protocol: {error}"));
            }
        };
        if !self.rate.take(Instant::now()) {
            let message = "too many requests".to_owned();
            self.outlet.answer(request.id, Answer::Refused { code: Refused::TooFast, message, retry_after_s: Some(1) });
            return true;
        }
        self.app.metrics.signal_request();
        match request.ask {
            Ask::Ping {} => {
                self.outlet.answer(request.id, Answer::Done {});
            }
            enter @ Ask::Enter { .. } => self.enter(request.id, enter).await,
            Ask::Join { name, microphone, camera } => self.join(request.id, name, microphone, camera).await,
            Ask::ClaimHost { password } => self.claim_host(request.id, password).await,
            ask => self.act(request.id, ask).await,
        }
        true
    }

    /// Counts a message that makes no sense; `false` when there were too many.
    fn nonsense(&mut self, re: u32, why: &str) -> bool {
        self.nonsense += 1;
        self.app.metrics.signal_nonsense();
        self.outlet.refuse(re, Refused::BadMessage, why);
        self.nonsense < NONSENSE
    }

    /// What goes to the meeting's owner.
    async fn act(&mut self, re: u32, ask: Ask) {
        match ask {
            Ask::Offer { sdp, sources } => {
                let sources = sources.into_iter().map(|(mid, source)| (mid, track(source_from(source)))).collect();
                let offer = Offer { sdp, sources };
                self.send(re, |by, connection, request| Command::Offer { by, connection, request, offer }).await;
            }
            Ask::Stats { flows, client_cpu, system_cpu } => match told(&flows, client_cpu, system_cpu) {
                Some(told) => {
                    self.send(re, |by, connection, request| Command::Stats { by, connection, request, told }).await;
                }
                None => {
                    let message = format!("figures are of at most {MOST_FLOWS} flows, and no more than 100 per cent");
                    self.outlet.refuse(re, Refused::BadMessage, message);
                }
            },
            Ask::View { slots } if slots.len() > MOST_SLOTS => {
                let message = format!("a view has at most {MOST_SLOTS} slots");
                self.outlet.refuse(re, Refused::BadMessage, message);
            }
            Ask::View { slots } => {
                let slots = slots
                    .into_iter()
                    .map(|slot| Slot {
                        mid: slot.mid,
                        peer: PeerId(who(&slot.participant).0),
                        source: track(source_from(slot.source)),
                        height: slot.height,
                    })
                    .collect();
                self.send(re, |by, connection, request| Command::View { by, connection, request, slots }).await;
            }
            ask => {
                if let Some(action) = action(ask) {
                    self.send(re, |by, connection, request| Command::Act { by, connection, request, action }).await;
                }
            }
        }
    }

    async fn send(&mut self, re: u32, command: impl FnOnce(ParticipantId, u64, u32) -> Command) {
        let Place::In { owner, participant, .. } = &self.place else {
            self.outlet.refuse(re, Refused::OutOfOrder, "one has to be in the meeting");
            return;
        };
        if owner.send(command(*participant, self.number, re)).await.is_err() {
            self.outlet.end(OutReason::Restarting);
        }
    }

    /// Tells the meeting that this connection is no more.
    async fn lose(self) {
        if let Place::In { owner, participant, .. } = self.place {
            // A meeting that is over needs no telling.
            let _ = owner.send(Command::Lost { by: participant, connection: self.number }).await;
        }
    }
}

/// The number of a request of which nothing else is understood.
#[derive(serde::Deserialize)]
struct NumberOnly {
    id: u32,
}

fn role(role: Role) -> convoca_signalling::Role {
    match role {
        Role::Host => convoca_signalling::Role::Host,
        Role::Guest => convoca_signalling::Role::Guest,
        Role::Audience => convoca_signalling::Role::Audience,
    }
}

/// A participant nobody was before.
pub(crate) fn new_participant() -> ParticipantId {
    let mut bytes = [0; 8];
    clock::fill(&mut bytes);
    // 0 stands for nobody.
    ParticipantId(u64::from_le_bytes(bytes).max(1))
}
