// What fake microphones and cameras of Chromium play in a loop, as files.

import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { TOP } from "./server.js";

const FOLDER = path.join(TOP, ".test/fakes");

const RATE = 48_000;

/** Silence between hums keeps noise suppression from taking the tone for noise. */
const HUM_MS = 400;
const SILENCE_MS = 200;

/**
 * Writes a WAV file that hums, so that microphones can be told apart.
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
  mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `${hertz}.wav`);
  writeFileSync(file, Buffer.concat([header, Buffer.from(samples.buffer)]));
  return file;
}

/**
 * Has ffmpeg make a moving picture.
 *
 * @param {"detailed" | "warm" | "cool"} kind `detailed`: with so much detail that its largest layer takes
 *   what it may, while what Chromium draws by itself passes through any bottleneck; the others are calm
 *   colours, to look at
 * @param {number} framesASecond
 * @returns {Promise<string>} its path
 */
export async function pictureFile(kind, framesASecond) {
  const form = `size=1280x720:rate=${framesASecond}:duration=2`;
  const source = {
    detailed: `testsrc2=${form},noise=alls=12:allf=t:all_seed=7`,
    warm: `gradients=${form}:c0=0x7a3b2e:c1=0xe8b07a:x0=0:y0=0:x1=1280:y1=720:speed=0.01:seed=1`,
    cool: `gradients=${form}:c0=0x1f3d5c:c1=0x7fb7b0:x0=0:y0=720:x1=1280:y1=0:speed=0.01:seed=2`,
  }[kind];
  mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `${kind}-${framesASecond}.y4m`);
  const given = ["-nostdin", "-loglevel", "error", "-y", "-f", "lavfi", "-i", source, "-pix_fmt", "yuv420p", file];
  await promisify(execFile)("ffmpeg", given);
  return file;
}
