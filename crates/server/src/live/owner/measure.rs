//! What was measured of a participant's line, kept and told.

use super::super::command::Command;
use super::super::quality::Taken;
use super::super::watch::Watched;
use super::Owner;
use crate::logging::chain;
use convoca_conference::ParticipantId;
use jiff::Timestamp;
use std::sync::Arc;

impl Owner {
    /// A sample was perhaps taken: raises what has become bad in it. What is kept of it goes with
    /// others; see [`Quality`](super::super::quality::Quality).
    pub(super) fn sampled(&mut self, participant: ParticipantId, taken: Option<Taken>, now: Timestamp) {
        if self.quality.asks(now) {
            self.read_thresholds();
        }
        let Some(Taken { sample, raised }) = taken else { return };
        for alarm in raised.iter() {
            self.chronicle.alarmed(participant, &sample, alarm);
        }
        if !self.watchers.is_empty() {
            self.watchers.tell(&Watched::Measured { participant, sample: Arc::new(sample) });
        }
    }

    /// Has the corporation's thresholds read; until they are there the ones from before count.
    fn read_thresholds(&self) {
        let (kept, commands) = (self.kept.clone(), self.commands.clone());
        tokio::spawn(async move {
            let corporation = match kept.shared.store.corporation(&kept.corporation).await {
                Ok(Some(corporation)) => corporation,
                Ok(None) => return,
                Err(error) => {
                    tracing::warn!(error = %chain(&error), "a corporation's thresholds could not be read");
                    return;
                }
            };
            let thresholds = Box::new(corporation.defaults.thresholds);
            if let Some(commands) = commands.upgrade() {
                // The meeting may be over by now.
                let _ = commands.send(Command::Thresholds(kept.corporation, thresholds)).await;
            }
        });
    }
}
