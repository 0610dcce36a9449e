// Where the lines of a plot go. Pure.

/** @typedef {import("./model.js").Line} Line */
/** @typedef {import("./model.js").Measured} Measured */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ way: Line["way"], path: string, bad: Point[], threshold: number | null, thresholdY: number | null, last: number, most: number }} Drawn */
/** @typedef {{ lines: Drawn[], marks: { value: number, y: number }[], fromMs: number, toMs: number }} Plot */

/** After a pause of so many measurements a line is broken: nothing was measured in between. */
const PAUSE_MS = 35_000;

/**
 * @param {readonly Line[]} lines
 * @param {{ width: number, height: number }} size
 * @returns {Plot | null} nothing when nothing was measured
 */
export function plot(lines, { width, height }) {
  const all = lines.flatMap(({ points }) => points);
  if (all.length === 0) return null;
  // Not by spreading: there may be more points than a call has room for.
  const least = all.reduce((found, one) => Math.min(found, one.atMs), Infinity);
  const latest = all.reduce((found, one) => Math.max(found, one.atMs), -Infinity);
  const most = all.reduce((found, one) => Math.max(found, one.value, one.threshold ?? 0), 0);
  const top = roof(most);
  const span = Math.max(1, latest - least);
  const x = (/** @type {number} */ atMs) => tidy(((atMs - least) / span) * width);
  const y = (/** @type {number} */ value) => tidy(height - (Math.min(value, top) / top) * height);
  return {
    fromMs: least,
    toMs: latest,
    marks: [0, top / 2, top].map((value) => ({ value, y: y(value) })),
    lines: lines.filter(({ points }) => points.length > 0).map(({ way, points }) => {
      const last = /** @type {Measured} */ (points.at(-1));
      return {
        way,
        path: pathOf(points, x, y),
        bad: points.filter(({ isBad }) => isBad).map((one) => ({ x: x(one.atMs), y: y(one.value) })),
        threshold: last.threshold,
        thresholdY: last.threshold === null ? null : y(last.threshold),
        last: last.value,
        most: points.reduce((found, one) => Math.max(found, one.value), 0),
      };
    }),
  };
}

/** @param {readonly Measured[]} points @param {(ms: number) => number} x @param {(value: number) => number} y */
function pathOf(points, x, y) {
  let path = "";
  let before = -Infinity;
  for (const { atMs, value } of points) {
    const isNew = atMs - before > PAUSE_MS;
    // A line of no length is still drawn as a dot, by its round ends.
    path += isNew ? `M${x(atMs)} ${y(value)}h0` : `L${x(atMs)} ${y(value)}`;
    before = atMs;
  }
  return path;
}

/** The next round number: 1, 2 or 5 times a power of ten. @param {number} value */
export function roof(value) {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return /** @type {number} */ ([1, 2, 5, 10].map((one) => one * power).find((one) => one >= value));
}

/** @param {number} value */
const tidy = (value) => Math.round(value * 10) / 10;
