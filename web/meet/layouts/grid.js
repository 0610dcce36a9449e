// Everybody of the same size. Decides how many columns make the largest tiles; pictures are cropped
// to a shape between two bounds, which fills the stage much better than one fixed shape would.

import { rect } from "./rect.js";

/** @typedef {import("./rect.js").Rect} Rect */
/** @typedef {import("./rect.js").Box} Box */

/** Widest shape of a tile, width by height: what cameras give. */
const WIDEST = 16 / 9;

/** Narrowest shape on a stage that is wider than high. A face and its shoulders still fit. */
const NARROWEST_WIDE = 1.15;

/** Narrowest shape on a stage that is higher than wide, a phone held upright. */
const NARROWEST_TALL = 0.66;

/** Least useful width of a tile in CSS pixels; a page of the grid holds no more than fit so. */
const LEAST_WIDTH_WIDE = 210;
const LEAST_WIDTH_TALL = 150;

/** Most tiles on a page. Beyond it nobody recognises anybody, and each costs a stream. */
const MOST_WIDE = 25;
const MOST_TALL = 8;

/**
 * Rectangles of `count` tiles, in reading order. The last row is centred.
 *
 * @param {Box} box
 * @param {number} count
 * @returns {Rect[]}
 */
export function grid(box, count) {
  if (count <= 0) return [];
  const [columns, width, height] = best(box, count);
  const rows = Math.ceil(count / columns);
  const top = (box.height - rows * height - (rows - 1) * box.gap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = row === rows - 1 ? count - row * columns : columns;
    const left = (box.width - inRow * width - (inRow - 1) * box.gap) / 2;
    return rect(left + (index - row * columns) * (width + box.gap), top + row * (height + box.gap), width, height);
  });
}

/**
 * How many tiles a page of the grid holds, at least one.
 *
 * @param {Box} box
 * @returns {number}
 */
export function gridCapacity(box) {
  const tall = box.height > box.width;
  const least = tall ? LEAST_WIDTH_TALL : LEAST_WIDTH_WIDE;
  const columns = fitting(box.width, least, box.gap);
  const rows = fitting(box.height, least / (tall ? 1 : WIDEST), box.gap);
  return Math.min(columns * rows, tall ? MOST_TALL : MOST_WIDE);
}

/** @param {number} room @param {number} size @param {number} gap */
function fitting(room, size, gap) {
  return Math.max(1, Math.floor((room + gap) / (size + gap)));
}

/**
 * Columns, and a tile's width and height, for the largest tiles. Of two that are as large, fewer
 * columns win, which keeps rows full.
 *
 * @param {Box} box
 * @param {number} count
 * @returns {[number, number, number]}
 */
function best(box, count) {
  const narrowest = box.height > box.width ? NARROWEST_TALL : NARROWEST_WIDE;
  /** @type {[number, number, number]} */
  let chosen = [1, 0, 0];
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const cellWidth = Math.max(0, (box.width - (columns - 1) * box.gap) / columns);
    const cellHeight = Math.max(0, (box.height - (rows - 1) * box.gap) / rows);
    const width = Math.min(cellWidth, cellHeight * WIDEST);
    const height = Math.min(cellHeight, width / narrowest);
    if (width * height > chosen[1] * chosen[2] * 1.001) chosen = [columns, width, height];
  }
  return chosen;
}
