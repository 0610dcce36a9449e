//! The recording of the meeting that is held.

use super::Owner;
use crate::clock;
use crate::logging::chain;
use crate::recording::{Session, SessionPlace, Trouble};
use convoca_conference::{Input, ParticipantId, RecordTrouble, Recording};
use std::sync::Arc;

impl Owner {
    /// Goes on with a recording that a server before this one was making.
    pub(super) async fn go_on_recording(&mut self) {
        let recording = self.conference.state().recording;
        if recording != Recording::Off {
            self.record(recording).await;
        }
    }

    /// Begins, interrupts or ends the recording.
    pub(super) async fn record(&mut self, wanted: Recording) {
        self.recorder_lags = true;
        if wanted == Recording::Off {
            self.recording = None;
            return;
        }
        if self.recording.is_none() {
            self.recording = self.start_recording().await;
        }
        if let Some(session) = &self.recording {
            session.pause(wanted == Recording::Paused);
        }
    }

    async fn start_recording(&mut self) -> Option<Session> {
        let place = SessionPlace {
            holding: self.uuid.clone(),
            corporation: self.kept.corporation.clone(),
            pictures: !self.conference.state().voice_only,
            screen: self.facts.records_screen,
            room: Arc::clone(&self.room),
            commands: self.commands.clone(),
        };
        match self.shared.recordings.start(place).await {
            Ok(session) => Some(session),
            Err(trouble) => {
                let why = match trouble {
                    Trouble::NotBought | Trouble::Full => RecordTrouble::NoSpace,
                    Trouble::Folder(_) | Trouble::Start(_) | Trouble::Store(_) => {
                        tracing::error!(meeting.id = %self.meeting, error = %chain(&trouble), "a recording does not begin");
                        RecordTrouble::Fault
                    }
                };
                self.conference.handle(clock::now(), Input::RecordingFailed(why));
                None
            }
        }
    }

    /// Tells the recorder who is there and what is shown, if that may have changed.
    pub(super) fn follow_recording(&mut self) {
        if std::mem::take(&mut self.recorder_lags)
            && let Some(session) = &mut self.recording
        {
            session.follow(&self.conference.state(), self.conference.participants());
        }
    }

    /// Tells the recorder who speaks.
    pub(super) fn record_speakers(&self, speakers: &[(ParticipantId, u8)]) {
        if let Some(session) = &self.recording {
            session.speak(speakers.iter().map(|(id, _)| *id));
        }
    }
}
