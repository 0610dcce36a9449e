//! How people and screen are arranged in the picture.

use crate::PersonId;
use std::time::Duration;

/// How people and screen are arranged in the picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// What nobody has decided: a shared screen large with people beside it, else whoever speaks large
    /// with the others beside, else, while nobody has spoken, everybody of the same size.
    #[default]
    Own,
    /// Everybody of the same size; a shared screen is one of them, the first.
    Grid,
    /// One large, the others small beside: the named person, or whoever speaks; a shared screen goes before.
    Speaker(Option<PersonId>),
    /// Panes that somebody has drawn on a grid; the later ones are above the earlier ones. Who is in which
    /// follows the rule of the client (`web/meet/state/panes.js`).
    Panes {
        /// Units of the grid across.
        columns: u32,
        /// Units of the grid down.
        rows: u32,
        /// The panes.
        panes: Vec<Pane>,
        /// Nobody has chosen who is in them: whoever speaks is always in one.
        automatic: bool,
        /// How long each of several people is in a pane; turns are counted from 1970 on.
        turn: Duration,
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
    /// Who may be in it, by turns if there are several; with nobody named, whoever is in no other pane.
    pub people: Vec<PersonId>,
    /// It shows their screens, the latest if nobody is named.
    pub screen: bool,
}
