//! Where everybody is: the arithmetic of the client's stage (`web/meet/layouts`), for a picture that is
//! wider than high.

use super::scale::Area;
use super::seats::seats;
use crate::{Arrangement, PersonId, Programme};
use std::time::Duration;

/// Points that stay free between two tiles.
const GAP: f64 = 8.0;

/// Widest and narrowest shape of a tile in a grid, width by height.
const WIDEST: f64 = 16.0 / 9.0;
const NARROWEST: f64 = 1.15;

/// Most tiles in a grid. Beyond it nobody recognises anybody, and each is a picture to decode.
const MOST_IN_GRID: usize = 16;

/// Width of a strip's tiles: this part of the picture, within these bounds.
const PART: f64 = 0.17;
const LEAST: f64 = 132.0;
const MOST: f64 = 232.0;

/// A tile that takes this part of the picture's width is looked at for what is in it, and nothing of that
/// is cut off. In smaller ones faces are looked for, which are in the middle.
const LARGE: f64 = 0.6;

/// Most panes that are drawn.
const MOST_PANES: usize = 25;

/// What is in a tile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Content {
    /// Somebody's camera, or his name.
    Person(PersonId),
    /// Somebody's screen.
    Screen(PersonId),
    /// Nothing.
    Empty,
}

/// A part of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tile {
    pub(crate) area: Area,
    pub(crate) content: Content,
    /// Whether nothing of a picture may be cut off to fill the area.
    pub(crate) whole: bool,
}

/// Who is there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Present {
    /// Everybody, those with a camera first.
    pub(crate) people: Vec<PersonId>,
    /// Everybody in the order in which they came.
    pub(crate) arrived: Vec<PersonId>,
    /// Whose screens are shared, the latest first.
    pub(crate) screens: Vec<PersonId>,
    /// Who speaks or spoke last.
    pub(crate) speaker: Option<PersonId>,
}

/// The tiles of a programme's picture at this time since 1970.
pub(crate) fn tiles(
    programme: Programme,
    arrangement: &Arrangement,
    present: &Present,
    (width, height): (u32, u32),
    wall: Duration,
) -> Vec<Tile> {
    let (width, height) = (f64::from(width), f64::from(height));
    let whole = area(0.0, 0.0, width, height);
    let screen = present.screens.first().filter(|_| programme != Programme::People).copied().map(Content::Screen);
    if programme == Programme::Screen {
        return screen.into_iter().map(|content| Tile { area: whole, content, whole: true }).collect();
    }
    let everybody = || present.people.iter().map(|person| Content::Person(*person));
    let large_first = |large: PersonId| {
        let others = present.people.iter().filter(move |person| **person != large);
        [large].into_iter().chain(others.copied()).map(Content::Person).collect::<Vec<_>>()
    };
    let (areas, contents) = match arrangement {
        Arrangement::Panes { columns, rows, panes, automatic, .. } => {
            let unit = (width / f64::from((*columns).max(1)), height / f64::from((*rows).max(1)));
            let areas = panes.iter().take(MOST_PANES).map(|pane| {
                let (right, bottom) = (pane.left.saturating_add(pane.width), pane.top.saturating_add(pane.height));
                let (x, y) = (f64::from(pane.left) * unit.0, f64::from(pane.top) * unit.1);
                let (right, bottom) = (f64::from(right) * unit.0, f64::from(bottom) * unit.1);
                area(x.min(width), y.min(height), right.min(width) - x.min(width), bottom.min(height) - y.min(height))
            });
            let seats = seats(panes, *automatic, turn(arrangement, wall), present);
            let hidden = |content| programme == Programme::People && matches!(content, Content::Screen(_));
            let contents = seats.into_iter().map(|content| if hidden(content) { Content::Empty } else { content });
            (areas.collect(), contents.collect::<Vec<_>>())
        }
        Arrangement::Grid => {
            let contents: Vec<_> = screen.into_iter().chain(everybody()).take(MOST_IN_GRID).collect();
            (grid(width, height, contents.len()), contents)
        }
        Arrangement::Speaker(named) => {
            let there = named.filter(|person| present.people.contains(person));
            let large = there.or(present.speaker).or(present.people.first().copied());
            let people = large.map(large_first).unwrap_or_default();
            let contents: Vec<_> = screen.into_iter().chain(people).collect();
            (beside(width, height, contents.len()), contents)
        }
        Arrangement::Own => match (screen, present.speaker) {
            (Some(screen), _) => {
                let contents: Vec<_> = [screen].into_iter().chain(everybody()).collect();
                (beside(width, height, contents.len()), contents)
            }
            (None, Some(speaker)) => {
                let contents = large_first(speaker);
                (beside(width, height, contents.len()), contents)
            }
            (None, None) => {
                let contents: Vec<_> = everybody().take(MOST_IN_GRID).collect();
                (grid(width, height, contents.len()), contents)
            }
        },
    };
    let tile = |(area, content): (Area, Content)| {
        let whole = area.width as f64 >= width * LARGE || matches!(content, Content::Screen(_));
        Tile { area, content, whole }
    };
    areas.into_iter().zip(contents).map(tile).collect()
}

/// How many turns have passed in an arrangement at this time since 1970; it looks the same while that is.
pub(crate) fn turn(arrangement: &Arrangement, wall: Duration) -> u64 {
    let Arrangement::Panes { turn, .. } = arrangement else { return 0 };
    u64::try_from(wall.as_millis().checked_div(turn.as_millis()).unwrap_or(0)).unwrap_or(0)
}

/// Everybody of the same size, in as many columns as make the tiles largest; the last row is centred.
fn grid(width: f64, height: f64, count: usize) -> Vec<Area> {
    let (mut columns, mut tile) = (1, (0.0, 0.0));
    for tried in 1..=count {
        let rows = count.div_ceil(tried) as f64;
        let across = (width - (tried - 1) as f64 * GAP) / tried as f64;
        let down = (height - (rows - 1.0) * GAP) / rows;
        let wide = across.min(down * WIDEST).max(0.0);
        let high = down.min(wide / NARROWEST).max(0.0);
        if wide * high > tile.0 * tile.1 * 1.001 {
            (columns, tile) = (tried, (wide, high));
        }
    }
    let rows = count.div_ceil(columns);
    let top = (height - rows as f64 * tile.1 - (rows as f64 - 1.0) * GAP) / 2.0;
    let place = |nth: usize| {
        let row = nth / columns;
        let in_row = if row + 1 == rows { count - row * columns } else { columns } as f64;
        let left = (width - in_row * tile.0 - (in_row - 1.0) * GAP) / 2.0;
        area(left + (nth % columns) as f64 * (tile.0 + GAP), top + row as f64 * (tile.1 + GAP), tile.0, tile.1)
    };
    (0..count).map(place).collect()
}

/// One large, and as many small ones as fit in a column at the right.
fn beside(width: f64, height: f64, count: usize) -> Vec<Area> {
    let Some(small) = count.checked_sub(1).filter(|small| *small > 0) else {
        return (0..count).map(|_| area(0.0, 0.0, width, height)).collect();
    };
    let wide = MOST.min(LEAST.max(width * PART));
    let high = wide / WIDEST;
    let shown = small.min((((height + GAP) / (high + GAP)) as usize).max(1)) as f64;
    let top = (height - shown * high - (shown - 1.0) * GAP) / 2.0;
    let x = width - wide;
    let column = (0..shown as usize).map(|nth| area(x, top + nth as f64 * (high + GAP), wide, high));
    [area(0.0, 0.0, x - GAP, height)].into_iter().chain(column).collect()
}

/// A rectangle on whole pairs of points, for colour has half as many.
fn area(x: f64, y: f64, width: f64, height: f64) -> Area {
    let even = |at: f64| (at / 2.0).round().max(0.0) as usize * 2;
    let (left, top) = (even(x), even(y));
    let (width, height) = (even(x + width).saturating_sub(left), even(y + height).saturating_sub(top));
    Area { x: left, y: top, width, height }
}

#[cfg(test)]
mod tests;
