//! Who is in which pane of a layout: the rule of the client's `web/meet/state/panes.js`, so that a recording shows
//! what everybody sees. Nothing but the layout, who is there, who speaks and the time of day goes into it.

use super::layout::{Content, Present};
use crate::{Pane, PersonId};

/// What each pane shows, in their order. Nobody is shown twice. A pane that is kept for somebody stays empty while
/// he is not there; one that is kept for nobody is filled by who is left, in the order of their coming, and in an
/// automatic layout whoever speaks is always among them. `turn` counts the turns that have passed.
pub(super) fn seats(panes: &[Pane], automatic: bool, turn: u64, present: &Present) -> Vec<Content> {
    let (mut seated, mut on_screen) = (Vec::new(), Vec::new());
    let mut seats = vec![Content::Empty; panes.len()];
    for (seat, pane) in seats.iter_mut().zip(panes) {
        let there = if pane.screen { &present.screens } else { &present.arrived };
        let taken: &mut Vec<PersonId> = if pane.screen { &mut on_screen } else { &mut seated };
        // A free pane for screens has the latest; only people who were named take turns.
        let kept = if pane.screen && pane.people.is_empty() { &present.screens } else { &pane.people };
        let may_come: Vec<_> = kept.iter().filter(|id| there.contains(id) && !taken.contains(id)).collect();
        let nth = if pane.people.is_empty() { 0 } else { turn.checked_rem(may_come.len() as u64).unwrap_or(0) };
        let Some(id) = may_come.get(nth as usize).copied().copied() else { continue };
        taken.push(id);
        *seat = if pane.screen { Content::Screen(id) } else { Content::Person(id) };
    }
    let free: Vec<usize> = (0..panes.len()).filter(|at| !panes[*at].screen && panes[*at].people.is_empty()).collect();
    let left = present.arrived.iter().filter(|id| !seated.contains(id)).copied();
    let mut left: Vec<PersonId> = left.take(free.len()).collect();
    if let Some(speaker) = present.speaker.filter(|id| automatic && !seated.contains(id) && !left.contains(id))
        && free.len() == left.len()
        && let Some(last) = left.last_mut()
    {
        *last = speaker;
    }
    for (at, id) in free.into_iter().zip(left) {
        seats[at] = Content::Person(id);
    }
    seats
}

#[cfg(test)]
mod tests;
