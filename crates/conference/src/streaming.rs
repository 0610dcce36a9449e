//! The live stream of the meeting: whether it goes out, and what becomes of it where it is sent.

use crate::{Conference, Event, Notice, ParticipantId, Refused};

/// What goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StreamOf {
    /// People and screen, as everybody is shown them.
    Composed,
    /// The shared screen alone.
    Screen,
}

/// Where a stream is sent, and what becomes of it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamTarget {
    /// What is sent there.
    pub of: StreamOf,
    /// What becomes of it.
    pub state: StreamState,
}

/// What becomes of a stream at its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamState {
    /// The target has not taken it yet.
    Connecting,
    /// It is taken.
    Live,
    /// It is not taken for the time being, and will be tried again.
    Waiting(StreamTrouble),
    /// It is not sent.
    Failed(StreamTrouble),
}

/// Why a target has no stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamTrouble {
    /// The address is none that is streamed to.
    Address,
    /// Nobody answers there.
    Unreachable,
    /// It is refused, or was broken off.
    Rejected,
    /// It is not read any more.
    Stalled,
    /// As many streams of the corporation go out as were bought.
    Full,
    /// The server has nothing to encode with.
    NoEncoder,
    /// Something on the server does not work.
    Fault,
}

impl Conference {
    /// Begins or ends the live stream.
    ///
    /// # Errors
    /// [`Refused::NotStreamed`] where it was booked without, [`Refused::WrongState`] before there is
    /// anything that the world may see: the meeting has not begun, the webinar's audience is not let in
    /// or is paused for.
    pub(crate) fn stream(&mut self, wanted: bool) -> Result<(), Refused> {
        if !self.setup.streams {
            return Err(Refused::NotStreamed);
        }
        if self.setup.started_at.is_none() || wanted && !self.is_public() {
            return Err(Refused::WrongState);
        }
        self.set_streaming(wanted);
        Ok(())
    }

    /// Whether the stream goes out. That of a webinar shows what its audience is shown, so it waits until
    /// that is let in and stands still when it is paused for.
    pub(crate) fn is_streaming(&self) -> bool {
        self.setup.streaming && self.is_public()
    }

    fn is_public(&self) -> bool {
        let hidden = self.setup.webinar.is_some() && (!self.setup.audience_admitted || self.setup.paused);
        self.setup.started_at.is_some() && !hidden
    }

    /// What else has changed may have begun or ended the stream.
    pub(crate) fn settle_streaming(&mut self) {
        let streaming = self.is_streaming();
        if !self.over && self.streamed != streaming {
            self.streamed = streaming;
            if !streaming {
                self.targets.clear();
            }
            self.event(Event::Stream(streaming));
        }
    }

    /// Takes what has become of the stream where it is sent.
    pub(crate) fn note_targets(&mut self, targets: Vec<StreamTarget>) {
        if self.is_streaming() && self.targets != targets {
            self.targets = targets;
            self.changes.state = true;
        }
    }

    /// The stream cannot go on.
    pub(crate) fn fail_streaming(&mut self, why: StreamTrouble) {
        if self.over || !self.is_streaming() {
            return;
        }
        self.set_streaming(false);
        let staff: Vec<ParticipantId> = self.people.keys().copied().filter(|id| self.is_staff(*id)).collect();
        self.tell(self.reachable(staff), Notice::StreamingFailed { why });
    }

    fn set_streaming(&mut self, wanted: bool) {
        self.set_rule(|setup| setup.streaming = wanted);
        self.settle_streaming();
    }
}

#[cfg(test)]
mod tests;
