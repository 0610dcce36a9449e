#![no_main]
//! What is cut from a byte stream lies within it, and cutting comes to an end.

#[path = "../../crates/sfu/src/net/framing.rs"]
mod framing;

libfuzzer_sys::fuzz_target!(|stream: &[u8]| {
    let mut rest = stream;
    while let Ok(Some((frame, after))) = framing::next(rest) {
        assert!(frame.len() <= framing::LONGEST);
        assert_eq!(frame.len() + after.len() + 2, rest.len());
        let mut again = Vec::new();
        framing::push(frame, &mut again);
        assert_eq!(again, rest[..frame.len() + 2]);
        rest = after;
    }
});
