//! Arbitrary meetings and what may happen to them: few people, so that they get in each other's way.

use crate::{
    Action, CallOutcome, ChatRule, EndReason, Input, Invitee, Join, Layout, Pane, ParticipantId, ParticipantKind,
    Reaction, Role, RuleChanges, SavedLayout, Setup, ShareRule, Source, Stage, View,
};
use jiff::{SignedDuration, Timestamp};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use std::sync::Arc;

pub(super) fn setups(start: Timestamp) -> impl Strategy<Value = Setup> {
    let flags = any::<[bool; 7]>();
    let rules = (select(vec![0_u32, 0, 1, 2, 4]), select(vec![0_i64, 15]), shares(), chats());
    (flags, rules).prop_map(move |(flags, (capacity, prolong, share, chat))| {
        let [waiting_room, locked, guests_may_start, mute_newcomers, voice_only, may_unmute, began] = flags;
        let length = SignedDuration::from_mins(30);
        Setup {
            started_at: began.then_some(start),
            prolong: SignedDuration::from_mins(prolong),
            // Locked from the beginning is rare, and nothing happens in it.
            locked: locked && began,
            capacity,
            waiting_room,
            guests_may_start,
            mute_newcomers,
            voice_only,
            may_unmute,
            share,
            chat,
            records: waiting_room,
            ..Setup::new("u", length, start + length)
        }
    })
}

/// What happens, each after some time.
pub(super) fn histories() -> impl Strategy<Value = Vec<(SignedDuration, Input)>> {
    let pause = prop_oneof![6 => 0..500_i64, 2 => 1000..70_000_i64, 1 => 60_000..900_000_i64];
    proptest::collection::vec((pause.prop_map(SignedDuration::from_millis), inputs()), 1..80)
}

fn inputs() -> impl Strategy<Value = Input> {
    prop_oneof![
        8 => joins().prop_map(Input::Join),
        3 => joins().prop_map(Input::Return),
        3 => ids().prop_map(|participant| Input::Lost { participant }),
        16 => (ids(), any::<u32>(), actions()).prop_map(|(by, request, action)| Input::Act { by, request, action }),
        2 => (any::<u32>(), actions()).prop_map(|(request, action)| Input::Program { request, action }),
        1 => proptest::collection::vec((ids(), any::<u8>()), 0..8).prop_map(Input::Speakers),
        1 => (ids(), any::<u8>()).prop_map(|(participant, level)| Input::Quality { participant, level }),
        1 => Just(Input::Wake),
        1 => any::<bool>().prop_map(Input::Watch),
        1 => (10..16_u64).prop_map(|id| Input::CallEnded { call: ParticipantId(id), outcome: CallOutcome::Declined }),
    ]
}

fn joins() -> impl Strategy<Value = Join> {
    let kind = prop_oneof![
        8 => Just(ParticipantKind::Client),
        1 => Just(ParticipantKind::Whip),
        1 => Just(ParticipantKind::Whep),
    ];
    let role = prop_oneof![2 => Just(Role::Host), 1 => Just(Role::Cohost), 6 => Just(Role::Guest)];
    (ids(), any::<u32>(), names(), role, kind, any::<[bool; 4]>()).prop_map(
        |(participant, request, name, role, kind, [known, called, microphone, camera])| Join {
            participant,
            request,
            name,
            role,
            known,
            called,
            kind,
            microphone,
            camera,
        },
    )
}

fn actions() -> BoxedStrategy<Action> {
    let doors = prop_oneof![
        of(ids()).prop_map(|participant| Action::Admit { participant }),
        ids().prop_map(|participant| Action::Refuse { participant }),
        ids().prop_map(|participant| Action::SendBack { participant }),
        ids().prop_map(|participant| Action::Remove { participant }),
        few().prop_map(|participants| Action::RemoveAll { participants }),
        few().prop_map(|participants| Action::SendBackAll { participants }),
        any::<bool>().prop_map(|locked| Action::Lock { locked }),
        any::<bool>().prop_map(|enabled| Action::WaitingRoom { enabled }),
        Just(Action::Leave),
    ];
    let roles = prop_oneof![
        Just(Action::ClaimHost),
        (ids(), any::<bool>()).prop_map(|(participant, cohost)| Action::SetCohost { participant, cohost }),
        ids().prop_map(|participant| Action::HandOver { participant }),
        ids().prop_map(|participant| Action::ReleaseHost { participant }),
    ];
    let media = prop_oneof![
        (of(any::<bool>()), of(any::<bool>()), of(any::<bool>()))
            .prop_map(|(microphone, camera, screen)| Action::Media { microphone, camera, screen }),
        ids().prop_map(|participant| Action::Mute { participant }),
        ids().prop_map(|participant| Action::Unmute { participant }),
        (any::<bool>(), of(any::<bool>())).prop_map(|(muted, may_unmute)| Action::MuteAll { muted, may_unmute }),
        (ids(), select(Source::ALL.to_vec()))
            .prop_map(|(participant, source)| Action::Withdraw { participant, source }),
        any::<bool>().prop_map(|allowed| Action::AllowUnmute { allowed }),
        (ids(), select(Source::ALL.to_vec())).prop_map(|(participant, source)| Action::AskFor { participant, source }),
        (ids(), select(Source::ALL.to_vec())).prop_map(|(participant, source)| Action::Stop { participant, source }),
        shares().prop_map(|who| Action::SetShare { who }),
    ];
    let words = prop_oneof![
        (of(ids()), names()).prop_map(|(to, text)| Action::Chat { to, text }),
        (any::<bool>(), of(ids())).prop_map(|(raised, participant)| Action::Hand { raised, participant }),
        (of(ids()), names()).prop_map(|(participant, name)| Action::Rename { participant, name }),
        Just(Action::React { reaction: Reaction::Heart }),
        chats().prop_map(|who| Action::SetChat { who }),
    ];
    let shown = prop_oneof![
        stages().prop_map(|stage| Action::SetStage { stage }),
        (layouts(), any::<bool>()).prop_map(|(layout, show)| Action::SetLayout { layout, show }),
        (names(), layouts()).prop_map(|(name, layout)| {
            let saved = SavedLayout { id: name.as_str().into(), name: name.as_str().into(), layout };
            Action::SaveLayout { saved }
        }),
        names().prop_map(|id| Action::DeleteLayout { id: id.into() }),
        (of(ids()), views()).prop_map(|(participant, view)| Action::SetView { participant, view }),
        (ids(), any::<bool>()).prop_map(|(participant, locked)| Action::LockView { participant, locked }),
    ];
    let rules = prop_oneof![
        (ids(), any::<bool>()).prop_map(|(participant, allowed)| Action::AllowRecord { participant, allowed }),
        any::<u16>().prop_map(|minutes| Action::Extend { minutes: minutes % 40 }),
        any::<u16>().prop_map(|minutes| Action::ExtendItself { minutes: minutes % 40 }),
        any::<[Option<bool>; 5]>().prop_map(|[locked, may_unmute, may_rename, may_show, may_take_over]| {
            let rest = RuleChanges::default();
            Action::SetRules(RuleChanges { locked, may_unmute, may_rename, may_show, may_take_over, ..rest })
        }),
        (few(), any::<bool>()).prop_map(|(participants, raised)| Action::Hands { raised, participants }),
        (10..16_u64, names())
            .prop_map(|(id, name)| Action::Invite { people: vec![(ParticipantId(id), invitee(&name))] }),
        (names(), of(ids())).prop_map(|(number, id)| Action::Uninvite { people: vec![(number.into(), id)] }),
    ];
    prop_oneof![
        20 => doors.boxed(),
        8 => roles.boxed(),
        12 => media.boxed(),
        8 => words.boxed(),
        8 => shown.boxed(),
        6 => rules.boxed(),
        1 => Just(Action::End),
    ]
    .boxed()
}

fn few() -> impl Strategy<Value = Vec<ParticipantId>> {
    proptest::collection::vec(ids(), 0..3)
}

fn invitee(name: &str) -> Invitee {
    let (number, nothing): (Arc<str>, Arc<str>) = (name.into(), "".into());
    let (name, role) = (Arc::clone(&number), Role::Guest);
    Invitee {
        number,
        name,
        role,
        user: None,
        account: Arc::clone(&nothing),
        email: Arc::clone(&nothing),
        phone: nothing,
    }
}

fn layouts() -> impl Strategy<Value = Layout> {
    let pane = (0..3_u8, 1..3_u8, few(), any::<bool>());
    (proptest::collection::vec(pane, 0..4), select(vec![5_u16, 10, 120])).prop_map(|(panes, seconds)| Layout {
        kind: "Custom".into(),
        columns: 4,
        rows: 4,
        panes: panes
            .into_iter()
            .map(|(at, size, people, screen)| Pane { left: at, top: at, width: size, height: size, people, screen })
            .collect(),
        automatic: false,
        seconds,
    })
}

fn stages() -> impl Strategy<Value = Stage> {
    prop_oneof![
        Just(Stage::Free),
        ids().prop_map(Stage::Broadcast),
        ids().prop_map(Stage::RollCall),
        any::<bool>().prop_map(|many| Stage::Voice { many }),
        layouts().prop_map(Stage::Layout),
    ]
}

fn views() -> impl Strategy<Value = View> {
    prop_oneof![
        Just(View::Free),
        Just(View::Layout),
        ids().prop_map(View::Person),
        (0..200_u16).prop_map(|seconds| View::Poll { seconds }),
    ]
}

/// How a meeting may be closed from outside, where it is.
pub(super) fn ends() -> impl Strategy<Value = EndReason> {
    select(vec![EndReason::Ended, EndReason::TimeOver, EndReason::Cancelled])
}

fn ids() -> impl Strategy<Value = ParticipantId> {
    (1..=6_u64).prop_map(ParticipantId)
}

fn names() -> impl Strategy<Value = String> {
    prop_oneof![8 => "[a-z]{1,3}", 1 => any::<String>()]
}

fn shares() -> impl Strategy<Value = ShareRule> {
    select(vec![ShareRule::Everybody, ShareRule::Hosts])
}

fn chats() -> impl Strategy<Value = ChatRule> {
    select(vec![ChatRule::Everybody, ChatRule::Public, ChatRule::Hosts, ChatRule::Private, ChatRule::Nobody])
}
