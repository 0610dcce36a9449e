//! Between the words of the conference, those of the protocol, and those of the media plane.

use super::Facts;
use convoca_booking::HeldRole;
use convoca_conference as live;
use convoca_signalling as wire;
use jiff::Timestamp;

/// A role as it is kept.
pub(super) fn held_role(role: live::Role) -> HeldRole {
    match role {
        live::Role::Host => HeldRole::Host,
        live::Role::Cohost => HeldRole::Cohost,
        live::Role::Guest => HeldRole::Guest,
        live::Role::Audience => HeldRole::Audience,
    }
}

/// A participant's ID as clients write it.
pub(crate) fn id(id: live::ParticipantId) -> wire::ParticipantId {
    wire::ParticipantId(id.to_string())
}

/// The participant that a client means; one that nobody has when the text is no ID.
pub(crate) fn who(id: &wire::ParticipantId) -> live::ParticipantId {
    let number = Some(&id.0).filter(|text| text.len() == 16).and_then(|text| u64::from_str_radix(text, 16).ok());
    // IDs are drawn from 64 bits and never 0.
    live::ParticipantId(number.unwrap_or(0))
}

macro_rules! same {
    ($(#[$doc:meta])* $there:ident, $back:ident, $left:ty, $right:ty, $($name:ident)*) => {
        $(#[$doc])*
        pub(crate) fn $there(value: $left) -> $right {
            match value { $(<$left>::$name => <$right>::$name,)* }
        }

        $(#[$doc])*
        #[allow(dead_code, reason = "not every word goes both ways")]
        pub(crate) fn $back(value: $right) -> $left {
            match value { $(<$right>::$name => <$left>::$name,)* }
        }
    };
}

same!(
    /// A role.
    role, role_from, live::Role, wire::Role, Host Cohost Guest Audience
);
same!(
    /// A source.
    source, source_from, live::Source, wire::Source, Microphone Camera Screen ScreenAudio
);
same!(
    /// A source of the media plane.
    track, track_from, live::Source, convoca_sfu::Source, Microphone Camera Screen ScreenAudio
);
same!(
    /// Who may share.
    share, share_from, live::ShareRule, wire::ShareRule, Everybody Hosts
);
same!(
    /// Who may chat.
    chat, chat_from, live::ChatRule, wire::ChatRule, Everybody Public Hosts Private Nobody
);
same!(
    /// A reaction.
    reaction, reaction_from, live::Reaction, wire::Reaction, ThumbsUp Applause Heart Laugh Surprise Celebrate
);
same!(
    /// How somebody takes part.
    kind, kind_from, live::ParticipantKind, wire::ParticipantKind, Client Whip Whep
);
same!(
    /// A microphone.
    microphone, microphone_from, live::MicrophoneState, wire::MicrophoneState, On Off MutedByHost
);
same!(
    /// Whether it is recorded.
    recording, recording_from, live::Recording, wire::Recording, Off On Paused
);
same!(
    /// Why a recording has ended.
    record_trouble, record_trouble_from, live::RecordTrouble, wire::RecordTrouble, NoSpace NoEncoder Fault
);
same!(
    /// What is streamed.
    stream_of, stream_of_from, live::StreamOf, wire::StreamOf, Composed Screen
);
same!(
    /// Why a target has no stream.
    stream_trouble, stream_trouble_from, live::StreamTrouble, wire::StreamTrouble,
    Address Unreachable Rejected Stalled Full NoEncoder Fault
);
same!(
    /// Why somebody waits.
    waits, waits_from, live::WaitReason, wire::WaitReason, Host Admission Rehearsal
);
same!(
    /// Why somebody has left.
    left, left_from, live::LeftReason, wire::LeftReason, Left Lost Removed SentBack Audience
);

/// Where a stream is sent.
pub(crate) fn target(target: &live::StreamTarget) -> wire::StreamTarget {
    let (state, why) = match target.state {
        live::StreamState::Connecting => (wire::StreamState::Connecting, None),
        live::StreamState::Live => (wire::StreamState::Live, None),
        live::StreamState::Waiting(why) => (wire::StreamState::Waiting, Some(why)),
        live::StreamState::Failed(why) => (wire::StreamState::Failed, Some(why)),
    };
    wire::StreamTarget { of: stream_of(target.of), state, why: why.map(stream_trouble) }
}

/// Why somebody is out.
pub(crate) fn out(why: live::OutReason) -> wire::OutReason {
    match why {
        live::OutReason::Left => wire::OutReason::Left,
        live::OutReason::Ended => wire::OutReason::Ended,
        live::OutReason::TimeOver => wire::OutReason::TimeOver,
        live::OutReason::Cancelled => wire::OutReason::Cancelled,
        live::OutReason::Removed => wire::OutReason::Removed,
        live::OutReason::Refused => wire::OutReason::Refused,
    }
}

/// Why something is refused.
pub(crate) fn refused(why: live::Refused) -> wire::Refused {
    match why {
        live::Refused::BadMessage => wire::Refused::BadMessage,
        live::Refused::Over => wire::Refused::Over,
        live::Refused::CannotResume => wire::Refused::CannotResume,
        live::Refused::Locked => wire::Refused::Locked,
        live::Refused::Full => wire::Refused::Full,
        live::Refused::OutOfOrder => wire::Refused::OutOfOrder,
        live::Refused::NotAllowed => wire::Refused::NotAllowed,
        live::Refused::NoSuchParticipant => wire::Refused::NoSuchParticipant,
        live::Refused::WrongState
        | live::Refused::TooMany
        | live::Refused::IsHost
        | live::Refused::IsCohost
        | live::Refused::IsAudience
        | live::Refused::NotRecorded
        | live::Refused::NotStreamed
        | live::Refused::NotAudience => wire::Refused::NotAllowed,
    }
}

/// Somebody in the meeting.
pub(crate) fn participant(one: &live::Participant) -> wire::Participant {
    wire::Participant {
        id: id(one.id),
        name: one.name.to_string(),
        role: role(one.role),
        kind: kind(one.kind),
        known: one.known,
        microphone: microphone(one.microphone),
        camera: one.camera,
        screen: one.screen,
        hand_at_ms: one.hand_at.map(Timestamp::as_millisecond),
        joined_at_ms: one.joined_at.as_millisecond(),
        connected: one.connected,
        asked_to_share: one.asked_to_share,
        may_record: one.may_record,
        view: view(one.view),
        view_locked: one.view_locked,
        speaks: one.speaks,
    }
}

fn view(view: live::View) -> wire::View {
    match view {
        live::View::Free => wire::View::Free {},
        live::View::Layout => wire::View::Layout {},
        live::View::Person(one) => wire::View::Person { participant: id(one) },
        live::View::Poll { seconds } => wire::View::Poll { seconds },
    }
}

/// What everybody is shown.
pub(crate) fn stage(stage: &live::Stage) -> wire::Stage {
    let pane = |pane: &live::Pane| wire::Pane {
        left: pane.left,
        top: pane.top,
        width: pane.width,
        height: pane.height,
        people: pane.people.iter().copied().map(id).collect(),
        screen: pane.screen,
    };
    match stage {
        live::Stage::Free => wire::Stage::Free {},
        live::Stage::Broadcast(one) => wire::Stage::Broadcast { participant: id(*one) },
        live::Stage::RollCall(one) => wire::Stage::RollCall { participant: id(*one) },
        live::Stage::Voice { many } => wire::Stage::Voice { many: *many },
        live::Stage::Layout(layout) => wire::Stage::Layout {
            layout: wire::Layout {
                columns: layout.columns,
                rows: layout.rows,
                panes: layout.panes.iter().map(pane).collect(),
                automatic: layout.automatic,
                seconds: layout.seconds,
            },
        },
    }
}

/// What a client wants everybody to be shown.
pub(crate) fn stage_from(stage: wire::Stage) -> live::Stage {
    let pane = |pane: wire::Pane| live::Pane {
        left: pane.left,
        top: pane.top,
        width: pane.width,
        height: pane.height,
        people: pane.people.iter().map(who).collect(),
        screen: pane.screen,
    };
    match stage {
        wire::Stage::Free {} => live::Stage::Free,
        wire::Stage::Broadcast { participant } => live::Stage::Broadcast(who(&participant)),
        wire::Stage::RollCall { participant } => live::Stage::RollCall(who(&participant)),
        wire::Stage::Voice { many } => live::Stage::Voice { many },
        wire::Stage::Layout { layout } => live::Stage::Layout(live::Layout {
            kind: "Custom".into(),
            columns: layout.columns,
            rows: layout.rows,
            panes: layout.panes.into_iter().map(pane).collect(),
            automatic: layout.automatic,
            seconds: layout.seconds,
        }),
    }
}

/// Somebody who waits.
pub(crate) fn person(one: &live::Person) -> wire::Person {
    wire::Person { id: id(one.id), name: one.name.to_string(), known: one.known, since_ms: one.since.as_millisecond() }
}

/// A line of chat.
pub(crate) fn message(one: &live::ChatMessage) -> wire::ChatMessage {
    wire::ChatMessage {
        from: id(one.from),
        name: one.name.to_string(),
        to: one.to.map(id),
        text: one.text.clone(),
        at_ms: one.at.as_millisecond(),
    }
}

/// A notice of a meeting with these facts; `resume` goes into [`live::Notice::Joined`]. `None` for what
/// people are not told.
pub(crate) fn notice(facts: &Facts, notice: &live::Notice, resume: String) -> Option<wire::Notice> {
    Some(match notice {
        live::Notice::Waiting { why } => wire::Notice::Waiting { why: waits(*why) },
        live::Notice::Joined { you, conference, participants, waiting, chat } => wire::Notice::Joined {
            you: id(*you),
            resume,
            conference: facts.state(conference),
            participants: participants.iter().map(participant).collect(),
            waiting: waiting.iter().map(person).collect(),
            chat: chat.iter().map(|line| message(line)).collect(),
        },
        live::Notice::Conference { conference } => wire::Notice::Conference { conference: facts.state(conference) },
        live::Notice::Participants { participants } => {
            wire::Notice::Participants { participants: participants.iter().map(participant).collect() }
        }
        live::Notice::Left { participant, why } => {
            wire::Notice::Left { participant: id(*participant), why: left(*why) }
        }
        live::Notice::WaitingList { waiting } => {
            wire::Notice::WaitingList { waiting: waiting.iter().map(person).collect() }
        }
        live::Notice::Audience { present, waiting } => wire::Notice::Audience { present: *present, waiting: *waiting },
        live::Notice::AudienceFound { people, more } => {
            wire::Notice::AudienceFound { people: people.iter().map(participant).collect(), more: *more }
        }
        live::Notice::Speakers { speakers } => {
            let speaker = |one: &live::Speaker| wire::Speaker { participant: id(one.participant), level: one.level };
            wire::Notice::Speakers { speakers: speakers.iter().map(speaker).collect() }
        }
        live::Notice::Quality { people } => {
            let quality =
                |one: &live::PeerQuality| wire::PeerQuality { participant: id(one.participant), level: one.level };
            wire::Notice::Quality { people: people.iter().map(quality).collect() }
        }
        live::Notice::Chatted { message: line } => wire::Notice::Chatted { message: message(line) },
        live::Notice::Reacted { participant, reaction: how } => {
            wire::Notice::Reacted { participant: id(*participant), reaction: reaction(*how) }
        }
        live::Notice::Asked { by, source: what } => wire::Notice::Asked { by: by.map(id), source: source(*what) },
        live::Notice::Withdrawn { by, source: what } => {
            wire::Notice::Withdrawn { by: by.map(id), source: source(*what) }
        }
        live::Notice::Unmuted { by } => wire::Notice::Unmuted { by: by.map(id) },
        live::Notice::Stopped { source: what, by } => wire::Notice::Stopped { source: source(*what), by: by.map(id) },
        live::Notice::StreamingFailed { why } => wire::Notice::StreamingFailed { why: stream_trouble(*why) },
        live::Notice::RecordingFailed { why } => wire::Notice::RecordingFailed { why: record_trouble(*why) },
        live::Notice::Ending { at } => wire::Notice::Ending { at_ms: at.as_millisecond() },
        live::Notice::Out { why } => wire::Notice::Out { why: out(*why) },
        live::Notice::Invitees { .. } | live::Notice::Calls { .. } | live::Notice::CallEnded { .. } => return None,
    })
}
