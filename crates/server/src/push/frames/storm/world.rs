//! A conference to which anything happens, with its picture, and what a client of it should know.

use super::super::{Booked, Frame, Picture, Stamp};
use super::client::Client;
use crate::live::{Facts, Known, Snapshot, Visitor};
use convoca_booking::{Device, Random, UserId};
use convoca_conference::{
    Action, CallOutcome, ChatRule, Conference, EntryRule, Event, Input, Invitee, Join, Layout, MicrophoneState, Notice,
    Output, Pane, ParticipantId, ParticipantKind, RecordRule, Role, RuleChanges, Setup, ShareRule, Source, Stage, View,
};
use convoca_contract::push::Topic;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};

const START: Timestamp = Timestamp::constant(1_900_000_000, 0);

/// People who may come.
const PEOPLE: u64 = 24;

/// A source of numbers that look random.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        // SplitMix64, by Steele, Lea and Flood.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

pub(super) struct World {
    dice: Dice,
    now: Timestamp,
    pub(super) conference: Conference,
    picture: Picture,
    visitors: HashMap<ParticipantId, Visitor>,
    calls: Vec<ParticipantId>,
    next: u64,
    /// What became of calls, as the conference said it.
    ended: Vec<(String, CallOutcome)>,
    speakers: Vec<ParticipantId>,
    quality: BTreeMap<ParticipantId, u8>,
}

impl World {
    pub(super) fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let length = SignedDuration::from_hours(1);
        let mut setup = Setup::new("u", length, START + length);
        setup.prolong = SignedDuration::from_mins(15);
        setup.waiting_room = dice.next().is_multiple_of(2);
        setup.mute_newcomers = dice.next().is_multiple_of(2);
        setup.invitees = (0..dice.next() % 4).map(invitee).collect();
        let mut conference = Conference::new(setup, START);
        // There are no tokens for a meeting that has not begun.
        conference.handle(START, Input::Open { guests: true });
        conference.handle(START, Input::Watch(true));
        while conference.poll().is_some() {}
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
            state: conference.state(),
            people: Vec::new(),
            waiting: Vec::new(),
            invitees: conference.invitees().cloned().collect(),
            calls: [].into(),
            layouts: Vec::new(),
            host: None,
        };
        let picture = Picture::new(Booked::for_test("936120447"), snapshot, START);
        Self {
            dice,
            now: START,
            conference,
            picture,
            visitors: HashMap::new(),
            calls: Vec::new(),
            next: 1000,
            ended: Vec::new(),
            speakers: Vec::new(),
            quality: BTreeMap::new(),
        }
    }

    /// A number below `sides`.
    pub(super) fn dice(&mut self, sides: u64) -> u64 {
        self.dice.next() % sides.max(1)
    }

    fn coin(&mut self) -> bool {
        self.dice(2) == 0
    }

    /// Somebody, who may not be there.
    fn anybody(&mut self) -> ParticipantId {
        ParticipantId(1 + self.dice(PEOPLE))
    }

    /// Somebody who is in, if anybody is.
    fn somebody(&mut self) -> ParticipantId {
        let present: Vec<_> = self.conference.participants().map(|one| one.id).collect();
        let at = self.dice(present.len() as u64) as usize;
        present.get(at).copied().unwrap_or(ParticipantId(1))
    }

    /// Something happens; what is pushed of it.
    pub(super) fn step(&mut self) -> Vec<Frame> {
        let pause = if self.dice(12) == 0 { self.dice(90_000) } else { self.dice(400) };
        self.now += SignedDuration::from_millis(i64::try_from(pause).unwrap_or(0));
        let mut frames = Vec::new();
        self.handle(Input::Wake, &mut frames);
        let input = self.input();
        self.handle(input, &mut frames);
        frames
    }

    fn handle(&mut self, input: Input, frames: &mut Vec<Frame>) {
        self.conference.handle(self.now, input);
        while let Some(output) = self.conference.poll() {
            match output {
                Output::Watch(notice) => {
                    self.remember(&notice);
                    let visitors: Vec<_> = self.visitors.iter().map(|(id, who)| (*id, who.clone())).collect();
                    let mut fill = |bytes: &mut [u8]| bytes.fill_with(|| self.dice.next() as u8);
                    let mut random = Random::new(&mut fill);
                    let mut stamp = Stamp { now: self.now, random: &mut random };
                    frames.extend(self.picture.take(&notice, &visitors, &mut stamp));
                }
                Output::Event(Event::Call(call)) => self.calls.push(call.id),
                Output::Event(_) | Output::Send { .. } | Output::Answer { .. } => {}
            }
        }
    }

    /// What only notices tell.
    fn remember(&mut self, notice: &Notice) {
        match notice {
            Notice::CallEnded { number, outcome } => self.ended.push((number.to_string(), *outcome)),
            Notice::Speakers { speakers } => {
                self.speakers = speakers.iter().take(3).map(|one| one.participant).collect();
            }
            Notice::Quality { people } => self.quality.extend(people.iter().map(|one| (one.participant, one.level))),
            Notice::Left { participant, .. } => drop(self.quality.remove(participant)),
            _ => {}
        }
    }

    fn input(&mut self) -> Input {
        match self.dice(20) {
            0..=4 => self.coming(),
            5 => Input::Lost { participant: self.anybody() },
            6 => {
                let people = (0..self.dice(5)).map(|_| (self.somebody(), self.dice(101) as u8)).collect();
                Input::Speakers(people)
            }
            7 => Input::Quality { participant: self.somebody(), level: 1 + self.dice(5) as u8 },
            8 if !self.calls.is_empty() => {
                let at = self.dice(self.calls.len() as u64) as usize;
                let outcomes = [
                    CallOutcome::Accepted,
                    CallOutcome::Declined,
                    CallOutcome::Unanswered,
                    CallOutcome::Unreachable,
                    CallOutcome::Cancelled,
                ];
                let outcome = outcomes[self.dice(5) as usize];
                Input::CallEnded { call: self.calls.swap_remove(at), outcome }
            }
            9..=12 => {
                let by = self.somebody();
                Input::Act { by, request: 1, action: self.own_action(by) }
            }
            _ => {
                let action = self.action();
                Input::Program { request: 1, action }
            }
        }
    }

    fn coming(&mut self) -> Input {
        let participant = self.anybody();
        let person = participant.0.is_multiple_of(2).then(|| Known {
            user: UserId::new(format!("user-{}", participant.0 / 4)),
            account: format!("person-{}@roofers", participant.0),
            number: if participant.0.is_multiple_of(3) { String::new() } else { format!("+99{}", participant.0) },
        });
        let known = person.is_some();
        let device = [Device::Browser, Device::Mobile, Device::Program][(participant.0 % 3) as usize];
        let visitor = Visitor { person, device, user_agent: format!("Client/{}", participant.0) };
        let role = match self.dice(6) {
            0 => Role::Host,
            1 => Role::Cohost,
            _ => Role::Guest,
        };
        let name = self.name();
        let (microphone, camera) = (self.coin(), self.coin());
        let kind = if self.dice(8) == 0 { ParticipantKind::Whip } else { ParticipantKind::Client };
        let join = Join { participant, request: 1, name, role, known, called: false, kind, microphone, camera };
        self.visitors.entry(participant).or_insert(visitor);
        if self.dice(3) == 0 { Input::Return(join) } else { Input::Join(join) }
    }

    fn name(&mut self) -> String {
        let names = ["Ana", "Bo", "Ćiro \"the\" \\ roof", "李雷", "Zoë 🛠", "</script>"];
        format!("{} {}", names[self.dice(6) as usize], self.dice(50))
    }

    fn own_action(&mut self, by: ParticipantId) -> Action {
        let some = |on: bool| Some(on);
        match self.dice(6) {
            0 => Action::Leave,
            1 => Action::Hand { raised: self.coin(), participant: None },
            2 => Action::Rename { participant: None, name: self.name() },
            3 => Action::ClaimHost,
            4 => Action::Mute { participant: by },
            _ => Action::Media { microphone: some(self.coin()), camera: some(self.coin()), screen: some(self.coin()) },
        }
    }

    fn action(&mut self) -> Action {
        let participant = self.somebody();
        match self.dice(28) {
            0 => Action::Mute { participant },
            1 => Action::Unmute { participant },
            2 => Action::MuteAll { muted: self.coin(), may_unmute: Some(self.coin()) },
            3 => Action::Rename { participant: Some(participant), name: self.name() },
            4 => Action::Hand { raised: self.coin(), participant: Some(participant) },
            5 => Action::Hands { raised: self.coin(), participants: vec![participant, self.somebody()] },
            6 => Action::SetCohost { participant, cohost: self.coin() },
            7 => Action::HandOver { participant },
            8 => Action::ReleaseHost { participant },
            9 => Action::Admit { participant: None },
            10 => Action::Admit { participant: Some(self.anybody()) },
            11 => Action::Refuse { participant: self.anybody() },
            12 => Action::SendBack { participant },
            13 => Action::Remove { participant },
            14 => Action::WaitingRoom { enabled: self.coin() },
            15 => Action::SetRules(self.rules()),
            16 => Action::SetStage { stage: self.stage() },
            17 => Action::SetLayout { layout: self.layout(), show: self.coin() },
            18 => Action::SetView { participant: Some(participant), view: self.view() },
            19 => Action::LockView { participant, locked: self.coin() },
            20 => Action::AllowRecord { participant, allowed: self.coin() },
            21 => Action::AskFor { participant, source: Source::Screen },
            22 => Action::Withdraw { participant, source: Source::Screen },
            23 => Action::Stop { participant, source: Source::Camera },
            24 => Action::Extend { minutes: 5 },
            25 => Action::Uninvite { people: vec![(invitee(self.dice.next() % 8).number, None)] },
            _ => {
                let people = (0..=self.dice(2)).map(|_| {
                    self.next += 1;
                    (ParticipantId(self.next), invitee(self.dice.next() % 8))
                });
                let people: Vec<_> = people.collect();
                Action::Invite { people }
            }
        }
    }

    fn rules(&mut self) -> RuleChanges {
        let chats = [ChatRule::Everybody, ChatRule::Public, ChatRule::Hosts, ChatRule::Private, ChatRule::Nobody];
        RuleChanges {
            locked: (self.dice(4) == 0).then_some(false),
            may_unmute: Some(self.coin()),
            may_rename: Some(self.coin()),
            share: Some(if self.coin() { ShareRule::Hosts } else { ShareRule::Everybody }),
            chat: Some(chats[self.dice(5) as usize]),
            record: Some(if self.coin() { RecordRule::Some } else { RecordRule::Everybody }),
            entry: Some(if self.coin() { EntryRule::Corporation } else { EntryRule::Everybody }),
            ..RuleChanges::default()
        }
    }

    fn stage(&mut self) -> Stage {
        let participant = self.somebody();
        match self.dice(6) {
            0 => Stage::Broadcast(participant),
            1 => Stage::RollCall(participant),
            2 => Stage::Voice { many: self.coin() },
            3 => Stage::Layout(self.layout()),
            _ => Stage::Free,
        }
    }

    fn layout(&mut self) -> Layout {
        let people = vec![self.somebody(), self.somebody()];
        let pane = |left, people| Pane { left, top: 0, width: 1, height: 1, people, screen: left == 1 };
        let panes = [pane(0, people), pane(1, Vec::new())].into();
        Layout { kind: "Two".into(), columns: 2, rows: 1, panes, automatic: false, seconds: 10 }
    }

    fn view(&mut self) -> View {
        match self.dice(4) {
            0 => View::Free,
            1 => View::Layout,
            2 => View::Person(self.somebody()),
            _ => View::Poll { seconds: 10 },
        }
    }

    /// Gives a client the whole of every topic.
    pub(super) fn subscribe(&mut self, host: bool, client: &mut Client) {
        for topic in Topic::ALL {
            let mut fill = |bytes: &mut [u8]| bytes.fill_with(|| self.dice.next() as u8);
            let mut random = Random::new(&mut fill);
            let mut stamp = Stamp { now: self.now, random: &mut random };
            client.hear(&self.picture.full(*topic, host, &mut stamp));
        }
    }

    /// That a client knows what the conference says.
    pub(super) fn compare(&self, host: bool, client: &Client, place: &str) {
        self.compare_people(client, place);
        self.compare_state(host, client, place);
        let waiting: BTreeMap<_, _> =
            client.waiting.iter().map(|(pid, info)| (pid.clone(), info["NAME"].clone())).collect();
        let wanted = self.conference.waiting().map(|one| (one.id.to_string(), one.name.to_string()));
        let wanted: BTreeMap<_, _> = if host { wanted.collect() } else { BTreeMap::new() };
        assert_eq!(waiting, wanted, "{place}");
        let invited: Vec<_> = client.attendees.keys().cloned().collect();
        let mut wanted: Vec<_> = self.conference.invitees().map(|one| one.number.to_string()).collect();
        wanted.sort();
        assert_eq!(invited, wanted, "{place}");
        for entry in client.attendees.values() {
            let pid = entry["participantID"].as_str().unwrap();
            let user = entry["userUUID"].as_str().unwrap();
            let is_he =
                |id: ParticipantId| self.visitors[&id].person.as_ref().is_some_and(|known| known.user.as_str() == user);
            let present: Vec<_> = self.conference.participants().map(|one| one.id).filter(|id| is_he(*id)).collect();
            let right =
                if present.is_empty() { pid.is_empty() } else { present.iter().any(|id| id.to_string() == pid) };
            assert!(right, "{place}: {entry:?} {present:?}");
        }
        let wanted: Vec<_> = self.speakers.iter().map(ToString::to_string).collect();
        assert_eq!(client.speakers, wanted, "{place}");
        let rated =
            client.network.iter().map(|(pid, entry)| (pid.clone(), entry["netInfo"].as_str().unwrap().to_owned()));
        let wanted = self.quality.iter().map(|(id, level)| (id.to_string(), level.to_string()));
        assert_eq!(rated.collect::<BTreeMap<_, _>>(), wanted.collect::<BTreeMap<_, _>>(), "{place}");
        let heard = &client.results;
        let said: Vec<_> =
            self.ended.iter().map(|(number, how)| (number.clone(), *how == CallOutcome::Accepted)).collect();
        let heard: Vec<_> = heard.iter().map(|(number, code)| (number.clone(), code == "0")).collect();
        assert!(said.ends_with(&heard), "{place}: {heard:?} {said:?}");
    }

    fn compare_people(&self, client: &Client, place: &str) {
        let mut wanted = BTreeMap::new();
        let stage = self.conference.state().stage;
        let flag = |on: bool| if on { "1" } else { "0" }.to_owned();
        for one in self.conference.participants() {
            let visitor = &self.visitors[&one.id];
            let person = visitor.person.as_ref();
            let number = person.map(|known| known.number.clone()).filter(|number| !number.is_empty());
            wanted.insert(
                one.id.to_string(),
                [
                    ("NAME", one.name.to_string()),
                    ("TEL", number.unwrap_or_else(|| one.id.to_string())),
                    ("ACCOUNT", person.map(|known| known.account.clone()).unwrap_or_default()),
                    ("ROLE", flag(one.role == Role::Host)),
                    ("IS_COHOST", flag(one.role == Role::Cohost)),
                    ("STATE", flag(false)),
                    ("HAND", flag(one.hand_at.is_some())),
                    ("MUTE", flag(one.microphone != MicrophoneState::On)),
                    ("CAMERASTATE", flag(one.camera)),
                    ("SHARE", flag(one.screen)),
                    ("BROADCAST", flag(stage == Stage::Broadcast(one.id))),
                    ("ROLLCALL", flag(stage == Stage::RollCall(one.id))),
                    ("ADDTIME", one.joined_at.as_millisecond().to_string()),
                    ("ANONYMOUS", flag(!one.known)),
                    ("ALLOW_CLIENT_REC", flag(one.may_record)),
                    ("LOCKED_VIEW", flag(one.view_locked)),
                    ("INVITE_SHARE_STATE", flag(one.asked_to_share)),
                ],
            );
        }
        for call in self.conference.calls() {
            let said = [("NAME", call.name.to_string()), ("TEL", call.number.to_string()), ("STATE", flag(true))];
            let known = &client.participants[&call.id.to_string()];
            for (key, value) in said {
                assert_eq!(known[key], value, "{place}: {key} of a call");
            }
        }
        let is_call = |pid: &&String| self.conference.calls().any(|call| call.id.to_string() == **pid);
        let known: Vec<_> = client.participants.keys().filter(|pid| !is_call(pid)).collect();
        assert_eq!(known, wanted.keys().collect::<Vec<_>>(), "{place}");
        assert_eq!(client.participants.len(), wanted.len() + self.conference.calls().count(), "{place}");
        for (pid, said) in wanted {
            let known = &client.participants[&pid];
            assert_eq!(known["CLIENT_LOGIN_TYPE"], known["CLICENT_LOGIN_TYPE"]);
            for (key, value) in said {
                assert_eq!(known[key], value, "{place}: {key} of {pid}");
            }
        }
    }

    fn compare_state(&self, host: bool, client: &Client, place: &str) {
        let state = self.conference.state();
        let dynamic = &client.dynamic;
        let wanted = [
            ("state", json!("Created")),
            ("endTime", json!(state.ends_at.as_millisecond().to_string())),
            ("lock", json!(u8::from(state.locked))),
            ("mute", json!(u8::from(state.all_muted))),
            ("canUnmute", json!(u8::from(state.may_unmute))),
            ("lockSharing", json!(u8::from(state.share == ShareRule::Hosts))),
            ("waitingRoomState", json!(u8::from(state.waiting_room))),
            ("allowRename", json!(u8::from(state.may_rename))),
            ("vas", json!(u8::from(matches!(state.stage, Stage::Voice { .. })))),
        ];
        for (key, value) in wanted {
            assert_eq!(dynamic[key], value, "{place}: {key}");
        }
        let fixed = matches!(state.stage, Stage::Voice { .. } | Stage::Layout(_));
        assert_eq!(dynamic["mode"] == "FIXED", fixed, "{place}");
        let panes = state.layout.as_ref().map_or(0, |layout| layout.panes.len());
        assert_eq!(client.layout["picNum"], json!(panes), "{place}");
        if let Some(layout) = &state.layout {
            let shown: Vec<_> = layout.panes[0].people.iter().map(ToString::to_string).collect();
            let users = client.layout["userPicInfos"][0]["picUserList"].as_array().cloned().unwrap_or_default();
            let users: Vec<_> = users.iter().map(|one| one["userId"].as_str().unwrap().to_owned()).collect();
            assert_eq!(users, shown, "{place}");
        }
        let entry = if state.entry == EntryRule::Corporation { 2 } else { 0 };
        assert_eq!(client.basic["callInRestriction"], json!(entry), "{place}");
        assert_eq!(client.basic["pwds"].as_array().unwrap().len(), if host { 2 } else { 1 }, "{place}");
    }
}

fn invitee(number: u64) -> Invitee {
    Invitee {
        number: format!("+88{number}").into(),
        name: format!("Guest {number}").into(),
        role: Role::Guest,
        user: number.is_multiple_of(2).then(|| format!("user-{number}").into()),
        account: "".into(),
        email: "".into(),
        phone: "".into(),
    }
}
