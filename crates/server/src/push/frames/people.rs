//! Who is in, who is being called, and who waits.

use super::{Audience, Frame, Picture, REFRESH, Stamp};
use crate::live::Visitor;
use convoca_booking::Device;
use convoca_conference::{Call, MicrophoneState, Participant, ParticipantId, Person, Role, Stage, View};
use convoca_contract::push::people::{Info, ParticipantEntry, WaitingEntry, key};
use convoca_contract::push::{Listed, REMOVE, Topic};
use std::collections::{BTreeMap, BTreeSet};

/// He waits no more because he has gone or was turned away.
const GONE: u8 = 0;
/// He waits no more because he was admitted.
const ADMITTED: u8 = 1;

impl Picture {
    /// Everybody who is in or is being called.
    pub(super) fn all_participants(&self) -> BTreeMap<ParticipantId, Info> {
        let people = self.people.iter().map(|(id, (seen, visitor))| (*id, self.participant(seen, visitor)));
        people.chain(self.calls.iter().map(|call| (call.id, called(call)))).collect()
    }

    /// Everybody who waits.
    pub(super) fn all_waiting(&self) -> BTreeMap<ParticipantId, Info> {
        self.waiting.iter().map(|(person, visitor)| (person.id, waits(person, visitor))).collect()
    }

    /// The whole list of those who are in or are being called.
    pub(super) fn participant_entries(&self) -> Vec<ParticipantEntry> {
        self.said.participants.iter().map(|(id, info)| refreshed(*id, info.clone())).collect()
    }

    /// The whole list of those who wait, the longest waiting first.
    pub(super) fn waiting_entries(&self) -> Vec<WaitingEntry> {
        let entry = |person: &Person, visitor: &Visitor| WaitingEntry {
            pid: person.id.to_string(),
            mode: REFRESH,
            del_type: GONE,
            pinfo_map: waits(person, visitor),
        };
        self.waiting.iter().map(|(person, visitor)| entry(person, visitor)).collect()
    }

    /// Says what has become of these.
    pub(super) fn say_participants(
        &mut self,
        ids: Vec<ParticipantId>,
        frames: &mut Vec<Frame>,
        stamp: &mut Stamp<'_, '_>,
    ) {
        let mut entries = Vec::new();
        for id in BTreeSet::from_iter(ids) {
            let present = self.people.get(&id).map(|(seen, visitor)| self.participant(seen, visitor));
            let now = present.or_else(|| self.calls.iter().find(|call| call.id == id).map(called));
            match now {
                Some(now) => {
                    let before = self.said.participants.insert(id, now.clone());
                    if before.as_ref() != Some(&now) {
                        entries.push(refreshed(id, changed(before.as_ref(), now)));
                    }
                }
                None if self.said.participants.remove(&id).is_some() => {
                    entries.push(ParticipantEntry { pid: id.to_string(), mode: REMOVE, pinfo_map: Info::new() });
                }
                None => {}
            }
        }
        if !entries.is_empty() {
            self.say(Topic::Participants, Listed::of(entries), Audience::Everybody, frames, stamp);
        }
    }

    /// Says what has become of those who wait.
    pub(super) fn say_waiting(&mut self, frames: &mut Vec<Frame>, stamp: &mut Stamp<'_, '_>) {
        let now = self.all_waiting();
        let mut entries = Vec::new();
        for (id, before) in &self.said.waiting {
            if !now.contains_key(id) {
                let admitted = self.people.contains_key(id);
                let name = before.get(key::NAME).cloned().unwrap_or_default();
                let account = before.get(key::ACCOUNT).cloned().unwrap_or_default();
                let state = flag(admitted);
                let info = [(key::NAME, name), (key::ACCOUNT, account), (key::WAITINGSTATE, state)];
                entries.push(WaitingEntry {
                    pid: id.to_string(),
                    mode: REMOVE,
                    del_type: if admitted { ADMITTED } else { GONE },
                    pinfo_map: info.map(|(key, value)| (key.to_owned(), value)).into(),
                });
            }
        }
        for (id, info) in &now {
            let before = self.said.waiting.get(id);
            if before != Some(info) {
                entries.push(WaitingEntry {
                    pid: id.to_string(),
                    mode: REFRESH,
                    del_type: GONE,
                    pinfo_map: changed(before, info.clone()),
                });
            }
        }
        self.said.waiting = now;
        if !entries.is_empty() {
            self.say(Topic::WaitingList, Listed::of(entries), Audience::Hosts, frames, stamp);
        }
    }

    /// What there is to say of somebody who is in.
    fn participant(&self, seen: &Participant, visitor: &Visitor) -> Info {
        let is = |shown: bool| flag(shown);
        let mut info = identity(&seen.name, &visitor.number(seen.id), visitor, seen.known);
        let view = match seen.view {
            View::Free => "0",
            View::Layout => "1",
            View::Person(_) | View::Poll { .. } => "2",
        };
        let pairs = [
            (key::ROLE, is(seen.role == Role::Host)),
            (key::IS_COHOST, is(seen.role == Role::Cohost)),
            (key::STATE, is(false)),
            (key::HAND, is(seen.hand_at.is_some())),
            (key::MUTE, is(seen.microphone != MicrophoneState::On)),
            (key::VIDEO, is(seen.camera)),
            (key::CAMERASTATE, is(seen.camera)),
            (key::BROADCAST, is(self.state.stage == Stage::Broadcast(seen.id))),
            (key::ROLLCALL, is(self.state.stage == Stage::RollCall(seen.id))),
            (key::SHARE, is(seen.screen)),
            (key::ADDTIME, seen.joined_at.as_millisecond().to_string()),
            // No client says yet that it records.
            (key::LOCALREC, is(false)),
            (key::ALLOW_CLIENT_REC, is(seen.may_record)),
            (key::VIEW_TYPE, view.to_owned()),
            (key::LOCKED_VIEW, is(seen.view_locked)),
            (key::INVITE_SHARE_STATE, is(seen.asked_to_share)),
            (key::USER_AGENT, visitor.user_agent.clone()),
        ];
        info.extend(pairs.map(|(key, value)| (key.to_owned(), value)));
        info
    }
}

fn refreshed(id: ParticipantId, pinfo_map: Info) -> ParticipantEntry {
    ParticipantEntry { pid: id.to_string(), mode: REFRESH, pinfo_map }
}

/// What of this is new, and what is always said.
fn changed(before: Option<&Info>, now: Info) -> Info {
    let Some(before) = before else { return now };
    let always = |key: &str| key == key::NAME || key == key::ACCOUNT;
    now.into_iter().filter(|(key, value)| always(key) || before.get(key) != Some(value)).collect()
}

fn flag(on: bool) -> String {
    if on { "1" } else { "0" }.to_owned()
}

/// Who somebody is.
fn identity(name: &str, number: &str, visitor: &Visitor, known: bool) -> Info {
    let person = visitor.person.as_ref();
    let device = match visitor.device {
        Device::Mobile if visitor.user_agent.contains("iPad") => "Pad",
        Device::Mobile => "Mobile",
        Device::Browser => "Desktop",
        Device::Program => "OtherType",
    };
    let pairs = [
        (key::NAME, name.to_owned()),
        (key::TEL, number.to_owned()),
        (key::ANONYMOUS, flag(!known)),
        (key::CLIENT_LOGIN_TYPE, device.to_owned()),
        (key::CLICENT_LOGIN_TYPE, device.to_owned()),
        (key::ACCOUNT_ID, person.map(|known| known.user.to_string()).unwrap_or_default()),
        (key::ACCOUNT, person.map(|known| known.account.clone()).unwrap_or_default()),
        (key::THIRDACCOUNT, String::new()),
    ];
    pairs.map(|(key, value)| (key.to_owned(), value)).into()
}

/// What there is to say of somebody who is being called.
fn called(call: &Call) -> Info {
    let user = call.user.as_deref().unwrap_or_default();
    let pairs = [
        (key::NAME, call.name.to_string()),
        (key::TEL, call.number.to_string()),
        (key::ROLE, flag(false)),
        (key::IS_COHOST, flag(false)),
        (key::STATE, flag(true)),
        (key::HAND, flag(false)),
        (key::MUTE, flag(false)),
        (key::VIDEO, flag(false)),
        (key::ANONYMOUS, flag(call.user.is_none())),
        (key::ACCOUNT_ID, user.to_owned()),
        (key::ACCOUNT, String::new()),
    ];
    pairs.map(|(key, value)| (key.to_owned(), value)).into()
}

/// What there is to say of somebody who waits.
fn waits(person: &Person, visitor: &Visitor) -> Info {
    let mut info = identity(&person.name, &visitor.number(person.id), visitor, person.known);
    info.insert(key::ADDTIME.to_owned(), person.since.as_millisecond().to_string());
    info.insert(key::WAITINGSTATE.to_owned(), flag(false));
    info
}
