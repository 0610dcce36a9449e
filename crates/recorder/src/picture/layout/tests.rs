use super::{Content, Present, tiles};
use crate::{Arrangement, Pane, PersonId, Programme};
use std::time::Duration;

fn present(people: u64, screen: Option<u64>, speaker: Option<u64>) -> Present {
    let people: Vec<_> = (1..=people).map(PersonId).collect();
    let screens = screen.map(PersonId).into_iter().collect();
    Present { arrived: people.clone(), people, screens, speaker: speaker.map(PersonId) }
}

fn person(id: u64) -> Content {
    Content::Person(PersonId(id))
}

/// Tiles do not overlap, are within the picture and on even points; answers how many there are, what
/// the first shows, and its size.
#[track_caller]
fn check(programme: Programme, arrangement: &Arrangement, who: &Present) -> (usize, Option<(Content, usize, usize)>) {
    let tiles = tiles(programme, arrangement, who, (1280, 720), Duration::ZERO);
    for (nth, one) in tiles.iter().enumerate() {
        let area = one.area;
        assert!(area.x + area.width <= 1280 && area.y + area.height <= 720, "{area:?}");
        assert!([area.x, area.y, area.width, area.height].iter().all(|at| at % 2 == 0), "{area:?}");
        assert!(area.width > 0 && area.height > 0, "{area:?}");
        for other in &tiles[nth + 1..] {
            let other = other.area;
            let apart = area.x + area.width <= other.x
                || other.x + other.width <= area.x
                || area.y + area.height <= other.y
                || other.y + other.height <= area.y;
            assert!(apart, "{area:?} {other:?}");
        }
    }
    (tiles.len(), tiles.first().map(|tile| (tile.content, tile.area.width, tile.area.height)))
}

#[test]
fn left_to_itself_the_picture_follows_the_meeting() {
    let own = Arrangement::Own;
    let check = |programme, who: &Present| check(programme, &own, who);
    let composed = Programme::Composed;
    assert_eq!(check(composed, &present(0, None, None)), (0, None));
    assert_eq!(check(composed, &present(1, None, None)), (1, Some((person(1), 1280, 720))));
    assert_eq!(check(composed, &present(4, None, None)), (4, Some((person(1), 632, 356))));
    assert_eq!(check(composed, &present(9, None, None)), (9, Some((person(1), 418, 234))));
    assert_eq!(check(composed, &present(400, None, None)).0, 16);
    assert_eq!(check(composed, &present(4, None, Some(3))), (4, Some((person(3), 1054, 720))));
    assert_eq!(check(composed, &present(400, None, Some(3))).0, 6);
    let screen = Content::Screen(PersonId(2));
    assert_eq!(check(composed, &present(3, Some(2), Some(1))), (4, Some((screen, 1054, 720))));
    assert_eq!(check(Programme::People, &present(3, Some(2), Some(1))), (3, Some((person(1), 1054, 720))));
    assert_eq!(check(Programme::Screen, &present(3, Some(2), Some(1))), (1, Some((screen, 1280, 720))));
    assert_eq!(check(Programme::Screen, &present(3, None, Some(1))), (0, None));
}

#[test]
fn what_somebody_has_arranged_is_obeyed() {
    let who = present(5, Some(2), Some(4));
    let composed = Programme::Composed;
    assert_eq!(check(composed, &Arrangement::Grid, &who).0, 6);
    let named = Arrangement::Speaker(Some(PersonId(5)));
    assert_eq!(check(Programme::People, &named, &who), (5, Some((person(5), 1054, 720))));
    let screen = Content::Screen(PersonId(2));
    assert_eq!(check(composed, &named, &who), (6, Some((screen, 1054, 720))), "a screen goes before");
    let gone = Arrangement::Speaker(Some(PersonId(9)));
    assert_eq!(check(Programme::People, &gone, &who).1.map(|first| first.0), Some(person(4)));
    let pane = |left, top, width, people: &[u64], screen| {
        let people = people.iter().copied().map(PersonId).collect();
        Pane { left, top, width, height: 1, people, screen }
    };
    let panes = vec![
        pane(0, 0, 2, &[], true),
        pane(2, 0, 1, &[4], false),
        pane(0, 1, 1, &[], false),
        pane(1, 1, 1, &[9], false),
    ];
    let turn = Duration::from_secs(10);
    let drawn = Arrangement::Panes { columns: 3, rows: 2, panes, automatic: false, turn };
    let tiles = tiles(composed, &drawn, &who, (1280, 720), Duration::ZERO);
    let contents: Vec<_> = tiles.iter().map(|tile| tile.content).collect();
    assert_eq!(contents, [Content::Screen(PersonId(2)), person(4), person(1), Content::Empty]);
    assert_eq!((tiles[0].area.width, tiles[1].area.x, tiles[2].area.y), (854, 854, 360));
    assert_eq!(tiles.iter().map(|tile| tile.whole).collect::<Vec<_>>(), [true, false, false, false]);
    // Nonsense stays within the picture.
    let panes = vec![Pane { left: u32::MAX, top: 0, width: u32::MAX, height: 9, people: Vec::new(), screen: false }];
    let drawn = Arrangement::Panes { columns: 0, rows: 0, panes, automatic: true, turn: Duration::ZERO };
    let nonsense = super::tiles(composed, &drawn, &who, (1280, 720), Duration::MAX);
    assert!(nonsense.iter().all(|tile| tile.area.x <= 1280 && tile.area.width == 0), "{nonsense:?}");
}
