use super::*;
use proptest::prelude::*;

/// A binding request with attributes.
fn stun(attributes: &[(u16, &[u8])]) -> Vec<u8> {
    let mut message = vec![0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42];
    message.extend([7; 12]);
    for (kind, value) in attributes {
        message.extend(kind.to_be_bytes());
        message.extend((value.len() as u16).to_be_bytes());
        message.extend(*value);
        message.resize(message.len().next_multiple_of(4), 0);
    }
    message
}

#[test]
fn the_first_bytes_tell_the_kind() {
    let check = |first: u8, length: usize, expected| {
        let mut datagram = vec![0; length];
        if let Some(byte) = datagram.first_mut() {
            *byte = first;
        }
        assert_eq!(kind(&datagram), expected, "{first} {length}");
    };
    check(0, 0, None);
    check(0, 100, None);
    check(22, 13, Some(Kind::Dtls));
    check(22, 12, None);
    check(63, 100, Some(Kind::Dtls));
    check(64, 100, None);
    check(127, 100, None);
    check(128, 100, Some(Kind::Media));
    check(191, 16, Some(Kind::Media));
    check(191, 15, None);
    check(192, 100, None);
    assert_eq!(kind(&stun(&[])), Some(Kind::Stun));
    assert_eq!(kind(&stun(&[])[..19]), None);
}

#[test]
fn the_user_name_is_found() {
    let check = |attributes: &[(u16, &[u8])], expected| assert_eq!(ufrag(&stun(attributes)), expected);
    check(&[], None);
    check(&[(6, b"ours:theirs")], Some("ours"));
    check(&[(0x8022, b"abc"), (6, b"ours:theirs")], Some("ours"));
    check(&[(6, b"nothing")], None);
    check(&[(6, b"\xff\xfe:x")], None);
    let mut cut = stun(&[(6, b"ours:theirs")]);
    cut.truncate(26);
    assert_eq!(ufrag(&cut), None);
    let many = vec![(0x8022, &b""[..]); 20];
    check(&[&many[..], &[(6, b"ours:theirs")]].concat(), None);
}

proptest! {
    #[test]
    fn no_bytes_are_too_strange(datagram in proptest::collection::vec(any::<u8>(), 0..80)) {
        kind(&datagram);
        ufrag(&datagram);
    }
}
