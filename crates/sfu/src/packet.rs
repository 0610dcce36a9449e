//! A media packet on its way from a publisher to receivers.

use crate::core::{h264, red, vp8};
use crate::peer::Format;
use std::sync::Arc;
use std::time::Instant;
use str0m::rtp::{ExtensionValues, RtpPacket, Vp8Descriptor};

/// Longest payload that is forwarded, in bytes. Browsers stay below 1,200; with our header extensions
/// a longer one would not fit into a datagram, and str0m's buffers end at 2,000.
const LONGEST_PAYLOAD: usize = 1_400;

/// A packet with what all receivers need to know of it, found out once.
#[derive(Debug)]
pub(crate) struct Packet {
    pub(crate) seq: u64,
    pub(crate) time: u64,
    pub(crate) marker: bool,
    pub(crate) format: Format,
    pub(crate) payload: Arc<[u8]>,
    pub(crate) at: Instant,
    pub(crate) extensions: ExtensionValues,
    /// Decoding can begin with this packet.
    pub(crate) keyframe: bool,
    /// Width and height of the picture, if the packet tells.
    pub(crate) size: Option<(u32, u32)>,
    pub(crate) vp8: Option<(vp8::Vp8, Vp8Descriptor)>,
    /// The newest frame of a RED packet, for receivers without RED; made when one is met.
    primary: Option<Arc<[u8]>>,
}

impl Packet {
    /// Looks into a packet; `None` when it is malformed or too long.
    pub(crate) fn new(packet: RtpPacket, format: Format) -> Option<Self> {
        if packet.payload.len() > LONGEST_PAYLOAD {
            return None;
        }
        let mut looked = Self {
            seq: *packet.seq_no,
            time: packet.time.numer(),
            marker: packet.header.marker,
            format,
            at: packet.timestamp,
            extensions: ExtensionValues {
                audio_level: packet.header.ext_vals.audio_level,
                voice_activity: packet.header.ext_vals.voice_activity,
                video_orientation: packet.header.ext_vals.video_orientation,
                ..ExtensionValues::default()
            },
            payload: packet.payload,
            keyframe: false,
            size: None,
            vp8: None,
            primary: None,
        };
        looked.look()?;
        Some(looked)
    }

    fn look(&mut self) -> Option<()> {
        if self.payload.is_empty() {
            return Some(());
        }
        match self.format {
            Format::Vp8 => {
                let vp8 = vp8::parse(&self.payload)?;
                self.keyframe = vp8.keyframe.is_some();
                self.size = vp8.keyframe.map(|(width, height)| (width.into(), height.into()));
                self.vp8 = Some((vp8, Vp8Descriptor::parse(&self.payload).ok()?));
            }
            Format::H264(_) => {
                let h264 = h264::parse(&self.payload)?;
                self.keyframe = h264.keyframe;
                self.size = h264.size.map(|(width, height)| (width.into(), height.into()));
            }
            Format::Opus | Format::Red => {}
        }
        Some(())
    }

    /// The payload without redundancy; `None` when there is none in it.
    pub(crate) fn primary(&mut self) -> Option<Arc<[u8]>> {
        if self.primary.is_none() {
            self.primary = red::primary(&self.payload).filter(|frame| !frame.is_empty()).map(Arc::from);
        }
        self.primary.clone()
    }

    /// Loudness in dBov. Where the sender tells none, whatever is not as short as silence counts as
    /// ordinary speech.
    pub(crate) fn loudness(&self) -> i8 {
        const SHORTEST_SOUND: usize = 12;
        let assumed = if self.payload.len() > SHORTEST_SOUND { -40 } else { -127 };
        self.extensions.audio_level.unwrap_or(assumed)
    }
}
