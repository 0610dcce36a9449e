//! The recording on the server: what it is to be, and who is told.

use crate::{Conference, Event, Notice, ParticipantId, RecordTrouble, Recording, Refused};

impl Conference {
    /// Begins, interrupts or ends the recording.
    ///
    /// # Errors
    /// [`Refused::NotRecorded`] where it was booked without, [`Refused::WrongState`] before the meeting has
    /// begun and for an interruption of what is not recorded.
    pub(crate) fn record(&mut self, wanted: Recording) -> Result<(), Refused> {
        if !self.setup.records {
            return Err(Refused::NotRecorded);
        }
        let now = self.setup.recording;
        if self.setup.started_at.is_none() || (now, wanted) == (Recording::Off, Recording::Paused) {
            return Err(Refused::WrongState);
        }
        if now != wanted {
            self.set_recording(wanted);
        }
        Ok(())
    }

    /// The meeting begins, and its recording with it where it was booked so.
    pub(crate) fn begin_recording(&mut self) {
        if self.setup.recording == Recording::On {
            self.set_recording(Recording::On);
        }
    }

    /// The recording cannot go on.
    pub(crate) fn fail_recording(&mut self, why: RecordTrouble) {
        if self.over || self.setup.recording == Recording::Off {
            return;
        }
        self.set_recording(Recording::Off);
        let staff: Vec<ParticipantId> = self.people.keys().copied().filter(|id| self.is_staff(*id)).collect();
        self.tell(self.reachable(staff), Notice::RecordingFailed { why });
    }

    fn set_recording(&mut self, recording: Recording) {
        self.set_rule(|setup| {
            setup.recording = recording;
            setup.recorded |= recording != Recording::Off;
        });
        self.event(Event::Record(recording));
    }
}

#[cfg(test)]
mod tests;
