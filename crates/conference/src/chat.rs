//! What people write to each other: who may, and what is kept of it.

use crate::{ChatRule, ParticipantId, Role};
use jiff::Timestamp;
use std::collections::VecDeque;
use std::sync::Arc;

/// Longest chat message, in characters.
pub const LONGEST_CHAT: usize = 4000;

/// Most lines of chat that are kept for those who come later. With the longest messages of the
/// widest characters this is 8 MB a meeting.
pub const MOST_CHAT: usize = 500;

/// A line of chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatMessage {
    /// Who wrote it.
    pub from: ParticipantId,
    /// His name when he wrote it.
    pub name: Arc<str>,
    /// To whom alone; `None`: to everybody.
    pub to: Option<ParticipantId>,
    /// What he wrote, up to [`LONGEST_CHAT`] characters.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

impl ChatMessage {
    /// Whether somebody may read it.
    pub(crate) fn is_for(&self, reader: ParticipantId) -> bool {
        self.to.is_none_or(|to| to == reader || self.from == reader)
    }
}

impl ChatRule {
    /// Whether somebody with the role `from` may write to one with the role `to`, or, without one,
    /// to everybody.
    pub fn lets(self, from: Role, to: Option<Role>) -> bool {
        let to_staff = to.is_some_and(Role::is_staff);
        // Of the audience only hosts know who is there, so only they write to one of it.
        if !from.is_staff() && to == Some(Role::Audience) {
            return false;
        }
        from.is_staff()
            || match self {
                Self::Everybody => true,
                Self::Public => to.is_none() || to_staff,
                Self::Private => to.is_some(),
                Self::Hosts => to_staff,
                Self::Nobody => false,
            }
    }
}

/// The lines that are kept.
#[derive(Debug, Default)]
pub(crate) struct Chat {
    lines: VecDeque<Arc<ChatMessage>>,
}

impl Chat {
    /// Keeps a line; the oldest makes room for it.
    pub(crate) fn keep(&mut self, message: Arc<ChatMessage>) {
        if self.lines.len() == MOST_CHAT {
            self.lines.pop_front();
        }
        self.lines.push_back(message);
    }

    /// What somebody may read, the oldest first.
    pub(crate) fn for_reader(&self, reader: ParticipantId) -> Vec<Arc<ChatMessage>> {
        self.lines.iter().filter(|message| message.is_for(reader)).cloned().collect()
    }
}

#[cfg(test)]
mod tests;
