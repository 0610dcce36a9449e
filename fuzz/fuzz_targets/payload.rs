#![no_main]
//! Payloads of publishers are read far enough to forward them, and what is read of VP8 is what str0m
//! reads, which renumbers the pictures.

#[path = "../../crates/sfu/src/core/h264.rs"]
mod h264;
#[path = "../../crates/sfu/src/core/red.rs"]
mod red;
#[path = "../../crates/sfu/src/core/vp8.rs"]
mod vp8;

libfuzzer_sys::fuzz_target!(|payload: &[u8]| {
    h264::parse(payload);
    if let Some(frame) = red::primary(payload) {
        assert!(frame.len() < payload.len());
    }
    let (Some(ours), Ok(theirs)) = (vp8::parse(payload), str0m::rtp::Vp8Descriptor::parse(payload)) else { return };
    assert_eq!(theirs.picture_id(), ours.picture_id.map(|(id, _)| id));
    assert_eq!(theirs.tl0_pic_idx(), ours.tl0_pic_idx);
    assert_eq!(theirs.starts_keyframe(payload), ours.keyframe.is_some());
    let (id, tl0) = vp8::PictureRewriter::default().rewrite(&ours, true);
    let patch = theirs.patch();
    let patch = id.map_or(patch, |id| patch.picture_id(id));
    tl0.map_or(patch, |tl0| patch.tl0_pic_idx(tl0)).build().expect("what is rewritten is there and fits");
});
