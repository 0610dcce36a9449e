use super::*;
use proptest::prelude::*;

/// Sequence parameter sets as encoders make them, without the NAL unit header: constrained baseline
/// 640 by 368 (360 cropped) and high 1280 by 720.
const BASELINE: &[u8] = &[0x42, 0xc0, 0x1e, 0xda, 0x02, 0x80, 0xbf, 0xe5, 0xc0, 0x44, 0x00, 0x00];
const HIGH: &[u8] = &[0x64, 0x00, 0x1f, 0xac, 0xd9, 0x40, 0x50, 0x05, 0xbb, 0x01, 0x10, 0x00, 0x00];

fn unit(kind: u8, rest: &[u8]) -> Vec<u8> {
    [&[0x60 | kind], rest].concat()
}

#[test]
fn pictures_to_begin_with_are_found() {
    let check = |payload: &[u8], expected: Option<H264>| assert_eq!(parse(payload), expected, "{payload:x?}");
    let stap = |units: &[Vec<u8>]| {
        let mut payload = vec![STAP_A];
        for unit in units {
            payload.extend((unit.len() as u16).to_be_bytes());
            payload.extend(unit);
        }
        payload
    };
    let plain = H264::default();
    let key = H264 { keyframe: true, size: None };
    check(&[], None);
    check(&unit(1, &[1, 2, 3]), Some(plain));
    check(&unit(IDR, &[1, 2, 3]), Some(key));
    check(&unit(SPS, BASELINE), Some(H264 { keyframe: true, size: Some((640, 368)) }));
    check(&stap(&[unit(SPS, HIGH), unit(8, &[1])]), Some(H264 { keyframe: true, size: Some((1280, 720)) }));
    check(&stap(&[unit(1, &[1])]), Some(plain));
    // A length that goes beyond the end.
    check(&[STAP_A, 0, 9, 1], None);
    check(&[STAP_A, 0], None);
    // Fragments: only the first of an IDR picture.
    check(&[FU_A], None);
    check(&[FU_A, 0x80 | IDR, 1], Some(key));
    check(&[FU_A, IDR, 1], Some(plain));
    check(&[FU_A, 0x80 | 1, 1], Some(plain));
    // A parameter set that cannot be read is one nevertheless.
    check(&unit(SPS, &[0x42]), Some(key));
}

proptest! {
    #[test]
    fn no_bytes_are_too_strange(payload in proptest::collection::vec(any::<u8>(), 0..60)) {
        parse(&payload);
        picture_size(&payload);
    }
}
