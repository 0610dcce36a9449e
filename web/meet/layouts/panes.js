// A layout that somebody has drawn on a grid, shown exactly so on whatever stage there is: every pane
// keeps its place and its share of the whole. Only the whole is stretched, within bounds, because on a
// phone held upright a picture as wide as a television's would be a stamp.

import { rect } from "./rect.js";

/** @typedef {import("./rect.js").Rect} Rect */
/** @typedef {import("./rect.js").Box} Box */

/** In units of the grid. @typedef {{ left: number, top: number, width: number, height: number }} Pane */

/** Narrowest and widest shape of the whole, width by height: within them a face fits a pane's middle. */
const NARROWEST = 0.72;
const WIDEST = 2;

/**
 * Rectangles of the panes, in their order.
 *
 * @param {Box} box
 * @param {number} columns
 * @param {number} rows
 * @param {readonly Pane[]} all
 * @returns {Rect[]}
 */
export function panes(box, columns, rows, all) {
  const width = Math.min(box.width, box.height * WIDEST);
  const height = Math.min(box.height, width / NARROWEST);
  const [left, top] = [(box.width - width) / 2, (box.height - height) / 2];
  // Each unit brings its share of the gap along, so that panes of several units line up with the rest.
  const unit = { width: (width + box.gap) / columns, height: (height + box.gap) / rows };
  return all.map((pane) =>
    rect(
      left + pane.left * unit.width,
      top + pane.top * unit.height,
      pane.width * unit.width - box.gap,
      pane.height * unit.height - box.gap,
    ),
  );
}
