//! Who is invited, and whether he is in.

use super::{Audience, Frame, Picture, REFRESH, Stamp};
use convoca_conference::{Invitee, ParticipantId, Role};
use convoca_contract::push::attendee::AttendeeEntry;
use convoca_contract::push::{Listed, REMOVE, Topic};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Kind of endpoint: one that we know nothing else of.
const ENDPOINT: &str = "normal";

/// Where in the list those are who are people of this server.
pub(super) fn by_user(invitees: &[Invitee]) -> HashMap<Arc<str>, usize> {
    let known = |(place, one): (usize, &Invitee)| Some((one.user.clone()?, place));
    invitees.iter().enumerate().filter_map(known).collect()
}

impl Picture {
    /// Where in the list of those invited these participants are.
    pub(super) fn attendees_among(&self, ids: &[ParticipantId]) -> BTreeSet<usize> {
        let user = |id: &ParticipantId| self.people.get(id)?.1.person.as_ref().map(|known| known.user.as_str());
        ids.iter().filter_map(user).filter_map(|user| self.invited.get(user).copied()).collect()
    }

    /// Everybody who is invited.
    pub(super) fn all_attendees(&self) -> BTreeMap<Arc<str>, AttendeeEntry> {
        let mut present: HashMap<&str, ParticipantId> = HashMap::new();
        for (id, (_, visitor)) in &self.people {
            if let Some(known) = &visitor.person {
                present.entry(known.user.as_str()).or_insert(*id);
            }
        }
        let pid = |one: &Invitee| one.user.as_deref().and_then(|user| present.get(user).copied());
        self.invitees.iter().map(|one| (Arc::clone(&one.number), entry(one, pid(one)))).collect()
    }

    /// Says what has become of these places of the list.
    pub(super) fn say_attendees(
        &mut self,
        places: BTreeSet<usize>,
        frames: &mut Vec<Frame>,
        stamp: &mut Stamp<'_, '_>,
    ) {
        let mut entries = Vec::new();
        for place in places {
            let Some(one) = self.invitees.get(place) else { continue };
            let is_he = |visitor: &crate::live::Visitor| {
                visitor.person.as_ref().is_some_and(|known| Some(known.user.as_str()) == one.user.as_deref())
            };
            let pid = self.people.iter().find(|(_, (_, visitor))| is_he(visitor)).map(|(id, _)| *id);
            let entry = entry(one, pid);
            if self.said.attendees.get(&one.number) != Some(&entry) {
                entries.push(entry.clone());
                self.said.attendees.insert(Arc::clone(&one.number), entry);
            }
        }
        if !entries.is_empty() {
            self.say(Topic::Attendees, Listed::of(entries), Audience::Everybody, frames, stamp);
        }
    }

    /// Says what has become of the list.
    pub(super) fn say_all_attendees(&mut self, frames: &mut Vec<Frame>, stamp: &mut Stamp<'_, '_>) {
        let now = self.all_attendees();
        let gone = self.said.attendees.iter().filter(|(number, _)| !now.contains_key(*number));
        let gone = gone.map(|(_, entry)| AttendeeEntry { mode: REMOVE, ..entry.clone() });
        let new = now.iter().filter(|(number, entry)| self.said.attendees.get(*number) != Some(entry));
        let entries: Vec<_> = gone.chain(new.map(|(_, entry)| entry.clone())).collect();
        self.said.attendees = now;
        if !entries.is_empty() {
            self.say(Topic::Attendees, Listed::of(entries), Audience::Everybody, frames, stamp);
        }
    }
}

fn entry(one: &Invitee, pid: Option<ParticipantId>) -> AttendeeEntry {
    AttendeeEntry {
        user_uuid: one.user.as_deref().unwrap_or_default().to_owned(),
        participant_id: pid.map(|pid| pid.to_string()).unwrap_or_default(),
        mode: REFRESH,
        phone: one.number.to_string(),
        name: one.name.to_string(),
        account_id: one.account.to_string(),
        role: (one.role == Role::Host).into(),
        email: one.email.to_string(),
        sms: one.phone.to_string(),
        is_mute: 0,
        kind: ENDPOINT.to_owned(),
    }
}
