//! Who can be rung, and what rings.

use convoca_booking::{MeetingId, UserId};
use convoca_conference::ParticipantId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use tokio::time::timeout_at;

/// How long after it last asked a portal counts as open: between two questions it is not connected.
const REACHABLE: Duration = Duration::from_secs(40);

/// Most people who are remembered to be reachable.
const MOST_LISTENERS: usize = 100_000;

/// Most calls that ring for one person at a time; who is called more often is busy.
const MOST_CALLS: usize = 8;

/// One call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// ID, 32 hex digits.
    pub id: String,
    /// The meeting.
    pub meeting: MeetingId,
    /// ID of its holding.
    pub holding: String,
    /// Name of who is called.
    pub name: String,
    /// The meeting's topic.
    pub subject: String,
    /// Name of who booked it.
    pub scheduler: String,
    /// Where to go when it is taken.
    pub join_url: String,
    /// The call as the meeting knows it that had somebody called while it was held. `None`: the booking
    /// wanted him called at the start.
    pub asked: Option<ParticipantId>,
}

/// Who can be rung, and what rings. Shared by all requests.
#[derive(Default)]
pub struct Switchboard {
    listeners: Mutex<HashMap<UserId, Listener>>,
}

struct Listener {
    seen: Instant,
    news: Arc<Notify>,
    calls: Vec<Call>,
}

impl Switchboard {
    /// Rings somebody; the call's ID, or `None` when he cannot be reached.
    pub fn start(&self, to: &UserId, call: Call) -> Option<String> {
        let mut listeners = self.listeners();
        let listener = listeners.get_mut(to).filter(|listener| listener.is_there())?;
        if listener.calls.len() >= MOST_CALLS {
            return None;
        }
        let id = call.id.clone();
        listener.calls.push(call);
        listener.news.notify_waiters();
        Some(id)
    }

    /// What rings for somebody. When nothing does, waits up to `patience` until something changes.
    pub async fn listen(&self, user: &UserId, patience: Duration) -> Vec<Call> {
        let until = tokio::time::Instant::now() + patience;
        let Some(news) = self.attend(user) else { return Vec::new() };
        let changed = news.notified();
        tokio::pin!(changed);
        // From here on no news is missed.
        changed.as_mut().enable();
        let ringing = self.ringing(user);
        if ringing.is_empty() {
            // Whether something came or not, what rings now is the answer.
            let _ = timeout_at(until, changed).await;
        }
        self.depart(user)
    }

    /// Somebody answers a call of his; the call, unless it does not ring any more.
    pub fn answer(&self, user: &UserId, id: &str) -> Option<Call> {
        let mut listeners = self.listeners();
        let listener = listeners.get_mut(user)?;
        let position = listener.calls.iter().position(|call| call.id == id)?;
        let call = listener.calls.remove(position);
        // In his other tabs it stops ringing.
        listener.news.notify_waiters();
        Some(call)
    }

    /// Whether somebody would be rung.
    pub fn reaches(&self, user: &UserId) -> bool {
        self.listeners().get(user).is_some_and(Listener::is_there)
    }

    /// Stops ringing; the call, unless it was answered.
    pub fn give_up(&self, id: &str) -> Option<Call> {
        self.stop(|call| call.id == id)
    }

    /// Stops ringing because a meeting does not want it any more; the call, unless it was answered.
    pub fn hang_up(&self, meeting: &MeetingId, asked: ParticipantId) -> Option<Call> {
        self.stop(|call| call.asked == Some(asked) && call.meeting == *meeting)
    }

    fn stop(&self, which: impl Fn(&Call) -> bool) -> Option<Call> {
        let mut listeners = self.listeners();
        listeners.values_mut().find_map(|listener| {
            let position = listener.calls.iter().position(&which)?;
            listener.news.notify_waiters();
            Some(listener.calls.remove(position))
        })
    }

    fn attend(&self, user: &UserId) -> Option<Arc<Notify>> {
        let mut listeners = self.listeners();
        if !listeners.contains_key(user) && listeners.len() >= MOST_LISTENERS {
            listeners.retain(|_, listener| listener.is_there() || !listener.calls.is_empty());
            if listeners.len() >= MOST_LISTENERS {
                return None;
            }
        }
        let listener = listeners.entry(user.clone()).or_insert_with(|| Listener {
            seen: Instant::now(),
            news: Arc::default(),
            calls: Vec::new(),
        });
        listener.seen = Instant::now();
        Some(Arc::clone(&listener.news))
    }

    fn depart(&self, user: &UserId) -> Vec<Call> {
        let mut listeners = self.listeners();
        let Some(listener) = listeners.get_mut(user) else { return Vec::new() };
        listener.seen = Instant::now();
        listener.calls.clone()
    }

    fn ringing(&self, user: &UserId) -> Vec<Call> {
        self.listeners().get(user).map(|listener| listener.calls.clone()).unwrap_or_default()
    }

    fn listeners(&self) -> MutexGuard<'_, HashMap<UserId, Listener>> {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Listener {
    fn is_there(&self) -> bool {
        self.seen.elapsed() < REACHABLE
    }
}

#[cfg(test)]
mod tests;
