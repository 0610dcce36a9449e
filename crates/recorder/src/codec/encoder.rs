//! Encodes a programme's pictures as H.264, one out for each that goes in.

use super::program::Program;
use crate::picture::Image;
use crate::{Encoded, Format, Medium};
use std::collections::VecDeque;
use std::io::{self, Read};
use std::path::Path;
use std::process::ChildStdout;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

/// Most pictures that wait to be encoded, each of 1.4 MB at 720p: what comes while the program starts.
const MOST_WAITING: usize = 10;

/// Most encoded pictures that wait to be taken.
const MOST_READY: usize = 64;

/// Longest FLV tag that is believed.
const LONGEST: usize = 4 << 20;

/// How long the last pictures are waited for.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Seconds from keyframe to keyframe: how far a jump in the file is off, and how soon a live watcher
/// sees anything.
const KEYFRAME_EVERY: u32 = 2;

/// An encoder.
pub(crate) struct Encoder {
    program: Program,
    pieces: Receiver<Tag>,
    used: Receiver<Vec<u8>>,
    times: VecDeque<Duration>,
    format: Option<Arc<Format>>,
    size: (u32, u32),
    frame: Duration,
    patient: bool,
}

/// What the encoder says.
enum Tag {
    Parameters { sps: Vec<u8>, pps: Vec<u8> },
    Picture { keyframe: bool, data: Arc<[u8]> },
}

impl Encoder {
    /// Starts one for pictures of this size and rate. With `patient`, [`Encoder::feed`] waits for room.
    pub(crate) fn start(ffmpeg: &Path, (width, height): (u32, u32), rate: u32, patient: bool) -> io::Result<Self> {
        let (size, hertz, gop) = (format!("{width}x{height}"), rate.to_string(), (rate * KEYFRAME_EVERY).to_string());
        // Two and a half megabits a second at 720p: faces need a fifth of it, a scrolling screen all.
        let most = u64::from(width * height) * 2_500 / (1_280 * 720);
        let (most, buffer) = (format!("{}k", most.max(200)), format!("{}k", (most * 2).max(400)));
        let arguments = arguments(&size, &hertz, &gop, &most, &buffer);
        let (back, used) = channel();
        let (program, stdout) = Program::start(ffmpeg, "pipe", &arguments, MOST_WAITING, back)?;
        let (ready, pieces) = sync_channel(MOST_READY);
        thread::Builder::new().name("recorder-encode".into()).spawn(move || {
            // The end of what it says is told by the channel's.
            let _ = read(stdout, &ready);
        })?;
        let frame = Duration::from_secs(1) / rate;
        Ok(Self { program, pieces, used, times: VecDeque::new(), format: None, size: (width, height), frame, patient })
    }

    /// Whether a picture that is given now is taken.
    pub(crate) fn has_room(&self) -> bool {
        self.times.len() < MOST_WAITING
    }

    /// Gives a picture that is due at `time`; `Ok(false)` if there is no room for it, an error if the
    /// program has ended.
    pub(crate) fn feed(&mut self, time: Duration, picture: &Image) -> Result<bool, Gone> {
        let mut piece = self.used.try_iter().next().unwrap_or_default();
        piece.clear();
        piece.extend_from_slice(picture.data());
        if self.patient {
            if !self.program.press(piece) {
                return Err(Gone);
            }
        } else if let Err((_, ended)) = self.program.give(piece) {
            return if ended { Err(Gone) } else { Ok(false) };
        }
        self.times.push_back(time);
        Ok(true)
    }

    /// The next encoded picture, if there is one.
    pub(crate) fn take(&mut self) -> Option<Encoded> {
        while let Ok(tag) = self.pieces.try_recv() {
            if let Some(piece) = self.understand(tag) {
                return Some(piece);
            }
        }
        None
    }

    fn understand(&mut self, tag: Tag) -> Option<Encoded> {
        match tag {
            Tag::Parameters { sps, pps } => {
                let (width, height) = self.size;
                self.format = Some(Arc::new(Format::H264 { width, height, sps, pps }));
                None
            }
            Tag::Picture { keyframe, data } => {
                let (time, format) = (self.times.pop_front()?, self.format.clone()?);
                Some(Encoded { medium: Medium::Picture, time, duration: self.frame, keyframe, format, data })
            }
        }
    }

    /// Nothing more comes; waits for what is inside.
    pub(crate) fn finish(mut self) -> Vec<Encoded> {
        self.program.close();
        let until = Instant::now() + LONGEST_WAIT;
        let mut rest = Vec::new();
        while let Ok(tag) = self.pieces.recv_timeout(until.saturating_duration_since(Instant::now())) {
            rest.extend(self.understand(tag));
        }
        rest
    }
}

/// The program has ended by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gone;

/// No picture waits for a later one, so each comes out at once; FLV, because there each is whole, with
/// a length in front. The colours are those of WebRTC's codecs.
#[rustfmt::skip]
fn arguments<'a>(size: &'a str, hertz: &'a str, gop: &'a str, most: &'a str, buffer: &'a str) -> Vec<&'a str> {
    vec![
        "-threads", "1", "-probesize", "32", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", size, "-r", hertz,
        "-i", "pipe:0", "-an", "-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency", "-threads", "1",
        "-crf", "24", "-maxrate", most, "-bufsize", buffer, "-g", gop, "-keyint_min", gop, "-sc_threshold", "0",
        "-bf", "0", "-colorspace", "smpte170m", "-color_range", "tv", "-filter_threads", "1",
        "-f", "flv", "-flvflags", "no_duration_filesize", "-flush_packets", "1", "-y", "pipe:1",
    ]
}

/// Reads FLV: 13 bytes, then tags of 11 bytes in front, a body and 4 bytes behind.
fn read(mut stdout: ChildStdout, ready: &SyncSender<Tag>) -> io::Result<()> {
    stdout.read_exact(&mut [0; 13])?;
    loop {
        let mut head = [0; 11];
        stdout.read_exact(&mut head)?;
        let length = u32::from_be_bytes([0, head[1], head[2], head[3]]) as usize;
        if length > LONGEST {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut body = vec![0; length + 4];
        stdout.read_exact(&mut body)?;
        body.truncate(length);
        if let Some(tag) = tag(head[0], &body)
            && ready.send(tag).is_err()
        {
            return Ok(());
        }
    }
}

/// What a tag says, if it is about pictures.
fn tag(kind: u8, body: &[u8]) -> Option<Tag> {
    const VIDEO: u8 = 9;
    let (&[first, packet, _, _, _], data) = body.split_first_chunk::<5>()?;
    match packet {
        _ if kind != VIDEO => None,
        0 => parameters(data),
        1 => Some(Tag::Picture { keyframe: first >> 4 == 1, data: data.into() }),
        _ => None,
    }
}

/// The first sets of an AVCDecoderConfigurationRecord (ISO 14496-15 section 5.3.3.1).
fn parameters(record: &[u8]) -> Option<Tag> {
    let one = |rest: &[u8]| -> Option<(Vec<u8>, usize)> {
        let length = usize::from(u16::from_be_bytes([*rest.get(1)?, *rest.get(2)?]));
        Some((rest.get(3..3 + length)?.to_vec(), 3 + length))
    };
    let rest = record.get(5..)?;
    let (sps, used) = one(rest)?;
    let (pps, _) = one(&rest[used..])?;
    Some(Tag::Parameters { sps, pps })
}
