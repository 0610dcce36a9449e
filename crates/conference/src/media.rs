//! What is on: microphones, cameras and screens, and who turns them on and off.

use crate::acting::Author;
use crate::{Conference, MicrophoneState, Notice, ParticipantId, ParticipantKind, Refused, Role, Source};

impl Conference {
    /// Somebody turns his own things on or off: all of it, or nothing.
    ///
    /// # Errors
    /// [`Refused::NotAllowed`] where the rules are against one of them.
    pub(crate) fn turn(
        &mut self,
        id: ParticipantId,
        microphone: Option<bool>,
        camera: Option<bool>,
        screen: Option<bool>,
    ) -> Result<(), Refused> {
        let member = self.member(id)?;
        let unmutes = microphone == Some(true) && member.seen.microphone != MicrophoneState::On;
        let begins = screen == Some(true) && !member.seen.screen;
        let others = self.people.values().any(|other| other.seen.screen && other.seen.id != id);
        let refused = (unmutes && !member.may_unmute(&self.setup))
            || (camera == Some(true) && !member.seen.camera && !member.may_show(&self.setup))
            || (begins && others && !member.may_take_over(&self.setup))
            || (screen == Some(true) && !member.may_share(&self.setup));
        if refused {
            return Err(Refused::NotAllowed);
        }
        let before = member.seen.clone();
        let member = self.people.get_mut(&id).ok_or(Refused::NoSuchParticipant)?;
        match microphone {
            Some(true) => {
                member.seen.microphone = MicrophoneState::On;
                // The host's wish is fulfilled; it does not cover a second time.
                member.asked_to_unmute = false;
            }
            // Who was muted by a host stays so, or the reason would be lost.
            Some(false) if member.seen.microphone == MicrophoneState::On => {
                member.seen.microphone = MicrophoneState::Off;
            }
            Some(false) | None => {}
        }
        member.asked_to_show &= camera != Some(true);
        member.seen.camera = camera.unwrap_or(member.seen.camera);
        if begins {
            member.shares_by_request = std::mem::take(&mut member.seen.asked_to_share);
        }
        member.seen.screen = screen.unwrap_or(member.seen.screen);
        member.shares_by_request &= member.seen.screen;
        if member.seen != before {
            self.changes.people.insert(id);
        }
        Ok(())
    }

    /// Mutes one person.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`].
    pub(crate) fn mute_one(&mut self, author: Author, id: ParticipantId) -> Result<(), Refused> {
        self.member(id)?;
        self.mute(author, &[id]);
        Ok(())
    }

    /// Mutes everybody but host and co-hosts, or gives them back what a host has taken.
    pub(crate) fn mute_guests(&mut self, author: Author, muted: bool, may_unmute: Option<bool>) {
        self.set_rule(|setup| {
            setup.all_muted = muted;
            setup.may_unmute = may_unmute.unwrap_or(setup.may_unmute);
        });
        let guests = self.people.values().filter(|member| !member.seen.role.is_staff());
        let ids: Vec<_> = guests.map(|member| member.seen.id).collect();
        if muted {
            self.mute(author, &ids);
        } else {
            self.give_back(author, &ids);
        }
    }

    /// Gives one person his microphone back, or asks him for it when it was he who turned it off.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`], and [`Refused::NotAllowed`] for who sends nothing.
    pub(crate) fn unmute_one(&mut self, author: Author, id: ParticipantId) -> Result<(), Refused> {
        let seen = &self.member(id)?.seen;
        if seen.kind == ParticipantKind::Whep {
            return Err(Refused::NotAllowed);
        }
        if seen.only_listens() {
            return self.let_speak(author, id, true);
        }
        match seen.microphone {
            MicrophoneState::On => Ok(()),
            MicrophoneState::Off => self.ask_for(author, id, Source::Microphone),
            MicrophoneState::MutedByHost => {
                self.give_back(author, &[id]);
                Ok(())
            }
        }
    }

    /// Turns the microphones on again that a host has muted.
    fn give_back(&mut self, author: Author, ids: &[ParticipantId]) {
        let mut unmuted = Vec::new();
        for id in ids {
            let Some(member) = self.people.get_mut(id) else { continue };
            if member.seen.microphone == MicrophoneState::MutedByHost {
                member.seen.microphone = MicrophoneState::On;
                member.asked_to_unmute = false;
                self.changes.people.insert(*id);
                unmuted.push(*id);
            }
        }
        self.tell(self.reachable(unmuted), Notice::Unmuted { by: author.id });
    }

    pub(crate) fn mute(&mut self, author: Author, ids: &[ParticipantId]) {
        let mut muted = Vec::new();
        for id in ids {
            let Some(member) = self.people.get_mut(id) else { continue };
            member.asked_to_unmute = false;
            if member.seen.microphone == MicrophoneState::On {
                member.seen.microphone = MicrophoneState::MutedByHost;
                self.changes.people.insert(*id);
                muted.push(*id);
            }
        }
        self.tell(self.reachable(muted), Notice::Stopped { source: Source::Microphone, by: author.id });
    }

    /// Asks somebody to turn something on.
    ///
    /// # Errors
    /// [`Refused::BadMessage`] for the sound of a screen, [`Refused::NoSuchParticipant`], and
    /// [`Refused::NotAllowed`] for a picture in a meeting without.
    pub(crate) fn ask_for(&mut self, author: Author, id: ParticipantId, source: Source) -> Result<(), Refused> {
        if source == Source::ScreenAudio {
            return Err(Refused::BadMessage);
        }
        if source != Source::Microphone && self.setup.voice_only {
            return Err(Refused::NotAllowed);
        }
        let member = self.people.get_mut(&id).ok_or(Refused::NoSuchParticipant)?;
        let audience = member.seen.role == Role::Audience;
        if audience && (source == Source::Screen || !member.seen.speaks) {
            return Err(Refused::IsAudience);
        }
        if !member.to_publish()[source as usize] {
            match source {
                Source::Microphone => member.asked_to_unmute = true,
                Source::Camera => member.asked_to_show = true,
                Source::Screen | Source::ScreenAudio => {
                    member.seen.asked_to_share = true;
                    self.changes.people.insert(id);
                }
            }
            self.tell(self.reachable([id]), Notice::Asked { by: author.id, source });
        }
        Ok(())
    }

    /// Takes back that somebody was asked to turn something on.
    ///
    /// # Errors
    /// [`Refused::BadMessage`] for the sound of a screen, and [`Refused::NoSuchParticipant`].
    pub(crate) fn withdraw(&mut self, author: Author, id: ParticipantId, source: Source) -> Result<(), Refused> {
        let member = self.people.get_mut(&id).ok_or(Refused::NoSuchParticipant)?;
        let asked = match source {
            Source::Microphone => &mut member.asked_to_unmute,
            Source::Camera => &mut member.asked_to_show,
            Source::Screen => &mut member.seen.asked_to_share,
            Source::ScreenAudio => return Err(Refused::BadMessage),
        };
        if std::mem::take(asked) {
            if source == Source::Screen {
                self.changes.people.insert(id);
            }
            self.tell(self.reachable([id]), Notice::Withdrawn { by: author.id, source });
        }
        Ok(())
    }

    /// Turns somebody's camera or screen off.
    ///
    /// # Errors
    /// [`Refused::BadMessage`] for anything else, and [`Refused::NoSuchParticipant`].
    pub(crate) fn stop(&mut self, author: Author, id: ParticipantId, source: Source) -> Result<(), Refused> {
        let member = self.people.get_mut(&id).ok_or(Refused::NoSuchParticipant)?;
        let on = match source {
            Source::Camera => &mut member.seen.camera,
            Source::Screen => &mut member.seen.screen,
            Source::Microphone | Source::ScreenAudio => return Err(Refused::BadMessage),
        };
        if std::mem::take(on) {
            member.shares_by_request &= member.seen.screen;
            self.changes.people.insert(id);
            self.tell(self.reachable([id]), Notice::Stopped { source, by: author.id });
        }
        Ok(())
    }

    /// Stops the screens of those who may not share any more.
    pub(crate) fn stop_forbidden_screens(&mut self) {
        let mut stopped = Vec::new();
        for (&id, member) in &mut self.people {
            if member.seen.screen && !member.may_share(&self.setup) {
                member.seen.screen = false;
                member.shares_by_request = false;
                self.changes.people.insert(id);
                stopped.push(id);
            }
        }
        self.tell(self.reachable(stopped), Notice::Stopped { source: Source::Screen, by: None });
    }
}

#[cfg(test)]
mod tests;
