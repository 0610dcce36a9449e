//! Which layers of a video there are, and the highest one that a size on the screen deserves.

/// One encoding of a video.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layer {
    /// What it takes, in bit/s.
    pub(crate) rate_bps: u64,
    /// Height of its picture; 0 as long as no keyframe told.
    pub(crate) height: u32,
    /// Whether it is being sent.
    pub(crate) active: bool,
}

/// The highest layer worth sending for a tile of `height` device pixels: the lowest active one that
/// is at least nine tenths as high (a tile is rarely exactly as high as a layer), or the highest
/// active one. `layers` go from low to high. `None` when none is active.
pub(crate) fn highest(layers: &[Layer], height: u32) -> Option<usize> {
    let active = || layers.iter().enumerate().filter(|(_, layer)| layer.active);
    let enough = active().find(|(index, layer)| {
        let high = match layer.height {
            0 => guess(layers, *index),
            known => known,
        };
        high.saturating_mul(10) >= height.saturating_mul(9)
    });
    enough.or_else(|| active().next_back()).map(|(index, _)| index)
}

/// Height of a layer that has not told it: browsers halve from layer to layer, starting at 720.
fn guess(layers: &[Layer], index: usize) -> u32 {
    720 >> (layers.len() - 1 - index).min(8)
}

#[cfg(test)]
mod tests;
