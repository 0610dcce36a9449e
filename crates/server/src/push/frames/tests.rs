use super::*;
use crate::live::Facts;
use convoca_conference::{
    Conference, EntryRule, LeftReason, MicrophoneState, ParticipantKind, PeerQuality, Role, Setup, View,
};
use jiff::SignedDuration;
use serde_json::{Value, json};

const START: Timestamp = Timestamp::constant(1_900_000_000, 0);

/// An empty meeting, and what is pushed of it.
struct Scene {
    picture: Picture,
    state: ConferenceState,
}

fn person(id: u64) -> Participant {
    Participant {
        id: ParticipantId(id),
        name: format!("Person {id}").into(),
        role: Role::Guest,
        kind: ParticipantKind::Client,
        known: false,
        microphone: MicrophoneState::On,
        camera: false,
        screen: false,
        hand_at: None,
        joined_at: START,
        connected: true,
        asked_to_share: false,
        may_record: false,
        view: View::Free,
        view_locked: false,
        speaks: false,
    }
}

impl Scene {
    fn new() -> Self {
        let length = SignedDuration::from_hours(1);
        let state = Conference::new(Setup::new("u", length, START + length), START).state();
        let facts = Facts {
            records_screen: false,
            live_link: None,
            stream_to: Vec::new(),
            number: "936120447".to_owned(),
            subject: "Slates".to_owned(),
            guest_link: None,
            audience_link: None,
        };
        let snapshot = Snapshot {
            facts,
            began: true,
            state: state.clone(),
            people: Vec::new(),
            waiting: Vec::new(),
            invitees: [].into(),
            calls: [].into(),
            layouts: Vec::new(),
            host: None,
        };
        Self { picture: Picture::new(Booked::for_test("936120447"), snapshot, START), state }
    }

    fn stamped<T>(&mut self, with: impl FnOnce(&mut Picture, &mut Stamp<'_, '_>) -> T) -> T {
        let mut fill = |bytes: &mut [u8]| bytes.fill(7);
        let mut random = Random::new(&mut fill);
        with(&mut self.picture, &mut Stamp { now: START, random: &mut random })
    }

    fn take(&mut self, notice: Notice) -> Vec<(Audience, Value)> {
        let frames = self.stamped(|picture, stamp| picture.take(&notice, &[], stamp));
        frames.into_iter().map(|frame| (frame.to, serde_json::from_str(&frame.text).unwrap())).collect()
    }

    /// The one push that everybody gets.
    fn one(&mut self, notice: Notice) -> Value {
        let frames = self.take(notice);
        let [(Audience::Everybody, frame)] = &frames[..] else { panic!("{frames:?}") };
        frame.clone()
    }

    fn full(&mut self, topic: Topic, host: bool) -> Value {
        serde_json::from_str(&self.stamped(|picture, stamp| picture.full(topic, host, stamp))).unwrap()
    }
}

fn here(one: Participant) -> Notice {
    Notice::Participants { participants: vec![one] }
}

#[test]
fn an_increment_holds_what_has_changed_and_name_and_account() {
    let mut scene = Scene::new();
    let first = scene.one(here(person(1)));
    assert_eq!((&first["msgMode"], &first["version"]), (&json!(1), &json!(1_900_000_000_001_u64)));
    assert_eq!(first["data"][0]["pinfoMap"]["MUTE"], "0");
    let muted = Participant { microphone: MicrophoneState::Off, ..person(1) };
    let second = scene.one(here(muted.clone()));
    assert_eq!(second["version"], json!(1_900_000_000_002_u64));
    let entry =
        json!({"pid": "0000000000000001", "mode": 0, "pinfoMap": {"NAME": "Person 1", "ACCOUNT": "", "MUTE": "1"}});
    assert_eq!(second["data"], json!([entry]));
    // Nothing that a program would see has changed.
    assert_eq!(scene.take(here(Participant { connected: false, ..muted })), []);
    let full = scene.full(Topic::Participants, false);
    assert_eq!((&full["msgMode"], &full["version"]), (&json!(0), &json!(1_900_000_000_002_u64)));
    assert_eq!(full["data"][0]["pinfoMap"]["MUTE"], "1");
}

#[test]
fn one_who_leaves_is_removed_from_all_that_names_him() {
    let mut scene = Scene::new();
    let id = ParticipantId(1);
    scene.one(here(person(1)));
    let rated = scene.one(Notice::Quality { people: vec![PeerQuality { participant: id, level: 4 }] });
    assert_eq!(rated["data"][0]["netInfo"], "4");
    let frames = scene.take(Notice::Left { participant: id, why: LeftReason::Left });
    let removed: Vec<_> = frames.iter().map(|(_, frame)| (&frame["action"], &frame["data"][0]["mode"])).collect();
    assert_eq!(removed, [(&json!("ParticipantsNotify"), &json!(1)), (&json!("NetConditionNotify"), &json!(1))]);
    assert_eq!(scene.full(Topic::Participants, true)["data"], json!([]));
}

#[test]
fn the_host_password_and_the_waiting_room_are_for_hosts() {
    let mut scene = Scene::new();
    let waiting = vec![Person { id: ParticipantId(5), name: "Wu".into(), known: false, since: START }];
    let frames = scene.take(Notice::WaitingList { waiting: waiting.into() });
    assert!(frames.iter().all(|(to, _)| *to == Audience::Hosts) && frames.len() == 1, "{frames:?}");
    let count = |full: &Value| full["data"].as_array().unwrap().len();
    assert_eq!((count(&scene.full(Topic::WaitingList, true)), count(&scene.full(Topic::WaitingList, false))), (1, 0));
    let conference = ConferenceState { entry: EntryRule::Invited, ..scene.state.clone() };
    let frames = scene.take(Notice::Conference { conference });
    let basics: Vec<_> = frames.iter().filter(|(_, frame)| frame["action"] == "ConfBasicInfoNotify").collect();
    assert_eq!(basics.len(), 2);
    for (to, frame) in basics {
        assert_eq!((&frame["msgMode"], &frame["callInRestriction"]), (&json!(0), &json!(3)));
        assert_eq!(frame.to_string().contains("402817"), *to == Audience::Hosts);
    }
}

#[test]
fn one_who_is_admitted_is_told_from_one_who_has_gone() {
    let check = |comes_in: bool, del_type: u8| {
        let mut scene = Scene::new();
        let waiting = vec![Person { id: ParticipantId(5), name: "Wu".into(), known: false, since: START }];
        scene.take(Notice::WaitingList { waiting: waiting.into() });
        if comes_in {
            scene.take(here(person(5)));
        }
        let frames = scene.take(Notice::WaitingList { waiting: [].into() });
        let entry = &frames[0].1["data"][0];
        assert_eq!((&entry["mode"], &entry["delType"]), (&json!(1), &json!(del_type)));
        assert_eq!(entry["pinfoMap"]["WAITINGSTATE"], json!(del_type.to_string()));
    };
    check(true, 1);
    check(false, 0);
}

#[test]
fn what_is_shown_to_everybody_is_said_of_whom_it_shows() {
    let mut scene = Scene::new();
    scene.take(Notice::Participants { participants: vec![person(1), person(2)] });
    let of = |frames: Vec<(Audience, Value)>| -> Vec<Value> {
        let pushes = frames.into_iter().filter(|(_, frame)| frame["action"] == "ParticipantsNotify");
        pushes.flat_map(|(_, frame)| frame["data"].as_array().cloned().unwrap()).collect()
    };
    let conference = ConferenceState { stage: Stage::Broadcast(ParticipantId(1)), ..scene.state.clone() };
    let entries = of(scene.take(Notice::Conference { conference }));
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0]["pinfoMap"]["BROADCAST"], "1");
    let conference = ConferenceState { stage: Stage::RollCall(ParticipantId(2)), ..scene.state.clone() };
    let entries = of(scene.take(Notice::Conference { conference }));
    let values: Vec<_> =
        entries.iter().map(|one| (&one["pinfoMap"]["BROADCAST"], &one["pinfoMap"]["ROLLCALL"])).collect();
    assert_eq!(values, [(&json!("0"), &Value::Null), (&Value::Null, &json!("1"))]);
}

#[test]
fn silence_has_no_data() {
    let mut scene = Scene::new();
    scene.take(here(person(1)));
    let speakers: Vec<_> = (1..=5).map(|id| Speaker { participant: ParticipantId(id), level: 50 }).collect();
    let frame = scene.one(Notice::Speakers { speakers });
    assert_eq!(frame["data"].as_array().unwrap().len(), 3);
    assert_eq!(frame["data"][0], json!({"pid": "0000000000000001", "name": "Person 1", "speakingVolume": 50}));
    let frame = scene.one(Notice::Speakers { speakers: Vec::new() });
    assert_eq!(frame.get("data"), None);
}

#[test]
fn what_became_of_a_call_is_a_number_and_a_text() {
    let check = |outcome, code: i64| {
        let frame = Scene::new().one(Notice::CallEnded { number: "+8801".into(), outcome });
        let entry = json!({"callNumber": "+8801", "errorCode": code, "resultCode": code.to_string()});
        assert_eq!((&frame["action"], &frame["data"]), (&json!("InviteResultNotify"), &json!([entry])));
    };
    check(CallOutcome::Accepted, 0);
    check(CallOutcome::Declined, 11_076_009);
    check(CallOutcome::Unanswered, 11_076_005);
    check(CallOutcome::Unreachable, 11_076_007);
    check(CallOutcome::Cancelled, 11_076_002);
}

#[test]
fn the_end_is_said() {
    let mut scene = Scene::new();
    let frames = scene.stamped(Picture::end);
    let last: Value = serde_json::from_str(&frames[0].text).unwrap();
    assert_eq!((&last["action"], &last["state"]), (&json!("ConfDynamicInfoNotify"), &json!("Destroyed")));
    assert_eq!(frames.len(), 1);
}

#[test]
fn what_was_measured_is_said_beside_the_rating() {
    use convoca_booking::quality::{Cpu, Direction, Flow, Medium, Sample};
    let mut scene = Scene::new();
    let id = ParticipantId(1);
    scene.one(here(person(1)));
    scene.one(Notice::Quality { people: vec![PeerQuality { participant: id, level: 4 }] });
    let voice = Flow {
        loss_permyriad: Some(250),
        jitter_ms: Some(7),
        round_trip_ms: Some(31),
        ..Flow::new(Medium::Audio, Direction::Sent, 32_000)
    };
    let faces = Flow { jitter_ms: Some(9), ..Flow::new(Medium::Video, Direction::Received, 1_200_000) };
    let sample = |participant: &str, flows| Sample {
        at: START,
        participant: participant.to_owned(),
        flows,
        cpu: Cpu::default(),
    };
    let samples = [
        (id, Arc::new(sample("1", vec![voice, faces]))),
        // He has left meanwhile.
        (ParticipantId(2), Arc::new(sample("2", Vec::new()))),
    ];
    let frames = scene.stamped(|picture, stamp| picture.measure(&samples, stamp));
    let [frame] = &frames[..] else { panic!("{frames:?}") };
    let push: Value = serde_json::from_str(&frame.text).unwrap();
    let wanted = json!([{
        "participantID": "0000000000000001", "mode": 0, "netInfo": "4", "delay": "31", "jitter": "7", "outJitter": "9",
        "audioCodecType": "OPUS", "fluxOut": "320", "lostPacketRate": "250", "videoFluxIn": "12000",
    }]);
    assert_eq!(push["data"], wanted);
    // The same again is nothing new.
    assert!(scene.stamped(|picture, stamp| picture.measure(&samples, stamp)).is_empty());
}
