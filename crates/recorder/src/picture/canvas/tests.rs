use super::{BEHIND, Canvas, Filling, TILE};
use crate::PersonId;
use crate::picture::image::Image;
use crate::picture::layout::{Content, Tile};
use crate::picture::scale::Area;
use std::sync::Arc;

const RED: [u8; 3] = [81, 90, 240];
const BLUE: [u8; 3] = [41, 240, 110];

fn tile(x: usize, width: usize, content: fn(PersonId) -> Content) -> Tile {
    Tile { area: Area { x, y: 0, width, height: 180 }, content: content(PersonId(1)), whole: false }
}

fn filling(size: (u32, u32), colour: [u8; 3]) -> Filling {
    Filling { image: Some(Arc::new(Image::plain(size.0, size.1, colour))), ..Filling::default() }
}

fn colour(canvas: &Canvas, x: usize, y: usize) -> [u8; 3] {
    let [bright, blue, red] = canvas.image().planes();
    let small = |plane: super::super::image::Plane<'_>| plane.data[y / 2 * plane.width + x / 2];
    [bright.data[y * bright.width + x], small(blue), small(red)]
}

#[test]
fn pictures_are_where_their_tiles_are() {
    let mut canvas = Canvas::new(640, 360);
    let (left, right) = (tile(0, 320, Content::Person), tile(320, 320, Content::Person));
    canvas.draw(vec![(left, filling((640, 360), RED)), (right, filling((90, 160), BLUE))]);
    assert_eq!(colour(&canvas, 2, 2), RED);
    assert_eq!(colour(&canvas, 318, 178), RED);
    assert_eq!(colour(&canvas, 320, 0), BLUE, "what is upright covers its tile");
    assert_eq!(colour(&canvas, 300, 200), BEHIND);
    // One picture changes, then the arrangement.
    let first = filling((640, 360), BLUE);
    canvas.draw(vec![(left, first.clone()), (right, filling((90, 160), RED))]);
    assert_eq!((colour(&canvas, 2, 2), colour(&canvas, 322, 2)), (BLUE, RED));
    canvas.draw(vec![(left, first)]);
    assert_eq!((colour(&canvas, 2, 2), colour(&canvas, 322, 2)), (BLUE, BEHIND));
}

#[test]
fn a_picture_of_which_nothing_may_be_cut_off_is_shown_whole() {
    let mut canvas = Canvas::new(640, 360);
    let tile = Tile { whole: true, ..tile(0, 320, Content::Person) };
    canvas.draw(vec![(tile, filling((400, 1_000), RED))]);
    assert_eq!(colour(&canvas, 160, 90), RED);
    assert_eq!(colour(&canvas, 20, 90), BEHIND);
}

#[test]
fn names_and_marks_are_drawn_and_stay_inside() {
    let mut canvas = Canvas::new(640, 360);
    let name = "Ann \u{674e}\u{96f7} with a very, very long name indeed".to_owned();
    let plain = canvas.image().clone();
    let area = Area { x: 100, y: 100, width: 120, height: 60 };
    let tile = Tile { area, content: Content::Person(PersonId(1)), whole: false };
    let with = |image, muted| Filling { image, name: name.clone(), muted };
    let image = filling((640, 360), [60, 128, 128]).image;
    for filling in [with(None, false), with(None, true), with(image.clone(), false), with(image, true)] {
        canvas.draw(vec![(tile, filling.clone())]);
        let (mut light, mut red) = (0, 0);
        for (x, y) in (0..360).flat_map(|y| (0..640).map(move |x| (x, y))) {
            let inside = (100..220).contains(&x) && (100..160).contains(&y);
            let [bright, _, v] = colour(&canvas, x, y);
            if !inside {
                assert_eq!([bright, v], [plain.planes()[0].data[y * 640 + x], BEHIND[2]], "{x} {y}");
            }
            light += usize::from(bright > 200);
            red += usize::from(v > 200);
        }
        assert!(light > 20, "there are letters: {light}");
        assert_eq!(red > 50, filling.muted, "{red}");
    }
    canvas.draw(vec![(tile, Filling::default())]);
    assert_eq!(colour(&canvas, 150, 130), TILE);
}

#[test]
fn any_size_can_be_drawn_into_any() {
    let mut canvas = Canvas::new(64, 64);
    for (width, height) in [(1, 1), (2, 2), (1, 999), (999, 1), (3, 3), (1_921, 1_081)] {
        for (x, size) in [(0, 64), (62, 2), (10, 0)] {
            for whole in [false, true] {
                let area = Area { x, y: 0, width: size, height: size };
                let tile = Tile { area, content: Content::Person(PersonId(1)), whole };
                canvas.draw(vec![(tile, filling((width, height), RED))]);
            }
        }
    }
}
