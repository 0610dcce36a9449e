//! What is on: microphones, cameras and screens, and who turns them on and off.

use crate::acting::Author;
use crate::{Conference, MicrophoneState, Notice, ParticipantId, Refused, Role, Source};

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
        let refused = (unmutes && !member.may_unmute(&self.setup))
            || (camera == Some(true) && !member.may_show(&self.setup))
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
        member.seen.camera = camera.unwrap_or(member.seen.camera);
        member.seen.screen = screen.unwrap_or(member.seen.screen);
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

    /// Mutes everybody but host and co-hosts.
    pub(crate) fn mute_guests(&mut self, author: Author) {
        let guests = self.people.values().filter(|member| member.seen.role == Role::Guest);
        let ids: Vec<_> = guests.map(|member| member.seen.id).collect();
        self.mute(author, &ids);
    }

    fn mute(&mut self, author: Author, ids: &[ParticipantId]) {
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
    /// [`Refused::BadMessage`] for a screen, [`Refused::NoSuchParticipant`], and
    /// [`Refused::NotAllowed`] for a camera in a meeting without.
    pub(crate) fn ask_for(&mut self, author: Author, id: ParticipantId, source: Source) -> Result<(), Refused> {
        if !matches!(source, Source::Microphone | Source::Camera) {
            return Err(Refused::BadMessage);
        }
        if source == Source::Camera && self.setup.voice_only {
            return Err(Refused::NotAllowed);
        }
        let member = self.people.get_mut(&id).ok_or(Refused::NoSuchParticipant)?;
        let on = match source {
            Source::Camera => member.seen.camera,
            _ => member.seen.microphone == MicrophoneState::On,
        };
        if !on {
            member.asked_to_unmute |= source == Source::Microphone;
            self.tell(self.reachable([id]), Notice::Asked { by: author.id, source });
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
                self.changes.people.insert(id);
                stopped.push(id);
            }
        }
        self.tell(self.reachable(stopped), Notice::Stopped { source: Source::Screen, by: None });
    }
}

#[cfg(test)]
mod tests;
