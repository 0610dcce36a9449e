//! Has ffmpeg make the files of a [`Clip`](super::Clip): a moving test picture with the number of
//! the second burned in, in three sizes with the same frames, and a tone.

use super::{RIDS, SOUND};
use crate::Failure;
use std::path::Path;
use std::process::{Command, Stdio};

/// Frames in a second. Half of what a camera gives, so that ten participants fit on a small machine
/// beside a browser that decodes them.
const RATE: u32 = 15;

/// Frames from keyframe to keyframe. A receiver who asks for one gets it at once by a jump to the
/// next, so this is only how far such a jump goes.
const KEYFRAME_EVERY: u32 = 15;

/// Height and bits per second of each layer, beside its name.
const LAYERS: [(u32, u32); 3] = [(180, 150_000), (360, 500_000), (720, 1_500_000)];

/// Makes the files in `folder`, which must exist.
///
/// `hertz` is the tone's pitch; browsers under test tell participants apart by it.
///
/// # Errors
/// When ffmpeg is not installed or cannot encode VP8 and Opus.
pub fn make(folder: &Path, seconds: u32, hertz: u32) -> Result<(), Failure> {
    for (rid, (height, bits)) in RIDS.into_iter().zip(LAYERS) {
        let width = height * 16 / 9;
        let mut command = ffmpeg();
        command.args(["-f", "lavfi", "-i", &format!("testsrc=size={width}x{height}:rate={RATE}:duration={seconds}")]);
        command.args(["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-lag-in-frames", "0"]);
        command.args(["-auto-alt-ref", "0", "-error-resilient", "1"]);
        command.args(["-b:v", &bits.to_string(), "-maxrate", &bits.to_string(), "-bufsize", &bits.to_string()]);
        command.args(["-g", &KEYFRAME_EVERY.to_string(), "-keyint_min", &KEYFRAME_EVERY.to_string()]);
        run(command.args(["-f", "ivf"]).arg(folder.join(format!("{rid}.ivf"))))?;
    }
    let mut command = ffmpeg();
    command.args(["-f", "lavfi", "-i", &format!("sine=frequency={hertz}:sample_rate=48000:duration={seconds}")]);
    command.args(["-c:a", "libopus", "-b:a", "32k", "-frame_duration", "20", "-application", "voip"]);
    run(command.args(["-f", "ogg"]).arg(folder.join(SOUND)))
}

fn ffmpeg() -> Command {
    let mut command = Command::new("ffmpeg");
    command.args(["-nostdin", "-hide_banner", "-loglevel", "error", "-y"]).stdin(Stdio::null());
    command
}

fn run(command: &mut Command) -> Result<(), Failure> {
    let output = command.output().map_err(|error| format!("cannot run ffmpeg: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("ffmpeg: {}", String::from_utf8_lossy(&output.stderr).trim()).into())
}
