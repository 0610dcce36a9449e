//! Pictures to send: plain colours, encoded by ffmpeg and cut into packets.

use crate::Codec;
use std::process::{Command, Stdio};

/// Encoded pictures, 25 a second, with a keyframe every second.
pub(super) struct Clip {
    pub(super) codec: Codec,
    pub(super) frames: Vec<Vec<u8>>,
}

/// Pictures of the filter `source`, such as `color=red:s=320x180`.
pub(super) fn clip(codec: Codec, source: &str, frames: u32) -> Clip {
    let mut command = Command::new("ffmpeg");
    command.args(["-v", "error", "-nostdin", "-f", "lavfi", "-i", &format!("{source},fps=25")]);
    command.args(["-frames:v", &frames.to_string(), "-pix_fmt", "yuv420p", "-g", "25"]);
    match codec {
        Codec::Vp8 => {
            command.args(["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-lag-in-frames", "0"])
        }
        _ => {
            command.args(["-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-profile:v", "baseline"])
        }
    };
    let format = if codec == Codec::Vp8 { "ivf" } else { "h264" };
    command.args(["-auto-alt-ref", "0", "-b:v", "1M", "-x264-params", "aud=1:sliced-threads=0", "-f", format, "-"]);
    let output = command.stdin(Stdio::null()).output().expect("ffmpeg is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let frames = if codec == Codec::Vp8 { ivf(&output.stdout) } else { units(&output.stdout) };
    Clip { codec, frames }
}

fn ivf(file: &[u8]) -> Vec<Vec<u8>> {
    let (mut rest, mut frames) = (&file[32..], Vec::new());
    while let Some((header, after)) = rest.split_first_chunk::<12>() {
        let length = u32::from_le_bytes(header[..4].try_into().unwrap()) as usize;
        frames.push(after[..length].to_vec());
        rest = &after[length..];
    }
    frames
}

/// Access units, each of which begins with a delimiter (type 9).
fn units(stream: &[u8]) -> Vec<Vec<u8>> {
    let starts: Vec<usize> =
        (0..stream.len() - 4).filter(|at| stream[*at..].starts_with(&[0, 0, 0, 1, 9])).chain([stream.len()]).collect();
    starts.windows(2).map(|pair| stream[pair[0]..pair[1]].to_vec()).collect()
}

impl Clip {
    /// Payloads of a picture's packets.
    pub(super) fn payloads(&self, nth: usize) -> Vec<Vec<u8>> {
        const MOST: usize = 1_100;
        let frame = &self.frames[nth % self.frames.len()];
        if self.codec == Codec::Vp8 {
            let parts = frame.chunks(MOST).enumerate();
            return parts.map(|(nth, part)| [&[if nth == 0 { 0x10 } else { 0 }][..], part].concat()).collect();
        }
        let mut payloads = Vec::new();
        let text = frame.windows(3).enumerate().filter(|(_, three)| *three == [0, 0, 1]).map(|(at, _)| at + 3);
        let starts: Vec<usize> = text.chain([frame.len() + 3]).collect();
        for pair in starts.windows(2) {
            let unit = &frame[pair[0]..pair[1] - 3];
            let unit = unit.strip_suffix(&[0]).unwrap_or(unit);
            if unit.len() <= MOST {
                payloads.push(unit.to_vec());
                continue;
            }
            let parts: Vec<_> = unit[1..].chunks(MOST).collect();
            for (nth, part) in parts.iter().enumerate() {
                let (first, last) = (u8::from(nth == 0), u8::from(nth + 1 == parts.len()));
                let head = [unit[0] & 0xe0 | 28, unit[0] & 0x1f | first << 7 | last << 6];
                payloads.push([&head[..], part].concat());
            }
        }
        payloads
    }
}
