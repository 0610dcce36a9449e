use super::{Assembler, Frame, newest_of_red};
use crate::Codec;
use crate::rtp::jitter::Arrived;
use std::time::Duration;

fn packet(codec: Codec, time: u32, marker: bool, payload: &[u8]) -> Arrived {
    Arrived { seq: 0, time, marker, codec, at: Duration::ZERO, payload: payload.into() }
}

/// A keyframe of 640 by 360, and what follows one.
const KEY: [u8; 11] = [0x10, 0x00, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0x68, 0x01];
const DELTA: [u8; 3] = [0x10, 0x01, 9];

/// Timestamp, size and bytes of a picture.
type Expected<'a> = (u32, Option<(u32, u32)>, &'a [u8]);

#[track_caller]
fn check(packets: &[(u32, bool, &[u8])], expected: &[Expected<'_>]) {
    let mut assembler = Assembler::default();
    let frames: Vec<Frame> = packets
        .iter()
        .filter_map(|(time, marker, payload)| assembler.push(&packet(Codec::Vp8, *time, *marker, payload)))
        .collect();
    let frames: Vec<_> = frames.iter().map(|frame| (frame.time, frame.size, &frame.data[..])).collect();
    assert_eq!(frames, expected);
}

#[test]
fn vp8_pictures_are_put_together_from_a_keyframe_on() {
    let size = Some((640, 360));
    check(&[(1, true, &DELTA), (2, true, &KEY), (3, true, &DELTA)], &[(2, size, &KEY[1..]), (3, None, &DELTA[1..])]);
    // In two packets, the second with a descriptor that has everything.
    let rest = [0x80, 0xf0, 0x81, 0x02, 0x03, 0x04, 7, 8];
    let whole = [&KEY[1..], &[7, 8]].concat();
    check(&[(2, false, &KEY), (2, true, &rest)], &[(2, size, &whole)]);
    // The end of the first is missing: no picture until the next keyframe.
    check(&[(2, false, &KEY), (3, true, &DELTA), (4, true, &KEY)], &[(4, size, &KEY[1..])]);
    for malformed in [&[][..], &[0x80], &[0x80, 0x80], &[0x90, 0x80, 0x80, 1], &[0x10], &[0x10, 0, 0, 0]] {
        check(&[(2, true, malformed)], &[]);
    }
}

#[test]
fn a_loss_needs_a_keyframe() {
    let mut assembler = Assembler::default();
    assert!(assembler.push(&packet(Codec::Vp8, 1, true, &KEY)).is_some());
    assert!(!assembler.wants_keyframe());
    assembler.lose();
    assert!(assembler.wants_keyframe());
    assert_eq!(assembler.push(&packet(Codec::Vp8, 2, true, &DELTA)), None);
    assert!(assembler.push(&packet(Codec::Vp8, 3, true, &KEY)).is_some());
}

/// Parameter sets of a picture of 640 by 360, as libx264 writes them (baseline).
const SPS: [u8; 24] = [
    0x67, 0x42, 0xc0, 0x1e, 0xd9, 0x00, 0xa0, 0x2f, 0xf9, 0x70, 0x11, 0x00, 0x00, 0x03, 0x00, 0x01, 0x00, 0x00, 0x03,
    0x00, 0x32, 0x0f, 0x16, 0x2e,
];
const PPS: [u8; 4] = [0x68, 0xcb, 0x83, 0xcb];

#[test]
fn h264_units_become_annex_b() {
    let mut assembler = Assembler::default();
    let mut stap = vec![0x78];
    for unit in [&SPS[..], &PPS] {
        stap.extend((unit.len() as u16).to_be_bytes());
        stap.extend(unit);
    }
    assert_eq!(assembler.push(&packet(Codec::H264, 5, false, &stap)), None);
    assert_eq!(assembler.push(&packet(Codec::H264, 5, false, &[0x7c, 0x85, 1, 2])), None);
    let frame = assembler.push(&packet(Codec::H264, 5, true, &[0x7c, 0x45, 3])).expect("a picture");
    let start = [0, 0, 0, 1];
    assert_eq!(frame.data, [&start[..], &SPS, &start, &PPS, &start, &[0x65, 1, 2, 3]].concat());
    assert_eq!(frame.size, Some((640, 360)));
    let frame = assembler.push(&packet(Codec::H264, 6, true, &[0x41, 9])).expect("a picture");
    assert_eq!((frame.data, frame.size), ([&start[..], &[0x41, 9]].concat(), None));
    for malformed in [&[][..], &[0x78, 0, 9, 1], &[0x7c], &[0x7c, 0x05, 1], &[0x1f, 1]] {
        assert_eq!(Assembler::default().push(&packet(Codec::H264, 7, true, malformed)), None);
    }
}

#[test]
fn nothing_that_is_sent_panics() {
    // A generator of noise (xorshift), so that a failure can be had again.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut noise = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let mut assembler = Assembler::default();
    for round in 0..200_000u32 {
        let mut payload: Vec<u8> = match round % 4 {
            0 => KEY.to_vec(),
            1 => SPS.to_vec(),
            2 => [&[0x78, 0, 24][..], &SPS, &[0, 4], &PPS].concat(),
            _ => vec![0x65, 1, 2, 3],
        };
        for _ in 0..noise() % 4 {
            let at = noise() as usize % payload.len();
            payload[at] = noise() as u8;
        }
        payload.truncate(noise() as usize % 40);
        let codec = if noise() % 2 == 0 { Codec::Vp8 } else { Codec::H264 };
        assembler.push(&packet(codec, round / 3, noise() % 2 == 0, &payload));
        newest_of_red(&payload);
    }
}

#[test]
fn the_newest_of_red_is_taken() {
    assert_eq!(newest_of_red(&[111, 1, 2]), Some(&[1, 2][..]));
    assert_eq!(newest_of_red(&[0x80 | 111, 0, 0, 2, 111, 8, 8, 1, 2]), Some(&[1, 2][..]));
    assert_eq!(newest_of_red(&[0x80 | 111, 0, 0, 9, 111, 8]), None);
    assert_eq!(newest_of_red(&[0x80]), None);
}
