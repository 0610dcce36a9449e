//! The playlist of a stream: Low-Latency HLS (RFC 8216bis).

use super::window::Window;
use std::fmt::Write as _;
use std::time::Duration;

/// Length of a part, in seconds. Parts are a little shorter, and players that know of them stay three
/// behind the newest (RFC 8216bis section 4.4.3.8).
const PART_TARGET: &str = "0.4";
const HOLD_BACK: &str = "1.2";

/// No segment is longer, in seconds: keyframes come every two, and after three without a picture it goes
/// on without.
const TARGET: u32 = 4;

/// So many of the last segments are listed with their parts.
const WITH_PARTS: usize = 3;

/// The playlist; with `over`, nothing follows.
pub(super) fn write(window: &Window, over: bool) -> String {
    let mut text = String::with_capacity(4_096);
    text += "#EXTM3U\n#EXT-X-VERSION:9\n#EXT-X-INDEPENDENT-SEGMENTS\n";
    let first = window.segments.front().map_or(window.current(), |segment| segment.number);
    // Writing to a text cannot fail.
    let _ = writeln!(text, "#EXT-X-TARGETDURATION:{TARGET}");
    let _ = writeln!(text, "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK={HOLD_BACK}");
    let _ = writeln!(text, "#EXT-X-PART-INF:PART-TARGET={PART_TARGET}");
    let _ = writeln!(text, "#EXT-X-MEDIA-SEQUENCE:{first}");
    let _ = writeln!(text, "#EXT-X-DISCONTINUITY-SEQUENCE:{}", window.changes_before);
    let mut header = None;
    let with_parts = window.segments.len().saturating_sub(WITH_PARTS);
    for (nth, segment) in window.segments.iter().enumerate() {
        let number = segment.number;
        if header != Some(segment.header) {
            if header.is_some() {
                text += "#EXT-X-DISCONTINUITY\n";
            }
            header = Some(segment.header);
            let _ = writeln!(text, "#EXT-X-MAP:URI=\"header-{}.mp4\"", segment.header);
        }
        if nth >= with_parts {
            for (part, one) in segment.parts.iter().enumerate() {
                let seconds = seconds(one.duration);
                let keyframe = if one.keyframe { ",INDEPENDENT=YES" } else { "" };
                let _ = writeln!(text, "#EXT-X-PART:DURATION={seconds},URI=\"{number}-{part}.m4s\"{keyframe}");
            }
        }
        if window.is_complete(number) {
            let _ = writeln!(text, "#EXTINF:{},\n{number}.m4s", seconds(segment.duration()));
        }
    }
    if over {
        text += "#EXT-X-ENDLIST\n";
    } else {
        let number = window.current();
        let part = window.segment(number).map_or(0, |segment| segment.parts.len());
        let _ = writeln!(text, "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"{number}-{part}.m4s\"");
    }
    text
}

/// A length in seconds, to the millisecond.
fn seconds(duration: Duration) -> String {
    let millis = duration.as_millis();
    format!("{}.{:03}", millis / 1_000, millis % 1_000)
}

#[cfg(test)]
mod tests;
