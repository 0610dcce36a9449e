//! How the panes of the vendor's arrangements lie.
//!
//! The vendor names them and publishes no picture of them; the plain names are as everybody draws them, and
//! the numbered variants are our choice. Each is drawn as rows of letters: a pane is the rectangle of its
//! letter, the first is `A`.

use convoca_conference::Pane;

/// Every arrangement, by name.
const DRAWN: &[(&str, &[&str])] = &[
    ("Single", &["A"]),
    ("Two", &["AB"]),
    ("Three", &["AAB", "AAC"]),
    ("Three-2", &["AA", "BC"]),
    ("Three-3", &["ABC"]),
    ("Three-4", &["BC", "AA"]),
    ("Four", &["AB", "CD"]),
    ("Four-2", &["AAAB", "AAAC", "AAAD"]),
    ("Four-3", &["AAA", "AAA", "AAA", "BCD"]),
    ("Five", &["AAAB", "AAAC", "AAAD", "AAAE"]),
    ("Five-2", &["AAAA", "AAAA", "AAAA", "BCDE"]),
    ("Six", &["AAB", "AAC", "DEF"]),
    ("Six-2", &["ABC", "DEF"]),
    ("Six-3", &["AABB", "AABB", "CDEF"]),
    ("Six-4", &["CDEF", "AABB", "AABB"]),
    ("Six-5", &["AAAAAB", "AAAAAC", "AAAAAD", "AAAAAE", "AAAAAF"]),
    ("Seven", &["AABB", "AABB", "CCDE", "CCFG"]),
    ("Seven-2", &["AADE", "AAFG", "BBCC", "BBCC"]),
    ("Seven-3", &["DEAA", "FGAA", "BBCC", "BBCC"]),
    ("Seven-4", &["AABB", "AABB", "DECC", "FGCC"]),
    ("Eight", &["AAAB", "AAAC", "AAAD", "EFGH"]),
    ("Eight-2", &["ABCD", "EFGH"]),
    ("Eight-3", &["AAABBB", "AAABBB", "AAABBB", "CDEFGH"]),
    ("Eight-4", &["BAAA", "CAAA", "DAAA", "EFGH"]),
    ("Nine", &["ABC", "DEF", "GHI"]),
    ("Ten", &["AABB", "AABB", "CDEF", "GHIJ"]),
    ("Ten-2", &["CDEF", "AABB", "AABB", "GHIJ"]),
    ("Ten-3", &["CDEF", "GHIJ", "AABB", "AABB"]),
    ("Ten-4", &["CAAD", "EAAF", "GBBH", "IBBJ"]),
    ("Ten-5", &["AACD", "AAEF", "BBGH", "BBIJ"]),
    ("Ten-6", &["CDAA", "EFAA", "GHBB", "IJBB"]),
    ("Thirteen", &["BCDE", "FAAG", "HAAI", "JKLM"]),
    ("Thirteen-2", &["AABC", "AADE", "FGHI", "JKLM"]),
    ("Thirteen-3", &["BCAA", "DEAA", "FGHI", "JKLM"]),
    ("Thirteen-4", &["BCDE", "FGHI", "AAJK", "AALM"]),
    ("Thirteen-5", &["BCDE", "FGHI", "JKAA", "LMAA"]),
    ("ThirteenR", &["BCDE", "FGAA", "HIAA", "JKLM"]),
    ("ThirteenM", &["BAAC", "DAAE", "FGHI", "JKLM"]),
    ("Sixteen", &["ABCD", "EFGH", "IJKL", "MNOP"]),
    ("Seventeen", &["BCDEF", "GAAAH", "IAAAJ", "KAAAL", "MNOPQ"]),
    ("Twenty-Five", &["ABCDE", "FGHIJ", "KLMNO", "PQRST", "UVWXY"]),
];

/// Those that the retired call knows.
const OLD: [&str; 7] = ["Single", "Two", "Three", "Four", "Six", "Nine", "Sixteen"];

/// A grid with empty panes on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arrangement {
    /// Width in cells.
    pub(super) columns: u8,
    /// Height in cells.
    pub(super) rows: u8,
    /// Panes, the first first.
    pub(super) panes: Vec<Pane>,
}

/// The arrangement with this name, if there is one.
pub(super) fn named(name: &str) -> Option<Arrangement> {
    let (_, rows) = DRAWN.iter().find(|(known, _)| *known == name)?;
    let cells = || {
        let row =
            |(top, row): (u8, &&'static str)| row.bytes().zip(0_u8..).map(move |(letter, left)| (letter, left, top));
        (0_u8..).zip(rows.iter()).flat_map(row)
    };
    let mut panes = Vec::new();
    for letter in b'A'..=b'Z' {
        let own = || cells().filter(|(own, _, _)| *own == letter);
        let (Some(left), Some(right)) = (own().map(|cell| cell.1).min(), own().map(|cell| cell.1).max()) else { break };
        let (Some(top), Some(bottom)) = (own().map(|cell| cell.2).min(), own().map(|cell| cell.2).max()) else { break };
        let (width, height) = (right - left + 1, bottom - top + 1);
        panes.push(Pane { left, top, width, height, people: Vec::new(), screen: false });
    }
    let columns = u8::try_from(rows.first()?.len()).ok()?;
    Some(Arrangement { columns, rows: u8::try_from(rows.len()).ok()?, panes })
}

/// Whether the retired call knows the name.
pub(super) fn is_old(name: &str) -> bool {
    OLD.contains(&name)
}

/// The name of the smallest square arrangement for so many people.
pub(super) fn name_for(people: usize) -> &'static str {
    match people {
        0 | 1 => "Single",
        2 => "Two",
        3 | 4 => "Four",
        5..=9 => "Nine",
        10..=16 => "Sixteen",
        _ => "Twenty-Five",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_arrangement_fills_its_grid() {
        for (name, rows) in DRAWN {
            let arrangement = named(name).unwrap();
            let area: u32 = arrangement.panes.iter().map(|pane| u32::from(pane.width) * u32::from(pane.height)).sum();
            assert_eq!(area, u32::from(arrangement.columns) * u32::from(arrangement.rows), "{name}");
            assert!(rows.iter().all(|row| row.len() == usize::from(arrangement.columns)), "{name} is a rectangle");
        }
    }

    #[test]
    fn the_name_says_how_many_panes() {
        let words = [
            ("Single", 1),
            ("Two", 2),
            ("Three", 3),
            ("Four", 4),
            ("Five", 5),
            ("Six", 6),
            ("Seven", 7),
            ("Eight", 8),
            ("Nine", 9),
            ("Ten", 10),
            ("Thirteen", 13),
            ("Sixteen", 16),
            ("Seventeen", 17),
            ("Twenty-Five", 25),
        ];
        for (name, _) in DRAWN {
            let plain =
                words.iter().filter(|(word, _)| name.starts_with(word)).max_by_key(|(word, _)| word.len()).unwrap();
            assert_eq!(named(name).unwrap().panes.len(), plain.1, "{name}");
        }
    }

    #[test]
    fn a_large_pane_is_one_pane() {
        let three = named("Three").unwrap();
        assert_eq!((three.columns, three.rows), (3, 2));
        let shapes: Vec<_> = three.panes.iter().map(|pane| (pane.left, pane.top, pane.width, pane.height)).collect();
        assert_eq!(shapes, [(0, 0, 2, 2), (2, 0, 1, 1), (2, 1, 1, 1)]);
        assert_eq!(named("Custom"), None);
        assert!(OLD.iter().all(|name| named(name).is_some()));
        assert!([0, 1, 2, 4, 9, 16, 99].into_iter().all(|people| named(name_for(people)).is_some()));
    }
}
