//! Divides what a receiver's line carries among what he looks at.

use super::layer_select::{self, Layer};

/// A video that a receiver looks at.
#[derive(Clone, Debug)]
pub(crate) struct Wish {
    /// The lower, the more important: screen, then the active speaker, then the order of the view.
    pub(crate) rank: u32,
    /// Height at which it is shown, in device pixels.
    pub(crate) height: u32,
    /// What there is, from low to high.
    pub(crate) layers: Vec<Layer>,
    /// Layer that he has now.
    pub(crate) now: Option<usize>,
    /// Whether it has been long enough since his last change that a higher layer may be tried.
    pub(crate) settled: bool,
}

/// What each wish gets, in their order, and what all of them would like.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    /// Layer of each wish; `None`: nothing.
    pub(crate) layers: Vec<Option<usize>>,
    /// What they take together, in bit/s.
    pub(crate) taken_bps: u64,
    /// What they would take with the layers that their sizes deserve, in bit/s.
    pub(crate) desired_bps: u64,
    /// What the line has to carry for the next step up, in bit/s; 0 when there is none to take.
    pub(crate) next_bps: u64,
}

/// Share of the budget, in per cent, within which a layer is stepped up. The rest is the distance
/// that keeps a line at its limit from going up and down all the time.
const STEP_UP_PERCENT: u64 = 85;

/// Divides `budget_bps`; `None` when the line's capacity is not known, so everybody gets his best.
///
/// First everybody gets his lowest layer, the most important first, and who does not fit gets
/// nothing; then layers are raised in the same order as long as they fit. What somebody has already
/// may use the whole budget, what is new only a part of it.
pub(crate) fn allocate(wishes: &[Wish], budget_bps: Option<u64>) -> Grant {
    let best: Vec<_> = wishes.iter().map(|wish| layer_select::highest(&wish.layers, wish.height)).collect();
    let rate = |index: usize, layer: Option<usize>| layer.map_or(0, |layer| wishes[index].layers[layer].rate_bps);
    let sum = |layers: &[Option<usize>]| layers.iter().enumerate().map(|(index, layer)| rate(index, *layer)).sum();
    let desired_bps = sum(&best);
    let Some(budget) = budget_bps else {
        return Grant { layers: best, taken_bps: desired_bps, desired_bps, next_bps: 0 };
    };
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|&index| (wishes[index].rank, index));
    let cautious = budget * STEP_UP_PERCENT / 100;

    let mut layers = vec![None; wishes.len()];
    let mut taken = 0;
    for &index in &order {
        let Some(top) = best[index] else { continue };
        let wish = &wishes[index];
        let lowest = wish.layers[..=top].iter().position(|layer| layer.active).unwrap_or(top);
        let limit = if wish.now.is_some() { budget } else { cautious };
        if taken + wish.layers[lowest].rate_bps <= limit {
            layers[index] = Some(lowest);
            taken += wish.layers[lowest].rate_bps;
        }
    }
    for &index in &order {
        let (Some(top), Some(lowest)) = (best[index], layers[index]) else { continue };
        let wish = &wishes[index];
        let raised = (lowest + 1..=top).rev().find(|&layer| {
            let raise = wish.now.is_none_or(|now| layer > now);
            let limit = if raise { cautious } else { budget };
            let may = !raise || wish.now.is_none() || wish.settled;
            let total = taken - wish.layers[lowest].rate_bps + wish.layers[layer].rate_bps;
            wish.layers[layer].active && may && total <= limit
        });
        if let Some(layer) = raised {
            taken = taken - wish.layers[lowest].rate_bps + wish.layers[layer].rate_bps;
            layers[index] = Some(layer);
        }
    }
    let next_bps = order
        .iter()
        .find_map(|&index| {
            let above = layers[index].map_or(0, |layer| layer + 1);
            let step = (above..=best[index]?).find(|&layer| wishes[index].layers[layer].active)?;
            let total = taken - rate(index, layers[index]) + rate(index, Some(step));
            Some(total * 100 / STEP_UP_PERCENT)
        })
        .unwrap_or(0);
    Grant { layers, taken_bps: taken, desired_bps, next_bps }
}

#[cfg(test)]
mod tests;
