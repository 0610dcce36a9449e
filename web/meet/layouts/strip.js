// A row or column of small tiles beside something large: what the speaker and the share layout have
// in common.

import { rect } from "./rect.js";

/** @typedef {import("./rect.js").Rect} Rect */
/** @typedef {import("./rect.js").Box} Box */

/** @typedef {{ side: "right" | "top", width: number, height: number }} Strip */

/** Shape of a small tile, width by height. */
const SHAPE = 16 / 9;

/** Shape of a small tile in a row above, where width is what is short. */
const SHAPE_TOP = 1;

/** Width of a column's tiles in CSS pixels: this part of the stage, within these bounds. */
const PART = 0.17;
const LEAST = 132;
const MOST = 232;

/** Height of a row's tiles: this part of the stage's, within these bounds. */
const PART_TOP = 0.16;
const LEAST_TOP = 72;
const MOST_TOP = 128;

/**
 * A strip that runs along `side`, with the size of its tiles.
 *
 * @param {Box} box
 * @param {"right" | "top"} side
 * @returns {Strip}
 */
export function strip(box, side) {
  if (side === "right") {
    const width = Math.min(MOST, Math.max(LEAST, box.width * PART));
    return { side, width, height: width / SHAPE };
  }
  const height = Math.min(MOST_TOP, Math.max(LEAST_TOP, box.height * PART_TOP));
  return { side, width: height * SHAPE_TOP, height };
}

/**
 * How many tiles fit into a strip, at least one.
 *
 * @param {Box} box
 * @param {Strip} of
 * @returns {number}
 */
export function stripCapacity(box, of) {
  const [room, size] = of.side === "right" ? [box.height, of.height] : [box.width, of.width];
  return Math.max(1, Math.floor((room + box.gap) / (size + box.gap)));
}

/**
 * What stays for the large one, and where `count` small ones are: centred along the strip.
 *
 * @param {Box} box
 * @param {Strip} of
 * @param {number} count
 * @returns {{ main: Rect, small: Rect[] }}
 */
export function divide(box, of, count) {
  const { width, height } = of;
  if (count <= 0) return { main: rect(0, 0, box.width, box.height), small: [] };
  const shown = Math.min(count, stripCapacity(box, of));
  const along = (/** @type {number} */ room, /** @type {number} */ size) => {
    const start = (room - shown * size - (shown - 1) * box.gap) / 2;
    return Array.from({ length: shown }, (_, index) => start + index * (size + box.gap));
  };
  if (of.side === "right") {
    const x = box.width - width;
    return {
      main: rect(0, 0, x - box.gap, box.height),
      small: along(box.height, height).map((y) => rect(x, y, width, height)),
    };
  }
  return {
    main: rect(0, height + box.gap, box.width, box.height - height - box.gap),
    small: along(box.width, width).map((x) => rect(x, 0, width, height)),
  };
}
