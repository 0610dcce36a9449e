use super::*;
use crate::streaming::window::tests::{chunk, two_seconds};

/// Four segments, of which the first needs another header, and the beginning of a fifth.
fn window() -> Window {
    let mut window = Window::new(10);
    two_seconds(&mut window, true);
    two_seconds(&mut window, true);
    two_seconds(&mut window, false);
    two_seconds(&mut window, false);
    window.push(chunk(360, true, false));
    window
}

#[test]
fn a_stream_that_goes_on() {
    insta::assert_snapshot!(write(&window(), false));
}

#[test]
fn a_stream_that_is_over() {
    let mut window = window();
    window.close();
    let text = write(&window, true);
    let end: Vec<_> = text.lines().rev().take(3).collect();
    assert_eq!(end, ["#EXT-X-ENDLIST", "14.m4s", "#EXTINF:0.360,"]);
    assert!(!text.contains("PRELOAD-HINT"));
}

#[test]
fn a_stream_that_has_nothing_to_show_yet() {
    let text = write(&Window::new(3), false);
    assert!(text.contains("#EXT-X-MEDIA-SEQUENCE:3\n") && text.ends_with("URI=\"3-0.m4s\"\n"), "{text}");
}
