//! What a recorder has been told of its meeting, and what it has to be told now.

use convoca_conference::{ConferenceState, MicrophoneState, Participant, ParticipantId, ParticipantKind, Stage};
use convoca_recorder::{Arrangement, Command, Pane, PersonId, Source, TrackId};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// How long each of several people is in a pane when the layout does not say, in seconds, as in the client.
const USUAL_TURN_S: u64 = 10;

/// What a recorder has been told.
#[derive(Default)]
pub(super) struct Told {
    people: BTreeMap<ParticipantId, Seen>,
    arrangement: Arrangement,
}

/// What it knows of somebody.
#[derive(Clone, PartialEq, Eq)]
struct Seen {
    name: Arc<str>,
    muted: bool,
    camera: bool,
    screen: bool,
}

impl Told {
    /// What to tell now.
    pub(super) fn changes<'a>(
        &mut self,
        state: &ConferenceState,
        people: impl Iterator<Item = &'a Participant>,
    ) -> Vec<Command> {
        let mut commands = Vec::new();
        let mut present = BTreeMap::new();
        // Those whom it does not know yet in the order in which they came, which is that of their tiles.
        let people = people.filter(|one| one.kind != ParticipantKind::Whep && !one.only_listens());
        let (known, mut new): (Vec<_>, Vec<_>) = people.partition(|one| self.people.contains_key(&one.id));
        new.sort_by_key(|one| (one.joined_at, one.id));
        for one in known.into_iter().chain(new) {
            let seen = Seen {
                name: Arc::clone(&one.name),
                muted: one.microphone != MicrophoneState::On,
                camera: one.camera,
                screen: one.screen,
            };
            let (id, before) = (PersonId(one.id.0), self.people.get(&one.id));
            if before.is_none_or(|before| (&before.name, before.muted) != (&seen.name, seen.muted)) {
                commands.push(Command::Person { id, name: seen.name.to_string(), muted: seen.muted });
            }
            let was = before.map_or((false, false), |before| (before.camera, before.screen));
            for (source, was, live) in [(Source::Camera, was.0, seen.camera), (Source::Screen, was.1, seen.screen)] {
                if was != live {
                    commands.push(Command::Track { id: TrackId { person: id, source }, live });
                }
            }
            present.insert(one.id, seen);
        }
        commands
            .extend(self.people.keys().filter(|id| !present.contains_key(id)).map(|id| Command::Left(PersonId(id.0))));
        self.people = present;
        let arrangement = arrangement(&state.stage);
        if arrangement != self.arrangement {
            self.arrangement = arrangement.clone();
            commands.push(Command::Arrange(arrangement));
        }
        commands
    }
}

/// What everybody is shown, as the recorder has it.
fn arrangement(stage: &Stage) -> Arrangement {
    match stage {
        Stage::Free => Arrangement::Own,
        Stage::Broadcast(one) | Stage::RollCall(one) => Arrangement::Speaker(Some(PersonId(one.0))),
        Stage::Voice { many: true } => Arrangement::Grid,
        Stage::Voice { many: false } => Arrangement::Speaker(None),
        Stage::Layout(layout) => Arrangement::Panes {
            columns: layout.columns.into(),
            rows: layout.rows.into(),
            panes: layout.panes.iter().map(pane).collect(),
            automatic: layout.automatic,
            turn: Duration::from_secs(match layout.seconds {
                0 => USUAL_TURN_S,
                seconds => seconds.into(),
            }),
        },
    }
}

fn pane(pane: &convoca_conference::Pane) -> Pane {
    Pane {
        left: pane.left.into(),
        top: pane.top.into(),
        width: pane.width.into(),
        height: pane.height.into(),
        people: pane.people.iter().map(|one| PersonId(one.0)).collect(),
        screen: pane.screen,
    }
}

#[cfg(test)]
mod tests;
