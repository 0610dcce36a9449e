//! Decodes VP8 and H.264, one picture out for each that goes in.

use super::program::Program;
use crate::Codec;
use crate::picture::Image;
use std::collections::VecDeque;
use std::io::{self, Read as _};
use std::path::Path;
use std::process::ChildStdout;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

/// Most encoded pictures that wait: beyond two seconds a decoder will not catch up.
const MOST_WAITING: usize = 60;

/// Most decoded pictures that wait to be taken.
const MOST_READY: usize = 3;

/// How long one who waits for a picture waits at most.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// A decoder of pictures of one codec and size, which come out in one size.
pub(crate) struct Decoder {
    program: Program,
    pictures: Receiver<Image>,
    spare: Sender<Vec<u8>>,
    /// Times of the pictures inside. Frames have running numbers as their timestamps, and at a constant
    /// rate the program repeats a picture it cannot decode, so none goes missing.
    times: VecDeque<Duration>,
    count: u64,
}

/// What became of a picture that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fed {
    /// It is being decoded.
    Taken,
    /// There is no room: the machine is too slow.
    Full,
    /// The decoder has ended.
    Ended,
}

impl Decoder {
    /// Starts one for pictures of this size, scaled to `(wide, high)`: what is not needed of them does not
    /// go through a pipe.
    pub(crate) fn start(
        ffmpeg: &Path,
        codec: Codec,
        (width, height): (u32, u32),
        (wide, high): (u32, u32),
    ) -> io::Result<Self> {
        let four = match codec {
            Codec::Vp8 => b"VP80",
            Codec::H264 => b"H264",
            Codec::Opus | Codec::Red => return Err(io::Error::other("no codec of pictures")),
        };
        let size = format!("{wide}x{high}");
        // Little probing: everything is known. One thread: pictures are small and there are many.
        let arguments = [
            "-threads",
            "1",
            "-probesize",
            "32",
            "-analyzeduration",
            "0",
            "-fpsprobesize",
            "0",
            "-flags",
            "low_delay",
            "-f",
            "ivf",
            "-i",
            "pipe:0",
            "-an",
            "-filter_threads",
            "1",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "yuv420p",
            "-s",
            &size,
            "-sws_flags",
            "bilinear",
            "-threads",
            "1",
            "pipe:1",
        ];
        let (used, _) = channel();
        let (program, stdout) = Program::start(ffmpeg, "pipe", &arguments, MOST_WAITING + 1, used)?;
        let mut header = Vec::with_capacity(32);
        header.extend_from_slice(b"DKIF\0\0\x20\0");
        header.extend_from_slice(four);
        header.extend_from_slice(&(width as u16).to_le_bytes());
        header.extend_from_slice(&(height as u16).to_le_bytes());
        for number in [25u32, 1, 0, 0] {
            header.extend_from_slice(&number.to_le_bytes());
        }
        let _ = program.give(header);
        let (ready, pictures) = sync_channel(MOST_READY);
        let (spare, spares) = channel();
        thread::Builder::new()
            .name("recorder-decode".into())
            .spawn(move || read(stdout, wide, high, &ready, &spares))?;
        Ok(Self { program, pictures, spare, times: VecDeque::new(), count: 0 })
    }

    /// Gives an encoded picture that is due at `time`.
    pub(crate) fn feed(&mut self, time: Duration, data: &[u8]) -> Fed {
        let mut piece = Vec::with_capacity(12 + data.len());
        piece.extend_from_slice(&(data.len() as u32).to_le_bytes());
        piece.extend_from_slice(&self.count.to_le_bytes());
        piece.extend_from_slice(data);
        match self.program.give(piece) {
            Ok(()) => {
                self.count += 1;
                self.times.push_back(time);
                Fed::Taken
            }
            Err((_, ended)) if ended => Fed::Ended,
            Err(_) => Fed::Full,
        }
    }

    /// The next decoded picture with its time, if there is one; with `patience`, waits for it while
    /// there is anything inside.
    pub(crate) fn take(&mut self, patience: bool) -> Option<(Duration, Image)> {
        let picture = if patience && !self.times.is_empty() {
            self.pictures.recv_timeout(LONGEST_WAIT).ok()?
        } else {
            self.pictures.try_recv().ok()?
        };
        Some((self.times.pop_front()?, picture))
    }

    /// When the next picture that comes out is due.
    pub(crate) fn next(&self) -> Option<Duration> {
        self.times.front().copied()
    }

    /// Whether nothing is inside.
    pub(crate) fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    /// Takes back a picture that is not needed any more, to be filled again.
    pub(crate) fn recycle(&self, image: Image) {
        let _ = self.spare.send(image.into_data());
    }
}

fn read(mut stdout: ChildStdout, width: u32, height: u32, ready: &SyncSender<Image>, spares: &Receiver<Vec<u8>>) {
    let length = Image::length(width, height);
    loop {
        let mut data = spares.try_iter().next().filter(|data| data.len() == length).unwrap_or_else(|| vec![0; length]);
        if stdout.read_exact(&mut data).is_err() || ready.send(Image::new(width, height, data)).is_err() {
            return;
        }
    }
}
