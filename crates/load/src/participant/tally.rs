//! What a participant counts: one tally for each, looked at by whoever measures.

use super::pattern;
use crate::media::vp8;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// The counts of a participant since it began.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Since when media is connected (ICE and DTLS); `None` while it is not.
    pub connected: Option<Instant>,
    /// Packets of media sent.
    pub sent: u64,
    /// Their payloads, in bytes.
    pub sent_bytes: u64,
    /// Keyframes sent.
    pub sent_keyframes: u64,
    /// Keyframes asked for by the server.
    pub keyframe_requests: u64,
    /// What comes, one entry for each SSRC.
    pub streams: Vec<Stream>,
    /// When the first whole keyframe had come.
    pub first_picture: Option<Instant>,
    /// From the making of each measuring packet until it came, in microseconds, as long as nobody
    /// takes them away; only while [`record`](Self::record) is set.
    pub delays_us: Vec<u32>,
    /// Whether delays are recorded.
    pub record: bool,
}

/// One incoming stream.
#[derive(Clone, Debug)]
pub struct Stream {
    /// The media section in which it comes.
    pub mid: String,
    /// Its SSRC.
    pub ssrc: u32,
    /// Whether it is video.
    pub video: bool,
    /// Packets, those that were sent again counted once.
    pub packets: u64,
    /// Their payloads, in bytes.
    pub bytes: u64,
    /// Frames of video that have ended.
    pub frames: u64,
    /// Keyframes that have begun.
    pub keyframes: u64,
    // Extended sequence numbers.
    first: u64,
    highest: u64,
    open_keyframe: bool,
}

/// What has come.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'p> {
    /// Extended sequence number.
    pub number: u64,
    /// Whether the marker bit is set.
    pub marker: bool,
    /// Whether it is VP8.
    pub vp8: bool,
    /// What follows the RTP header.
    pub payload: &'p [u8],
    /// When the kernel got it.
    pub at: Instant,
    /// The same by the system's clock since 1970.
    pub since_1970: Duration,
}

impl Stream {
    /// A stream of which nothing has come yet.
    pub fn new(mid: String, ssrc: u32, video: bool) -> Self {
        let (packets, bytes, frames, keyframes) = (0, 0, 0, 0);
        Self { mid, ssrc, video, packets, bytes, frames, keyframes, first: 0, highest: 0, open_keyframe: false }
    }

    /// Packets that have not come although a later one has.
    pub fn lost(&self) -> u64 {
        if self.packets == 0 { 0 } else { (self.highest - self.first + 1).saturating_sub(self.packets) }
    }

    /// Whether it is video of which nothing can be decoded yet.
    pub fn lacks_keyframe(&self) -> bool {
        self.video && self.keyframes == 0
    }
}

impl Tally {
    /// Counts a packet of the stream at `place`.
    pub fn arrived(&mut self, place: usize, packet: Arrival<'_>) {
        let Some(stream) = self.streams.get_mut(place) else { return };
        if stream.packets == 0 {
            (stream.first, stream.highest) = (packet.number, packet.number);
        }
        // Reordering at the very start must not look like a loss.
        stream.first = stream.first.min(packet.number);
        stream.highest = stream.highest.max(packet.number);
        stream.packets += 1;
        stream.bytes += packet.payload.len() as u64;
        if stream.video {
            if packet.vp8 && vp8::begins(packet.payload) == Some(true) {
                stream.keyframes += 1;
                stream.open_keyframe = true;
            }
            if packet.marker {
                stream.frames += 1;
                if std::mem::take(&mut stream.open_keyframe) {
                    self.first_picture.get_or_insert(packet.at);
                }
            }
        }
        if self.record
            && let Some(made) = pattern::made_at(packet.payload)
        {
            let delay = packet.since_1970.as_nanos().saturating_sub(u128::from(made)) / 1_000;
            self.delays_us.push(u32::try_from(delay).unwrap_or(u32::MAX));
        }
    }

    /// Packets of video that have come.
    pub fn video_packets(&self) -> u64 {
        self.streams.iter().filter(|stream| stream.video).map(|stream| stream.packets).sum()
    }

    /// Packets that have not come although a later one has.
    pub fn lost(&self) -> u64 {
        self.streams.iter().map(Stream::lost).sum()
    }

    /// The counts for programs to read; `shows` tells whose track a section carries.
    pub fn to_json(&self, shows: impl Fn(&str) -> Option<String>) -> Value {
        let streams = |video: bool| -> Vec<Value> {
            let streams = self.streams.iter().filter(|stream| stream.video == video);
            streams
                .map(|stream| {
                    json!({
                        "mid": stream.mid, "shows": shows(&stream.mid), "packets": stream.packets,
                        "bytes": stream.bytes, "lost": stream.lost(), "frames": stream.frames,
                        "keyframes": stream.keyframes,
                    })
                })
                .collect()
        };
        json!({
            "connected": self.connected.is_some(),
            "sent": {
                "packets": self.sent, "bytes": self.sent_bytes, "keyframes": self.sent_keyframes,
                "keyframeRequests": self.keyframe_requests,
            },
            "audio": streams(false),
            "video": streams(true),
        })
    }
}

#[cfg(test)]
mod tests;
