//! What everybody is shown when a host decides it, and what one person is.

use crate::acting::Author;
use crate::{Conference, ParticipantId, ParticipantKind, Refused, Role};
use std::sync::Arc;

/// Most panes of a layout, the vendor's bound.
pub const MOST_PANES: usize = 25;

/// Most people that one pane shows one after the other.
pub const MOST_IN_PANE: usize = 500;

/// Most layouts that a meeting remembers.
pub const MOST_LAYOUTS: usize = 32;

/// Longest side of a layout's grid, in units.
pub const LONGEST_SIDE: u8 = 100;

/// Longest name of a saved layout and of a geometry, in characters.
const LONGEST_LAYOUT_NAME: usize = 96;

/// How long a pane may show one of several people, in seconds.
const SECONDS: std::ops::RangeInclusive<u16> = 10..=120;

/// What everybody is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Everybody decides for himself.
    #[default]
    Free,
    /// This person, large.
    Broadcast(ParticipantId),
    /// This person, large; he has the floor.
    RollCall(ParticipantId),
    /// Whoever speaks.
    Voice {
        /// Beside the others, rather than alone.
        many: bool,
    },
    /// A layout.
    Layout(Layout),
}

impl Stage {
    /// Whether this is a layout that everybody sees, whoever chooses the people in it.
    fn is_layout(&self) -> bool {
        matches!(self, Self::Voice { .. } | Self::Layout(_))
    }

    /// Everybody whom it names.
    fn named(&self) -> impl Iterator<Item = ParticipantId> {
        let one = match self {
            Self::Broadcast(one) | Self::RollCall(one) => Some(*one),
            Self::Free | Self::Voice { .. } | Self::Layout(_) => None,
        };
        let panes = if let Self::Layout(layout) = self { &layout.panes[..] } else { &[] };
        one.into_iter().chain(panes.iter().flat_map(|pane| pane.people.iter().copied()))
    }
}

/// Panes on a grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The caller's name of the geometry; only passed on.
    pub kind: Arc<str>,
    /// Width of the grid, 1 to [`LONGEST_SIDE`] units.
    pub columns: u8,
    /// Its height.
    pub rows: u8,
    /// Panes, at most [`MOST_PANES`], the first first.
    pub panes: Arc<[Pane]>,
    /// Who is in which pane is nobody's choice; panes name nobody.
    pub automatic: bool,
    /// How long a pane with several people shows each, 10 to 120 seconds.
    pub seconds: u16,
}

/// One place of a layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pane {
    /// Where it begins, in units from the left.
    pub left: u8,
    /// And from the top.
    pub top: u8,
    /// How wide it is, in units.
    pub width: u8,
    /// And how high.
    pub height: u8,
    /// Who is shown, several one after the other; nobody: whoever is not shown elsewhere.
    pub people: Vec<ParticipantId>,
    /// The screen that is shared, rather than a face.
    pub screen: bool,
}

/// A layout to come back to, as long as the meeting lasts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedLayout {
    /// The caller's ID.
    pub id: Arc<str>,
    /// The caller's name for it.
    pub name: Arc<str>,
    /// The layout.
    pub layout: Layout,
}

/// What one person looks at, when it is decided for him.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// What he likes.
    #[default]
    Free,
    /// All of them.
    Layout,
    /// This person, large.
    Person(ParticipantId),
    /// Each of the others for a while.
    Poll {
        /// For how long, 10 to 120 seconds.
        seconds: u16,
    },
}

impl Layout {
    /// Whether its numbers are in range and its panes on the grid.
    fn is_sound(&self) -> bool {
        let sides = 1..=LONGEST_SIDE;
        let fits = |pane: &Pane| {
            pane.width > 0
                && pane.height > 0
                && u16::from(pane.left) + u16::from(pane.width) <= u16::from(self.columns)
                && u16::from(pane.top) + u16::from(pane.height) <= u16::from(self.rows)
                && pane.people.len() <= MOST_IN_PANE
        };
        sides.contains(&self.columns)
            && sides.contains(&self.rows)
            && SECONDS.contains(&self.seconds)
            && is_short(&self.kind)
            && (1..=MOST_PANES).contains(&self.panes.len())
            && self.panes.iter().all(fits)
    }
}

impl Conference {
    /// Shows everybody something.
    ///
    /// # Errors
    /// [`Refused::BadMessage`] for a layout that is not sound, [`Refused::NoSuchParticipant`],
    /// [`Refused::IsAudience`] for one of the audience who does not speak, and [`Refused::NotAllowed`] in a meeting without pictures, except for a roll call.
    pub(crate) fn set_stage(&mut self, author: Author, stage: Stage) -> Result<(), Refused> {
        if self.setup.voice_only && !matches!(stage, Stage::Free | Stage::RollCall(_)) {
            return Err(Refused::NotAllowed);
        }
        if let Stage::Layout(layout) = &stage {
            self.check_layout(layout)?;
        }
        for id in stage.named() {
            if self.member(id)?.seen.only_listens() {
                return Err(Refused::IsAudience);
            }
        }
        match &stage {
            Stage::RollCall(one) => self.give_floor(author, *one)?,
            Stage::Layout(layout) => self.layout = Some(layout.clone()),
            Stage::Free | Stage::Broadcast(_) | Stage::Voice { .. } => {}
        }
        self.change_stage(stage);
        Ok(())
    }

    /// Notes a layout, and shows it if that is wanted.
    ///
    /// # Errors
    /// As [`set_stage`](Self::set_stage).
    pub(crate) fn set_layout(&mut self, author: Author, layout: Layout, show: bool) -> Result<(), Refused> {
        if show {
            return self.set_stage(author, Stage::Layout(layout));
        }
        if self.setup.voice_only {
            return Err(Refused::NotAllowed);
        }
        self.check_layout(&layout)?;
        self.changes.state |= self.layout.as_ref() != Some(&layout);
        self.layout = Some(layout);
        Ok(())
    }

    /// Remembers a layout, in place of the one with the same ID.
    ///
    /// # Errors
    /// [`Refused::BadMessage`], [`Refused::NoSuchParticipant`], and [`Refused::TooMany`].
    pub(crate) fn save_layout(&mut self, saved: SavedLayout) -> Result<(), Refused> {
        if saved.id.is_empty() || !is_short(&saved.id) || !is_short(&saved.name) {
            return Err(Refused::BadMessage);
        }
        self.check_layout(&saved.layout)?;
        match self.layouts.iter().position(|present| present.id == saved.id) {
            Some(index) => self.layouts[index] = saved,
            None if self.layouts.len() >= MOST_LAYOUTS => return Err(Refused::TooMany),
            None => self.layouts.push(saved),
        }
        Ok(())
    }

    /// Forgets a saved layout.
    ///
    /// # Errors
    /// [`Refused::WrongState`] where there is none with this ID.
    pub(crate) fn delete_layout(&mut self, id: &str) -> Result<(), Refused> {
        let index = self.layouts.iter().position(|saved| *saved.id == *id).ok_or(Refused::WrongState)?;
        self.layouts.remove(index);
        Ok(())
    }

    /// Decides what one person looks at; without one, the host.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`], [`Refused::BadMessage`] for a time out of range,
    /// [`Refused::NotAllowed`] for one without a client, and [`Refused::WrongState`] for the host while
    /// a layout is shown to everybody, him included.
    pub(crate) fn set_view(&mut self, whose: Option<ParticipantId>, view: View) -> Result<(), Refused> {
        let id = whose.or(self.host).ok_or(Refused::NoSuchParticipant)?;
        if self.member(id)?.seen.kind != ParticipantKind::Client {
            return Err(Refused::NotAllowed);
        }
        match view {
            View::Person(other) => drop(self.member(other)?),
            View::Poll { seconds } if !SECONDS.contains(&seconds) => return Err(Refused::BadMessage),
            View::Free | View::Layout | View::Poll { .. } => {}
        }
        if self.host == Some(id) && self.stage.is_layout() {
            return Err(Refused::WrongState);
        }
        if self.member(id)?.seen.view != view {
            self.changing(id)?.seen.view = view;
        }
        Ok(())
    }

    /// Whether somebody may look at something else than what was decided for him.
    ///
    /// # Errors
    /// [`Refused::NoSuchParticipant`].
    pub(crate) fn lock_view(&mut self, id: ParticipantId, locked: bool) -> Result<(), Refused> {
        if self.member(id)?.seen.view_locked != locked {
            self.changing(id)?.seen.view_locked = locked;
        }
        Ok(())
    }

    /// Takes somebody who has left out of everything that shows him.
    pub(crate) fn show_no_more(&mut self, id: ParticipantId) {
        let left_out = |layout: &Layout| {
            let panes = layout.panes.iter().map(|pane| Pane {
                people: pane.people.iter().copied().filter(|one| *one != id).collect(),
                ..pane.clone()
            });
            Layout { panes: panes.collect(), ..layout.clone() }
        };
        let stage = match &self.stage {
            Stage::Broadcast(one) | Stage::RollCall(one) if *one == id => Stage::Free,
            Stage::Layout(layout) => Stage::Layout(left_out(layout)),
            other => other.clone(),
        };
        self.change_stage(stage);
        let layout = self.layout.as_ref().map(left_out);
        self.changes.state |= self.layout != layout;
        self.layout = layout;
        for saved in &mut self.layouts {
            saved.layout = left_out(&saved.layout);
        }
        for (&other, member) in &mut self.people {
            if member.seen.view == View::Person(id) {
                member.seen.view = View::Free;
                self.changes.people.insert(other);
            }
        }
    }

    fn change_stage(&mut self, stage: Stage) {
        self.changes.state |= self.stage != stage;
        self.stage = stage;
    }

    /// Unmutes one person, and mutes everybody else but the host.
    fn give_floor(&mut self, author: Author, id: ParticipantId) -> Result<(), Refused> {
        self.unmute_one(author, id)?;
        let others = self.people.values().filter(|member| member.seen.id != id && member.seen.role != Role::Host);
        let others: Vec<_> = others.map(|member| member.seen.id).collect();
        self.mute(author, &others);
        Ok(())
    }

    fn check_layout(&self, layout: &Layout) -> Result<(), Refused> {
        if !layout.is_sound() {
            return Err(Refused::BadMessage);
        }
        for id in layout.panes.iter().flat_map(|pane| &pane.people) {
            self.member(*id)?;
        }
        Ok(())
    }
}

fn is_short(text: &str) -> bool {
    text.len() <= 4 * LONGEST_LAYOUT_NAME
        && text.chars().count() <= LONGEST_LAYOUT_NAME
        && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests;
