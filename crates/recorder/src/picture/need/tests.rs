use super::{Need, decoded};

fn need(width: u32, height: u32, whole: bool) -> Need {
    Need { width, height, whole }
}

#[test]
fn a_picture_is_decoded_as_large_as_it_is_drawn() {
    #[track_caller]
    fn check(size: (u32, u32), needs: &[Need], expected: (u32, u32)) {
        assert_eq!(decoded(size, needs), expected);
    }
    let small = need(418, 234, false);
    check((640, 360), &[small], (418, 236));
    check((640, 360), &[small, need(100, 100, false)], (418, 236));
    check((1280, 720), &[need(1054, 720, true)], (1054, 592));
    check((1280, 720), &[need(1054, 720, true), small], (1054, 592));
    // An upright picture covers a wide tile; whole, it is narrow in it.
    check((720, 1280), &[small], (418, 744));
    check((720, 1280), &[need(418, 234, true)], (130, 234));
    // What is small already is scaled by the canvas alone.
    check((320, 180), &[small], (320, 180));
    check((640, 360), &[need(640, 360, false)], (640, 360));
    check((640, 360), &[], (640, 360));
    // No size is nonsense enough to be none.
    check((1920, 1080), &[need(0, 0, true)], (2, 2));
    check((0, 0), &[small], (0, 0));
}
