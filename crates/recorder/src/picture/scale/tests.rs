use super::{Area, Scratch, scale};
use crate::picture::image::Plane;

/// Scales a slope from left to right or from top to bottom, and checks that it still is one.
#[track_caller]
fn check(from: (usize, usize), to: (usize, usize)) {
    for down in [false, true] {
        let at = |x: usize, y: usize, (width, height): (usize, usize)| {
            if down { (y * 200 / height) as i32 } else { (x * 200 / width) as i32 }
        };
        let data: Vec<u8> = (0..from.0 * from.1).map(|point| at(point % from.0, point / from.0, from) as u8).collect();
        let plane = Plane { data: &data, width: from.0 };
        let whole = |(width, height)| Area { x: 0, y: 0, width, height };
        let mut out = vec![255; (to.0 + 2) * (to.1 + 1)];
        let area = Area { x: 1, y: 1, ..whole(to) };
        scale(plane, whole(from), &mut out, to.0 + 2, area, &mut Scratch::default());
        for y in 0..=to.1 {
            for x in 0..to.0 + 2 {
                let got = i32::from(out[y * (to.0 + 2) + x]);
                if y == 0 || x == 0 || x == to.0 + 1 {
                    assert_eq!(got, 255, "outside, at {x} {y}");
                } else {
                    let expected = at(x - 1, y - 1, to);
                    let slack = 2 + 200 / from.0.min(from.1) as i32 + 200 / to.0.min(to.1) as i32;
                    assert!((got - expected).abs() <= slack, "{got} for {expected} at {x} {y}, {from:?} to {to:?}");
                }
            }
        }
    }
}

#[test]
fn a_slope_stays_one() {
    check((64, 36), (64, 36));
    check((64, 36), (63, 35));
    check((64, 36), (32, 18));
    check((640, 360), (77, 43));
    check((31, 17), (200, 100));
    check((2, 2), (100, 100));
    check((500, 20), (20, 50));
}
