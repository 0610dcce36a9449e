//! The caller's handle to a room.

use crate::figures::{Counters, shift};
use crate::mailbox::{Command, Mailbox, Negotiation};
use crate::{NegotiateError, PeerId, PeerKind, RoomId, Slot, Source, TapSink, TapWish, offer};
use std::sync::Arc;
use tokio::sync::oneshot;

/// A room: who is in it gets what the others send. Dropping it closes all its peers.
///
/// A room lives on one media thread for its whole life; its calls are carried out in their order.
#[derive(Debug)]
pub struct Room {
    id: RoomId,
    mailbox: Arc<Mailbox>,
    counters: Arc<Counters>,
}

impl Room {
    /// Opens a room on a thread.
    pub(crate) fn open(id: RoomId, mailbox: Arc<Mailbox>, counters: Arc<Counters>) -> Self {
        shift(&counters.rooms, 1);
        mailbox.command(Command::OpenRoom(id));
        Self { id, mailbox, counters }
    }

    /// The room's name in [`crate::Event`]s.
    pub fn id(&self) -> RoomId {
        self.id
    }

    /// Answers an offer (RFC 8829).
    ///
    /// The first offer of a peer makes it; later ones add sections, or restart ICE when they come
    /// with other credentials. An offer with another certificate comes from another connection of
    /// the same person and replaces the peer's transport. `sources` says by `mid` what the sections
    /// are that the peer sends on; a section that is not in it is not forwarded.
    ///
    /// # Errors
    ///
    /// [`NegotiateError::BadOffer`] if the offer cannot be used; the peer is as it was before,
    /// unless the text was so far off that only a new connection helps, in which case it is closed.
    pub async fn negotiate(
        &self,
        peer: PeerId,
        sdp: &str,
        sources: &[(String, Source)],
        kind: PeerKind,
    ) -> Result<String, NegotiateError> {
        let offer = offer::screen(sdp)?;
        let (reply, answer) = oneshot::channel();
        let sources = sources.to_vec();
        let negotiation = Negotiation { room: self.id, peer, kind, offer, sources, reply };
        self.mailbox.command(Command::Negotiate(Box::new(negotiation)));
        answer.await.unwrap_or(Err(NegotiateError::Stopped))
    }

    /// Says whether a peer may send a source; as long as nothing is said, it may not. What it sends
    /// nevertheless is dropped. It may be said before the peer has offered.
    pub fn allow(&self, peer: PeerId, source: Source, allowed: bool) {
        self.mailbox.command(Command::Allow { room: self.id, peer, source, allowed });
    }

    /// Says whether nothing flows to a peer for the time being, whatever it wants to see and hear. Its
    /// sections go on where they were afterwards. It may be said before the peer has offered.
    pub fn hold(&self, peer: PeerId, held: bool) {
        self.mailbox.command(Command::Hold { room: self.id, peer, held });
    }

    /// Says what a peer's receiving video sections shall show, the most important first. It replaces
    /// what was said before; sections that are not named show nothing.
    pub fn view(&self, peer: PeerId, slots: Vec<Slot>) {
        self.mailbox.command(Command::View { room: self.id, peer, slots });
    }

    /// Takes media out of the room for as long as the sink wants it: every voice that peers may send, and
    /// the videos of [`Room::wish_for`]. There is one tap; a new one takes the place of the old.
    pub fn tap(&self, sink: TapSink) {
        self.mailbox.command(Command::Tap { room: self.id, sink });
    }

    /// Says which videos are taken out by the tap. It replaces what was said before.
    pub fn wish_for(&self, wishes: Vec<TapWish>) {
        self.mailbox.command(Command::WishFor { room: self.id, wishes });
    }

    /// Asks for a keyframe of a video that is taken out by the tap.
    pub fn ask_for_keyframe(&self, peer: PeerId, source: Source) {
        self.mailbox.command(Command::AskForKeyframe { room: self.id, peer, source });
    }

    /// Closes a peer and forgets what it was allowed. [`crate::What::Closed`] follows.
    pub fn close_peer(&self, peer: PeerId) {
        self.mailbox.command(Command::ClosePeer { room: self.id, peer });
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        shift(&self.counters.rooms, -1);
        self.mailbox.command(Command::CloseRoom(self.id));
    }
}
