use super::*;
use convoca_conference::{Conference, Input, Join, Layout, ParticipantKind, Role, Setup};
use jiff::{SignedDuration, Timestamp};

const ANA: ParticipantId = ParticipantId(1);
const BEN: ParticipantId = ParticipantId(2);

/// A meeting with these people in it, whose cameras are on.
fn meeting(people: &[ParticipantId]) -> Conference {
    let start = Timestamp::UNIX_EPOCH;
    let length = SignedDuration::from_hours(1);
    let mut conference = Conference::new(Setup::new("u", length, start + length), start);
    for (nth, id) in people.iter().enumerate() {
        let join = Join {
            participant: *id,
            request: 1,
            name: format!("person {}", id.0),
            role: Role::Guest,
            known: false,
            called: false,
            kind: ParticipantKind::Client,
            microphone: true,
            camera: true,
        };
        conference.handle(start + SignedDuration::from_secs(nth as i64), Input::Join(join));
    }
    conference
}

fn told(told: &mut Told, conference: &Conference) -> Vec<String> {
    let commands = told.changes(&conference.state(), conference.participants());
    commands.iter().map(|command| format!("{command:?}")).collect()
}

#[test]
fn what_has_changed_is_told_once() {
    let mut both = meeting(&[ANA, BEN]);
    let mut recorder = Told::default();
    let first = told(&mut recorder, &both);
    assert_eq!(first.iter().filter(|command| command.starts_with("Person")).count(), 2, "{first:?}");
    assert_eq!(first.iter().filter(|command| command.contains("Camera") && command.contains("true")).count(), 2);
    assert_eq!(told(&mut recorder, &both), [""; 0]);

    let action = convoca_conference::Action::Media { microphone: Some(false), camera: Some(false), screen: None };
    both.handle(Timestamp::UNIX_EPOCH, Input::Act { by: BEN, request: 2, action });
    let changes = told(&mut recorder, &both);
    assert_eq!(changes.len(), 2, "{changes:?}");
    assert!(changes[0].starts_with("Person") && changes[0].contains("muted: true"), "{changes:?}");
    assert!(changes[1].starts_with("Track") && changes[1].contains("live: false"), "{changes:?}");

    let changes = told(&mut recorder, &meeting(&[ANA]));
    assert_eq!(changes, ["Left(PersonId(2))"]);
}

#[test]
fn people_are_told_in_the_order_in_which_they_came() {
    let order = |people: &[ParticipantId]| -> Vec<u64> {
        let conference = meeting(people);
        let commands = Told::default().changes(&conference.state(), conference.participants());
        let named = commands.iter().filter_map(|command| match command {
            Command::Person { id, .. } => Some(id.0),
            _ => None,
        });
        named.collect()
    };
    assert_eq!(order(&[ANA, BEN]), [1, 2]);
    assert_eq!(order(&[BEN, ANA]), [2, 1]);
}

#[test]
fn every_stage_is_an_arrangement() {
    let pane = |people: Vec<ParticipantId>, screen| convoca_conference::Pane {
        left: 1,
        top: 2,
        width: 3,
        height: 4,
        people,
        screen,
    };
    let layout = |automatic| Layout {
        kind: "Two".into(),
        columns: 10,
        rows: 8,
        panes: [pane(vec![BEN, ANA], false), pane(vec![], true), pane(vec![], false)].into(),
        automatic,
        seconds: 10,
    };
    let placed =
        |people: &[PersonId], screen| Pane { left: 1, top: 2, width: 3, height: 4, people: people.into(), screen };
    let [ana, ben] = [ANA, BEN].map(|id| PersonId(id.0));
    let panes = |automatic| Arrangement::Panes {
        columns: 10,
        rows: 8,
        panes: vec![placed(&[ben, ana], false), placed(&[], true), placed(&[], false)],
        automatic,
        turn: Duration::from_secs(10),
    };
    for (stage, expected) in [
        (Stage::Free, Arrangement::Own),
        (Stage::Broadcast(BEN), Arrangement::Speaker(Some(ben))),
        (Stage::RollCall(BEN), Arrangement::Speaker(Some(ben))),
        (Stage::Voice { many: true }, Arrangement::Grid),
        (Stage::Voice { many: false }, Arrangement::Speaker(None)),
        (Stage::Layout(layout(true)), panes(true)),
        (Stage::Layout(layout(false)), panes(false)),
    ] {
        assert_eq!(arrangement(&stage), expected, "{stage:?}");
    }
}
