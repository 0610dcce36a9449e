//! What the conference keeps of each person, beyond what everybody sees of him.

use crate::{
    Join, MicrophoneState, Participant, ParticipantId, ParticipantKind, Person, RecordRule, Role, Setup, ShareRule,
    Source, View, WaitReason,
};
use jiff::Timestamp;
use std::sync::Arc;

/// Somebody who is in.
#[derive(Debug)]
pub(crate) struct Member {
    /// What everybody sees.
    pub(crate) seen: Participant,
    /// A host asked him to unmute: he may once, whatever the rule.
    pub(crate) asked_to_unmute: bool,
    /// A host asked him to turn his camera on: he may once, whatever the rule.
    pub(crate) asked_to_show: bool,
    /// He shares because a host asked him to: the rule does not stop that.
    pub(crate) shares_by_request: bool,
    /// What was said of his recording alone, whatever the rule.
    pub(crate) record_granted: Option<bool>,
    /// He has been host or co-host at some time, so keys of his may say so.
    pub(crate) was_staff: bool,
    /// What the outside was told that he may publish, in the order of [`Source::ALL`].
    pub(crate) publishes: [bool; 4],
    /// What the outside was told: that nothing flows to him for the time being.
    pub(crate) held: bool,
    /// Whether everybody was told of him, rather than of a number.
    pub(crate) public: bool,
    /// Whether hosts were told of him.
    pub(crate) noticed: bool,
    /// How good his connection is, 1 to 5, once known.
    pub(crate) quality: Option<u8>,
}

impl Member {
    /// What of his is to be forwarded, in the order of [`Source::ALL`].
    pub(crate) fn to_publish(&self) -> [bool; 4] {
        let Participant { microphone, camera, screen, .. } = self.seen;
        if self.seen.only_listens() {
            return [false; 4];
        }
        Source::ALL.map(|source| match source {
            Source::Microphone => microphone == MicrophoneState::On,
            Source::Camera => camera,
            Source::Screen | Source::ScreenAudio => screen,
        })
    }

    /// Whether he can be told what everybody is told.
    pub(crate) fn reads(&self) -> bool {
        self.seen.connected && self.seen.kind == ParticipantKind::Client
    }

    /// Whether nothing flows to him for the time being.
    pub(crate) fn to_hold(&self, setup: &Setup) -> bool {
        setup.paused && self.seen.role == Role::Audience
    }

    /// Whether hosts see him in the list: everybody but who of the audience neither speaks nor wants to.
    pub(crate) fn stands_out(&self) -> bool {
        !self.seen.only_listens() || self.seen.hand_at.is_some()
    }

    /// Whether he may turn his microphone on.
    pub(crate) fn may_unmute(&self, setup: &Setup) -> bool {
        if self.seen.role == Role::Audience {
            return self.seen.speaks;
        }
        self.seen.kind != ParticipantKind::Whep
            && (setup.may_unmute || self.asked_to_unmute || self.seen.role.is_staff())
    }

    /// Whether he may turn his camera on.
    pub(crate) fn may_show(&self, setup: &Setup) -> bool {
        self.sends_pictures(setup)
            && !self.seen.only_listens()
            && (setup.may_show || self.seen.speaks || self.asked_to_show || self.seen.role.is_staff())
    }

    /// Whether he may share a screen, and go on to.
    pub(crate) fn may_share(&self, setup: &Setup) -> bool {
        let allowed = setup.share == ShareRule::Everybody || self.shares_by_request || self.seen.asked_to_share;
        self.sends_pictures(setup) && self.seen.role != Role::Audience && (allowed || self.seen.role.is_staff())
    }

    /// Whether he may begin to share although somebody else does.
    pub(crate) fn may_take_over(&self, setup: &Setup) -> bool {
        setup.may_take_over || self.seen.asked_to_share || self.seen.role.is_staff()
    }

    /// Whether he may record in the client.
    pub(crate) fn may_record(&self, setup: &Setup) -> bool {
        let by_rule = match setup.record {
            RecordRule::Everybody => true,
            RecordRule::Some | RecordRule::Hosts => self.seen.role.is_staff(),
        };
        let client = self.seen.kind == ParticipantKind::Client && self.seen.role != Role::Audience;
        client && self.record_granted.unwrap_or(by_rule)
    }

    fn sends_pictures(&self, setup: &Setup) -> bool {
        self.seen.kind != ParticipantKind::Whep && !setup.voice_only
    }
}

/// Somebody on his way in: who he is and what he wants on.
#[derive(Clone, Debug)]
pub(crate) struct Arrival {
    pub(crate) id: ParticipantId,
    pub(crate) name: Arc<str>,
    pub(crate) role: Role,
    pub(crate) known: bool,
    pub(crate) kind: ParticipantKind,
    pub(crate) microphone: bool,
    pub(crate) camera: bool,
    /// He has been in before, and is no newcomer to be muted.
    pub(crate) returns: bool,
}

impl Arrival {
    /// What a checked request says.
    pub(crate) fn new(join: &Join, name: Arc<str>) -> Self {
        let Join { participant: id, request: _, name: _, role, known, called: _, kind, microphone, camera } = *join;
        // A camera rig with the host's link is no host; the link only opens the door to it. With the
        // audience's link it is audience, and forwards nothing.
        let role = if kind == ParticipantKind::Client || role == Role::Audience { role } else { Role::Guest };
        Self { id, name, role, known, kind, microphone, camera, returns: false }
    }

    /// He as he comes in at `now` under the meeting's rules.
    pub(crate) fn enter(self, setup: &Setup, now: Timestamp) -> Member {
        let guest = self.role == Role::Guest && self.kind == ParticipantKind::Client;
        // Where guests may not unmute, coming in anew must not be the way to do it.
        let muted = guest && (!setup.may_unmute || ((setup.mute_newcomers || setup.all_muted) && !self.returns));
        let sends = self.kind != ParticipantKind::Whep && self.role != Role::Audience;
        let microphone = match self.microphone && sends {
            false => MicrophoneState::Off,
            true if muted => MicrophoneState::MutedByHost,
            true => MicrophoneState::On,
        };
        let seen = Participant {
            id: self.id,
            name: self.name,
            role: self.role,
            kind: self.kind,
            known: self.known,
            microphone,
            camera: self.camera && sends && !setup.voice_only && (!guest || setup.may_show),
            screen: false,
            hand_at: None,
            joined_at: now,
            connected: true,
            asked_to_share: false,
            may_record: false,
            view: View::Free,
            view_locked: false,
            speaks: false,
        };
        let was_staff = seen.role.is_staff();
        let mut member = Member {
            seen,
            asked_to_unmute: false,
            asked_to_show: false,
            shares_by_request: false,
            record_granted: None,
            was_staff,
            publishes: [false; 4],
            held: false,
            public: false,
            noticed: false,
            quality: None,
        };
        member.seen.may_record = member.may_record(setup);
        member
    }
}

/// Somebody who waits. Always a guest: hosts do not wait.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    /// Who.
    pub(crate) arrival: Arrival,
    /// Since when.
    pub(crate) since: Timestamp,
    /// Why, as he was told.
    pub(crate) why: WaitReason,
}

impl Waiting {
    /// What hosts see of him.
    pub(crate) fn person(&self) -> Person {
        let Arrival { id, ref name, known, .. } = self.arrival;
        Person { id, name: Arc::clone(name), known, since: self.since }
    }
}

/// What is remembered of somebody who was in and is not any more, where his key alone would say
/// something wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Past {
    /// He was put out: his key is worth nothing.
    Removed,
    /// He was sent to the waiting room and not admitted since: his key does not lead past it.
    SentBack,
    /// He had this role when he left, whatever his key says.
    Left(Role),
}
