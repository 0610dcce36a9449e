// A shared screen and the people beside it. A screen is never cropped, so the strip runs where it
// costs the screen least.

import { divide, strip, stripCapacity } from "./strip.js";

/** @typedef {import("./rect.js").Rect} Rect */
/** @typedef {import("./rect.js").Box} Box */

/**
 * Rectangles of `count` tiles: the screen first, then as many small ones as fit.
 *
 * @param {Box} box
 * @param {number} count
 * @param {number} aspect width by height of the screen
 * @returns {Rect[]}
 */
export function share(box, count, aspect) {
  if (count <= 0) return [];
  const { main, small } = divide(box, along(box, aspect), count - 1);
  return [main, ...small];
}

/**
 * How many tiles this layout shows, the screen included.
 *
 * @param {Box} box
 * @param {number} aspect width by height of the screen
 * @returns {number}
 */
export function shareCapacity(box, aspect) {
  return 1 + stripCapacity(box, along(box, aspect));
}

/** The side on which the screen stays larger. @param {Box} box @param {number} aspect */
function along(box, aspect) {
  const [right, top] = [strip(box, "right"), strip(box, "top")];
  return shown(divide(box, right, 1).main, aspect) >= shown(divide(box, top, 1).main, aspect) ? right : top;
}

/** Area that the screen covers when it is fitted into a rectangle. @param {Rect} into @param {number} aspect */
function shown(into, aspect) {
  const width = Math.min(into.width, into.height * aspect);
  return (width * width) / aspect;
}
