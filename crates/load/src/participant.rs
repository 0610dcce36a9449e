//! A participant without a screen: enters by a join link as a browser does, publishes a feed,
//! receives what it is sent, and counts.
//!
//! It obeys the server (what is stopped is not sent, what is out stays out). All that it does by itself
//! is to unmute when the meeting mutes whoever comes. It neither decodes nor adapts to the network, and it does not come back
//! by itself when its connection is lost: what is measured must not mend itself unseen.
//!
//! [`link`] says where to go, [`signal`] speaks to the server, [`peer`] holds the media connection,
//! [`feed`] and [`pattern`] say what is sent when, [`tally`] counts, [`inbox`] reads datagrams.

#[cfg(test)]
mod answerer;
pub mod feed;
pub mod inbox;
pub mod link;
pub mod pattern;
pub mod peer;
pub mod signal;
pub mod tally;

use crate::Failure;
use convoca_signalling::{
    Answer, Ask, MicrophoneState, Notice, OutReason, Participant as Person, ParticipantId, SlotView, Source,
};
use feed::{Feed, Packet};
use link::Link;
use peer::{Peer, Shape};
use serde_json::{Value, json};
use signal::Signal;
use std::collections::BTreeMap;
use std::future::pending;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tally::Tally;
use tokio::time::sleep_until;

/// Sections for voices that a client offers.
pub const AUDIO_SECTIONS: usize = 12;

/// What a participant is to do.
pub struct Plan {
    /// Where it goes.
    pub link: Link,
    /// The name it gives itself.
    pub name: String,
    /// What it publishes.
    pub feed: Option<Box<dyn Feed>>,
    /// In how many sections it hears voices.
    pub audio: usize,
    /// How many others it looks at.
    pub view: usize,
    /// How high it shows each, in pixels.
    pub height: u32,
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Has asked to come in, or waits to be let in.
    Waiting,
    /// Is in, under this ID.
    In(ParticipantId),
    /// Is out.
    Out(OutReason),
}

/// A participant.
pub struct Participant {
    plan: Plan,
    signal: Signal,
    peer: Option<Peer>,
    standing: Standing,
    people: BTreeMap<ParticipantId, Person>,
    // Whom each receiving section of video was asked to show, and what it carries.
    slots: Vec<(String, Option<ParticipantId>)>,
    shown: BTreeMap<String, ParticipantId>,
    stopped: Vec<Source>,
    tally: Arc<Mutex<Tally>>,
    packets: Vec<Packet>,
}

impl Participant {
    /// Connects, enters and asks to come in.
    ///
    /// # Errors
    /// When there is no server, or it refuses.
    pub async fn enter(plan: Plan) -> Result<Self, Failure> {
        let mut signal = Signal::connect(&plan.link).await?;
        let Link { meeting, token, .. } = plan.link.clone();
        let version = convoca_signalling::VERSION;
        let token = Some(token);
        let enter = Ask::Enter { version, meeting, token, password: None, access_token: None, resume: None };
        match signal.ask(enter).await? {
            Answer::Entered { .. } => {}
            other => return Err(format!("entering is answered by {other:?}").into()),
        }
        let (microphone, camera) = match &plan.feed {
            Some(feed) => (feed.sounds(), feed.layers() > 0),
            None => (false, false),
        };
        signal.ask(Ask::Join { name: plan.name.clone(), microphone, camera }).await?;
        Ok(Self {
            plan,
            signal,
            peer: None,
            standing: Standing::Waiting,
            people: BTreeMap::new(),
            slots: Vec::new(),
            shown: BTreeMap::new(),
            stopped: Vec::new(),
            tally: Arc::default(),
            packets: Vec::new(),
        })
    }

    /// Waits until it is in.
    ///
    /// # Errors
    /// When the connection ends or it is turned away.
    pub async fn joined(&mut self) -> Result<(), Failure> {
        loop {
            match &self.standing {
                Standing::In(_) => return Ok(()),
                Standing::Out(why) => return Err(format!("turned away: {why:?}").into()),
                Standing::Waiting => {
                    let notice = self.signal.next().await?;
                    self.heed(notice).await?;
                }
            }
        }
    }

    /// As the host of a webinar: lets its audience in.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn admit_audience(&mut self) -> Result<(), Failure> {
        match self.signal.ask(Ask::AdmitAudience { admitted: true }).await? {
            Answer::Done {} => Ok(()),
            other => Err(format!("letting the audience in is answered by {other:?}").into()),
        }
    }

    /// Offers media and takes the answer; the connection is made while it [`run`](Self::run)s.
    ///
    /// # Errors
    /// When the server refuses the offer, or its answer cannot be used.
    pub async fn begin_media(&mut self) -> Result<(), Failure> {
        let (sound, layers) = self.plan.feed.as_ref().map_or((false, 0), |feed| (feed.sounds(), feed.layers()));
        let shape = Shape { sound, layers, audio: self.plan.audio, video: self.plan.view };
        let (mut peer, offer) = Peer::offer(self.signal.local(), shape, Arc::clone(&self.tally))?;
        match self.signal.ask(Ask::Offer { sdp: offer.sdp, sources: offer.sources }).await? {
            Answer::Answered { sdp } => peer.answered(&sdp)?,
            other => return Err(format!("the offer is answered by {other:?}").into()),
        }
        self.slots = peer.slots().into_iter().map(|mid| (mid, None)).collect();
        self.peer = Some(peer);
        self.look().await
    }

    /// Takes part until `until` or until it is out. May be dropped at any time.
    ///
    /// # Errors
    /// When a connection ends that should not.
    pub async fn run(&mut self, until: Instant) -> Result<(), Failure> {
        while !matches!(self.standing, Standing::Out(_)) {
            let now = Instant::now();
            if now >= until {
                break;
            }
            let due = self.send(now)?;
            let wake = due.map_or(until, |due| due.min(until));
            let arrival = async {
                match &self.peer {
                    Some(peer) => peer.readable().await,
                    None => pending().await,
                }
            };
            tokio::select! {
                notice = self.signal.next() => {
                    let notice = notice?;
                    self.heed(notice).await?;
                }
                ready = arrival => {
                    ready?;
                    self.receive()?;
                }
                () = sleep_until(wake.into()) => {}
            }
        }
        Ok(())
    }

    /// Leaves for good.
    ///
    /// # Errors
    /// When the server does not answer.
    pub async fn leave(mut self) -> Result<(), Failure> {
        self.signal.ask(Ask::Leave {}).await?;
        Ok(())
    }

    /// Where it stands.
    pub fn standing(&self) -> &Standing {
        &self.standing
    }

    /// What it counts.
    pub fn tally(&self) -> Arc<Mutex<Tally>> {
        Arc::clone(&self.tally)
    }

    /// Its counts for programs to read, as one JSON object.
    pub fn report(&self) -> Value {
        let tally = self.tally.lock().unwrap_or_else(PoisonError::into_inner);
        let mut report = tally.to_json(|mid| self.shown.get(mid).map(|who| who.0.clone()));
        let (state, id) = match &self.standing {
            Standing::Waiting => ("waiting", None),
            Standing::In(id) => ("in", Some(&id.0)),
            Standing::Out(_) => ("out", None),
        };
        report["name"] = json!(self.plan.name);
        report["state"] = json!(state);
        report["id"] = json!(id);
        report["people"] = json!(self.people.len());
        report
    }

    /// Sends what is due and says when the next is.
    fn send(&mut self, now: Instant) -> Result<Option<Instant>, Failure> {
        let Some(peer) = &mut self.peer else { return Ok(None) };
        if peer.due() <= now {
            peer.advance(now)?;
        }
        let mut next = peer.due();
        if peer.connected()
            && let Some(feed) = &mut self.plan.feed
        {
            self.packets.clear();
            peer.pass_requests(&mut **feed);
            feed.take(now, &mut self.packets);
            let stopped = &self.stopped;
            self.packets.retain(|packet| !stopped.contains(&source(packet)));
            if !self.packets.is_empty() {
                peer.send(&self.packets, now)?;
            }
            next = feed.due().map_or(peer.due(), |due| due.min(peer.due()));
        }
        Ok(Some(next))
    }

    fn receive(&mut self) -> Result<(), Failure> {
        let Some(peer) = &mut self.peer else { return Ok(()) };
        peer.receive()?;
        if peer.closed() {
            return Err("the server has ended the media connection".into());
        }
        Ok(())
    }

    /// Takes in what the server tells.
    async fn heed(&mut self, notice: Notice) -> Result<(), Failure> {
        match notice {
            Notice::Waiting { .. } => {
                self.standing = Standing::Waiting;
                self.peer = None;
            }
            Notice::Joined { you, participants, .. } => {
                self.people = participants.into_iter().map(|person| (person.id.clone(), person)).collect();
                self.standing = Standing::In(you);
                self.stopped.clear();
                self.unmute().await?;
                return self.look().await;
            }
            Notice::Participants { participants } => {
                self.people.extend(participants.into_iter().map(|person| (person.id.clone(), person)));
                self.resume();
                return self.look().await;
            }
            Notice::Left { participant, .. } => {
                self.people.remove(&participant);
                return self.look().await;
            }
            Notice::Slot { mid, participant, .. } => {
                match participant {
                    Some(who) => self.shown.insert(mid, who),
                    None => self.shown.remove(&mid),
                };
            }
            Notice::Stopped { source, .. } => self.stopped.push(source),
            Notice::Out { why } => self.standing = Standing::Out(why),
            _ => {}
        }
        Ok(())
    }

    /// Turns its microphone on if the meeting's rule for newcomers has turned it off.
    async fn unmute(&mut self) -> Result<(), Failure> {
        let sounds = self.plan.feed.as_ref().is_some_and(|feed| feed.sounds());
        if sounds && self.me().is_some_and(|me| me.microphone != MicrophoneState::On) {
            self.signal.send(Ask::Media { microphone: Some(true), camera: None, screen: None }).await?;
        }
        Ok(())
    }

    /// Sends again what the meeting says is on again.
    fn resume(&mut self) {
        let Some(me) = self.me() else { return };
        let (sounds, shows) = (me.microphone == MicrophoneState::On, me.camera);
        self.stopped.retain(|source| match source {
            Source::Microphone => !sounds,
            Source::Camera => !shows,
            Source::Screen | Source::ScreenAudio => true,
        });
    }

    fn me(&self) -> Option<&Person> {
        let Standing::In(me) = &self.standing else { return None };
        self.people.get(me)
    }

    /// Looks at as many others as there are sections; whoever is looked at stays.
    async fn look(&mut self) -> Result<(), Failure> {
        let Standing::In(me) = &self.standing else { return Ok(()) };
        if self.slots.is_empty() {
            return Ok(());
        }
        let before = self.slots.clone();
        let visible = |id: &ParticipantId| id != me && self.people.get(id).is_some_and(|person| person.camera);
        for (_, who) in &mut self.slots {
            *who = who.take().filter(visible);
        }
        let new = |slots: &[(String, Option<ParticipantId>)], id: &ParticipantId| {
            visible(id) && !slots.iter().any(|(_, who)| who.as_ref() == Some(id))
        };
        for place in 0..self.slots.len() {
            if self.slots[place].1.is_none() {
                self.slots[place].1 = self.people.keys().find(|id| new(&self.slots, id)).cloned();
            }
        }
        if self.slots == before {
            return Ok(());
        }
        let slots = self.slots.iter().filter_map(|(mid, who)| {
            let participant = who.clone()?;
            Some(SlotView { mid: mid.clone(), participant, source: Source::Camera, height: self.plan.height })
        });
        let slots = slots.collect();
        self.signal.send(Ask::View { slots }).await?;
        Ok(())
    }
}

fn source(packet: &Packet) -> Source {
    if packet.layer.is_some() { Source::Camera } else { Source::Microphone }
}

#[cfg(test)]
mod tests;
