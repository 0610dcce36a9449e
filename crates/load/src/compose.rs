//! What composing a meeting's recording costs, beside an `ffmpeg` command line that does the same.
//!
//! **Ours.** One, four and nine people with a camera (VP8) and a voice (Opus) go through the recorder as
//! packets: put in order, decoded, scaled, named, mixed, encoded as 720p at 25 pictures a second, written.
//! Every picture is waited for, so none is left out and the time that passes does not matter.
//!
//! **Theirs.** `ffmpeg` reads the same pictures and sounds from files, scales and stacks them, mixes, and
//! encodes with the same encoder and the same settings.
//!
//! Both count the processor time of all processes and threads. Memory is the proportional set size in the
//! middle of the run: what this process has grown by, and all of its children.

use crate::Failure;
use crate::figures::{machine, median, row};
use crate::media::{Clip, RIDS, vp8};
use convoca_recorder::{
    Arrangement, Codec, Command, Config, Event, Packet, PersonId, Programme, Rehearsal, Source, TrackId,
};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How much to measure.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Seconds of the meeting.
    pub seconds: u32,
    /// Rounds.
    pub rounds: u32,
}

/// People, height of what their cameras send, and the size of their tiles.
const SCENES: [(u64, u32, (u32, u32)); 3] = [(1, 720, (1280, 720)), (4, 360, (632, 356)), (9, 360, (418, 234))];

/// Pictures in a second, of cameras and of the recording.
const RATE: u64 = 25;

/// Clock ticks in a second in `/proc/<pid>/stat`.
const TICKS: f64 = 100.0;

/// Measures and prints.
///
/// # Errors
/// When ffmpeg is not installed, or either side does not do its work.
pub fn run(options: Options) -> Result<(), Failure> {
    println!("{}", machine());
    println!(
        "composing 720p at {RATE} pictures a second, {} s of it, middle of {} rounds",
        options.seconds, options.rounds
    );
    let cores = std::thread::available_parallelism()?.get() as f64;
    for (people, height, tile) in SCENES {
        let folder = tempfile::tempdir()?;
        let clip = make(folder.path(), height, options.seconds)?;
        let minute = 60.0 / f64::from(options.seconds);
        let (mut ours, mut theirs, mut memory) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..options.rounds {
            let (cpu, grown) = rehearse(folder.path(), &clip, people, u64::from(options.seconds), round)?;
            ours.push(cpu * minute);
            memory.push(grown);
            theirs.push(command_line(folder.path(), people, tile)? * minute);
        }
        let (ours, theirs) = (median(ours), median(theirs));
        println!();
        row(&format!("{people} tiles"), &format!("cameras of {height} lines"));
        row("recorder", &format!("{ours:.1} s of processor time for a minute, {:.0} MB", median(memory)));
        row("ffmpeg", &format!("{theirs:.1} s of processor time for a minute"));
        row("recorder to ffmpeg", &format!("{:.2}", ours / theirs));
        row("in real time here", &format!("{:.1} recordings on {cores} processors", cores * 60.0 / ours));
    }
    Ok(())
}

/// Has ffmpeg make a moving picture and a tone.
fn make(folder: &Path, height: u32, seconds: u32) -> Result<Clip, Failure> {
    let size = format!("testsrc=size={}x{height}:rate={RATE}:duration={seconds}", height * 16 / 9);
    let bits = if height > 360 { "1500k" } else { "500k" };
    let picture = folder.join(format!("{}.ivf", RIDS[2]));
    let mut command =
        ffmpeg(&["-f", "lavfi", "-i", &size, "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8"]);
    command.args(["-lag-in-frames", "0", "-auto-alt-ref", "0", "-b:v", bits, "-g", "250", "-f", "ivf"]).arg(picture);
    finish(&mut command)?;
    let tone = format!("sine=frequency=440:sample_rate=48000:duration={seconds}");
    let mut command = ffmpeg(&["-f", "lavfi", "-i", &tone, "-c:a", "libopus", "-b:a", "32k", "-f", "ogg"]);
    finish(command.arg(folder.join(crate::media::SOUND)))?;
    Clip::read(folder)
}

/// Composes with the recorder; processor time in seconds, and memory in megabytes.
fn rehearse(folder: &Path, clip: &Clip, people: u64, seconds: u64, round: u32) -> Result<(f64, f64), Failure> {
    let mut config = Config::new(folder.to_owned());
    config.keep_free = 0;
    if config.ffmpeg.is_none() {
        return Err("ffmpeg is not installed".into());
    }
    let (used, epoch, before) = (cpu(), Instant::now(), memory(std::process::id()));
    let mut rehearsal = Rehearsal::new(config, epoch);
    rehearsal.tell(Duration::ZERO, Command::Arrange(Arrangement::Grid));
    for person in 0..people {
        let name = format!("Participant {person}");
        rehearsal.tell(Duration::ZERO, Command::Person { id: PersonId(person), name, muted: person % 2 == 1 });
    }
    let stem = format!("recorded-{people}-{round}");
    rehearsal.tell(Duration::ZERO, Command::Record { programme: Programme::Composed, stem });
    let mut video = Feed { seq: 0, time: 0, codec: Codec::Vp8, source: Source::Camera, epoch };
    let mut audio = Feed { codec: Codec::Opus, source: Source::Microphone, ..video };
    let frames = &clip.video.first().ok_or("no picture")?.frames;
    let (mut events, mut grown) = (Vec::new(), 0.0);
    for ms in (0..seconds * 1000).step_by(20) {
        if ms % (1000 / RATE) == 0 {
            let frame = &frames[(ms * RATE / 1000) as usize % frames.len()].data;
            video.send(&mut rehearsal, people, ms, ms * 90, vp8::payloads(frame, (ms / 40) as u16).map(Arc::from));
        }
        let sound = &clip.sound[(ms / 20) as usize % clip.sound.len()].data;
        audio.send(&mut rehearsal, people, ms, ms * 48, [sound.clone()].into_iter());
        events.extend(rehearsal.tick(Duration::from_millis(ms)));
        if ms == seconds * 500 {
            grown = (memory_of_family() - before).max(0.0) / 1024.0;
        }
    }
    events.extend(rehearsal.finish(Duration::from_secs(seconds)));
    let troubles: Vec<_> = events.iter().filter(|event| matches!(event, Event::Trouble(_))).collect();
    let whole = events.iter().any(|event| matches!(event, Event::Part(part) if part.duration.as_secs() >= seconds));
    if !troubles.is_empty() || !whole {
        return Err(format!("the recording is not whole: {troubles:?}").into());
    }
    Ok((cpu() - used, grown))
}

/// Numbers of what everybody sends.
#[derive(Clone, Copy)]
struct Feed {
    seq: u64,
    time: u64,
    codec: Codec,
    source: Source,
    epoch: Instant,
}

impl Feed {
    fn send(
        &mut self,
        rehearsal: &mut Rehearsal,
        people: u64,
        ms: u64,
        time: u64,
        payloads: impl Iterator<Item = Arc<[u8]>>,
    ) {
        self.time = time;
        let mut payloads = payloads.peekable();
        while let Some(payload) = payloads.next() {
            for person in 0..people {
                let packet = Packet {
                    seq: self.seq,
                    time: self.time,
                    marker: payloads.peek().is_none(),
                    codec: self.codec,
                    encoding: 1,
                    at: self.epoch + Duration::from_millis(ms),
                    payload: payload.clone(),
                };
                rehearsal.media(TrackId { person: PersonId(person), source: self.source }, packet);
            }
            self.seq += 1;
        }
    }
}

/// Composes with ffmpeg alone; processor time in seconds.
fn command_line(folder: &Path, people: u64, (width, height): (u32, u32)) -> Result<f64, Failure> {
    let used = cpu();
    let mut command = ffmpeg(&["-filter_complex_threads", "1"]);
    for _ in 0..people {
        command.args(["-threads", "1", "-i"]).arg(folder.join(format!("{}.ivf", RIDS[2])));
    }
    for _ in 0..people {
        command.args(["-threads", "1", "-i"]).arg(folder.join(crate::media::SOUND));
    }
    let columns = people.isqrt();
    let scaled: String = (0..people).map(|nth| format!("[{nth}:v]scale={width}:{height}[v{nth}];")).collect();
    let names: String = (0..people).map(|nth| format!("[v{nth}]")).collect();
    let place = |nth| format!("{}_{}", nth % columns * u64::from(width + 8), nth / columns * u64::from(height + 8));
    let places: Vec<_> = (0..people).map(place).collect();
    let stack = match people {
        1 => "[v0]null[v];[1:a]anull[a]".to_owned(),
        _ => {
            let sounds: String = (people..2 * people).map(|nth| format!("[{nth}:a]")).collect();
            format!(
                "{names}xstack=inputs={people}:layout={},pad=1280:720:(ow-iw)/2:(oh-ih)/2[v];{sounds}amix=inputs={people}[a]",
                places.join("|")
            )
        }
    };
    command.args(["-filter_complex", &format!("{scaled}{stack}"), "-map", "[v]", "-map", "[a]"]);
    command.args(["-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency", "-threads", "1", "-crf", "24"]);
    command.args(["-maxrate", "2500k", "-bufsize", "5000k", "-g", "50", "-keyint_min", "50", "-sc_threshold", "0"]);
    command.args(["-bf", "0", "-c:a", "libopus", "-ac", "1", "-b:a", "48k", "-f", "mp4"]);
    finish(command.arg(folder.join("theirs.mp4")))?;
    Ok(cpu() - used)
}

fn ffmpeg(arguments: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new("ffmpeg");
    command.args(["-nostdin", "-hide_banner", "-loglevel", "error", "-y"]).args(arguments).stdin(Stdio::null());
    command
}

fn finish(command: &mut std::process::Command) -> Result<(), Failure> {
    let output = command.output().map_err(|error| format!("cannot run ffmpeg: {error}"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(format!("ffmpeg: {}", String::from_utf8_lossy(&output.stderr).trim()).into()),
    }
}

/// Processor time of this process and of all its children that have ended, in seconds.
fn cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = text.rsplit_once(')').map_or("", |(_, fields)| fields);
    fields.split_whitespace().skip(11).take(4).filter_map(|field| field.parse::<f64>().ok()).sum::<f64>() / TICKS
}

/// Proportional set size of this process and its children, in kilobytes.
fn memory_of_family() -> f64 {
    let own = std::process::id();
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    ids.filter(|id| *id == own || parent(*id) == Some(own)).map(memory).sum()
}

fn parent(process: u32) -> Option<u32> {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    text.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

fn memory(process: u32) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok()).unwrap_or(0.0)
}
