//! What people do: who may do what, and which rule carries it out.

use crate::chat::{ChatMessage, LONGEST_CHAT};
use crate::entering::checked_name;
use crate::member::Arrival;
use crate::{
    Action, Conference, EndReason, Notice, OutReason, ParticipantId, ParticipantKind, Refused, Role, RuleChanges,
};
use std::sync::Arc;

/// Who does something: a person with his role, or a program, which has a host's rights.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Author {
    /// `None`: a program.
    pub(crate) id: Option<ParticipantId>,
    pub(crate) role: Role,
}

impl Author {
    /// The person, for what one only does for oneself.
    fn person(self) -> Result<ParticipantId, Refused> {
        self.id.ok_or(Refused::NotAllowed)
    }

    fn must_be_staff(self) -> Result<(), Refused> {
        if self.role.is_staff() { Ok(()) } else { Err(Refused::NotAllowed) }
    }

    fn must_be_host(self) -> Result<(), Refused> {
        if self.role == Role::Host { Ok(()) } else { Err(Refused::NotAllowed) }
    }
}

impl Conference {
    /// Somebody does something.
    ///
    /// # Errors
    /// See [`Refused`]; nothing has changed then.
    pub(crate) fn act(&mut self, by: ParticipantId, action: Action) -> Result<(), Refused> {
        if self.over {
            return Err(Refused::Over);
        }
        if let Some(member) = self.people.get(&by) {
            let role = member.seen.role;
            return self.perform(Author { id: Some(by), role }, action);
        }
        match action {
            Action::Leave if self.lounge.remove(&by).is_some() => {
                self.tell(vec![by], Notice::Out { why: OutReason::Left })
            }
            Action::ClaimHost if self.lounge.contains_key(&by) => return Err(Refused::IsAudience),
            Action::Leave if self.waits(by) => self.stop_waiting(by, OutReason::Left),
            Action::ClaimHost => {
                let waiting = self.waiting.iter().find(|waiting| waiting.arrival.id == by);
                if waiting.ok_or(Refused::OutOfOrder)?.arrival.kind != ParticipantKind::Client {
                    return Err(Refused::NotAllowed);
                }
                let arrival = self.take_waiting(by).ok_or(Refused::OutOfOrder)?;
                self.set_host(None);
                self.let_in(Arrival { role: Role::Host, ..arrival });
            }
            _ => return Err(Refused::OutOfOrder),
        }
        Ok(())
    }

    /// A program does something.
    ///
    /// # Errors
    /// See [`Refused`]; nothing has changed then.
    pub(crate) fn program(&mut self, action: Action) -> Result<(), Refused> {
        if self.over {
            return Err(Refused::Over);
        }
        self.perform(Author { id: None, role: Role::Host }, action)
    }

    /// The table of actions. Each checks all that could refuse it before it changes anything.
    fn perform(&mut self, author: Author, action: Action) -> Result<(), Refused> {
        match &action {
            Action::Media { .. } | Action::Chat { .. } | Action::Hand { .. } | Action::React { .. } => {}
            Action::Rename { .. } | Action::ClaimHost | Action::Leave => {}
            Action::SetCohost { .. } | Action::HandOver { .. } | Action::ReleaseHost { .. } | Action::End => {
                author.must_be_host()?;
            }
            _ => author.must_be_staff()?,
        }
        match action {
            Action::Media { microphone, camera, screen } => {
                return self.turn(author.person()?, microphone, camera, screen);
            }
            Action::Chat { to, text } => return self.write(author, to, text),
            Action::Hand { raised, participant } => return self.hand(author, raised, participant),
            Action::Hands { raised, participants } => return self.hands(author, raised, &participants),
            Action::React { reaction } => {
                let participant = author.person()?;
                self.tell(self.readers(), Notice::Reacted { participant, reaction });
            }
            Action::Rename { participant, name } => return self.rename(author, participant, &name),
            Action::ClaimHost => return self.claim_host(author.person()?),
            Action::Leave => self.leave(author.person()?),
            Action::Admit { participant } => return self.admit(participant),
            Action::Refuse { participant } => return self.turn_away(participant),
            Action::SendBack { participant } => return self.send_back(&[participant]),
            Action::SendBackAll { participants } => return self.send_back(&participants),
            Action::Mute { participant } => return self.mute_one(author, participant),
            Action::Unmute { participant } => return self.unmute_one(author, participant),
            Action::MuteAll { muted, may_unmute } => self.mute_guests(author, muted, may_unmute),
            Action::AllowUnmute { allowed } => self.set_rule(|setup| setup.may_unmute = allowed),
            Action::AskFor { participant, source } => return self.ask_for(author, participant, source),
            Action::Withdraw { participant, source } => return self.withdraw(author, participant, source),
            Action::Stop { participant, source } => return self.stop(author, participant, source),
            Action::SetCohost { participant, cohost } => return self.set_cohost(participant, cohost),
            Action::HandOver { participant } => return self.hand_over(author, participant),
            Action::ReleaseHost { participant } => return self.release_host(participant),
            Action::Remove { participant } => return self.remove_all(author, &[participant]),
            Action::RemoveAll { participants } => return self.remove_all(author, &participants),
            Action::SetStage { stage } => return self.set_stage(author, stage),
            Action::SetLayout { layout, show } => return self.set_layout(author, layout, show),
            Action::SaveLayout { saved } => return self.save_layout(saved),
            Action::DeleteLayout { id } => return self.delete_layout(&id),
            Action::SetView { participant, view } => return self.set_view(participant, view),
            Action::LockView { participant, locked } => return self.lock_view(participant, locked),
            Action::AllowRecord { participant, allowed } => return self.allow_record(participant, allowed),
            Action::Extend { minutes } => return self.extend_once(minutes),
            Action::ExtendItself { minutes } => self.extend_itself(minutes),
            Action::SetRules(changes) => self.set_rules(changes),
            Action::Invite { people } => return self.invite(people),
            Action::Uninvite { people } => return self.uninvite(author, &people),
            Action::Lock { locked } => self.set_rule(|setup| setup.locked = locked),
            Action::WaitingRoom { enabled } => self.set_waiting_room(enabled),
            Action::SetShare { who } => self.set_rules(RuleChanges { share: Some(who), ..RuleChanges::default() }),
            Action::SetChat { who } => self.set_rule(|setup| setup.chat = who),
            Action::AdmitAudience { admitted } => return self.admit_audience(admitted),
            Action::Pause { paused } => return self.pause(paused),
            Action::LetSpeak { participant, allowed } => return self.let_speak(author, participant, allowed),
            Action::FindAudience { name } => return self.find_audience(author.person()?, &name),
            Action::Record { recording } => return self.record(recording),
            Action::Stream { on } => return self.stream(on),
            Action::End => self.finish(EndReason::Ended),
        }
        Ok(())
    }

    /// Off: brings in who waits, also into a locked meeting, because a host says so just now.
    fn set_waiting_room(&mut self, enabled: bool) {
        self.set_rule(|setup| setup.waiting_room = enabled);
        if !enabled && self.open {
            self.admit_all();
        }
    }

    fn admit(&mut self, whom: Option<ParticipantId>) -> Result<(), Refused> {
        match whom {
            Some(id) if !self.waits(id) => Err(Refused::NoSuchParticipant),
            None if self.waiting.is_empty() => Ok(()),
            _ if self.is_full() => Err(Refused::Full),
            Some(id) => {
                if let Some(arrival) = self.take_waiting(id) {
                    self.let_in(arrival);
                }
                Ok(())
            }
            None => {
                self.admit_all();
                Ok(())
            }
        }
    }

    fn write(&mut self, author: Author, to: Option<ParticipantId>, text: String) -> Result<(), Refused> {
        let from = author.person()?;
        // Bytes first: they bound the counting of characters.
        let fits = text.len() <= 4 * LONGEST_CHAT && text.chars().count() <= LONGEST_CHAT;
        if text.trim().is_empty() || !fits {
            return Err(Refused::BadMessage);
        }
        let to_role = to.map(|to| self.member(to).map(|member| member.seen.role)).transpose()?;
        if to == Some(from) || !self.setup.chat.lets(author.role, to_role) {
            return Err(Refused::NotAllowed);
        }
        let name = Arc::clone(&self.member(from)?.seen.name);
        let message = Arc::new(ChatMessage { from, name, to, text, at: self.now });
        self.chat.keep(Arc::clone(&message));
        let readers = match to {
            Some(to) => self.reachable([from, to]),
            None => self.readers(),
        };
        self.tell(readers, Notice::Chatted { message });
        Ok(())
    }

    fn hand(&mut self, author: Author, raised: bool, whose: Option<ParticipantId>) -> Result<(), Refused> {
        let id = match whose {
            Some(id) if Some(id) != author.id => {
                author.must_be_staff()?;
                self.check_hand(author, raised, id)?;
                id
            }
            _ => author.person()?,
        };
        self.move_hand(id, raised)
    }

    /// Several hands, or none of them.
    fn hands(&mut self, author: Author, raised: bool, whose: &[ParticipantId]) -> Result<(), Refused> {
        for &id in whose {
            self.check_hand(author, raised, id)?;
        }
        whose.iter().try_for_each(|&id| self.move_hand(id, raised))
    }

    /// Whether somebody may move another's hand.
    fn check_hand(&self, author: Author, raised: bool, id: ParticipantId) -> Result<(), Refused> {
        let role = self.member(id)?.seen.role;
        match author.id {
            Some(_) if raised => Err(Refused::NotAllowed),
            None if role == Role::Host => Err(Refused::IsHost),
            Some(_) | None => Ok(()),
        }
    }

    fn move_hand(&mut self, id: ParticipantId, raised: bool) -> Result<(), Refused> {
        let now = self.now;
        let up = self.member(id)?.seen.hand_at;
        // A hand that is up stays at its place in the queue.
        let hand_at = raised.then(|| up.unwrap_or(now));
        if hand_at.is_some() && up.is_none() {
            self.check_audience_hands(id)?;
        }
        if hand_at != up {
            self.changing(id)?.seen.hand_at = hand_at;
        }
        Ok(())
    }

    fn rename(&mut self, author: Author, whose: Option<ParticipantId>, name: &str) -> Result<(), Refused> {
        let id = match whose {
            Some(id) if Some(id) != author.id => {
                author.must_be_staff()?;
                id
            }
            _ => {
                let id = author.person()?;
                if !self.setup.may_rename && !author.role.is_staff() {
                    return Err(Refused::NotAllowed);
                }
                id
            }
        };
        let name = checked_name(name)?;
        self.changing(id)?.seen.name = name;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
