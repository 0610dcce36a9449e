use super::*;

fn lengths(text: &str) -> (u8, Vec<usize>) {
    let cut = cut(text, 7).unwrap();
    (cut.coding, cut.parts.iter().map(|(_, text)| text.len()).collect())
}

#[test]
fn the_alphabet_has_each_character_once() {
    assert_eq!(ALPHABET.chars().count(), 128);
    let check = |c: char, code: u8| assert_eq!(gsm_char(c), Some(vec![code]), "{c}");
    check('@', 0);
    check('\n', 10);
    check(' ', 0x20);
    check('#', 0x23);
    check('¤', 0x24);
    check('A', 0x41);
    check('ß', 0x1e);
    check('a', 0x61);
    check('à', 0x7f);
    assert_eq!(gsm_char('€'), Some(vec![0x1b, 0x65]));
    assert_eq!(gsm_char('\u{1b}'), None);
    assert_eq!(gsm_char('ç'), None);
}

#[test]
fn a_text_is_cut_where_it_must_be() {
    assert_eq!(lengths(&"a".repeat(160)), (0, vec![160]));
    assert_eq!(lengths(&"a".repeat(161)), (0, vec![153, 8]));
    assert_eq!(lengths(&"界".repeat(70)), (8, vec![140]));
    assert_eq!(lengths(&"界".repeat(71)), (8, vec![134, 8]));
    // Neither an escape nor a pair is cut in two.
    assert_eq!(lengths(&("a".repeat(152) + "€" + &"a".repeat(10))), (0, vec![152, 12]));
    assert_eq!(lengths(&("界".repeat(66) + "😀" + &"界".repeat(10))), (8, vec![132, 24]));
    assert_eq!(cut(&"界".repeat(67 * 16 + 1), 7), None);
    assert_eq!(lengths("").1, [0]);
}

#[test]
fn parts_are_numbered() {
    let cut = cut(&"a".repeat(400), 0xab).unwrap();
    let headers: Vec<_> = cut.parts.iter().map(|(header, _)| header.clone()).collect();
    assert_eq!(headers, [[5, 0, 3, 0xab, 3, 1], [5, 0, 3, 0xab, 3, 2], [5, 0, 3, 0xab, 3, 3]]);
}
