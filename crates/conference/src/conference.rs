//! The machine itself: its state, and the way of an input through it.

use crate::audience::AudienceCount;
use crate::chat::Chat;
use crate::clock::WakeReason;
use crate::member::{Arrival, Member, Past, Waiting};
use crate::telling::{Changes, QualityReports, Speakers};
use crate::{
    Call, ConferenceState, EndReason, Event, GRACE, Input, Invitee, Layout, Notice, OutReason, Output, Participant,
    ParticipantId, Person, Recording, Refused, SavedLayout, Setup, Stage, StreamTarget,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// Longest name, in characters; the vendor's bound on an attendee's name.
pub const LONGEST_NAME: usize = 96;

/// A meeting being held. See the [crate](crate) for how to run it.
///
/// Invariants, whatever the inputs: at most one host; who waits is told nothing of the meeting;
/// nobody is in who was not admitted by a host or a program, let in by the rules of that moment, or
/// had proved to be host or to have been in before; each request has exactly one answer.
#[derive(Debug)]
pub struct Conference {
    /// The booking's settings, with the rules as hosts have changed them since.
    pub(crate) setup: Setup,
    /// The latest time seen. Never goes back, so that a clock set back does not upset deadlines.
    pub(crate) now: Timestamp,
    pub(crate) set_up_at: Timestamp,
    /// Planned end; counts from the beginning, and until then from `set_up_at`.
    pub(crate) ends_at: Timestamp,
    pub(crate) warned: bool,
    /// Guests need not wait for the host (any more).
    pub(crate) open: bool,
    pub(crate) over: bool,
    pub(crate) people: BTreeMap<ParticipantId, Member>,
    pub(crate) host: Option<ParticipantId>,
    /// In the order in which they came.
    pub(crate) waiting: VecDeque<Waiting>,
    /// The audience before it is let in, or while there is no room for it.
    pub(crate) lounge: BTreeMap<ParticipantId, Arrival>,
    /// How many of the people are audience.
    pub(crate) seats: u32,
    pub(crate) past: BTreeMap<ParticipantId, Past>,
    /// Whose connection is lost, by when he will have left.
    pub(crate) lost: BTreeSet<(Timestamp, ParticipantId)>,
    pub(crate) chat: Chat,
    pub(crate) stage: Stage,
    /// The layout that was set last.
    pub(crate) layout: Option<Layout>,
    pub(crate) layouts: Vec<SavedLayout>,
    /// In the order in which they were invited.
    pub(crate) invitees: Vec<Invitee>,
    pub(crate) calls: Vec<Call>,
    /// Whether the stream was told to go out.
    pub(crate) streamed: bool,
    /// Where the stream is sent.
    pub(crate) targets: Vec<StreamTarget>,
    /// Programs listen.
    pub(crate) watched: bool,
    pub(crate) speakers: Speakers,
    pub(crate) quality: QualityReports,
    pub(crate) audience: AudienceCount,
    /// What has changed and was not told yet; empty between inputs.
    pub(crate) changes: Changes,
    pub(crate) outputs: VecDeque<Output>,
}

impl Conference {
    /// Sets a meeting up. One that has begun earlier and whose end has passed meanwhile (the server
    /// was down), or is about to, is extended if it extends itself: nobody is in yet to show that it
    /// is needed, and people must be able to come back to it.
    pub fn new(mut setup: Setup, now: Timestamp) -> Self {
        let ends_at = later(setup.started_at.unwrap_or(now), setup.length);
        let mut conference = Self {
            now,
            set_up_at: now,
            ends_at,
            warned: false,
            open: setup.guests_may_start,
            over: false,
            people: BTreeMap::new(),
            host: None,
            waiting: VecDeque::new(),
            lounge: BTreeMap::new(),
            seats: 0,
            past: BTreeMap::new(),
            lost: BTreeSet::new(),
            chat: Chat::default(),
            stage: Stage::Free,
            layout: None,
            layouts: Vec::new(),
            invitees: std::mem::take(&mut setup.invitees),
            calls: Vec::new(),
            streamed: false,
            targets: Vec::new(),
            watched: false,
            speakers: Speakers::new(now),
            quality: QualityReports::new(now),
            audience: AudienceCount::new(now),
            changes: Changes::default(),
            outputs: VecDeque::new(),
            setup,
        };
        // What a server before this one streamed goes on; who sets it up sees to that.
        conference.streamed = conference.is_streaming();
        let back_by = later(now, GRACE);
        if conference.setup.started_at.is_some() && ends_at <= back_by && conference.extend(back_by) {
            conference.tell_changes();
        }
        conference
    }

    /// Takes what happens at `now`. What follows from it comes out of [`poll`](Self::poll).
    pub fn handle(&mut self, now: Timestamp, input: Input) {
        self.now = self.now.max(now);
        // What is due comes first: an input never sees a meeting whose time is over.
        self.tick();
        self.tell_changes();
        let before = self.outputs.len();
        let answer = match input {
            Input::Join(join) => Some((Some(join.participant), join.request, self.join(&join))),
            Input::Return(join) => Some((Some(join.participant), join.request, self.come_back(&join))),
            Input::Act { by, request, action } => Some((Some(by), request, self.act(by, action))),
            Input::Program { request, action } => Some((None, request, self.program(action))),
            other => {
                self.note(other);
                None
            }
        };
        if let Some((to, request, answer)) = answer {
            self.outputs.insert(before, Output::Answer { to, request, answer });
        }
        self.settle();
        self.tell_changes();
    }

    /// Takes what needs no answer.
    fn note(&mut self, input: Input) {
        match input {
            Input::Lost { participant } => self.lose(participant),
            Input::Speakers(levels) => self.hear(&levels),
            Input::Quality { participant, level } => self.rate(participant, level),
            Input::CallEnded { call, outcome } => self.end_call(call, outcome),
            Input::RecordingFailed(why) => self.fail_recording(why),
            Input::Streamed(targets) => self.note_targets(targets),
            Input::StreamingFailed(why) => self.fail_streaming(why),
            Input::Watch(watched) => self.watched = watched,
            Input::Close(why) => self.finish(why),
            Input::Open { guests } if !self.over => {
                self.begin();
                self.open |= guests;
            }
            Input::Open { .. }
            | Input::Wake
            | Input::Join(_)
            | Input::Return(_)
            | Input::Act { .. }
            | Input::Program { .. } => {}
        }
    }

    /// The next thing to be done; `None` when there is nothing more.
    pub fn poll(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// When [`Input::Wake`] is due, and what for. `None`: never, the meeting is over.
    pub fn wake(&self) -> Option<(Timestamp, WakeReason)> {
        self.next_deadline()
    }

    /// The state that is not about one person.
    pub fn state(&self) -> ConferenceState {
        let Setup { locked, waiting_room, may_unmute, share, chat, voice_only, .. } = self.setup;
        let Setup { all_muted, may_rename, may_show, may_take_over, record, entry, prolong, .. } = self.setup;
        let Setup { audience_admitted, paused, records, recording, recorded, streams, .. } = self.setup;
        ConferenceState {
            uuid: Arc::clone(&self.setup.uuid),
            started_at: self.setup.started_at.unwrap_or(self.set_up_at),
            ends_at: self.ends_at,
            locked,
            waiting_room,
            may_unmute,
            share,
            chat,
            voice_only,
            all_muted,
            may_rename,
            may_show,
            may_take_over,
            record,
            entry,
            prolong,
            webinar: self.setup.webinar.is_some(),
            audience_admitted,
            paused,
            records,
            recording: if self.setup.started_at.is_some() { recording } else { Recording::Off },
            recorded,
            streams,
            streaming: self.is_streaming(),
            targets: self.targets.clone(),
            stage: self.stage.clone(),
            layout: self.layout.clone(),
        }
    }

    /// Who is in, by ID; of an audience those who speak or want to.
    pub fn participants(&self) -> impl Iterator<Item = &Participant> {
        self.people.values().filter(|member| member.stands_out()).map(|member| &member.seen)
    }

    /// One who is in.
    pub fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.people.get(&id).map(|member| &member.seen)
    }

    /// Who waits, the longest waiting first.
    pub fn waiting(&self) -> impl ExactSizeIterator<Item = Person> {
        self.waiting.iter().map(Waiting::person)
    }

    /// Who is invited, in the meeting or not.
    pub fn invitees(&self) -> impl ExactSizeIterator<Item = &Invitee> {
        self.invitees.iter()
    }

    /// Who is being called, the longest called first.
    pub fn calls(&self) -> impl ExactSizeIterator<Item = &Call> {
        self.calls.iter()
    }

    /// The layouts that were saved, the oldest first.
    pub fn layouts(&self) -> impl ExactSizeIterator<Item = &SavedLayout> {
        self.layouts.iter()
    }

    /// The host, if there is one.
    pub fn host(&self) -> Option<ParticipantId> {
        self.host
    }

    /// Whether somebody was put out, so that his key is worth nothing.
    pub fn is_banned(&self, id: ParticipantId) -> bool {
        self.past.get(&id) == Some(&Past::Removed)
    }

    /// Whether the meeting is over. It takes no further part in anything then.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Ends the meeting: everybody is out, those who wait as well.
    pub(crate) fn finish(&mut self, why: EndReason) {
        if self.over {
            return;
        }
        self.hang_up();
        self.over = true;
        let people = std::mem::take(&mut self.people).into_values();
        let connected = people.filter(|member| member.seen.connected).map(|member| member.seen.id);
        let waiting = std::mem::take(&mut self.waiting).into_iter().map(|waiting| waiting.arrival.id);
        let lounge = std::mem::take(&mut self.lounge).into_keys();
        let all = connected.chain(waiting).chain(lounge).collect();
        let out = match why {
            EndReason::Ended => OutReason::Ended,
            EndReason::TimeOver => OutReason::TimeOver,
            EndReason::Cancelled => OutReason::Cancelled,
        };
        self.tell(all, Notice::Out { why: out });
        self.host = None;
        self.seats = 0;
        self.lost.clear();
        self.changes = Changes::default();
        self.event(Event::Ended { why });
    }

    /// One who is in, to be changed; everybody will be told what he is then.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`].
    pub(crate) fn changing(&mut self, id: ParticipantId) -> Result<&mut Member, Refused> {
        let member = self.people.get_mut(&id).ok_or(Refused::NoSuchParticipant)?;
        self.changes.people.insert(id);
        Ok(member)
    }

    /// One who is in, to be looked at.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`].
    pub(crate) fn member(&self, id: ParticipantId) -> Result<&Member, Refused> {
        self.people.get(&id).ok_or(Refused::NoSuchParticipant)
    }
}

/// `time` and then `length`, at most the end of time.
pub(crate) fn later(time: Timestamp, length: jiff::SignedDuration) -> Timestamp {
    time.checked_add(length).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests;
