// One person large, the others small beside. The large one fills what the strip leaves; the strip
// runs where the stage has more room.

import { divide, strip, stripCapacity } from "./strip.js";

/** @typedef {import("./rect.js").Rect} Rect */
/** @typedef {import("./rect.js").Box} Box */

/**
 * Rectangles of `count` tiles: the large one first, then as many small ones as fit.
 *
 * @param {Box} box
 * @param {number} count
 * @returns {Rect[]}
 */
export function speaker(box, count) {
  if (count <= 0) return [];
  const { main, small } = divide(box, along(box), count - 1);
  return [main, ...small];
}

/**
 * How many tiles this layout shows, the large one included.
 *
 * @param {Box} box
 * @returns {number}
 */
export function speakerCapacity(box) {
  return 1 + stripCapacity(box, along(box));
}

/** @param {Box} box */
function along(box) {
  return strip(box, box.width >= box.height ? "right" : "top");
}
