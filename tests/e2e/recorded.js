// A recorded file, looked at with FFmpeg: what is in it, how long it is, and what is heard when.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Samples a second at which sound is listened to. */
export const RATE = 8000;

/** Bytes of raw sound that are taken at most: half an hour. */
const MOST = RATE * 2 * 1800;

/**
 * The streams of a file and its length in seconds.
 *
 * @param {string} file
 * @returns {Promise<{ seconds: number, codecs: string[] }>}
 */
export async function probed(file) {
  const wanted = ["-v", "error", "-show_entries", "format=duration:stream=codec_name", "-of", "json", file];
  const { format, streams } = JSON.parse((await run("ffprobe", wanted)).stdout);
  return { seconds: Number(format.duration), codecs: streams.map((/** @type {any} */ one) => one.codec_name).sort() };
}

/**
 * How many pictures are in a file, which may still be written.
 *
 * @param {string} file
 */
export async function countPictures(file) {
  const wanted = ["-v", "error", "-select_streams", "v", "-count_packets", "-show_entries", "stream=nb_read_packets", "-of", "json", file];
  const { streams } = JSON.parse((await run("ffprobe", wanted)).stdout);
  return Number(streams[0]?.nb_read_packets ?? 0);
}

/**
 * Decodes all of a file and fails when FFmpeg finds anything wrong with it. Where the file has no sound
 * there is silence, so that a sample's place is its time.
 *
 * @param {string} file
 * @returns {Promise<Int16Array>} its sound
 */
export async function decoded(file) {
  const wanted = ["-v", "error", "-xerror", "-i", file, "-map", "0:a", "-af", "aresample=async=1:first_pts=0", "-ac", "1", "-ar", String(RATE), "-f", "s16le", "-"];
  const { stdout, stderr } = await run("ffmpeg", wanted, { encoding: "buffer", maxBuffer: MOST });
  if (stderr.length > 0) throw new Error(`FFmpeg finds fault with ${file}: ${stderr}`);
  return new Int16Array(stdout.buffer, stdout.byteOffset, Math.floor(stdout.byteLength / 2));
}

/**
 * How strong a tone is in each second of a sound, as a share of full scale (Goertzel's algorithm).
 *
 * @param {Int16Array} sound
 * @param {number} hertz
 * @returns {number[]}
 */
export function strengths(sound, hertz) {
  const turn = 2 * Math.cos((2 * Math.PI * hertz) / RATE);
  const strengths = [];
  for (let from = 0; from + RATE <= sound.length; from += RATE) {
    let [last, before] = [0, 0];
    for (let at = from; at < from + RATE; at += 1) [last, before] = [sound[at] / 32768 + turn * last - before, last];
    strengths.push((2 * Math.sqrt(Math.max(0, last * last + before * before - turn * last * before))) / RATE);
  }
  return strengths;
}

/**
 * Whether anything of a file's picture has a colour, a second after its beginning.
 *
 * @param {string} file
 */
export async function coloured(file) {
  const wanted = ["-v", "error", "-ss", "1", "-i", file, "-frames:v", "1", "-vf", "scale=64:36", "-f", "rawvideo", "-pix_fmt", "yuv444p", "-"];
  const { stdout } = await run("ffmpeg", wanted, { encoding: "buffer" });
  const chroma = new Uint8Array(stdout.buffer, stdout.byteOffset + 64 * 36, 2 * 64 * 36);
  return chroma.some((one) => Math.abs(one - 128) > 30);
}
