// A shared screen and the people with it. A screen is never cropped. On a stage that is wider than
// high the people are beside or above it, where they cost the screen least; on a phone held upright
// the screen is as wide as the stage, and the people have all that is left below it.

import { grid, gridCapacity } from "./grid.js";
import { rect } from "./rect.js";
import { divide, strip, stripCapacity } from "./strip.js";

/** @typedef {import("./rect.js").Rect} Rect */
/** @typedef {import("./rect.js").Box} Box */

/** Most of a tall stage's height that the screen takes when there are people to show as well. */
const MOST_OF_TALL = 0.6;

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
  if (isTall(box) && count > 1) {
    const { screen, below } = stacked(box, aspect);
    const people = grid(below, Math.min(count - 1, gridCapacity(below)));
    return [screen, ...people.map((one) => ({ ...one, y: one.y + screen.height + box.gap }))];
  }
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
  return 1 + (isTall(box) ? gridCapacity(stacked(box, aspect).below) : stripCapacity(box, along(box, aspect)));
}

/** @param {Box} box */
function isTall(box) {
  return box.height > box.width;
}

/** The screen, and the room below it. @param {Box} box @param {number} aspect */
function stacked(box, aspect) {
  const height = Math.min(box.width / aspect, box.height * MOST_OF_TALL);
  const screen = rect(0, 0, box.width, height);
  return { screen, below: { ...box, height: box.height - screen.height - box.gap } };
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
