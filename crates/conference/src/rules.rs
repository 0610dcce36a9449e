//! The rules that hosts change while a meeting is held.

use crate::{ChatRule, Conference, EntryRule, Notice, ParticipantId, RecordRule, Refused, Setup, ShareRule, Source};

/// Rules to change, all at once; what is left out stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleChanges {
    /// No guests come in by themselves.
    pub locked: Option<bool>,
    /// Guests may unmute themselves.
    pub may_unmute: Option<bool>,
    /// Guests may give themselves another name.
    pub may_rename: Option<bool>,
    /// Guests may turn their cameras on. Those that are on stop when they may not.
    pub may_show: Option<bool>,
    /// Guests may share a screen while somebody else does.
    pub may_take_over: Option<bool>,
    /// Who may share. Screens that may not be shared any more stop.
    pub share: Option<ShareRule>,
    /// Who may chat.
    pub chat: Option<ChatRule>,
    /// Who may record in the client. What was said of single people is forgotten.
    pub record: Option<RecordRule>,
    /// Who may come in.
    pub entry: Option<EntryRule>,
}

impl Conference {
    /// Changes one rule or several.
    pub(crate) fn set_rule(&mut self, change: impl FnOnce(&mut Setup)) {
        let before = self.state();
        change(&mut self.setup);
        self.changes.state |= self.state() != before;
    }

    /// Changes rules, and stops what they are against.
    pub(crate) fn set_rules(&mut self, changes: RuleChanges) {
        self.set_rule(|setup| {
            setup.locked = changes.locked.unwrap_or(setup.locked);
            setup.may_unmute = changes.may_unmute.unwrap_or(setup.may_unmute);
            setup.may_rename = changes.may_rename.unwrap_or(setup.may_rename);
            setup.may_show = changes.may_show.unwrap_or(setup.may_show);
            setup.may_take_over = changes.may_take_over.unwrap_or(setup.may_take_over);
            setup.share = changes.share.unwrap_or(setup.share);
            setup.chat = changes.chat.unwrap_or(setup.chat);
            setup.record = changes.record.unwrap_or(setup.record);
            setup.entry = changes.entry.unwrap_or(setup.entry);
        });
        self.stop_forbidden_screens();
        if changes.may_show == Some(false) {
            self.stop_forbidden_cameras();
        }
        if changes.record.is_some() {
            self.forget_recording_rights();
        }
    }

    /// Lets one person record in the client, or not, whatever the rule.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`].
    pub(crate) fn allow_record(&mut self, id: ParticipantId, allowed: bool) -> Result<(), Refused> {
        let member = self.people.get_mut(&id).ok_or(Refused::NoSuchParticipant)?;
        member.record_granted = Some(allowed);
        self.review_recording(id);
        Ok(())
    }

    /// Works out anew whether somebody may record.
    pub(crate) fn review_recording(&mut self, id: ParticipantId) {
        let Some(member) = self.people.get_mut(&id) else { return };
        let may = member.may_record(&self.setup);
        if member.seen.may_record != may {
            member.seen.may_record = may;
            self.changes.people.insert(id);
        }
    }

    fn forget_recording_rights(&mut self) {
        let ids: Vec<_> = self.people.keys().copied().collect();
        for id in ids {
            if let Some(member) = self.people.get_mut(&id) {
                member.record_granted = None;
            }
            self.review_recording(id);
        }
    }

    fn stop_forbidden_cameras(&mut self) {
        let mut stopped = Vec::new();
        for (&id, member) in &mut self.people {
            if member.seen.camera && !member.seen.role.is_staff() {
                member.seen.camera = false;
                self.changes.people.insert(id);
                stopped.push(id);
            }
        }
        self.tell(self.reachable(stopped), Notice::Stopped { source: Source::Camera, by: None });
    }
}

#[cfg(test)]
mod tests;
