//! Arbitrary meetings and what may happen to them: few people, so that they get in each other's way.

use crate::{
    Action, ChatRule, EndReason, Input, Join, ParticipantId, ParticipantKind, Reaction, Role, Setup, ShareRule, Source,
};
use jiff::{SignedDuration, Timestamp};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

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
    ]
}

fn joins() -> impl Strategy<Value = Join> {
    let kind = prop_oneof![
        8 => Just(ParticipantKind::Client),
        1 => Just(ParticipantKind::Whip),
        1 => Just(ParticipantKind::Whep),
    ];
    let role = prop_oneof![2 => Just(Role::Host), 1 => Just(Role::Cohost), 6 => Just(Role::Guest)];
    (ids(), any::<u32>(), names(), role, kind, any::<[bool; 3]>()).prop_map(
        |(participant, request, name, role, kind, [known, microphone, camera])| Join {
            participant,
            request,
            name,
            role,
            known,
            kind,
            microphone,
            camera,
        },
    )
}

fn actions() -> impl Strategy<Value = Action> {
    let doors = prop_oneof![
        of(ids()).prop_map(|participant| Action::Admit { participant }),
        ids().prop_map(|participant| Action::Refuse { participant }),
        ids().prop_map(|participant| Action::SendBack { participant }),
        ids().prop_map(|participant| Action::Remove { participant }),
        any::<bool>().prop_map(|locked| Action::Lock { locked }),
        any::<bool>().prop_map(|enabled| Action::WaitingRoom { enabled }),
        Just(Action::Leave),
    ];
    let roles = prop_oneof![
        Just(Action::ClaimHost),
        (ids(), any::<bool>()).prop_map(|(participant, cohost)| Action::SetCohost { participant, cohost }),
        ids().prop_map(|participant| Action::HandOver { participant }),
    ];
    let media = prop_oneof![
        (of(any::<bool>()), of(any::<bool>()), of(any::<bool>()))
            .prop_map(|(microphone, camera, screen)| Action::Media { microphone, camera, screen }),
        of(ids()).prop_map(|participant| Action::Mute { participant }),
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
    prop_oneof![20 => doors, 8 => roles, 12 => media, 8 => words, 1 => Just(Action::End)]
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
    select(vec![ChatRule::Everybody, ChatRule::Public, ChatRule::Hosts, ChatRule::Nobody])
}
