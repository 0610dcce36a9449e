// Where something is on the stage: the one noun that every layout speaks of.

/**
 * A rectangle in CSS pixels, measured from the stage's upper left corner.
 *
 * @typedef {{ x: number, y: number, width: number, height: number }} Rect
 */

/**
 * Room for tiles. `gap` is what stays free between two of them.
 *
 * @typedef {{ width: number, height: number, gap: number }} Box
 */

/**
 * A rectangle on whole pixels, so that edges stay sharp. Neighbours round the same edge alike, so no
 * seam opens between them.
 *
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 * @returns {Rect}
 */
export function rect(x, y, width, height) {
  const left = Math.round(x);
  const top = Math.round(y);
  return { x: left, y: top, width: Math.max(0, Math.round(x + width) - left), height: Math.max(0, Math.round(y + height) - top) };
}
