//! A programme's picture as it is drawn. Only tiles in which something has changed are drawn again.

use super::image::Image;
use super::layout::{Content, Tile};
use super::letters::{Letters, Shape};
use super::scale::{Area, Scratch, scale};
use std::sync::Arc;

/// Colours as brightness, blue and red (ITU-R BT.601).
const BEHIND: [u8; 3] = [24, 130, 127];
const TILE: [u8; 3] = [52, 132, 126];
const RED: [u8; 3] = [96, 98, 220];

/// Brightness of letters.
const LETTERS: u8 = 235;

/// Points between a name and the edge of what it stands on.
const MARGIN: usize = 4;

/// What is in a tile right now.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filling {
    pub(crate) image: Option<Arc<Image>>,
    pub(crate) name: String,
    pub(crate) muted: bool,
}

impl Filling {
    /// Whether it looks the same: pictures are compared by identity.
    fn is_like(&self, other: &Self) -> bool {
        let same_image = match (&self.image, &other.image) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        same_image && self.name == other.name && self.muted == other.muted
    }
}

/// A programme's picture.
pub(crate) struct Canvas {
    image: Image,
    drawn: Vec<(Tile, Filling)>,
    letters: Letters,
    scratch: Scratch,
}

impl Canvas {
    /// An empty picture.
    pub(crate) fn new(width: u32, height: u32) -> Self {
        Self {
            image: Image::plain(width, height, BEHIND),
            drawn: Vec::new(),
            letters: Letters::default(),
            scratch: Scratch::default(),
        }
    }

    /// The picture.
    pub(crate) fn image(&self) -> &Image {
        &self.image
    }

    /// Draws what differs from what is there.
    pub(crate) fn draw(&mut self, tiles: Vec<(Tile, Filling)>) {
        let moved = self.drawn.len() != tiles.len() || self.drawn.iter().zip(&tiles).any(|(old, new)| old.0 != new.0);
        if moved {
            let whole = Area { x: 0, y: 0, width: self.image.width(), height: self.image.height() };
            self.fill(whole, BEHIND);
        }
        let mut touched: Vec<Area> = Vec::new();
        for (nth, (tile, filling)) in tiles.iter().enumerate() {
            let same = !moved && self.drawn.get(nth).is_some_and(|(_, old)| old.is_like(filling));
            // What lies above something that is drawn again has to be drawn again as well.
            if same && !touched.iter().any(|area| overlap(*area, tile.area)) {
                continue;
            }
            touched.push(tile.area);
            self.tile(*tile, filling);
        }
        self.drawn = tiles;
    }

    fn tile(&mut self, tile: Tile, filling: &Filling) {
        let area = tile.area;
        if area.width < 2 || area.height < 2 {
            return;
        }
        match (&filling.image, tile.content) {
            (_, Content::Empty) => return self.fill(area, BEHIND),
            (Some(image), _) if tile.whole => self.contain(image, area),
            (Some(image), _) => self.cover(image, area),
            (None, _) => {
                self.fill(area, TILE);
                let shape = self.letters.line(&filling.name, true);
                let within = |size: usize, room: usize| room.saturating_sub(size) / 2;
                let (x, y) = (area.x + within(shape.width, area.width), area.y + within(shape.height, area.height));
                self.write(&shape, x, y, area);
            }
        }
        self.label(area, filling);
    }

    /// Draws a picture so that it covers the area; what is too much is cut off evenly.
    fn cover(&mut self, image: &Image, area: Area) {
        let (width, height) = (image.width(), image.height());
        let wide = (height * area.width / area.height).min(width) & !1;
        let high = (width * area.height / area.width).min(height) & !1;
        let from = Area { x: ((width - wide) / 2) & !1, y: ((height - high) / 2) & !1, width: wide, height: high };
        self.place(image, from, area);
    }

    /// Draws a picture whole; what stays free beside it is background.
    fn contain(&mut self, image: &Image, area: Area) {
        let (width, height) = (image.width().max(1), image.height().max(1));
        let wide = (area.height * width / height).min(area.width) & !1;
        let high = (area.width * height / width).min(area.height) & !1;
        if wide < area.width || high < area.height {
            self.fill(area, BEHIND);
        }
        let (x, y) = (area.x + (((area.width - wide) / 2) & !1), area.y + (((area.height - high) / 2) & !1));
        let from = Area { x: 0, y: 0, width: image.width() & !1, height: image.height() & !1 };
        self.place(image, from, Area { x, y, width: wide, height: high });
    }

    fn place(&mut self, image: &Image, from: Area, to: Area) {
        let half = |area: Area| Area { x: area.x / 2, y: area.y / 2, width: area.width / 2, height: area.height / 2 };
        let scratch = &mut self.scratch;
        for (nth, (plane, (target, stride))) in image.planes().into_iter().zip(self.image.planes_mut()).enumerate() {
            let (from, to) = if nth == 0 { (from, to) } else { (half(from), half(to)) };
            scale(plane, from, target, stride, to, scratch);
        }
    }

    fn fill(&mut self, area: Area, colour: [u8; 3]) {
        for (nth, ((target, stride), value)) in self.image.planes_mut().into_iter().zip(colour).enumerate() {
            let part = if nth == 0 { 1 } else { 2 };
            for line in area.y / part..(area.y + area.height) / part {
                target[line * stride + area.x / part..][..area.width / part].fill(value);
            }
        }
    }

    /// A dark bar at the lower left with the name, and a red mark in front of it if he is muted.
    fn label(&mut self, area: Area, filling: &Filling) {
        let named = filling.image.is_some() && !filling.name.is_empty();
        if !named && !filling.muted {
            return;
        }
        let shape = if named { self.letters.line(&filling.name, false) } else { Arc::default() };
        let mark = if filling.muted { LINE + MARGIN } else { 0 };
        let width = (shape.width + mark + 2 * MARGIN).next_multiple_of(2).min(area.width);
        let height = (LINE + MARGIN).next_multiple_of(2).min(area.height);
        let bar = Area { x: area.x, y: area.y + area.height - height, width, height };
        let [(y, stride), ..] = self.image.planes_mut();
        for line in bar.y..bar.y + bar.height {
            y[line * stride + bar.x..][..bar.width].iter_mut().for_each(|point| *point /= 3);
        }
        if filling.muted {
            self.mark(bar);
        }
        self.write(&shape, bar.x + MARGIN + mark, bar.y + MARGIN / 2, bar);
    }

    /// A red disc with a stroke through it.
    fn mark(&mut self, bar: Area) {
        const RADIUS: i32 = LINE as i32 / 2 - 2;
        let centre = (bar.x + MARGIN + LINE / 2, bar.y + bar.height / 2);
        for (nth, ((target, stride), value)) in self.image.planes_mut().into_iter().zip(RED).enumerate() {
            let part = if nth == 0 { 1 } else { 2 };
            let radius = RADIUS / part as i32;
            for down in -radius..=radius {
                for across in -radius..=radius {
                    let x = (centre.0 / part) as i32 + across;
                    let y = (centre.1 / part) as i32 + down;
                    let inside = (bar.x / part..(bar.x + bar.width) / part).contains(&(x.max(0) as usize))
                        && (bar.y / part..(bar.y + bar.height) / part).contains(&(y.max(0) as usize));
                    if inside && down * down + across * across <= radius * radius {
                        let stroke = nth == 0 && (across - down).abs() <= 1;
                        target[y as usize * stride + x as usize] = if stroke { LETTERS } else { value };
                    }
                }
            }
        }
    }

    /// Writes light letters; what would be outside of `within` is cut off.
    fn write(&mut self, shape: &Shape, x: usize, y: usize, within: Area) {
        let [(target, stride), ..] = self.image.planes_mut();
        let right = (x + shape.width).min(within.x + within.width);
        let bottom = (y + shape.height).min(within.y + within.height);
        for line in y..bottom {
            let cover = &shape.cover[(line - y) * shape.width..];
            let points = &mut target[line * stride..][x.min(right)..right];
            for (point, covered) in points.iter_mut().zip(cover) {
                let (old, covered) = (u16::from(*point), u16::from(*covered));
                *point = ((old * (255 - covered) + u16::from(LETTERS) * covered) / 255) as u8;
            }
        }
    }
}

/// Height of a name's letters.
const LINE: usize = 20;

fn overlap(one: Area, other: Area) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

#[cfg(test)]
mod tests;
