//! What leaves the meeting that is held: its recording and its live stream.

use super::Owner;
use crate::clock;
use crate::egress::{Egress, Place};
use crate::logging::chain;
use crate::recording::{Session, Trouble, Wanted};
use crate::streaming::{StreamPlace, Streaming};
use convoca_conference::{Input, ParticipantId, RecordTrouble, Recording, StreamTrouble};
use std::sync::Arc;

impl Owner {
    /// Goes on with what a server before this one was recording and streaming.
    pub(super) async fn go_on_sending(&mut self) {
        let state = self.conference.state();
        if state.recording != Recording::Off {
            self.record(state.recording).await;
        }
        if state.streaming {
            self.stream(true).await;
        }
    }

    /// Begins, interrupts or ends the recording.
    pub(super) async fn record(&mut self, wanted: Recording) {
        if wanted == Recording::Off {
            self.recording = None;
            return self.rest();
        }
        if self.recording.is_none() {
            match self.begin_recording().await {
                Ok(session) => self.recording = Some(session),
                Err(trouble) => {
                    let why = match trouble {
                        Trouble::NotBought | Trouble::Full => RecordTrouble::NoSpace,
                        Trouble::Folder(_) | Trouble::Start(_) | Trouble::Store(_) => {
                            tracing::error!(meeting.id = %self.meeting, error = %chain(&trouble), "a recording does not begin");
                            RecordTrouble::Fault
                        }
                    };
                    self.conference.handle(clock::now(), Input::RecordingFailed(why));
                }
            }
        }
        if let Some(session) = &self.recording {
            session.pause(wanted == Recording::Paused);
        }
    }

    async fn begin_recording(&mut self) -> Result<Session, Trouble> {
        self.shared.recordings.may_record(&self.kept.corporation).await?;
        let wanted = Wanted {
            holding: self.uuid.clone(),
            corporation: self.kept.corporation.clone(),
            pictures: !self.conference.state().voice_only,
            screen: self.facts.records_screen,
        };
        let recorder = Arc::clone(self.egress().await?.recorder());
        self.shared.recordings.start(recorder, wanted).await
    }

    /// Begins or ends the live stream.
    pub(super) async fn stream(&mut self, wanted: bool) {
        if !wanted {
            self.streaming = None;
            return self.rest();
        }
        if self.streaming.is_some() {
            return;
        }
        let pictures = !self.conference.state().voice_only;
        if pictures && !self.shared.recordings.can_encode() {
            return self.conference.handle(clock::now(), Input::StreamingFailed(StreamTrouble::NoEncoder));
        }
        let begun = match self.shared.recordings.most_streams(&self.kept.corporation).await {
            Ok(most) => self.begin_streaming(pictures, most).await,
            Err(error) => Err(error.into()),
        };
        let why = match begun {
            Ok(Some(streaming)) => {
                self.streaming = Some(streaming);
                return;
            }
            Ok(None) => StreamTrouble::Full,
            Err(trouble) => {
                tracing::error!(meeting.id = %self.meeting, error = %chain(&trouble), "a live stream does not begin");
                StreamTrouble::Fault
            }
        };
        self.conference.handle(clock::now(), Input::StreamingFailed(why));
    }

    async fn begin_streaming(&mut self, pictures: bool, most: Option<u64>) -> Result<Option<Streaming>, Trouble> {
        let recorder = Arc::clone(self.egress().await?.recorder());
        let place = StreamPlace {
            meeting: self.meeting.to_string(),
            corporation: self.kept.corporation.clone(),
            recorder,
            pictures,
            commands: self.commands.clone(),
        };
        Ok(self.shared.streams.start(&place, most, self.facts.stream_to.clone()))
    }

    /// What records and streams; it is started if it is not there.
    async fn egress(&mut self) -> Result<&mut Egress, Trouble> {
        let place = Place {
            holding: self.uuid.clone(),
            corporation: self.kept.corporation.clone(),
            room: Arc::clone(&self.room),
            commands: self.commands.clone(),
        };
        let egress = match self.egress.take() {
            Some(egress) => egress,
            None => {
                self.egress_lags = true;
                self.shared.recordings.egress(place).await?
            }
        };
        Ok(self.egress.insert(egress))
    }

    /// Nothing is made that nobody wants.
    fn rest(&mut self) {
        if self.recording.is_none() && self.streaming.is_none() {
            self.egress = None;
        }
    }

    /// Tells who is there and what is shown, if that may have changed.
    pub(super) fn follow_egress(&mut self) {
        if self.egress.is_some()
            && std::mem::take(&mut self.egress_lags)
            && let Some(egress) = &mut self.egress
        {
            egress.follow(&self.conference.state(), self.conference.participants());
        }
    }

    /// Tells who speaks.
    pub(super) fn tell_egress_speakers(&self, speakers: &[(ParticipantId, u8)]) {
        if let Some(egress) = &self.egress {
            egress.speak(speakers.iter().map(|(id, _)| *id));
        }
    }
}
