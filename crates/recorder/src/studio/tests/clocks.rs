//! Ten minutes of people whose clocks run differently and whose packets are held up differently: their
//! pictures and voices stay together.

use super::clip::{Clip, clip};
use super::{World, ms};
use crate::{Codec, Command, Packet, PersonId, Programme, SenderReport, Source, TrackId};
use ropus::{Application, Bitrate, Channels, Encoder};
use std::path::Path;
use std::process::Command as Process;
use std::time::Duration;

/// Length of the meeting in milliseconds.
const LENGTH: u64 = 600_000;

/// Farthest that a picture and its sound may be apart, in milliseconds.
const APART: f64 = 80.0;

/// Samples a second at which the sound is looked at.
const RATE: usize = 8_000;

/// A packet on its way, with the number of its datagram.
struct Sent {
    arrival: u64,
    track: TrackId,
    packet: Packet,
}

/// Somebody whose picture flashes and who beeps, once a second by his own clock.
struct Sender {
    person: PersonId,
    /// Parts per million that his clock is fast.
    ppm: i64,
    /// When in each of his seconds, in milliseconds.
    phase: u64,
    seed: u64,
}

impl Sender {
    /// The world's time when his clock shows `media`, in milliseconds.
    fn at(&self, media: u64) -> u64 {
        (media as i64 - media as i64 * self.ppm / 1_000_000) as u64
    }

    /// A number below `below`, another one each time, the same ones each run.
    fn random(&mut self, below: u64) -> u64 {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.seed >> 33) % below
    }

    /// All that he sends: sound is held up by 10 ms, pictures by 60, both by up to 30 more.
    fn all(&mut self, world: &World, flash: &Clip, sound: &[Vec<u8>]) -> Vec<Sent> {
        let [microphone, camera] =
            [Source::Microphone, Source::Camera].map(|source| TrackId { person: self.person, source });
        let mut sent = Vec::new();
        let mut send = |arrival, track, seq, time, marker, codec, payload: Vec<u8>| {
            let at = world.epoch + ms(arrival);
            let packet = Packet { seq, time, marker, codec, encoding: 7, at, payload: payload.into() };
            sent.push(Sent { arrival, track, packet });
        };
        let mut seq = 0;
        for nth in 0..LENGTH / 40 {
            let media = nth * 40;
            let payloads = flash.payloads((nth + 25 - self.phase / 40) as usize % 25);
            let arrival = self.at(media) + 60 + self.random(30);
            for (part, payload) in payloads.iter().enumerate() {
                let last = part + 1 == payloads.len();
                send(arrival, camera, seq, 77_000 + media * 90, last, Codec::Vp8, payload.clone());
                seq += 1;
            }
        }
        for nth in 0..LENGTH / 20 {
            let media = nth * 20;
            let payload = &sound[(nth + 50 - self.phase / 20) as usize % 50];
            let arrival = self.at(media) + 20 + 10 + self.random(30);
            send(arrival, microphone, nth, 5_000 + media * 48, false, Codec::Opus, payload.clone());
        }
        sent
    }

    /// What his reports say at `media` of his clock.
    fn reports(&self, media: u64) -> [Command; 2] {
        let wall = Duration::from_secs(1_000_000) + ms(media);
        let of = |source, time: u64| {
            let track = TrackId { person: self.person, source };
            Command::SenderReport(track, SenderReport { encoding: 7, wall, time: time as u32 })
        };
        [of(Source::Camera, 77_000 + media * 90), of(Source::Microphone, 5_000 + media * 48)]
    }
}

/// A second of sound: a beep of 200 ms, then silence.
fn second() -> Vec<Vec<u8>> {
    let mut encoder = Encoder::builder(48_000, Channels::Mono, Application::Audio)
        .bitrate(Bitrate::try_bits(32_000).unwrap())
        .build()
        .unwrap();
    // What the encoder holds back is left out in front, as senders' clocks do not count it either.
    let ahead = encoder.lookahead() as usize;
    let sample = |at: usize| {
        let at = (at + ahead) % 48_000;
        let tone = (at as f32 * std::f32::consts::TAU * 600.0 / 48_000.0).sin();
        if at < 9_600 { tone * 0.4 } else { 0.0 }
    };
    // Twice, so that the first second follows on a second as well.
    let packets = (0..100).map(|nth| {
        let block: Vec<f32> = (nth * 960..(nth + 1) * 960).map(sample).collect();
        let mut packet = [0; 1_275];
        let length = encoder.encode_float(&block, &mut packet).unwrap();
        packet[..length].to_vec()
    });
    packets.skip(50).collect()
}

/// What FFmpeg makes of a file, as bytes.
fn raw(path: &Path, arguments: &[&str]) -> Vec<u8> {
    let output =
        Process::new("ffmpeg").args(["-v", "error", "-nostdin", "-i"]).arg(path).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// Places at which something begins, in milliseconds.
fn beginnings(on: impl Iterator<Item = bool>, a_second: usize) -> Vec<f64> {
    let (mut last, mut found) = (None, Vec::new());
    for (nth, on) in on.enumerate() {
        if on {
            // A tone passes through nought, and a flash lasts.
            if last.is_none_or(|last| nth - last > a_second / 16) {
                found.push(nth as f64 * 1_000.0 / a_second as f64);
            }
            last = Some(nth);
        }
    }
    found
}

#[test]
fn picture_and_sound_stay_together_for_ten_minutes() {
    let mut world = World::new(|config| (config.width, config.height) = (160, 90));
    let flash = "color=black:s=64x64:r=25,drawbox=c=white:t=fill:enable='lt(n,3)'";
    let (flash, sound) = (clip(Codec::Vp8, flash, 25), second());
    let mut senders =
        [(1, 100, 0), (2, -100, 520)].map(|(id, ppm, phase)| Sender { person: PersonId(id), ppm, phase, seed: id });
    let mut sent: Vec<Sent> = senders.iter_mut().flat_map(|sender| sender.all(&world, &flash, &sound)).collect();
    sent.sort_by_key(|sent| sent.arrival);
    world.tell(Command::Arrange(crate::Arrangement::Grid));
    world.record(Programme::Composed);
    let mut sent = sent.into_iter().peekable();
    for now in (0..LENGTH).step_by(20) {
        while let Some(Sent { track, packet, .. }) = sent.next_if(|sent| sent.arrival <= now) {
            world.studio.media(track, packet);
        }
        if now % 5_000 == 1_000 {
            senders.iter().flat_map(|sender| sender.reports(now)).for_each(|report| world.tell(report));
        }
        world.now = now;
        world.studio.tick(ms(now));
        world.gather();
    }
    world.finish();
    let [part] = &world.parts[..] else { panic!("{:?} {:?}", world.parts, world.events) };
    let picture = ["-vf", "scale=2:1,format=gray", "-fps_mode", "passthrough", "-f", "rawvideo", "-"];
    let pictures = raw(&part.path, &picture);
    let samples = raw(&part.path, &["-ac", "1", "-ar", &RATE.to_string(), "-f", "s16le", "-"]);
    let loud = samples.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]]).unsigned_abs() > 3_000);
    let beeps = beginnings(loud, RATE);
    assert!(beeps.len() as u64 > 2 * LENGTH / 1_000 - 5, "{}", beeps.len());
    for tile in 0..2 {
        let flashes = beginnings(pictures.chunks_exact(2).map(|pair| pair[tile] > 128), 25);
        assert!(flashes.len() as u64 > LENGTH / 1_000 - 3, "{}", flashes.len());
        // Once reports have come; the very end may lack one of the two.
        for flash in flashes.iter().filter(|flash| (3_000.0..LENGTH as f64 - 1_000.0).contains(*flash)) {
            let offset = beeps.iter().map(|beep| flash - beep).min_by(|one, other| one.abs().total_cmp(&other.abs()));
            let offset = offset.unwrap();
            assert!(offset.abs() < APART, "{offset} ms at {flash} ms in tile {tile}");
        }
    }
}
