//! What programs are told of a meeting, spelt out: the whole of a topic, and what has changed in it.
//!
//! A [`Picture`] is the meeting as programs know it. It begins with a look at all of it and takes in
//! what happens; whatever a program would see differently then comes out as increments. Each is the
//! difference of what was said last, so what a program puts together from a full state and the
//! increments after it is the full state that it would get now. No clock, no sockets.
//!
//! Versions: each topic has one counter, which begins with the time in milliseconds. An increment has
//! the next number, a full state that of the increment before it. So who has one can tell whether what
//! comes next is what follows.

mod attendees;
mod basic;
mod dynamic;
mod network;
mod people;

#[cfg(test)]
mod storm;
#[cfg(test)]
mod tests;

use crate::live::{Snapshot, Visitor};
use axum::extract::ws::Utf8Bytes;
use convoca_booking::Random;
use convoca_conference::{
    Call, CallOutcome, ConferenceState, Invitee, Notice, Participant, ParticipantId, Person, Speaker, Stage,
};
use convoca_contract::push::attendee::AttendeeEntry;
use convoca_contract::push::basic::BasicInfo;
use convoca_contract::push::dynamic::DynamicInfo;
use convoca_contract::push::invitation::{self, InviteResult};
use convoca_contract::push::layout::CustomLayout;
use convoca_contract::push::network::NetCondition;
use convoca_contract::push::people::Info;
use convoca_contract::push::{FULL, INCREMENT, Listed, Push, REFRESH, Topic, speaker};
use jiff::Timestamp;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

pub(super) use basic::Booked;

/// How many topics there are.
const TOPICS: usize = Topic::ALL.len();

/// Where a topic is in tables of them.
pub(super) fn place(topic: Topic) -> usize {
    Topic::ALL.iter().position(|one| *one == topic).unwrap_or_default()
}

/// Who may read a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// Whoever has subscribed to its topic.
    Everybody,
    /// Those of them who speak for the host.
    Hosts,
    /// Those of them who do not.
    Guests,
}

impl Audience {
    /// Whether somebody who speaks for the host, or does not, is among them.
    pub(super) fn has(self, host: bool) -> bool {
        match self {
            Self::Everybody => true,
            Self::Hosts => host,
            Self::Guests => !host,
        }
    }
}

/// A push, spelt out once for all who read it.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    /// What it is about.
    pub(super) topic: Topic,
    /// Who may read it.
    pub(super) to: Audience,
    /// As it goes over the line.
    pub(super) text: Utf8Bytes,
}

/// The time and the dice with which frames are made.
pub(super) struct Stamp<'a, 'b> {
    /// Now.
    pub(super) now: Timestamp,
    /// For the IDs of frames.
    pub(super) random: &'a mut Random<'b>,
}

/// A meeting as programs know it.
pub(super) struct Picture {
    booked: Booked,
    state: ConferenceState,
    over: bool,
    people: BTreeMap<ParticipantId, (Participant, Visitor)>,
    waiting: Arc<[(Person, Visitor)]>,
    invitees: Arc<[Invitee]>,
    /// Where in `invitees` a person of this server is.
    invited: HashMap<Arc<str>, usize>,
    calls: Arc<[Call]>,
    speakers: Vec<Speaker>,
    said: Said,
    versions: [u64; TOPICS],
    /// The full state of each topic, for guests and for hosts, until it changes.
    full: [[Option<Utf8Bytes>; 2]; TOPICS],
}

/// What was said last.
struct Said {
    basic: BasicInfo,
    dynamic: DynamicInfo,
    layout: CustomLayout,
    /// Who is in, and who is being called.
    participants: BTreeMap<ParticipantId, Info>,
    waiting: BTreeMap<ParticipantId, Info>,
    attendees: BTreeMap<Arc<str>, AttendeeEntry>,
    network: BTreeMap<ParticipantId, NetCondition>,
}

impl Picture {
    /// The meeting of this booking as it is now.
    pub(super) fn new(booked: Booked, snapshot: Snapshot, now: Timestamp) -> Self {
        let Snapshot { state, people, waiting, invitees, calls, .. } = snapshot;
        let version = u64::try_from(now.as_millisecond()).unwrap_or_default();
        let people = people.into_iter().map(|(one, visitor)| (one.id, (one, visitor))).collect();
        let mut picture = Self {
            said: Said {
                basic: booked.basic(&state, false),
                dynamic: dynamic::info(&state, &people, false),
                layout: dynamic::layout(&state, &people),
                participants: BTreeMap::new(),
                waiting: BTreeMap::new(),
                attendees: BTreeMap::new(),
                network: BTreeMap::new(),
            },
            booked,
            state,
            over: false,
            people,
            waiting: waiting.into(),
            invited: attendees::by_user(&invitees),
            invitees,
            calls,
            speakers: Vec::new(),
            versions: [version; TOPICS],
            full: Default::default(),
        };
        picture.said.participants = picture.all_participants();
        picture.said.waiting = picture.all_waiting();
        picture.said.attendees = picture.all_attendees();
        picture
    }

    /// The whole of a topic, for one who speaks for the host or does not.
    pub(super) fn full(&mut self, topic: Topic, host: bool, stamp: &mut Stamp<'_, '_>) -> Utf8Bytes {
        if let Some(text) = &self.full[place(topic)][usize::from(host)] {
            return text.clone();
        }
        let text = match topic {
            Topic::BasicInfo => self.spell(topic, FULL, self.booked.basic(&self.state, host), stamp),
            Topic::DynamicInfo => self.spell(topic, FULL, &self.said.dynamic, stamp),
            Topic::Layout => self.spell(topic, FULL, &self.said.layout, stamp),
            Topic::Participants => self.spell(topic, FULL, Listed::of(self.participant_entries()), stamp),
            Topic::WaitingList => {
                let entries = if host { self.waiting_entries() } else { Vec::new() };
                self.spell(topic, FULL, Listed::of(entries), stamp)
            }
            Topic::Attendees => {
                self.spell(topic, FULL, Listed::of(self.said.attendees.values().collect::<Vec<_>>()), stamp)
            }
            Topic::NetCondition => {
                self.spell(topic, FULL, Listed::of(self.said.network.values().collect::<Vec<_>>()), stamp)
            }
            Topic::Speakers => self.spell(topic, FULL, self.speaker_entries(), stamp),
            // What became of calls is news and no state.
            Topic::InviteResult => self.spell(topic, FULL, Listed::<InviteResult>::of(Vec::new()), stamp),
        };
        self.full[place(topic)][usize::from(host)] = Some(text.clone());
        text
    }

    /// Takes in what has happened. `visitors`: what else is known of those whom it names.
    pub(super) fn take(
        &mut self,
        notice: &Notice,
        visitors: &[(ParticipantId, Visitor)],
        stamp: &mut Stamp<'_, '_>,
    ) -> Vec<Frame> {
        let mut frames = Vec::new();
        match notice {
            Notice::Conference { conference } => {
                let before = std::mem::replace(&mut self.state, conference.clone());
                self.say_basic(&mut frames, stamp);
                self.say_conference(&mut frames, stamp);
                if before.stage != self.state.stage {
                    let concerned = featured(&before.stage).into_iter().chain(featured(&self.state.stage));
                    self.say_participants(concerned.collect(), &mut frames, stamp);
                }
            }
            Notice::Participants { participants } => {
                for one in participants {
                    let visitor = visitors.iter().find(|(id, _)| *id == one.id).map(|(_, visitor)| visitor.clone());
                    let known = || self.people.get(&one.id).map(|(_, visitor)| visitor.clone());
                    let visitor = visitor.or_else(known).unwrap_or_else(|| Visitor::new(None, one.kind, ""));
                    self.people.insert(one.id, (one.clone(), visitor));
                }
                let ids: Vec<_> = participants.iter().map(|one| one.id).collect();
                let attendees = self.attendees_among(&ids);
                self.say_participants(ids, &mut frames, stamp);
                self.say_attendees(attendees, &mut frames, stamp);
                self.say_conference(&mut frames, stamp);
            }
            Notice::Left { participant, .. } => {
                let attendees = self.attendees_among(&[*participant]);
                self.people.remove(participant);
                self.say_participants(vec![*participant], &mut frames, stamp);
                self.say_attendees(attendees, &mut frames, stamp);
                self.say_network(vec![network::gone(*participant)], &mut frames, stamp);
                self.say_conference(&mut frames, stamp);
            }
            Notice::WaitingList { waiting } => {
                let visitor = |id| visitors.iter().find(|(one, _)| *one == id).map(|(_, visitor)| visitor.clone());
                let known = |id| self.waiting.iter().find(|(one, _)| one.id == id).map(|(_, visitor)| visitor.clone());
                let with = |one: &Person| {
                    let visitor = visitor(one.id).or_else(|| known(one.id));
                    let kind = convoca_conference::ParticipantKind::Client;
                    (one.clone(), visitor.unwrap_or_else(|| Visitor::new(None, kind, "")))
                };
                self.waiting = waiting.iter().map(with).collect();
                self.say_waiting(&mut frames, stamp);
            }
            Notice::Speakers { speakers } => {
                let loudest: Vec<_> = speakers.iter().take(speaker::MOST).copied().collect();
                if loudest != self.speakers {
                    self.speakers = loudest;
                    let entries = self.speaker_entries();
                    self.say(Topic::Speakers, entries, Audience::Everybody, &mut frames, stamp);
                }
            }
            Notice::Quality { people } => {
                let entries = people.iter().map(|one| (one.participant, Some(self.rated(one)))).collect();
                self.say_network(entries, &mut frames, stamp);
            }
            Notice::Invitees { invitees } => {
                self.invitees = Arc::clone(invitees);
                self.invited = attendees::by_user(&self.invitees);
                self.say_all_attendees(&mut frames, stamp);
            }
            Notice::Calls { calls } => {
                let before = std::mem::replace(&mut self.calls, Arc::clone(calls));
                let concerned = before.iter().chain(calls.iter()).map(|call| call.id);
                self.say_participants(concerned.collect(), &mut frames, stamp);
            }
            Notice::CallEnded { number, outcome } => {
                let entries = Listed::of(vec![InviteResult::new(number, came_of(*outcome))]);
                self.say(Topic::InviteResult, entries, Audience::Everybody, &mut frames, stamp);
            }
            // Told to single people, and nothing that programs hear of.
            Notice::Waiting { .. }
            | Notice::Audience { .. }
            | Notice::AudienceFound { .. }
            | Notice::Joined { .. }
            | Notice::Chatted { .. }
            | Notice::Reacted { .. }
            | Notice::Asked { .. }
            | Notice::Withdrawn { .. }
            | Notice::Unmuted { .. }
            | Notice::Stopped { .. }
            | Notice::RecordingFailed { .. }
            | Notice::StreamingFailed { .. }
            | Notice::Ending { .. }
            | Notice::Out { .. } => {}
        }
        frames
    }

    /// The meeting is over.
    pub(super) fn end(&mut self, stamp: &mut Stamp<'_, '_>) -> Vec<Frame> {
        let mut frames = Vec::new();
        self.over = true;
        self.say_conference(&mut frames, stamp);
        frames
    }

    fn speaker_entries(&self) -> Listed<speaker::SpeakerEntry> {
        let entry = |one: &Speaker| speaker::SpeakerEntry {
            pid: one.participant.to_string(),
            name: self.people.get(&one.participant).map(|(seen, _)| seen.name.to_string()).unwrap_or_default(),
            speaking_volume: one.level,
        };
        Listed { data: (!self.speakers.is_empty()).then(|| self.speakers.iter().map(entry).collect()) }
    }

    fn say_basic(&mut self, frames: &mut Vec<Frame>, stamp: &mut Stamp<'_, '_>) {
        let basic = self.booked.basic(&self.state, false);
        if basic == self.said.basic {
            return;
        }
        self.said.basic = basic;
        self.advance(Topic::BasicInfo);
        for (host, to) in [(false, Audience::Guests), (true, Audience::Hosts)] {
            frames.push(Frame { topic: Topic::BasicInfo, to, text: self.full(Topic::BasicInfo, host, stamp) });
        }
    }

    fn say_conference(&mut self, frames: &mut Vec<Frame>, stamp: &mut Stamp<'_, '_>) {
        let dynamic = dynamic::info(&self.state, &self.people, self.over);
        if dynamic != self.said.dynamic {
            self.said.dynamic = dynamic.clone();
            self.say(Topic::DynamicInfo, dynamic, Audience::Everybody, frames, stamp);
        }
        let layout = dynamic::layout(&self.state, &self.people);
        if layout != self.said.layout {
            self.said.layout = layout.clone();
            self.say(Topic::Layout, layout, Audience::Everybody, frames, stamp);
        }
    }

    /// Says what has changed in a topic.
    fn say(
        &mut self,
        topic: Topic,
        what: impl Serialize,
        to: Audience,
        frames: &mut Vec<Frame>,
        stamp: &mut Stamp<'_, '_>,
    ) {
        self.advance(topic);
        frames.push(Frame { topic, to, text: self.spell(topic, INCREMENT, what, stamp) });
    }

    fn advance(&mut self, topic: Topic) {
        self.versions[place(topic)] += 1;
        self.full[place(topic)] = [None, None];
    }

    fn spell(&self, topic: Topic, msg_mode: u8, what: impl Serialize, stamp: &mut Stamp<'_, '_>) -> Utf8Bytes {
        let push = Push {
            action: topic,
            msg_mode,
            version: self.versions[place(topic)],
            create_time: stamp.now.as_millisecond(),
            msg_id: stamp.random.hex(16),
            conf_id: self.booked.conference_id.clone(),
            what,
        };
        crate::live::spell(&push)
    }
}

/// Who is shown to everybody.
fn featured(stage: &Stage) -> Option<ParticipantId> {
    match stage {
        Stage::Broadcast(one) | Stage::RollCall(one) => Some(*one),
        Stage::Free | Stage::Voice { .. } | Stage::Layout(_) => None,
    }
}

/// What came of a call, as a code.
fn came_of(outcome: CallOutcome) -> i64 {
    match outcome {
        CallOutcome::Accepted => invitation::ACCEPTED,
        CallOutcome::Declined => invitation::DECLINED,
        CallOutcome::Unanswered => invitation::NO_ANSWER,
        CallOutcome::Unreachable => invitation::OFFLINE,
        CallOutcome::Cancelled => invitation::REMOVED_BY_HOST,
    }
}
