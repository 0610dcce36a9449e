use super::*;
use crate::fixture::{GUEST, HOST, NOBODY, Scene};
use crate::{Action, Input, Output};

const CALL: ParticipantId = ParticipantId(50);
const SECOND: ParticipantId = ParticipantId(51);

fn invitee(number: &str) -> Invitee {
    let nothing: Arc<str> = "".into();
    Invitee {
        number: number.into(),
        name: "Ana".into(),
        role: Role::Guest,
        user: Some("u1".into()),
        account: Arc::clone(&nothing),
        email: Arc::clone(&nothing),
        phone: nothing,
    }
}

fn invite(id: ParticipantId, number: &str) -> Action {
    Action::Invite { people: vec![(id, invitee(number))] }
}

fn watched(scene: &Scene) -> Vec<Notice> {
    let notice = |output: &Output| if let Output::Watch(notice) = output { Some(notice.clone()) } else { None };
    scene.outputs.iter().filter_map(notice).collect()
}

fn numbers(scene: &Scene) -> Vec<String> {
    scene.conference.invitees().map(|one| one.number.to_string()).collect()
}

#[test]
fn somebody_is_called_once_and_stays_on_the_list() {
    let mut scene = Scene::new(|setup| setup.invitees = vec![invitee("1")]);
    scene.handle(Input::Watch(true));
    scene.program(invite(CALL, "2")).unwrap();
    let call = Call { id: CALL, number: "2".into(), name: "Ana".into(), role: Role::Guest, user: Some("u1".into()) };
    assert_eq!(scene.events(), [Event::Call(call.clone())]);
    let invitees = [invitee("1"), invitee("2")].into();
    assert_eq!(watched(&scene), [Notice::Invitees { invitees }, Notice::Calls { calls: [call].into() }]);
    scene.program(invite(SECOND, "2")).unwrap();
    assert_eq!(scene.events(), [], "he is being called");
    scene.handle(Input::CallEnded { call: CALL, outcome: CallOutcome::Declined });
    let ended = Notice::CallEnded { number: "2".into(), outcome: CallOutcome::Declined };
    assert_eq!(watched(&scene), [ended, Notice::Calls { calls: [].into() }]);
    scene.handle(Input::CallEnded { call: CALL, outcome: CallOutcome::Accepted });
    assert_eq!(scene.outputs, [], "it was over");
    assert_eq!(numbers(&scene), ["1", "2"], "he can be called again");
}

#[test]
fn who_is_put_out_or_taken_off_the_list_is_not_called_any_more() {
    let mut scene = Scene::new(|_| {});
    scene.program(invite(CALL, "1")).unwrap();
    scene.program(Action::Remove { participant: CALL }).unwrap();
    assert_eq!(scene.events(), [Event::HangUp { call: CALL }]);
    assert_eq!(numbers(&scene), ["1"]);
    scene.program(invite(SECOND, "1")).unwrap();
    let off = |number: &str, id| Action::Uninvite { people: vec![(number.into(), id)] };
    assert_eq!(scene.program(off("9", None)), Err(Refused::NoSuchParticipant));
    scene.program(off("1", None)).unwrap();
    assert_eq!(scene.events(), [Event::HangUp { call: SECOND }]);
    assert_eq!((numbers(&scene).len(), scene.conference.calls().len()), (0, 0));
    scene.program(off("whoever", Some(GUEST))).unwrap();
    assert!(!scene.is_in(GUEST), "who is in goes as well");
    assert_eq!(scene.program(off("whoever", Some(NOBODY))), Err(Refused::NoSuchParticipant));
}

#[test]
fn the_end_hangs_up() {
    let mut scene = Scene::new(|_| {});
    scene.act(HOST, invite(CALL, "1")).unwrap();
    scene.act(HOST, Action::End).unwrap();
    assert_eq!(scene.events()[0], Event::HangUp { call: CALL });
}

#[test]
fn nobody_without_a_number_is_called() {
    let mut scene = Scene::new(|_| {});
    assert_eq!(scene.program(invite(CALL, "")), Err(Refused::BadMessage));
    assert_eq!(scene.program(invite(CALL, &"1".repeat(LONGEST_TEXT + 1))), Err(Refused::BadMessage));
    let people = (0..=MOST_CALLS as u64).map(|one| (ParticipantId(1000 + one), invitee(&one.to_string()))).collect();
    assert_eq!(scene.program(Action::Invite { people }), Err(Refused::TooMany));
    assert_eq!(numbers(&scene).len(), 0);
}
