//! How large a picture is wanted, so that its decoder makes it that large and no larger.

use super::layout::Tile;

/// A tile's size, and whether nothing may be cut off in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Need {
    width: u32,
    height: u32,
    whole: bool,
}

impl From<&Tile> for Need {
    fn from(tile: &Tile) -> Self {
        Self { width: tile.area.width as u32, height: tile.area.height as u32, whole: tile.whole }
    }
}

/// The size at which a picture of `size` is decoded for all these tiles: as the largest of them draws it,
/// so that it need not be scaled again, and never larger than it is.
pub(crate) fn decoded(size: (u32, u32), needs: &[Need]) -> (u32, u32) {
    let (width, height) = (u64::from(size.0.max(1)), u64::from(size.1.max(1)));
    let largest = needs.iter().map(|need| drawn((width, height), *need)).max_by_key(|(wide, high)| wide * high);
    match largest {
        Some((wide, high)) if wide < width && high < height => (wide.max(2) as u32, high.max(2) as u32),
        _ => size,
    }
}

/// What the canvas makes of a picture in a tile, before it cuts anything off.
fn drawn((width, height): (u64, u64), need: Need) -> (u64, u64) {
    let (across, down) = (u64::from(need.width), u64::from(need.height));
    if need.whole {
        return ((down * width / height).min(across) & !1, (across * height / width).min(down) & !1);
    }
    let wide = (down * width).div_ceil(height).max(across);
    let high = (across * height).div_ceil(width).max(down);
    (wide.next_multiple_of(2), high.next_multiple_of(2))
}

#[cfg(test)]
mod tests;
