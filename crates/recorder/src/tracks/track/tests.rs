use super::{opus_length, with_lengths};
use std::time::Duration;

#[test]
fn an_opus_packet_says_how_long_it_is() {
    let ms = |packet: &[u8]| opus_length(packet).map(|length| length.as_micros());
    // Configurations of RFC 6716 table 2: SILK, hybrid and CELT.
    assert_eq!(ms(&[0 << 3]), Some(10_000));
    assert_eq!(ms(&[11 << 3]), Some(60_000));
    assert_eq!(ms(&[13 << 3]), Some(20_000));
    assert_eq!(ms(&[16 << 3]), Some(2_500));
    assert_eq!(ms(&[31 << 3]), Some(20_000));
    assert_eq!(ms(&[31 << 3 | 1]), Some(40_000));
    assert_eq!(ms(&[31 << 3 | 3, 6]), Some(120_000));
    for malformed in [&[][..], &[31 << 3 | 3], &[31 << 3 | 3, 0], &[31 << 3 | 3, 7], &[11 << 3 | 3, 0x3f]] {
        assert_eq!(opus_length(malformed), None::<Duration>, "{malformed:?}");
    }
}

#[test]
fn start_codes_become_lengths() {
    let stream = [0, 0, 0, 1, 0x67, 1, 2, 0, 0, 0, 1, 0x68, 3, 0, 0, 0, 1, 0x65, 4, 5, 6];
    let (data, sets) = with_lengths(&stream);
    assert_eq!(data, [0, 0, 0, 4, 0x65, 4, 5, 6]);
    assert_eq!(sets, Some([vec![0x67, 1, 2], vec![0x68, 3]]));
    assert_eq!(with_lengths(&[0, 0, 0, 1, 0x41, 9]), (vec![0, 0, 0, 2, 0x41, 9], None));
    assert_eq!(with_lengths(&[]), (vec![], None));
}
