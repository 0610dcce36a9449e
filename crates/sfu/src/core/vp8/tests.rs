use super::*;
use proptest::prelude::*;

/// The frame header of a keyframe of 640 by 360.
const KEYFRAME: [u8; 10] = [0x50, 0x01, 0x00, 0x9d, 0x01, 0x2a, 0x80, 0x02, 0x68, 0x01];

#[test]
fn descriptors_are_read() {
    let check = |head: &[u8], rest: &[u8], expected: Option<Vp8>| {
        let payload = [head, rest].concat();
        assert_eq!(parse(&payload), expected, "{payload:x?}");
    };
    let vp8 = Vp8::default();
    check(&[], &[], None);
    check(&[0x10], &[], None);
    check(&[0x10], &KEYFRAME, Some(Vp8 { keyframe: Some((640, 360)), ..vp8 }));
    // Another partition, or not the beginning: the same bytes are data.
    check(&[0x11], &KEYFRAME, Some(vp8));
    check(&[0x00], &KEYFRAME, Some(vp8));
    check(&[0x10], &[0x51, 0, 0], Some(vp8));
    // A keyframe whose size is cut off or whose start code is wrong.
    check(&[0x10], &KEYFRAME[..7], None);
    check(&[0x10], &[0x50, 0, 0, 1, 2, 3, 4, 5, 6, 7], None);
    check(&[0x90, 0x80, 0x11], &[1], Some(Vp8 { picture_id: Some((0x11, false)), ..vp8 }));
    check(&[0x90, 0x80, 0x92, 0x34], &[1], Some(Vp8 { picture_id: Some((0x1234, true)), ..vp8 }));
    check(&[0x90, 0x80, 0x92], &[], None);
    let all = Vp8 { picture_id: Some((0x1234, true)), tl0_pic_idx: Some(7), ..vp8 };
    check(&[0x90, 0xf0, 0x92, 0x34, 7, 0x60], &[1], Some(all));
    check(&[0x90, 0xf0, 0x92, 0x34, 7], &[], None);
}

#[test]
fn pictures_go_on_over_switches() {
    let mut rewriter = PictureRewriter::default();
    let picture = |id, tl0| Vp8 { picture_id: Some((id, true)), tl0_pic_idx: Some(tl0), keyframe: None };
    let mut check = |id, tl0, switched, expected: (u16, u8)| {
        let out = rewriter.rewrite(&picture(id, tl0), switched);
        assert_eq!(out, (Some(expected.0), Some(expected.1)), "{id}");
    };
    check(0x7ffe, 254, true, (1, 1));
    check(0x7ffe, 254, false, (1, 1));
    check(0x7fff, 255, false, (2, 2));
    check(0, 0, false, (3, 3));
    // A straggler is what it was, and does not turn the counter back.
    check(0x7fff, 255, false, (2, 2));
    check(500, 9, true, (4, 4));
    check(501, 10, false, (5, 5));
}

proptest! {
    #[test]
    fn no_bytes_are_too_strange(payload in proptest::collection::vec(any::<u8>(), 0..40)) {
        // str0m reads the same bytes when a picture is renumbered, so it has to agree on them.
        let (Some(vp8), Ok(theirs)) = (parse(&payload), str0m::rtp::Vp8Descriptor::parse(&payload)) else {
            return Ok(());
        };
        prop_assert_eq!(theirs.picture_id(), vp8.picture_id.map(|(id, _)| id));
        prop_assert_eq!(theirs.tl0_pic_idx(), vp8.tl0_pic_idx);
        prop_assert_eq!(theirs.starts_keyframe(&payload), vp8.keyframe.is_some());
        let (id, tl0) = PictureRewriter::default().rewrite(&vp8, true);
        let patch = theirs.patch();
        let patch = id.map_or(patch, |id| patch.picture_id(id));
        prop_assert!(tl0.map_or(patch, |tl0| patch.tl0_pic_idx(tl0)).build().is_ok());
    }
}
