//! Scales a part of a plane into a part of another.
//!
//! Between half and any size it is bilinear; what is to become smaller than half is halved first by
//! averaging, so that no line is skipped.

use super::image::Plane;

/// A rectangle in points of a plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) x: usize,
    pub(crate) y: usize,
    pub(crate) width: usize,
    pub(crate) height: usize,
}

/// Memory that is used again from call to call.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    halved: [Vec<u8>; 2],
    row: Vec<u8>,
    columns: Vec<(u32, u16)>,
}

/// Scales `from` of a plane into `to` of the plane `target`, whose lines have `stride` points.
pub(crate) fn scale(plane: Plane<'_>, from: Area, target: &mut [u8], stride: usize, to: Area, scratch: &mut Scratch) {
    if to.width == 0 || to.height == 0 || from.width == 0 || from.height == 0 {
        return;
    }
    if from.width == to.width && from.height == to.height {
        for line in 0..to.height {
            let source = &plane.data[(from.y + line) * plane.width + from.x..][..from.width];
            target[(to.y + line) * stride + to.x..][..to.width].copy_from_slice(source);
        }
        return;
    }
    let Scratch { halved: [one, two], row, columns } = scratch;
    if from.width < 2 * to.width || from.height < 2 * to.height {
        return bilinear(plane, from, target, stride, to, row, columns);
    }
    let (mut area, mut into, mut other) = (halve(plane, from, one), one, two);
    while area.width >= 2 * to.width && area.height >= 2 * to.height {
        let plane = Plane { data: into, width: area.width };
        area = halve(plane, area, other);
        std::mem::swap(&mut into, &mut other);
    }
    let plane = Plane { data: into, width: area.width };
    bilinear(plane, area, target, stride, to, row, columns);
}

/// Averages each four points of an area into one.
fn halve(plane: Plane<'_>, from: Area, into: &mut Vec<u8>) -> Area {
    let (width, height) = (from.width / 2, from.height / 2);
    into.resize(width * height, 0);
    for (line, out) in into.chunks_exact_mut(width).enumerate() {
        let upper = &plane.data[(from.y + 2 * line) * plane.width + from.x..][..2 * width];
        let lower = &plane.data[(from.y + 2 * line + 1) * plane.width + from.x..][..2 * width];
        for ((out, upper), lower) in out.iter_mut().zip(upper.chunks_exact(2)).zip(lower.chunks_exact(2)) {
            let sum = u16::from(upper[0]) + u16::from(upper[1]) + u16::from(lower[0]) + u16::from(lower[1]);
            *out = ((sum + 2) / 4) as u8;
        }
    }
    Area { x: 0, y: 0, width, height }
}

fn bilinear(
    plane: Plane<'_>,
    from: Area,
    target: &mut [u8],
    stride: usize,
    to: Area,
    row: &mut Vec<u8>,
    columns: &mut Vec<(u32, u16)>,
) {
    // Positions have 16 bits behind the point; the middle of a point lies half a point in.
    let step = |from: usize, to: usize| ((from as u64) << 16) / to as u64;
    let (across, down) = (step(from.width, to.width), step(from.height, to.height));
    let first = |step: u64| (step / 2).saturating_sub(1 << 15);
    row.resize(from.width + 1, 0);
    columns.clear();
    columns.extend((0..to.width as u64).map(|column| {
        let at = first(across) + across * column;
        ((at >> 16).min(from.width as u64 - 1) as u32, (at >> 8 & 0xff) as u16)
    }));
    for line in 0..to.height {
        let at = first(down) + down * line as u64;
        let (upper, part) = ((at >> 16) as usize, (at >> 8 & 0xff) as u16);
        let upper = upper.min(from.height - 1);
        let lower = (upper + 1).min(from.height - 1);
        let source = |line: usize| &plane.data[(from.y + line) * plane.width + from.x..][..from.width];
        for ((out, upper), lower) in row.iter_mut().zip(source(upper)).zip(source(lower)) {
            *out = ((u16::from(*upper) * (256 - part) + u16::from(*lower) * part) >> 8) as u8;
        }
        row[from.width] = row[from.width - 1];
        let out = &mut target[(to.y + line) * stride + to.x..][..to.width];
        for (out, (left, part)) in out.iter_mut().zip(&*columns) {
            let pair = [row[*left as usize], row[*left as usize + 1]];
            *out = ((u16::from(pair[0]) * (256 - part) + u16::from(pair[1]) * part) >> 8) as u8;
        }
    }
}

#[cfg(test)]
mod tests;
