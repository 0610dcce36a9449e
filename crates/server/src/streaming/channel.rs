//! The stream of one meeting, for those who watch it by link.

use super::playlist;
use super::window::Window;
use crate::clock;
use bytes::Bytes;
use convoca_booking::CorporationId;
use convoca_recorder::{Chunker, Encoded, Programme, Recorder};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::time::timeout;

/// Length of a part: whole pictures, and not longer than the playlist says.
const PART: Duration = Duration::from_millis(350);

/// After this long without a request nobody watches, and nothing is made.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long a request waits for what it wants: a first picture takes half a second of delay, the start of
/// the encoder and a segment.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// How far ahead of what there is a request may be, in segments (RFC 8216bis section 6.2.5.2).
const AHEAD: u64 = 2;

/// The stream of one meeting.
pub(super) struct Channel {
    corporation: CorporationId,
    recorder: Weak<Recorder>,
    programme: Programme,
    inside: Mutex<Inside>,
    /// Changes whenever there is more, or an end.
    more: watch::Sender<u64>,
}

struct Inside {
    window: Window,
    /// When somebody last asked for something.
    asked: Instant,
    /// Whether it is being made.
    made: bool,
    ended: Option<Instant>,
}

/// Why there is nothing to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// There is no such piece, or none any more.
    Gone,
    /// It is too far ahead.
    Ahead,
    /// It did not come in time.
    Late,
}

impl Channel {
    /// Nothing is made yet.
    pub(super) fn new(corporation: CorporationId, recorder: Weak<Recorder>, programme: Programme) -> Self {
        // There are fewer segments than seconds.
        let first = u64::try_from(clock::now().as_second()).unwrap_or_default();
        let inside = Inside { window: Window::new(first), asked: Instant::now(), made: false, ended: None };
        Self { corporation, recorder, programme, inside: Mutex::new(inside), more: watch::Sender::new(0) }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whose it is.
    pub(super) fn corporation(&self) -> &CorporationId {
        &self.corporation
    }

    /// Whether it goes on.
    pub(super) fn is_live(&self) -> bool {
        self.inside().ended.is_none()
    }

    /// Whether it goes on, or has not ended longer ago than this.
    pub(super) fn is_worth_keeping(&self, longest: Duration) -> bool {
        self.inside().ended.is_none_or(|ended| ended.elapsed() < longest)
    }

    /// Nothing more comes.
    pub(super) fn end(&self) {
        {
            let mut inside = self.inside();
            inside.window.close();
            inside.ended.get_or_insert_with(Instant::now);
        }
        self.more.send_modify(|more| *more += 1);
    }

    /// Somebody watches: it is made, if it is not.
    fn want(self: &Arc<Self>) {
        let mut inside = self.inside();
        inside.asked = Instant::now();
        if inside.made || inside.ended.is_some() {
            return;
        }
        let Some(recorder) = self.recorder.upgrade() else { return };
        inside.window.clear();
        inside.made = true;
        drop(inside);
        let (channel, mut chunker) = (Arc::downgrade(self), Chunker::new(PART));
        let watches = recorder.watch(self.programme, move |piece| {
            channel.upgrade().is_some_and(|channel| channel.take(&mut chunker, piece))
        });
        if !watches {
            self.inside().made = false;
        }
    }

    /// Takes a piece, on the recorder's thread; whether more is wanted.
    fn take(&self, chunker: &mut Chunker, piece: &Encoded) -> bool {
        let chunk = match chunker.push(piece) {
            Ok(chunk) => chunk,
            Err(error) => {
                tracing::error!(%error, "a live stream cannot be cut into pieces");
                self.inside().made = false;
                return false;
            }
        };
        let mut inside = self.inside();
        if inside.ended.is_some() || inside.asked.elapsed() > PATIENCE {
            inside.made = false;
            return false;
        }
        let Some(chunk) = chunk else { return true };
        inside.window.push(chunk);
        drop(inside);
        self.more.send_modify(|more| *more += 1);
        true
    }

    /// Waits until `find` finds something.
    async fn wait<T>(
        self: &Arc<Self>,
        mut find: impl FnMut(&Window, bool) -> Option<Result<T, Missing>>,
    ) -> Result<T, Missing> {
        self.want();
        let mut more = self.more.subscribe();
        let found = async {
            loop {
                more.mark_unchanged();
                let outcome = {
                    let inside = self.inside();
                    find(&inside.window, inside.ended.is_some())
                };
                match outcome {
                    Some(outcome) => return outcome,
                    // The channel is there for as long as it is asked.
                    None => drop(more.changed().await),
                }
            }
        };
        timeout(LONGEST_WAIT, found).await.unwrap_or(Err(Missing::Late))
    }

    /// The playlist once it has this segment and part, or anything at all.
    pub(super) async fn playlist(self: &Arc<Self>, wanted: Option<(u64, Option<usize>)>) -> Result<String, Missing> {
        self.wait(|window, over| {
            let ready = match wanted {
                _ if over => true,
                Some((number, _)) if !window.segments.is_empty() && number > window.current() + AHEAD => {
                    return Some(Err(Missing::Ahead));
                }
                Some((number, part)) => window.has(number, part),
                None => !window.segments.is_empty(),
            };
            ready.then(|| Ok(playlist::write(window, over)))
        })
        .await
    }

    /// What comes before the segments of a header.
    pub(super) fn header(&self, number: u64) -> Result<Bytes, Missing> {
        self.inside().window.header(number).ok_or(Missing::Gone)
    }

    /// A segment that is complete.
    pub(super) async fn segment(self: &Arc<Self>, number: u64) -> Result<Bytes, Missing> {
        self.wait(|window, over| match window.segment(number) {
            Some(segment) if window.is_complete(number) => Some(Ok(segment.bytes())),
            Some(_) => None,
            None if !over && (window.current()..=window.current() + AHEAD).contains(&number) => None,
            None => Some(Err(Missing::Gone)),
        })
        .await
    }

    /// A part of one, once it is there.
    pub(super) async fn part(self: &Arc<Self>, number: u64, part: usize) -> Result<Bytes, Missing> {
        self.wait(|window, over| {
            let found = window.segment(number).and_then(|segment| segment.parts.get(part));
            match found {
                Some(part) => Some(Ok(part.bytes.clone())),
                None if over || window.is_complete(number) || number > window.current() + AHEAD => {
                    Some(Err(Missing::Gone))
                }
                None => None,
            }
        })
        .await
    }
}
