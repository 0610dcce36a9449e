//! A meeting for tests, with names for its people and a clock that is moved by hand.

use crate::{
    Action, AudienceShown, Conference, Event, Input, Join, MicrophoneState, Notice, Output, Participant, ParticipantId,
    ParticipantKind, Refused, Role, Setup, WebinarSetup,
};
use jiff::{SignedDuration, Timestamp};

pub(crate) const HOST: ParticipantId = ParticipantId(1);
pub(crate) const COHOST: ParticipantId = ParticipantId(2);
pub(crate) const GUEST: ParticipantId = ParticipantId(3);
pub(crate) const OTHER: ParticipantId = ParticipantId(4);
/// One who waits.
pub(crate) const WAITER: ParticipantId = ParticipantId(5);
/// One who is nowhere.
pub(crate) const NOBODY: ParticipantId = ParticipantId(99);

/// When every meeting here is set up.
pub(crate) const START: Timestamp = Timestamp::constant(1_900_000_000, 0);

/// A meeting of an hour, and what it said to the last input.
pub(crate) struct Scene {
    pub(crate) conference: Conference,
    pub(crate) now: Timestamp,
    pub(crate) outputs: Vec<Output>,
}

/// Somebody with everything on.
pub(crate) fn join(id: ParticipantId, role: Role) -> Join {
    let name = format!("person {}", id.0);
    let kind = ParticipantKind::Client;
    Join { participant: id, request: 7, name, role, known: false, called: false, kind, microphone: true, camera: true }
}

impl Scene {
    /// An empty meeting.
    pub(crate) fn empty(change: impl FnOnce(&mut Setup)) -> Self {
        let length = SignedDuration::from_hours(1);
        let mut setup = Setup::new("u", length, START + length);
        change(&mut setup);
        Self { conference: Conference::new(setup, START), now: START, outputs: Vec::new() }
    }

    /// A meeting with host, co-host and two guests in it.
    pub(crate) fn new(change: impl FnOnce(&mut Setup)) -> Self {
        let mut scene = Self::empty(change);
        for (id, role) in [(HOST, Role::Host), (COHOST, Role::Cohost), (GUEST, Role::Guest), (OTHER, Role::Guest)] {
            assert_eq!(scene.join(id, role), Ok(()));
        }
        scene
    }

    /// A webinar with host, co-host and two guests on its panel, before its audience is let in.
    pub(crate) fn webinar(change: impl FnOnce(&mut Setup)) -> Self {
        Self::new(|setup| {
            let shown = Some(AudienceShown { base: 100, tenths: 15 });
            setup.webinar = Some(WebinarSetup { capacity: 0, shown });
            change(setup);
        })
    }

    /// The same with the waiting room on and one in it.
    pub(crate) fn with_waiting_room(change: impl FnOnce(&mut Setup)) -> Self {
        let mut scene = Self::new(change);
        assert_eq!(scene.act(HOST, Action::WaitingRoom { enabled: true }), Ok(()));
        assert_eq!(scene.join(WAITER, Role::Guest), Ok(()));
        assert!(scene.waits(WAITER));
        scene
    }

    pub(crate) fn handle(&mut self, input: Input) {
        self.conference.handle(self.now, input);
        self.outputs = std::iter::from_fn(|| self.conference.poll()).collect();
    }

    /// The one answer to a request, which comes first.
    pub(crate) fn ask(&mut self, input: Input) -> Result<(), Refused> {
        self.handle(input);
        let answer = |output: &Output| match output {
            Output::Answer { answer, .. } => Some(*answer),
            _ => None,
        };
        let answers: Vec<_> = self.outputs.iter().filter_map(answer).collect();
        assert_eq!(answers.len(), 1, "{:?}", self.outputs);
        answers[0]
    }

    pub(crate) fn join(&mut self, id: ParticipantId, role: Role) -> Result<(), Refused> {
        self.ask(Input::Join(join(id, role)))
    }

    pub(crate) fn come_back(&mut self, id: ParticipantId, role: Role) -> Result<(), Refused> {
        self.ask(Input::Return(join(id, role)))
    }

    pub(crate) fn act(&mut self, by: ParticipantId, action: Action) -> Result<(), Refused> {
        self.ask(Input::Act { by, request: 8, action })
    }

    pub(crate) fn program(&mut self, action: Action) -> Result<(), Refused> {
        self.ask(Input::Program { request: 9, action })
    }

    /// Lets time pass without anything happening but what is due.
    pub(crate) fn pass(&mut self, time: SignedDuration) {
        self.now += time;
        self.handle(Input::Wake);
    }

    /// What one was told after the last input.
    pub(crate) fn told(&self, id: ParticipantId) -> Vec<Notice> {
        let for_him = |output: &Output| match output {
            Output::Send { to, notice } if to.contains(&id) => Some(notice.clone()),
            _ => None,
        };
        self.outputs.iter().filter_map(for_him).collect()
    }

    /// What the outside was told after the last input.
    pub(crate) fn events(&self) -> Vec<Event> {
        let event = |output: &Output| match output {
            Output::Event(event) => Some(event.clone()),
            _ => None,
        };
        self.outputs.iter().filter_map(event).collect()
    }

    /// One who is in.
    pub(crate) fn seen(&self, id: ParticipantId) -> &Participant {
        self.conference.participant(id).expect("he is in")
    }

    pub(crate) fn is_in(&self, id: ParticipantId) -> bool {
        self.conference.participant(id).is_some()
    }

    pub(crate) fn waits(&self, id: ParticipantId) -> bool {
        self.conference.waiting().any(|person| person.id == id)
    }

    pub(crate) fn microphone(&self, id: ParticipantId) -> MicrophoneState {
        self.seen(id).microphone
    }

    /// The roles of those who are in, by ID.
    pub(crate) fn roles(&self) -> Vec<(u64, Role)> {
        self.conference.participants().map(|seen| (seen.id.0, seen.role)).collect()
    }
}
