use super::*;
use proptest::prelude::*;

#[test]
fn frames_are_cut() {
    let check = |read: &[u8], expected| assert_eq!(next(read), expected, "{read:x?}");
    check(&[], Ok(None));
    check(&[0], Ok(None));
    check(&[0, 2, 1], Ok(None));
    check(&[0, 0], Ok(Some((&[][..], &[][..]))));
    check(&[0, 2, 1, 2, 0, 9], Ok(Some((&[1, 2][..], &[0, 9][..]))));
    check(&[0x08, 0x01], Err(Malformed));
    check(&[0xff, 0xff, 1], Err(Malformed));
}

proptest! {
    #[test]
    fn what_is_framed_is_read_again(packets in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..100), 0..10)) {
        let mut stream = Vec::new();
        packets.iter().for_each(|packet| push(packet, &mut stream));
        let mut rest = &stream[..];
        for packet in &packets {
            let (frame, after) = next(rest).unwrap().unwrap();
            prop_assert_eq!(frame, &packet[..]);
            rest = after;
        }
        prop_assert_eq!(next(rest), Ok(None));
    }
}
