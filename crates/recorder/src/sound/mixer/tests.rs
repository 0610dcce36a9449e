use super::{MOST_VOICES, Mixer, bend};
use crate::rtp::jitter::Arrived;
use crate::sound::{BLOCK, RATE};
use crate::{Codec, Encoded, PersonId, Source, TrackId};
use ropus::{Application, Channels, DecodeMode, Decoder, Encoder};
use std::collections::HashMap;
use std::f32::consts::TAU;
use std::time::Duration;

const fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

/// Opus packets of 20 ms with a tone.
fn tone(hertz: f32, packets: usize) -> Vec<Vec<u8>> {
    let mut encoder = Encoder::builder(48_000, Channels::Mono, Application::Audio).build().unwrap();
    (0..packets)
        .map(|nth| {
            let pcm: Vec<f32> = (nth * BLOCK..(nth + 1) * BLOCK)
                .map(|at| 0.25 * (TAU * hertz * at as f32 / RATE as f32).sin())
                .collect();
            let mut packet = [0; 1275];
            let length = encoder.encode_float(&pcm, &mut packet).unwrap();
            packet[..length].to_vec()
        })
        .collect()
}

fn track(person: u64) -> TrackId {
    TrackId { person: PersonId(person), source: Source::Microphone }
}

/// Has each voice send its tone from a moment on, and decodes what is mixed in two seconds.
fn mix(voices: &[(u64, f32, u64)], lose: impl Fn(usize) -> bool) -> Vec<f32> {
    let mut mixer = Mixer::new(Duration::ZERO).unwrap();
    let mut people = HashMap::new();
    let tones: Vec<_> = voices.iter().map(|(_, hertz, _)| tone(*hertz, 100)).collect();
    let mut blocks: Vec<Encoded> = Vec::new();
    for now in (0..2_400).step_by(10) {
        for ((person, _, from), tone) in voices.iter().zip(&tones) {
            let Some(since) = u64::checked_sub(now, *from).filter(|since| since % 20 == 0) else { continue };
            let nth = (since / 20) as usize;
            let Some(payload) = tone.get(nth).filter(|_| !lose(nth)) else { continue };
            let packet = Arrived {
                seq: nth as u64,
                time: (nth * BLOCK) as u32,
                marker: false,
                codec: Codec::Opus,
                at: ms(now),
                payload: payload[..].into(),
            };
            mixer.push(track(*person), 1, packet);
        }
        while let Some(block) = mixer.block(ms(now), ms(now.saturating_sub(400)), &mut people) {
            blocks.push(block);
        }
    }
    let mut decoder = Decoder::new(48_000, Channels::Mono).unwrap();
    let mut samples = Vec::new();
    for (nth, block) in blocks.iter().enumerate() {
        assert_eq!(block.time, ms(nth as u64 * 20));
        let mut pcm = [0f32; BLOCK];
        decoder.decode_float(&block.data, &mut pcm, DecodeMode::Normal).unwrap();
        samples.extend(pcm);
    }
    samples
}

/// How loud a tone is within some milliseconds (Goertzel's algorithm).
fn loudness(samples: &[f32], hertz: f32, from_ms: usize, to_ms: usize) -> f32 {
    let part = &samples[from_ms * 48..to_ms * 48];
    let turn = 2.0 * (TAU * hertz / RATE as f32).cos();
    let (mut one, mut two) = (0f32, 0f32);
    for sample in part {
        (one, two) = (sample + turn * one - two, one);
    }
    (one * one + two * two - turn * one * two).sqrt() * 2.0 / part.len() as f32
}

#[test]
fn tones_are_where_they_were() {
    let samples = mix(&[(1, 440.0, 0), (2, 1_000.0, 1_000)], |_| false);
    assert!(loudness(&samples, 440.0, 200, 1_900) > 0.2);
    assert!(loudness(&samples, 1_000.0, 200, 960) < 0.01);
    assert!(loudness(&samples, 1_000.0, 1_040, 1_900) > 0.2);
    // Who begins at a second is heard within 20 ms of it: the sender's encoder adds 6.5, ours as much.
    assert!(loudness(&samples, 1_000.0, 1_000, 1_020) > 0.02);
}

#[test]
fn lost_packets_are_made_up_for_and_pauses_are_silent() {
    let samples = mix(&[(1, 440.0, 0)], |nth| nth % 10 == 9);
    assert!(loudness(&samples, 440.0, 200, 1_900) > 0.15);
    let samples = mix(&[(1, 440.0, 0)], |nth| (25..75).contains(&nth));
    assert!(loudness(&samples, 440.0, 700, 1_400) < 0.01);
    assert!(loudness(&samples, 440.0, 1_600, 1_900) > 0.2, "it goes on in its place");
}

#[test]
fn a_silent_meeting_has_its_length() {
    assert_eq!(mix(&[], |_| false).len() / BLOCK, 99);
}

#[test]
fn noise_instead_of_sound_harms_nobody() {
    let mut mixer = Mixer::new(Duration::ZERO).unwrap();
    let mut people = HashMap::new();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    for nth in 0..2_000u64 {
        let payload: Vec<u8> = (0..1 + nth % 97)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state as u8
            })
            .collect();
        let codec = if nth % 2 == 0 { Codec::Opus } else { Codec::Red };
        let (time, at) = ((nth * 960) as u32, ms(nth * 20));
        mixer.push(track(1), 1, Arrived { seq: nth, time, marker: false, codec, at, payload: payload.into() });
        while mixer.block(at, at.saturating_sub(ms(400)), &mut people).is_some() {}
    }
    assert_eq!(mixer.next, 1_979);
}

#[test]
fn the_sum_stays_within_bounds() {
    for (sample, least, most) in [(0.5, 0.5, 0.5), (1.0, 0.8, 1.0), (20.0, 0.9, 1.0), (-20.0, -1.0, -0.9)] {
        let bent = bend(sample);
        assert!((least..=most).contains(&bent), "{sample} became {bent}");
    }
}

#[test]
fn who_joins_and_leaves_costs_nothing_that_stays() {
    let mut mixer = Mixer::new(Duration::ZERO).unwrap();
    let arrived = |at| Arrived { seq: 0, time: 0, marker: false, codec: Codec::Opus, at, payload: [0, 1][..].into() };
    for person in 0..500 {
        mixer.push(track(person), 1, arrived(ms(0)));
    }
    assert_eq!(mixer.voices.len(), MOST_VOICES);
    mixer.push(track(1_000), 1, arrived(ms(5_000)));
    assert!(mixer.voices.contains_key(&track(1_000)), "the place of one who is quiet");
    mixer.remove(track(1_000));
    assert!(mixer.voices.is_empty());
}
