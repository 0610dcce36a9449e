//! A witness of a meeting, who knows what goes in and what comes out and nothing of how: he keeps
//! for each person what his client would show, and objects to what must not be.

use crate::{
    Action, Conference, ConferenceState, Event, Input, LeftReason, MicrophoneState, Notice, Output, Participant,
    ParticipantId, ParticipantKind, Person, Role, Setup, Source,
};
use std::collections::{BTreeMap, BTreeSet};

/// What one person's client shows.
#[derive(Debug)]
struct View {
    conference: ConferenceState,
    participants: BTreeMap<ParticipantId, Participant>,
    waiting: Vec<Person>,
}

/// What one input is about, seen before it happens.
struct Cause {
    /// Newcomers that this input itself entitles to come in.
    entitled: BTreeSet<ParticipantId>,
    /// He of the input comes with the key of one who was in.
    returns: Option<ParticipantId>,
}

#[derive(Default)]
pub(super) struct Witness {
    capacity: usize,
    /// Guests need not wait for the host.
    open: bool,
    /// Who is in, with what of his is forwarded.
    inside: BTreeMap<ParticipantId, BTreeSet<Source>>,
    removed: BTreeSet<ParticipantId>,
    sent_back: BTreeSet<ParticipantId>,
    views: BTreeMap<ParticipantId, View>,
    /// What a program that listens shows.
    program: Option<View>,
    asked_to_share: BTreeSet<ParticipantId>,
}

impl Witness {
    pub(super) fn new(setup: &Setup) -> Self {
        let capacity = usize::try_from(setup.capacity).unwrap();
        Self { capacity, open: setup.guests_may_start, ..Self::default() }
    }

    /// Gives the meeting an input, and looks at what comes of it.
    pub(super) fn watch(&mut self, conference: &mut Conference, now: jiff::Timestamp, input: &Input) {
        // What is due by itself comes first, so that what follows has one cause.
        conference.handle(now, Input::Wake);
        self.hear(conference, &Cause { entitled: BTreeSet::new(), returns: None }, None);
        let cause = self.cause(conference, input);
        if let Input::Lost { participant } = input {
            self.views.remove(participant);
        }
        if let Input::Watch(watched) = input {
            self.program = watched.then(|| View {
                conference: conference.state(),
                participants: conference.participants().map(|seen| (seen.id, seen.clone())).collect(),
                waiting: conference.waiting().collect(),
            });
        }
        conference.handle(now, input.clone());
        let asked = match input {
            Input::Join(join) | Input::Return(join) => Some((Some(join.participant), join.request)),
            Input::Act { by, request, .. } => Some((Some(*by), *request)),
            Input::Program { request, .. } => Some((None, *request)),
            _ => None,
        };
        self.hear(conference, &cause, asked);
        self.compare(conference);
        conference.handle(now, Input::Wake);
        self.hear(conference, &Cause { entitled: BTreeSet::new(), returns: None }, None);
        assert!(
            conference.wake().is_none_or(|(at, _)| at > now),
            "it would be woken for ever: {:?}",
            conference.wake()
        );
    }

    fn cause(&self, conference: &Conference, input: &Input) -> Cause {
        let waiting: BTreeSet<_> = conference.waiting().map(|person| person.id).collect();
        let mut entitled = BTreeSet::new();
        let mut returns = None;
        let (action, role) = match input {
            Input::Act { by, action, .. } => (Some(action), conference.participant(*by).map(|seen| seen.role)),
            Input::Program { action, .. } => (Some(action), Some(Role::Host)),
            _ => (None, None),
        };
        let staff = role.is_some_and(Role::is_staff);
        match (input, action) {
            (Input::Join(join), _) if join.role != Role::Guest => {
                entitled.insert(join.participant);
            }
            // A lock does not keep out who is called; all else does.
            (Input::Join(join), _) if join.called && self.open && !conference.state().waiting_room => {
                entitled.insert(join.participant);
            }
            (Input::Return(join), _) if !self.sent_back.contains(&join.participant) => {
                entitled.insert(join.participant);
                returns = Some(join.participant);
            }
            (_, Some(Action::Admit { participant: Some(id) })) if staff => {
                entitled.extend(waiting.get(id));
            }
            (_, Some(Action::Admit { participant: None })) if staff => entitled = waiting,
            (_, Some(Action::WaitingRoom { enabled: false })) if staff && self.open => entitled = waiting,
            (Input::Act { by, .. }, Some(Action::ClaimHost)) => entitled.extend(waiting.get(by)),
            _ => {}
        }
        Cause { entitled, returns }
    }

    /// Takes in all that the meeting says.
    fn hear(&mut self, conference: &mut Conference, cause: &Cause, asked: Option<(Option<ParticipantId>, u32)>) {
        let mut answers = Vec::new();
        while let Some(output) = conference.poll() {
            match output {
                Output::Answer { to, request, .. } => answers.push((to, request)),
                Output::Event(event) => self.see(conference, cause, event),
                Output::Watch(notice) => {
                    let view = self.program.as_mut().expect("nobody listens");
                    show(view, ParticipantId(0), &notice);
                }
                Output::Send { to, notice } => {
                    assert!(!to.is_empty());
                    for &id in to.iter() {
                        self.tell(conference, id, &notice);
                    }
                }
            }
        }
        assert_eq!(answers, asked.into_iter().collect::<Vec<_>>(), "one answer to each request");
    }

    fn see(&mut self, conference: &Conference, cause: &Cause, event: Event) {
        match event {
            Event::Joined { participant, role } => {
                let rules = conference.state();
                let by_rules = self.open && !rules.waiting_room && !rules.locked;
                assert!(by_rules || cause.entitled.contains(&participant), "{participant} should not be in");
                assert!(!self.removed.contains(&participant), "{participant} was put out");
                assert!(self.inside.insert(participant, BTreeSet::new()).is_none(), "{participant} is in twice");
                let fits = self.capacity == 0 || self.inside.len() <= self.capacity;
                assert!(fits || role.is_staff(), "guest {participant} is one too many");
                self.open |= role.is_staff() || cause.returns == Some(participant);
                self.sent_back.remove(&participant);
            }
            Event::Left { participant, why } => {
                assert!(self.inside.remove(&participant).is_some(), "{participant} was not in");
                self.views.remove(&participant);
                match why {
                    LeftReason::Removed => drop(self.removed.insert(participant)),
                    LeftReason::SentBack => drop(self.sent_back.insert(participant)),
                    LeftReason::Left | LeftReason::Lost | LeftReason::Audience => {}
                }
            }
            Event::MayPublish { participant, source, allowed } => {
                let sources = self.inside.get_mut(&participant).expect("who publishes is in");
                let changed = if allowed { sources.insert(source) } else { sources.remove(&source) };
                assert!(changed, "{participant}'s {source:?} was {allowed} before");
            }
            Event::Ended { .. } => {
                self.inside.clear();
                self.views.clear();
                self.program = None;
            }
            Event::RoleChanged { role: Role::Host, .. } => self.open = true,
            _ => {}
        }
    }

    fn tell(&mut self, conference: &Conference, id: ParticipantId, notice: &Notice) {
        match notice {
            Notice::Waiting { .. } => assert!(!self.inside.contains_key(&id), "{id} is in and told to wait"),
            Notice::Out { .. } => {}
            Notice::Joined { you, conference: state, participants, waiting, chat } => {
                assert!(self.inside.contains_key(&id) && *you == id, "{id} is told that he is in");
                let private = chat.iter().filter(|line| line.to.is_some());
                assert!(private.clone().all(|line| line.to == Some(id) || line.from == id), "{id} reads {chat:?}");
                let participants = participants.iter().map(|seen| (seen.id, seen.clone())).collect();
                let view = View { conference: state.clone(), participants, waiting: waiting.to_vec() };
                self.views.insert(id, view);
            }
            notice => {
                let seen = conference.participant(id);
                let view = self.views.get_mut(&id);
                let view = view.unwrap_or_else(|| panic!("{id} is not in and is told {notice:?}"));
                if matches!(notice, Notice::Asked { source: Source::Screen, .. }) {
                    self.asked_to_share.insert(id);
                }
                let personal = matches!(
                    notice,
                    Notice::Stopped { .. }
                        | Notice::Asked { .. }
                        | Notice::Withdrawn { .. }
                        | Notice::Unmuted { .. }
                        | Notice::Chatted { .. }
                );
                let kind = seen.map(|seen| seen.kind);
                assert!(personal || kind.is_none_or(|kind| kind == ParticipantKind::Client), "{id} has no client");
                show(view, id, notice);
            }
        }
    }

    /// Whether everybody sees what is.
    fn compare(&self, conference: &Conference) {
        let inside: Vec<_> = conference.participants().map(|seen| seen.id).collect();
        assert_eq!(self.inside.keys().copied().collect::<Vec<_>>(), inside, "who is in");
        assert!(conference.waiting().all(|person| !self.inside.contains_key(&person.id)), "in and waiting");
        if let Some(view) = &self.program {
            let people: BTreeMap<_, _> = conference.participants().map(|seen| (seen.id, seen.clone())).collect();
            assert_eq!(view.participants, people, "what a program sees of people");
            assert_eq!(view.conference, conference.state(), "what a program sees of the meeting");
            assert_eq!(view.waiting, conference.waiting().collect::<Vec<_>>(), "whom a program sees waiting");
        }
        let hosts = conference.participants().filter(|seen| seen.role == Role::Host).map(|seen| seen.id);
        assert_eq!(hosts.collect::<Vec<_>>(), conference.host().into_iter().collect::<Vec<_>>(), "one host, or none");
        let participants: BTreeMap<_, _> = conference.participants().map(|seen| (seen.id, seen.clone())).collect();
        for (id, seen) in &participants {
            self.compare_publishing(conference, seen);
            if seen.kind != ParticipantKind::Client {
                assert_eq!(seen.role, Role::Guest);
                continue;
            }
            let Some(view) = self.views.get(id) else {
                assert!(!seen.connected, "{id} is in and was not told");
                continue;
            };
            assert!(seen.connected);
            assert_eq!(view.participants, participants, "what {id} sees of people");
            assert_eq!(view.conference, conference.state(), "what {id} sees of the meeting");
            let waiting: Vec<_> = if seen.role.is_staff() { conference.waiting().collect() } else { Vec::new() };
            assert_eq!(view.waiting, waiting, "whom {id} sees waiting");
        }
    }

    fn compare_publishing(&self, conference: &Conference, seen: &Participant) {
        let state = conference.state();
        let mut expected = BTreeSet::new();
        if seen.microphone == MicrophoneState::On {
            expected.insert(Source::Microphone);
        }
        if seen.camera {
            expected.insert(Source::Camera);
        }
        if seen.screen {
            expected.extend([Source::Screen, Source::ScreenAudio]);
            let asked = self.asked_to_share.contains(&seen.id);
            let allowed = state.share == crate::ShareRule::Everybody || seen.role.is_staff();
            assert!(allowed || asked, "{} shares", seen.id);
        }
        assert!(!state.voice_only || !(seen.camera || seen.screen), "{} is seen", seen.id);
        assert!(seen.kind != ParticipantKind::Whep || expected.is_empty(), "{} watches only", seen.id);
        assert_eq!(self.inside[&seen.id], expected, "what is forwarded of {}", seen.id);
    }
}

/// What a client does with a notice.
fn show(view: &mut View, id: ParticipantId, notice: &Notice) {
    match notice {
        Notice::Conference { conference } => view.conference = conference.clone(),
        Notice::Participants { participants } => {
            view.participants.extend(participants.iter().map(|seen| (seen.id, seen.clone())));
        }
        Notice::Left { participant, .. } => {
            assert!(view.participants.remove(participant).is_some(), "{id} had not heard of {participant}");
        }
        Notice::WaitingList { waiting } => view.waiting = waiting.to_vec(),
        Notice::Chatted { message } => {
            assert!(message.to.is_none_or(|to| to == id) || message.from == id, "{id} reads {message:?}");
        }
        Notice::Speakers { speakers } => {
            assert!(speakers.len() <= crate::MOST_SPEAKERS && speakers.iter().all(|speaker| speaker.level <= 100));
        }
        Notice::Quality { people } => {
            assert!(people.iter().all(|peer| view.participants.contains_key(&peer.participant)));
        }
        _ => {}
    }
}
