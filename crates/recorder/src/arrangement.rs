//! How people and screen are arranged in the picture.

use crate::PersonId;

/// How people and screen are arranged in the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// What nobody has decided: a shared screen large with people beside it, else whoever speaks large
    /// with the others beside, else, while nobody has spoken, everybody of the same size.
    #[default]
    Own,
    /// Everybody of the same size; a shared screen is one of them, the first.
    Grid,
    /// One large, the others small beside: the named person, or whoever speaks.
    Speaker(Option<PersonId>),
    /// Panes that somebody has drawn on a grid; the later ones are above the earlier ones.
    Panes {
        /// Units of the grid across.
        columns: u32,
        /// Units of the grid down.
        rows: u32,
        /// The panes.
        panes: Vec<Pane>,
    },
}

/// A rectangle of [`Arrangement::Panes`], in units of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pane {
    /// From the left.
    pub left: u32,
    /// From the top.
    pub top: u32,
    /// Units across.
    pub width: u32,
    /// Units down.
    pub height: u32,
    /// What is in it.
    pub shows: Shows,
}

/// What is in a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shows {
    /// Somebody's camera, or his name while there is none.
    Person(PersonId),
    /// Whoever speaks.
    Speaker,
    /// The shared screen.
    Screen,
    /// Nothing.
    Empty,
}
