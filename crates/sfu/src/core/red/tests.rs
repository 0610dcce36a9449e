use super::*;
use proptest::prelude::*;

#[test]
fn the_newest_frame_is_found() {
    let check = |payload: &[u8], expected: Option<&[u8]>| assert_eq!(primary(payload), expected, "{payload:x?}");
    check(&[], None);
    check(&[111, 1, 2, 3], Some(&[1, 2, 3]));
    check(&[0x80 | 111, 0, 0, 2, 111, 8, 9, 1, 2, 3], Some(&[1, 2, 3]));
    check(&[0x80 | 111, 0, 0, 1, 0x80 | 111, 0, 0, 2, 111, 7, 8, 9, 1], Some(&[1]));
    check(&[0x80 | 111, 0, 0, 2, 111, 8, 9], Some(&[]));
    // Blocks that go beyond the end, headers that are cut.
    check(&[0x80 | 111, 0, 0, 9, 111, 8, 9], None);
    check(&[0x80 | 111, 0, 0], None);
    check(&[0x80 | 111, 0, 0, 0], None);
}

proptest! {
    #[test]
    fn no_bytes_are_too_strange(payload in proptest::collection::vec(any::<u8>(), 0..60)) {
        primary(&payload);
    }
}
