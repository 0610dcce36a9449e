use super::super::layout::{Content, Present, turn};
use super::seats;
use crate::{Arrangement, Pane, PersonId};
use std::time::Duration;

/// A pane for these people; a capital S in front is one for screens.
fn pane(text: &str) -> Pane {
    let (screen, people) = text.strip_prefix('S').map_or((false, text), |people| (true, people));
    Pane { left: 0, top: 0, width: 1, height: 1, people: people.bytes().map(id).collect(), screen }
}

fn id(letter: u8) -> PersonId {
    PersonId(letter.into())
}

/// What the panes show of a, b, c and d, who came in this order.
fn shown(panes: &[&str], automatic: bool, sharing: &str, speaker: &str, turn: u64) -> Vec<String> {
    let present = Present {
        people: Vec::new(),
        arrived: "abcd".bytes().map(id).collect(),
        screens: sharing.bytes().map(id).collect(),
        speaker: speaker.bytes().map(id).next(),
    };
    let panes: Vec<_> = panes.iter().map(|text| pane(text)).collect();
    let letter = |person: PersonId| char::from(u8::try_from(person.0).unwrap());
    let text = |content| match content {
        Content::Person(person) => letter(person).to_string(),
        Content::Screen(person) => format!("S{}", letter(person)),
        Content::Empty => String::new(),
    };
    seats(&panes, automatic, turn, &present).into_iter().map(text).collect()
}

/// The cases of the client's `tests/web/state/direction.test.js`.
#[test]
fn panes_show_what_they_show_in_the_client() {
    for (panes, automatic, sharing, speaker, turn, expected) in [
        (&["c", "a"][..], false, "", "", 0, &["c", "a"][..]),
        (&["x", "a"], false, "", "", 0, &["", "a"]),
        (&["", "a", "", "", ""], false, "", "", 0, &["b", "a", "c", "d", ""]),
        (&["a", "a", "ab"], false, "", "", 0, &["a", "", "b"]),
        (&["abc"], false, "", "", 0, &["a"]),
        (&["abc"], false, "", "", 1, &["b"]),
        (&["abc"], false, "", "", 3, &["a"]),
        (&["xbyc"], false, "", "", 1, &["c"]),
        (&["S", ""], false, "b", "", 0, &["Sb", "a"]),
        (&["S", ""], false, "", "", 0, &["", "a"]),
        (&["S", "S"], false, "ba", "", 0, &["Sb", "Sa"]),
        (&["Sa", "S"], false, "ba", "", 0, &["Sa", "Sb"]),
        (&["", ""], true, "", "d", 0, &["a", "d"]),
        (&["", ""], true, "", "b", 0, &["a", "b"]),
        (&["", ""], false, "", "d", 0, &["a", "b"]),
        (&["", "", "", "", "", ""], true, "", "d", 0, &["a", "b", "c", "d", "", ""]),
        (&[], true, "b", "d", 7, &[]),
    ] {
        assert_eq!(shown(panes, automatic, sharing, speaker, turn), expected, "{panes:?}");
    }
}

#[test]
fn turns_pass_with_the_time_of_day() {
    let of = |turn| Arrangement::Panes { columns: 1, rows: 1, panes: Vec::new(), automatic: false, turn };
    let at = |turn, ms| super::super::layout::turn(&of(Duration::from_secs(turn)), Duration::from_millis(ms));
    assert_eq!([at(10, 29_999), at(10, 30_000), at(20, 60_000), at(0, 5)], [2, 3, 3, 0]);
    assert_eq!(turn(&Arrangement::Grid, Duration::from_secs(99)), 0);
}
