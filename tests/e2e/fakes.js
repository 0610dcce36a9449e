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
 * Has ffmpeg make a picture with so much detail that its largest layer takes what it may. What
 * Chromium draws by itself is so simple that it passes through any bottleneck.
 *
 * @param {number} framesASecond
 * @returns {Promise<string>} its path
 */
export async function detailedPicture(framesASecond) {
  mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `detailed-${framesASecond}.y4m`);
  const source = `testsrc2=size=1280x720:rate=${framesASecond}:duration=2,noise=alls=12:allf=t:all_seed=7`;
  await promisify(execFile)("ffmpeg", ["-nostdin", "-loglevel", "error", "-y", "-f", "lavfi", "-i", source, "-pix_fmt", "yuv420p", file]);
  return file;
}
