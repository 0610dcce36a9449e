//! The way to one client: a queue with a length, and a cut for who does not keep up.

use axum::extract::ws::Utf8Bytes;
use convoca_signalling::{Answer, Notice, OutReason, Refused, Reply};
use serde::Serialize;
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::TrySendError;

/// Messages that wait for a client. A meeting of 300 in which everybody is muted makes one message;
/// a client that is this far behind is better served by the whole state.
const QUEUE: usize = 512;

/// What goes to a client.
pub enum Frame {
    /// A message.
    Text(Utf8Bytes),
    /// A last message, after which the connection is closed.
    Last(Utf8Bytes),
}

/// One client's connection as the meeting sees it.
pub struct Connection {
    /// Tells this connection from others of the same participant; never used again.
    pub number: u64,
    /// The way to him.
    pub outlet: Outlet,
}

/// The way to one client. Cheap to clone; never waits.
#[derive(Clone)]
pub struct Outlet {
    queue: mpsc::Sender<Frame>,
    cut: Arc<tokio::sync::Notify>,
}

/// A way to a client: the meeting's end and the connection's.
pub fn outlet() -> (Outlet, mpsc::Receiver<Frame>, Arc<tokio::sync::Notify>) {
    let (queue, frames) = mpsc::channel(QUEUE);
    let cut = Arc::new(tokio::sync::Notify::new());
    (Outlet { queue, cut: Arc::clone(&cut) }, frames, cut)
}

impl Outlet {
    /// Sends a message that was spelt out before. `false` when the client does not keep up or has
    /// gone; he is cut off then.
    pub fn send(&self, text: Utf8Bytes) -> bool {
        match self.queue.try_send(Frame::Text(text)) {
            Ok(()) => true,
            Err(TrySendError::Full(_)) => {
                self.cut.notify_one();
                false
            }
            Err(TrySendError::Closed(_)) => false,
        }
    }

    /// Tells why it is over and closes.
    pub fn end(&self, why: OutReason) {
        if self.queue.try_send(Frame::Last(spell(&Notice::Out { why }))).is_err() {
            self.cut.notify_one();
        }
    }

    /// Answers a request.
    pub fn answer(&self, re: u32, answer: Answer) -> bool {
        self.send(spell(&Reply { re, answer }))
    }

    /// Refuses a request.
    pub fn refuse(&self, re: u32, code: Refused, message: impl Into<String>) -> bool {
        self.answer(re, Answer::Refused { code, message: message.into(), retry_after_s: None })
    }

    /// Tells something.
    pub fn tell(&self, notice: &Notice) -> bool {
        self.send(spell(notice))
    }
}

/// A message as it goes over the line.
pub fn spell(message: &impl Serialize) -> Utf8Bytes {
    serde_json::to_string(message).expect("a message of strings, numbers and lists is JSON").into()
}
