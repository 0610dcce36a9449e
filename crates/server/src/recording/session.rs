//! One pressing of "record": what is recorded until it is stopped.

use super::{Recordings, Wanted, to_record};
use crate::egress::Finished;
use convoca_booking::{CorporationId, Programme, RecordedFile};
use convoca_recorder::{Command, Recorder, track_name};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;

/// A recording that is being made. Dropping it ends the recording; its files are written and listed
/// behind the back of whoever drops it.
pub struct Session {
    recorder: Arc<Recorder>,
    programmes: Vec<Programme>,
}

impl Session {
    /// Begins the recording of this number.
    pub(super) fn begin(recorder: Arc<Recorder>, number: u32, wanted: &Wanted, programmes: Vec<Programme>) -> Self {
        let holding = &wanted.holding;
        // The one before may have ended while it stood still.
        recorder.tell(Command::Resume);
        for programme in &programmes {
            let stem = RecordedFile::stem(holding, number, *programme);
            recorder.tell(Command::Record { programme: to_record(*programme), stem });
        }
        tracing::info!(holding, session = number, "a recording has begun");
        Self { recorder, programmes }
    }

    /// Stands still, or goes on.
    pub fn pause(&self, paused: bool) {
        self.recorder.tell(if paused { Command::Pause } else { Command::Resume });
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        for programme in &self.programmes {
            self.recorder.tell(Command::Finish(to_record(*programme)));
        }
    }
}

/// Lists files as they are complete, until the recorder has ended.
pub(super) async fn write_down(
    recordings: Recordings,
    corporation: CorporationId,
    mut finished: mpsc::UnboundedReceiver<Finished>,
) {
    while let Some(Finished { part, began_at, ended_at }) = finished.recv().await {
        let name = part.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let Some((holding, session, programme, order)) = RecordedFile::read_name(name) else { continue };
        let file = RecordedFile {
            id: name.to_owned(),
            holding,
            corporation: corporation.clone(),
            session,
            part: order,
            programme,
            began_at,
            ended_at,
            duration_ms: millis(part.duration),
            bytes: part.bytes,
            sha256: hex::encode(part.sha256),
            chapters: part.chapters.is_some(),
            person: part.chapters.as_deref().filter(|_| programme.is_track()).and_then(track_name),
        };
        recordings.keep(&file).await;
    }
}

pub(super) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
