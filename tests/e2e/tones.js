// Sound that can be told apart: each Chromium's microphone hums at a frequency of its own.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const RATE = 48_000;

/** Silence between hums keeps noise suppression from taking the tone for noise. */
const HUM_MS = 400;
const SILENCE_MS = 200;

/**
 * Writes a WAV file that hums, for `--use-file-for-fake-audio-capture`, which plays it in a loop.
 *
 * @param {number} hertz
 * @returns {string} its path
 */
export function toneFile(hertz) {
  const hum = (RATE * HUM_MS) / 1000;
  const samples = new Int16Array((RATE * (HUM_MS + SILENCE_MS)) / 1000);
  for (let at = 0; at < hum; at += 1) {
    // Half a sine as envelope, so that no click spreads over other frequencies.
    samples[at] = 12_000 * Math.sin((Math.PI * at) / hum) * Math.sin((2 * Math.PI * hertz * at) / RATE);
  }
  const header = Buffer.alloc(44);
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(samples.byteLength, 40);
  const file = path.join(mkdtempSync(path.join(tmpdir(), "convoca-tone-")), `${hertz}.wav`);
  writeFileSync(file, Buffer.concat([header, Buffer.from(samples.buffer)]));
  return file;
}
