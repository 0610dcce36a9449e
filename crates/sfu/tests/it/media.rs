//! Made-up media whose packets say where they come from.

use std::time::{Duration, Instant};
use str0m::media::{Mid, Pt, Rid};
use str0m::rtp::{ExtensionValues, RtpWrite, SeqNo};

/// Time between two pictures and two sounds.
pub(crate) const PICTURE: Duration = Duration::from_millis(33);
pub(crate) const SOUND: Duration = Duration::from_millis(20);

/// Packets of a picture.
const PACKETS: usize = 3;

/// Bytes of a packet.
const PACKET: usize = 400;

/// The layers that a camera sends: restriction ID and height.
pub(crate) const LAYERS: [(&str, u16); 3] = [("q", 180), ("h", 360), ("f", 720)];

/// What a packet tells about itself at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// Which client it is from.
    pub(crate) client: u8,
    /// Which layer, or [`Label::SOUND`].
    pub(crate) layer: u8,
    pub(crate) keyframe: bool,
}

impl Label {
    pub(crate) const SOUND: u8 = 9;

    pub(crate) fn read(payload: &[u8]) -> Option<Self> {
        match payload {
            [.., 0xab, client, layer, keyframe] => {
                Some(Self { client: *client, layer: *layer, keyframe: *keyframe == 1 })
            }
            _ => None,
        }
    }

    fn write(self) -> [u8; 4] {
        [0xab, self.client, self.layer, self.keyframe.into()]
    }
}

/// One encoding being made.
#[derive(Debug)]
pub(crate) struct Stream {
    pub(crate) mid: Mid,
    pub(crate) rid: Option<Rid>,
    pub(crate) label: Label,
    pub(crate) height: u16,
    /// Whether it is being sent at all.
    pub(crate) on: bool,
    /// How loud, in dBov.
    pub(crate) level: i8,
    pub(crate) keyframe_wanted: bool,
    /// Payload type of redundant audio, if the sound is sent so.
    pub(crate) red: Option<Pt>,
    seq: u64,
    time: u32,
    picture: u16,
    due: Instant,
}

impl Stream {
    pub(crate) fn new(mid: Mid, rid: Option<Rid>, label: Label, height: u16, now: Instant) -> Self {
        // Each begins somewhere else, as browsers do it.
        let from = u64::from(label.client) * 5_000 + u64::from(label.layer) * 777;
        Self {
            mid,
            rid,
            label,
            height,
            on: true,
            level: -30,
            keyframe_wanted: true,
            red: None,
            seq: from,
            time: from as u32 * 991,
            picture: from as u16 & 0x7fff,
            due: now,
        }
    }

    pub(crate) fn is_sound(&self) -> bool {
        self.label.layer == Label::SOUND
    }

    /// The packets that are due.
    pub(crate) fn make(&mut self, now: Instant, pt: Pt) -> Vec<RtpWrite> {
        let mut made = Vec::new();
        while self.due <= now {
            self.due += if self.is_sound() { SOUND } else { PICTURE };
            if now.saturating_duration_since(self.due) > Duration::from_secs(1) {
                self.due = now;
            }
            if !self.on {
                continue;
            }
            if self.is_sound() { made.push(self.sound(now, pt)) } else { made.extend(self.picture(now, pt)) }
        }
        made
    }

    fn sound(&mut self, now: Instant, pt: Pt) -> RtpWrite {
        self.time = self.time.wrapping_add(960);
        let mut payload = vec![0x78; 60];
        payload.extend(self.label.write());
        let pt = self.red.map_or(pt, |red| {
            // The frame before, of ten bytes, and this one.
            let mut head = vec![0x80 | *pt, 0x0f, 0x00, 10, *pt];
            head.extend([1; 10]);
            payload.splice(0..0, head);
            red
        });
        let extensions =
            ExtensionValues { audio_level: Some(self.level), voice_activity: Some(true), ..ExtensionValues::default() };
        RtpWrite::new(pt, self.next(), self.time, now, payload).ext_vals(extensions)
    }

    fn picture(&mut self, now: Instant, pt: Pt) -> Vec<RtpWrite> {
        self.time = self.time.wrapping_add(2_970);
        self.picture = (self.picture + 1) & 0x7fff;
        let keyframe = std::mem::take(&mut self.keyframe_wanted);
        let label = Label { keyframe, ..self.label };
        (0..PACKETS)
            .map(|index| {
                let [high, low] = self.picture.to_be_bytes();
                let start = if index == 0 { 0x10 } else { 0 };
                let mut payload = vec![0x80 | start, 0xe0, 0x80 | high, low, self.picture as u8, 0x20];
                if index == 0 {
                    payload.extend([u8::from(!keyframe), 0, 0]);
                    if keyframe {
                        payload.extend([0x9d, 0x01, 0x2a]);
                        payload.extend((self.height * 16 / 9).to_le_bytes());
                        payload.extend(self.height.to_le_bytes());
                    }
                }
                // A layer takes about in proportion to its height.
                payload.resize(PACKET * usize::from(self.height) / 360, 0x55);
                payload.extend(label.write());
                let seq = self.next();
                RtpWrite::new(pt, seq, self.time, now, payload).marker(index + 1 == PACKETS).nackable(true)
            })
            .collect()
    }

    fn next(&mut self) -> SeqNo {
        self.seq += 1;
        self.seq.into()
    }
}
