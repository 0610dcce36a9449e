//! Where a programme goes: into a file, and to those who watch it live.

use crate::file::{Done, Recording};
use crate::mailbox::Watcher;
use crate::{Encoded, Medium, Programme, Trouble};
use std::collections::VecDeque;

/// Most pieces of sound that wait for the picture, fifteen seconds; a picture that is later has stopped. On
/// a machine with too much to do an encoder takes some seconds to begin.
const MOST_HELD: usize = 750;

/// Most who watch a programme live.
const MOST_WATCHERS: usize = 16;

/// Where a programme goes.
pub(crate) struct Outlet {
    programme: Programme,
    pub(crate) recording: Option<Recording>,
    watchers: Vec<(Watcher, bool)>,
    /// Sound that waits for the picture, which takes longer to encode: all that leaves is in order.
    held: VecDeque<Encoded>,
    /// Up to when pictures have come.
    reached: std::time::Duration,
}

impl Outlet {
    /// Goes nowhere yet.
    pub(crate) fn new(programme: Programme) -> Self {
        Self { programme, recording: None, watchers: Vec::new(), held: VecDeque::new(), reached: Default::default() }
    }

    /// Whether anybody wants what would be made.
    pub(crate) fn is_wanted(&self) -> bool {
        !self.watchers.is_empty() || self.recording.as_ref().is_some_and(|recording| !recording.is_paused())
    }

    /// Somebody watches from the next keyframe on.
    pub(crate) fn watch(&mut self, watcher: Watcher) {
        if self.watchers.len() < MOST_WATCHERS {
            self.watchers.push((watcher, false));
        }
    }

    /// Takes a piece; answers the files that are complete before it.
    pub(crate) fn push(&mut self, piece: Encoded) -> Result<Vec<Done>, Trouble> {
        let mut done = Vec::new();
        if !self.programme.has_picture() {
            done.extend(self.pass(&piece)?);
        } else if piece.medium == Medium::Sound {
            self.held.push_back(piece);
            done.extend(self.release()?);
        } else {
            // Sound first that begins before the picture.
            self.reached = piece.time;
            done.extend(self.release()?);
            done.extend(self.pass(&piece)?);
        }
        Ok(done)
    }

    fn release(&mut self) -> Result<Vec<Done>, Trouble> {
        let mut done = Vec::new();
        while let Some(piece) = self.held.pop_front_if(|piece| piece.time <= self.reached) {
            done.extend(self.pass(&piece)?);
        }
        if self.held.len() > MOST_HELD {
            // The picture has stopped. The sound goes on without it.
            if let Some(piece) = self.held.pop_front() {
                done.extend(self.pass(&piece)?);
            }
        }
        Ok(done)
    }

    fn pass(&mut self, piece: &Encoded) -> Result<Option<Done>, Trouble> {
        let leads = self.programme.has_picture() == (piece.medium == Medium::Picture) && piece.keyframe;
        self.watchers.retain_mut(|(watcher, begun)| {
            *begun |= leads;
            !*begun || watcher(piece)
        });
        match &mut self.recording {
            Some(recording) => recording.push(piece),
            None => Ok(None),
        }
    }

    /// Nothing more comes of what is being made: what waits goes out.
    pub(crate) fn flush(&mut self) -> Result<Vec<Done>, Trouble> {
        let mut done = Vec::new();
        while let Some(piece) = self.held.pop_front() {
            done.extend(self.pass(&piece)?);
        }
        Ok(done)
    }
}
