//! Who is host and co-host.

use crate::acting::Author;
use crate::{Conference, Event, ParticipantId, ParticipantKind, Refused, Role};

impl Conference {
    /// Somebody in the meeting becomes host, having shown the password.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`], [`Refused::IsAudience`], and [`Refused::NotAllowed`] for who has no
    /// client.
    pub(crate) fn claim_host(&mut self, id: ParticipantId) -> Result<(), Refused> {
        self.must_not_be_audience(id)?;
        if self.member(id)?.seen.kind != ParticipantKind::Client {
            return Err(Refused::NotAllowed);
        }
        self.set_host(Some(id));
        Ok(())
    }

    /// The host role goes to somebody else.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`], [`Refused::IsAudience`], and [`Refused::NotAllowed`] for who has no
    /// client, and for a host who hands it to himself; when a program does, nothing changes.
    pub(crate) fn hand_over(&mut self, author: Author, id: ParticipantId) -> Result<(), Refused> {
        self.must_not_be_audience(id)?;
        if self.member(id)?.seen.kind != ParticipantKind::Client || author.id == Some(id) {
            return Err(Refused::NotAllowed);
        }
        self.set_host(Some(id));
        Ok(())
    }

    /// The host becomes a guest, and there is none.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`], and [`Refused::WrongState`] for who is not host.
    pub(crate) fn release_host(&mut self, id: ParticipantId) -> Result<(), Refused> {
        if self.member(id)?.seen.role != Role::Host {
            return Err(Refused::WrongState);
        }
        self.set_host(None);
        Ok(())
    }

    /// A guest becomes co-host, or a co-host guest.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`], [`Refused::IsHost`], [`Refused::IsAudience`], and
    /// [`Refused::NotAllowed`] for who has no client.
    pub(crate) fn set_cohost(&mut self, id: ParticipantId, cohost: bool) -> Result<(), Refused> {
        self.must_not_be_audience(id)?;
        let seen = &self.member(id)?.seen;
        if seen.role == Role::Host {
            return Err(Refused::IsHost);
        }
        if seen.kind != ParticipantKind::Client {
            return Err(Refused::NotAllowed);
        }
        self.set_role(id, if cohost { Role::Cohost } else { Role::Guest });
        Ok(())
    }

    /// Makes somebody host, or nobody; the host until then becomes a guest.
    pub(crate) fn set_host(&mut self, host: Option<ParticipantId>) {
        if self.host == host {
            return;
        }
        if let Some(old) = std::mem::replace(&mut self.host, host) {
            self.set_role(old, Role::Guest);
        }
        if let Some(new) = host {
            self.open = true;
            self.set_role(new, Role::Host);
        }
        self.event(Event::HostChanged { host });
    }

    /// Gives somebody a role and takes from him what goes only with the one that he had.
    fn set_role(&mut self, id: ParticipantId, role: Role) {
        if self.people.get(&id).is_none_or(|member| member.seen.role == role) {
            return;
        }
        if let Ok(member) = self.changing(id) {
            member.seen.role = role;
            member.was_staff = true;
        }
        self.changes.roles.insert(id);
        self.event(Event::RoleChanged { participant: id, role });
        self.review_recording(id);
        self.stop_forbidden_screens();
    }
}

#[cfg(test)]
mod tests;
