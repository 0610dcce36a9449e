// A recording of known cameras, watched picture by picture: whose colour is where, which number each shows,
// and how far what is seen is from what is heard.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { BEEP_EVERY, BITS, NUMBERS, NUMBER_MS, SQUARES } from "./known.js";
import { RATE as SOUND_RATE } from "./recorded.js";

/** Of the pictures that are looked at; recordings have as many a second. */
const [WIDTH, HEIGHT, RATE] = [640, 360, 25];

/** Bytes of a picture: brightness, and two colours with a quarter of its points each. */
const LENGTH = (WIDTH * HEIGHT * 3) / 2;

/** Brightness up to which a square is black, and from which on it is white. */
const [BLACK, WHITE] = [90, 160];

/** How a beep is looked for: windows of 20 ms, 2 ms apart. */
const [WINDOW, STEP] = [SOUND_RATE / 50, SOUND_RATE / 500];

/** What is seen and what is heard belong together if they are less than this apart, in seconds: half the way to the next beep. */
const TOGETHER = (NUMBER_MS * BEEP_EVERY) / 2000;

/**
 * Where a camera's picture is, as parts of the recording's.
 *
 * @typedef {{ x: number, y: number, width: number, height: number }} Area
 */

/** One picture of a recording. */
class Picture {
  #data;

  /** @param {Buffer} data @param {number} at seconds from the beginning */
  constructor(data, at) {
    this.#data = data;
    this.at = at;
  }

  /** The average of one plane around a point of an area. */
  #level(/** @type {0 | 1 | 2} */ plane, /** @type {Area} */ area, /** @type {number} */ x, /** @type {number} */ y) {
    const part = plane === 0 ? 1 : 2;
    const [wide, from] = [WIDTH / part, [0, WIDTH * HEIGHT, (WIDTH * HEIGHT * 5) / 4][plane]];
    const left = Math.round((area.x + x * area.width) * wide - 0.5);
    const top = Math.round(((area.y + y * area.height) * HEIGHT) / part - 0.5);
    let sum = 0;
    for (let down = -1; down <= 1; down += 1) for (let across = -1; across <= 1; across += 1) sum += this.#data[from + (top + down) * wide + left + across];
    return sum / 9;
  }

  /** Which of the known colours an area has above its squares. @param {Area} area */
  colour(area) {
    const [blue, red] = [1, 2].map((plane) => this.#level(/** @type {1 | 2} */ (plane), area, 0.5, 0.2) - 128);
    if (red > 30 && red > blue) return "red";
    if (blue > 30) return "blue";
    return blue < -15 && red < -15 ? "green" : null;
  }

  /** The number that an area shows, or `null` where it cannot be read. @param {Area} area */
  number(area) {
    let [number, white] = [0, 0];
    for (let bit = 0; bit <= BITS; bit += 1) {
      const level = this.#level(0, area, SQUARES.left + (bit + 0.5) * SQUARES.width, SQUARES.top + SQUARES.height / 2);
      if (level > BLACK && level < WHITE) return null;
      if (level < WHITE) continue;
      white += 1;
      if (bit < BITS) number |= 1 << bit;
    }
    return white % 2 === 1 ? number : null;
  }
}

/**
 * Decodes a file's pictures, one after the other; a time at which the file has none shows the one before.
 *
 * @param {string} file
 * @returns {AsyncGenerator<Picture>}
 */
export async function* pictures(file) {
  const filter = `fps=${RATE}:start_time=0,scale=${WIDTH}:${HEIGHT}:flags=area`;
  const wanted = ["-v", "error", "-i", file, "-an", "-vf", filter, "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"];
  const child = spawn("ffmpeg", wanted, { stdio: ["ignore", "pipe", "pipe"] });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (complaints += text));
  const ended = once(child, "close");
  const picture = Buffer.alloc(LENGTH);
  let [filled, count] = [0, 0];
  for await (const piece of child.stdout) {
    for (let used = 0; used < piece.length; ) {
      const taken = piece.copy(picture, filled, used);
      used += taken;
      filled += taken;
      if (filled < LENGTH) continue;
      yield new Picture(picture, count / RATE);
      filled = 0;
      count += 1;
    }
  }
  const [code] = await ended;
  if (code !== 0 || complaints !== "") throw new Error(`FFmpeg finds fault with ${file}: ${complaints}`);
}

/**
 * The number that is meant by one that begins anew again and again.
 *
 * @param {number} number as it was read
 * @param {number} about milliseconds since 1970, to within half of what all numbers take
 */
export function unwrapped(number, about) {
  return number + NUMBERS * Math.round((about / NUMBER_MS - number) / NUMBERS);
}

/**
 * When beeps of a pitch begin in a sound, in seconds.
 *
 * @param {Int16Array} sound as `recorded.js` decodes it
 * @param {number} hertz
 * @returns {number[]}
 */
export function beeps(sound, hertz) {
  const window = Array.from({ length: WINDOW }, (_, at) => {
    const weight = 1 - Math.cos((2 * Math.PI * (at + 0.5)) / WINDOW);
    const turn = (2 * Math.PI * hertz * at) / SOUND_RATE;
    return [weight * Math.cos(turn), weight * Math.sin(turn)];
  });
  const levels = [];
  for (let from = 0; from + WINDOW <= sound.length; from += STEP) {
    let [real, imaginary] = [0, 0];
    for (let at = 0; at < WINDOW; at += 1) {
      real += sound[from + at] * window[at][0];
      imaginary += sound[from + at] * window[at][1];
    }
    levels.push(Math.hypot(real, imaginary));
  }
  const loud = [...levels].sort((one, other) => one - other)[Math.floor(levels.length * 0.9)] ?? 0;
  const starts = [];
  for (let nth = 1; nth < levels.length; nth += 1) {
    // Half of a window is in the beep when half of its strength is reached.
    if (levels[nth - 1] < loud / 2 && levels[nth] >= loud / 2) starts.push((nth * STEP + WINDOW / 2) / SOUND_RATE);
  }
  return starts;
}

/**
 * How much later each beep is seen than heard, in milliseconds, in the order of time.
 *
 * @param {number[]} seen when numbers at which it beeps come into sight, in seconds
 * @param {number[]} heard when beeps begin, in seconds
 */
export function differences(seen, heard) {
  const found = [];
  for (const at of seen) {
    const nearest = heard.reduce((best, one) => (Math.abs(one - at) < Math.abs(best - at) ? one : best), Infinity);
    if (Math.abs(nearest - at) < TOGETHER) found.push((at - nearest) * 1000);
  }
  return found;
}
