//! One client's connection, from its first message to its last.

use super::action::action;
use super::enter::{Admitted, Denied, Proof, admit};
use super::rate::Rate;
use crate::app::App;
use crate::clock;
use crate::live::words::{self, source_from, track, who};
use crate::live::{Back, Command, Connection, Frame, Offer, Outlet, meeting_facts, number_of, open_key, outlet, spell};
use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use convoca_booking::Role;
use convoca_conference::{Action, Join, ParticipantId, ParticipantKind};
use convoca_sfu::{PeerId, Slot};
use convoca_signalling::{Answer, Ask, MOST_SLOTS, Notice, OutReason, Refused, Request, VERSION};
use convoca_store::StoredMeeting;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot};
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
    number: u64,
    outlet: Outlet,
    place: Place,
    rate: Rate,
    nonsense: u32,
}

/// Serves a connection until either side closes it.
pub(super) async fn run(app: Arc<App>, peer: IpAddr, mut socket: WebSocket) {
    let (outlet, mut frames, cut) = outlet();
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let rate = Rate::new(Instant::now());
    let mut session = Session { app, peer, number, outlet, place: Place::Outside, rate, nonsense: 0 };
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

    async fn enter(&mut self, re: u32, ask: Ask) {
        let Ask::Enter { version, meeting, token, password, access_token, resume } = ask else { return };
        if version != VERSION {
            let message = format!("this server speaks version {VERSION}");
            self.outlet.refuse(re, Refused::UnsupportedVersion, message);
            return;
        }
        if matches!(self.place, Place::In { .. }) {
            self.outlet.refuse(re, Refused::OutOfOrder, "this connection is in a meeting already");
            return;
        }
        if let Some(key) = resume {
            return self.resume(re, &meeting, &key).await;
        }
        let proof = Proof { meeting, token, password, access_token };
        match admit(&self.app, self.peer, &proof).await {
            Ok(admitted) => {
                let now = clock::now();
                let booking = &admitted.meeting.booking;
                let host = admitted.role == Role::Host;
                self.outlet.answer(
                    re,
                    Answer::Entered {
                        meeting: meeting_facts(booking, now),
                        role: role(admitted.role),
                        name: admitted.user.as_ref().map(|user| user.name.clone()),
                        muted: !host && booking.rules.mute_apps,
                        camera: if host { booking.rules.host_camera } else { booking.rules.guest_camera },
                        resumed: false,
                    },
                );
                let participant = new_participant();
                self.place = Place::Entered { admitted: Box::new(admitted), participant };
            }
            Err(denied) => self.deny(re, &denied),
        }
    }

    fn deny(&self, re: u32, denied: &Denied) {
        let (code, retry_after_s) = denied.code();
        self.outlet.answer(re, Answer::Refused { code, message: denied.to_string(), retry_after_s });
    }

    /// Comes back with a key.
    async fn resume(&mut self, re: u32, meeting: &str, key: &str) {
        let cannot = |outlet: &Outlet, why: &str| {
            outlet.refuse(re, Refused::CannotResume, why);
        };
        let Some(key) = open_key(self.app.live.vault(), key) else {
            return cannot(&self.outlet, "this key is not one of this server's; enter anew");
        };
        let now = clock::now();
        let stored = match self.app.store.meeting_to_join(key.meeting.as_str(), now).await {
            Ok(stored) => stored,
            Err(error) => return self.deny(re, &Denied::store(error)),
        };
        let number = number_of(meeting);
        let meant = |stored: &StoredMeeting| {
            let booking = &stored.booking;
            number == booking.id.as_str() || number == booking.dialled()
        };
        let Some(stored) = stored.filter(meant) else {
            return cannot(&self.outlet, "this key is for another meeting; enter anew");
        };
        let booking = &stored.booking;
        let here = self.app.live.present(&key.meeting).is_some();
        let goes_on = here || booking.holding_at(now).is_some_and(|holding| holding.id == key.holding);
        if !goes_on || booking.cancelled_at.is_some() {
            return cannot(&self.outlet, "the meeting that this key is for has ended; enter anew");
        }
        let entered = Answer::Entered {
            meeting: meeting_facts(booking, now),
            role: words::role(key.role()),
            name: None,
            muted: false,
            camera: None,
            resumed: true,
        };
        let join = Join {
            participant: key.participant(),
            request: re,
            name: key.name.clone(),
            role: key.role(),
            known: key.known,
            kind: ParticipantKind::Client,
            microphone: false,
            camera: false,
        };
        self.go_in(stored, join, Some(Back { holding: key.holding, entered })).await;
    }

    async fn join(&mut self, re: u32, name: String, microphone: bool, camera: bool) {
        let Place::Entered { admitted, participant } = &self.place else {
            let message = "enter has to come first, or one is in already";
            self.outlet.refuse(re, Refused::OutOfOrder, message);
            return;
        };
        let join = Join {
            participant: *participant,
            request: re,
            name,
            role: if admitted.role == Role::Host {
                convoca_conference::Role::Host
            } else {
                convoca_conference::Role::Guest
            },
            known: admitted.user.is_some(),
            kind: ParticipantKind::Client,
            microphone,
            camera,
        };
        let meeting = admitted.meeting.clone();
        self.go_in(meeting, join, None).await;
    }

    /// Brings somebody to the meeting's owner, who answers.
    async fn go_in(&mut self, meeting: StoredMeeting, join: Join, back: Option<Back>) {
        let (re, participant) = (join.request, join.participant);
        let Ok(owner) = self.app.live.reach(&meeting) else {
            self.outlet.end(OutReason::Restarting);
            return;
        };
        let connection = Connection { number: self.number, outlet: self.outlet.clone() };
        let (outcome, heard) = oneshot::channel();
        if owner.send(Command::Join { join, back, connection, outcome }).await.is_err() {
            // It ended at this very moment.
            self.outlet.refuse(re, Refused::Fault, "the meeting was just being put away; try again");
            return;
        }
        if heard.await == Ok(true) {
            self.place = Place::In { owner, meeting: Box::new(meeting), participant };
        }
    }

    /// Becomes host, if the password is right.
    async fn claim_host(&mut self, re: u32, password: String) {
        let Place::In { meeting, .. } = &self.place else {
            self.outlet.refuse(re, Refused::OutOfOrder, "one has to be in the meeting");
            return;
        };
        let meeting = meeting.booking.id.to_string();
        let proof = Proof { meeting, token: None, password: Some(password), access_token: None };
        match admit(&self.app, self.peer, &proof).await {
            Ok(admitted) if admitted.role == Role::Host => {
                self.send(re, |by, connection, request| Command::Act {
                    by,
                    connection,
                    request,
                    action: Action::ClaimHost,
                })
                .await;
            }
            Ok(_) => {
                self.outlet.refuse(re, Refused::WrongPassword, "this is the guests' password, not the host's");
            }
            Err(denied) => self.deny(re, &denied),
        }
    }

    /// What goes to the meeting's owner.
    async fn act(&mut self, re: u32, ask: Ask) {
        match ask {
            Ask::Offer { sdp, sources } => {
                let sources = sources.into_iter().map(|(mid, source)| (mid, track(source_from(source)))).collect();
                let offer = Offer { sdp, sources };
                self.send(re, |by, connection, request| Command::Offer { by, connection, request, offer }).await;
            }
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
    }
}

/// A participant nobody was before.
pub(crate) fn new_participant() -> ParticipantId {
    let mut bytes = [0; 8];
    clock::fill(&mut bytes);
    // 0 stands for nobody.
    ParticipantId(u64::from_le_bytes(bytes).max(1))
}
