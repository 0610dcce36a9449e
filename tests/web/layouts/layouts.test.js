// Layouts are arithmetic: whatever the stage and the count, tiles stay on the stage, apart from each
// other, and of a shape that a face fits.

import assert from "node:assert/strict";
import { test } from "node:test";
import { grid, gridCapacity } from "../../../web/meet/layouts/grid.js";
import { panes } from "../../../web/meet/layouts/panes.js";
import { share, shareCapacity } from "../../../web/meet/layouts/share.js";
import { speaker, speakerCapacity } from "../../../web/meet/layouts/speaker.js";

/** @typedef {import("../../../web/meet/layouts/rect.js").Rect} Rect */

const STAGES = [
  { width: 1280, height: 660, gap: 8 },
  { width: 940, height: 660, gap: 8 },
  { width: 1920, height: 960, gap: 10 },
  { width: 390, height: 620, gap: 6 },
  { width: 740, height: 300, gap: 6 },
  { width: 320, height: 480, gap: 6 },
];

/** @param {Rect} a @param {Rect} b */
function overlap(a, b) {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** @param {Rect[]} tiles @param {{ width: number, height: number }} stage @param {string} what */
function checkApart(tiles, stage, what) {
  tiles.forEach((tile, index) => {
    assert.ok(tile.x >= 0 && tile.y >= 0, `${what}: ${JSON.stringify(tile)} begins outside`);
    assert.ok(tile.x + tile.width <= stage.width, `${what}: ${JSON.stringify(tile)} is too wide`);
    assert.ok(tile.y + tile.height <= stage.height, `${what}: ${JSON.stringify(tile)} is too high`);
    assert.ok(tile.width > 40 && tile.height > 40, `${what}: ${JSON.stringify(tile)} is too small to see`);
    for (const other of tiles.slice(index + 1)) assert.ok(!overlap(tile, other), `${what}: tiles overlap`);
  });
}

test("a grid shows everybody, apart, alike and in the bounds of shape", () => {
  for (const stage of STAGES) {
    for (let count = 1; count <= gridCapacity(stage); count += 1) {
      const tiles = grid(stage, count);
      const what = `${count} on ${stage.width}x${stage.height}`;
      assert.equal(tiles.length, count, what);
      checkApart(tiles, stage, what);
      const [first] = tiles;
      assert.ok(first);
      for (const tile of tiles) {
        assert.ok(Math.abs(tile.width - first.width) <= 1 && Math.abs(tile.height - first.height) <= 1, what);
        const shape = tile.width / tile.height;
        assert.ok(shape < 1.8 && shape > 0.65, `${what}: shape ${shape}`);
      }
    }
  }
});

test("a grid's columns suit the stage", () => {
  /** @type {[number, number, number, number][]} width, height, count, columns */
  const rows = [
    [1280, 660, 1, 1],
    [1280, 660, 2, 2],
    [1280, 660, 4, 2],
    [1280, 660, 9, 3],
    [390, 620, 2, 1],
    [390, 650, 4, 2],
    [390, 620, 6, 2],
  ];
  for (const [width, height, count, columns] of rows) {
    const tiles = grid({ width, height, gap: 8 }, count);
    const inFirstRow = tiles.filter((tile) => tile.y === tiles[0]?.y).length;
    assert.equal(inFirstRow, columns, `${count} on ${width}x${height}`);
  }
});

test("the last row of a grid is centred", () => {
  const tiles = grid({ width: 1280, height: 660, gap: 8 }, 5);
  const last = tiles.filter((tile) => tile.y === tiles.at(-1)?.y);
  const [left, right] = [last[0]?.x ?? 0, 1280 - (last.at(-1)?.x ?? 0) - (last.at(-1)?.width ?? 0)];
  assert.ok(last.length < 3 && Math.abs(left - right) <= 1, `${left} and ${right}`);
});

test("a page of the grid is never empty and grows with the stage", () => {
  assert.equal(gridCapacity({ width: 10, height: 10, gap: 8 }), 1);
  assert.equal(gridCapacity({ width: 390, height: 620, gap: 6 }), 8);
  assert.ok(gridCapacity({ width: 1280, height: 660, gap: 8 }) > gridCapacity({ width: 640, height: 400, gap: 8 }));
});

test("one is large and the others are beside it", () => {
  for (const stage of STAGES) {
    for (const [what, layout, capacity] of /** @type {const} */ ([
      ["speaker", speaker, speakerCapacity(stage)],
      ["wide screen", (/** @type {typeof stage} */ box, /** @type {number} */ n) => share(box, n, 16 / 9), shareCapacity(stage, 16 / 9)],
      ["tall screen", (/** @type {typeof stage} */ box, /** @type {number} */ n) => share(box, n, 9 / 16), shareCapacity(stage, 9 / 16)],
    ])) {
      for (let count = 1; count <= capacity + 2; count += 1) {
        const tiles = layout(stage, count);
        const name = `${what}, ${count} on ${stage.width}x${stage.height}`;
        assert.equal(tiles.length, Math.min(count, capacity), name);
        checkApart(tiles, stage, name);
        const [main, ...small] = tiles;
        assert.ok(main);
        // On a tall stage a screen has its whole width instead, and people have what is left.
        if (what !== "speaker" && stage.height > stage.width) assert.equal(main.width, stage.width, name);
        else for (const tile of small) assert.ok(main.width * main.height > 2 * tile.width * tile.height, name);
      }
    }
  }
});

test("alone, the large one has the whole stage", () => {
  assert.deepEqual(speaker({ width: 800, height: 600, gap: 8 }, 1), [{ x: 0, y: 0, width: 800, height: 600 }]);
});

test("people move out of a screen's way", () => {
  const wide = share({ width: 1280, height: 660, gap: 8 }, 3, 16 / 9);
  assert.ok((wide[1]?.x ?? 0) > (wide[0]?.width ?? 0), "a wide stage has them at its right");
  const phone = share({ width: 390, height: 620, gap: 6 }, 3, 16 / 9);
  assert.deepEqual(phone[0], { x: 0, y: 0, width: 390, height: 219 }, "a phone shows the screen as wide as it is");
  assert.ok(phone.slice(1).every((tile) => tile.y >= 219), "and them below");
});

/** One of two by two units, and five around it, on a grid of three by three: what the vendor calls Six. */
const SIX = [[0, 0, 2, 2], [2, 0, 1, 1], [2, 1, 1, 1], [0, 2, 1, 1], [1, 2, 1, 1], [2, 2, 1, 1]].map(([left = 0, top = 0, width = 0, height = 0]) => ({ left, top, width, height }));

test("a drawn layout keeps each pane's place and share on every stage", () => {
  for (const stage of STAGES) {
    const what = `${stage.width}x${stage.height}`;
    const tiles = panes(stage, 3, 3, SIX);
    checkApart(tiles, stage, what);
    const [large, ...small] = tiles;
    assert.ok(large);
    for (const tile of small) {
      assert.ok(Math.abs(large.width - 2 * tile.width - stage.gap) <= 2, `${what}: two small ones and a gap are as wide`);
      assert.ok(Math.abs(large.height - 2 * tile.height - stage.gap) <= 2, `${what}: and as high`);
    }
    // Neighbours share their edges.
    const [, upper, right, , , corner] = tiles;
    assert.equal(upper?.x, right?.x, what);
    assert.equal(right?.x, corner?.x, what);
    assert.equal((corner?.x ?? 0) + (corner?.width ?? 0) - large.x, (upper?.x ?? 0) + (upper?.width ?? 0) - large.x, what);
  }
});

test("a drawn layout is stretched within bounds, and centred", () => {
  const whole = [{ left: 0, top: 0, width: 1, height: 1 }];
  /** @type {[number, number, import("../../../web/meet/layouts/rect.js").Rect][]} */
  const rows = [
    [1280, 660, { x: 0, y: 0, width: 1280, height: 660 }],
    [1600, 600, { x: 200, y: 0, width: 1200, height: 600 }],
    [360, 700, { x: 0, y: 100, width: 360, height: 500 }],
  ];
  for (const [width, height, expected] of rows) assert.deepEqual(panes({ width, height, gap: 8 }, 1, 1, whole), [expected], `${width}x${height}`);
});
