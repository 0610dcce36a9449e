// The stage: measures itself, lets a layout say where tiles are, and tells the state how many have
// room and how large they are. Tiles stand in the document by key, whatever their place, so that a
// picture is never torn out and put back when people move.

import { signal } from "../../../vendor/signals-core.js";
import { html, useEffect, useMemo, useRef } from "../../../vendor/htm-preact.js";
import { grid, gridCapacity } from "../../layouts/grid.js";
import { panes } from "../../layouts/panes.js";
import { share, shareCapacity } from "../../layouts/share.js";
import { speaker, speakerCapacity } from "../../layouts/speaker.js";
import { words } from "../../words.js";
import { live } from "../parts/live.js";
import { Alone } from "./alone.js";
import { createShapes } from "./picture_shape.js";
import { Reactions } from "./reactions.js";
import { useSwipe } from "./swipe.js";
import { Tile } from "./tile.js";

/** @typedef {import("../../state/model.js").Tile} TileModel */
/** @typedef {import("../../state/model.js").Shown} Shown */
/** @typedef {import("../../layouts/rect.js").Box} Box */
/** @typedef {import("../../layouts/rect.js").Rect} Rect */
/** @typedef {{ tile: TileModel, at: Rect, isMain: boolean }} Placed */

/** Space between tiles on a stage of this width or more, and on a narrower one, in CSS pixels. */
const WIDE = 700;
const GAP_WIDE = 10;
const GAP_NARROW = 6;

/** @param {{ meet: import("../../state/model.js").Meet, desk: import("../room/desk.js").Desk }} props */
function showStage({ meet, desk }) {
  const { stage } = meet.room;
  const size = useMemo(() => signal({ width: 0, height: 0 }), []);
  const shapes = useMemo(createShapes, []);
  const element = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) size.value = { width: Math.floor(entry.contentRect.width), height: Math.floor(entry.contentRect.height) };
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  const box = { ...size.value, gap: size.value.width >= WIDE ? GAP_WIDE : GAP_NARROW };
  const shown = stage.shown.value;
  const shape = shown.main ? shapes.of(shown.main.key) : 1;
  const { placed, free } = size.value.width > 0 ? place(shown, box, shape) : { placed: [], free: [] };
  useEffect(() => tell(stage, shown, box, shape, placed), [shown, size.value, shape]);
  const swipe = useSwipe((step) => {
    const page = shown.page + step;
    if (page >= 0 && page < shown.pages) stage.setPage(page);
  });
  const isAlone = shown.panes === null && meet.room.participants.value.length === 1;
  return html`<section class="stage" aria-label=${words().stage}>
    <div ref=${element} class="stage-box" ...${swipe}>
      ${free.map(({ x, y, width, height }, at) => html`<div key=${`free ${at}`} class="pane-free" role="img" aria-label=${words().emptyPane}
        style=${{ transform: `translate(${x}px, ${y}px)`, width: `${width}px`, height: `${height}px` }}></div>`)}
      ${[...placed].sort((a, b) => (a.tile.key < b.tile.key ? -1 : 1)).map(
        ({ tile, at, isMain }) => html`<${Tile} key=${tile.key} tile=${tile} at=${at} isMain=${isMain} meet=${meet} desk=${desk} shapes=${shapes} />`,
      )}
      ${isAlone && html`<${Alone} meet=${meet} />`}
      <${Reactions} room=${meet.room} shown=${placed.map(({ tile }) => tile.participant).join(" ")} />
    </div>
  </section>`;
}

/** @param {Shown} shown @param {Box} box @param {number} shape of the main picture @returns {{ placed: Placed[], free: Rect[] }} `free`: panes in which nobody is */
function place(shown, box, shape) {
  const { main, tiles } = shown;
  if (shown.panes) return seat(shown.panes, box);
  if (!main) return { placed: pair(tiles, grid(box, tiles.length), false), free: [] };
  const count = tiles.length + 1;
  const rects = main.source === "screen" ? share(box, count, shape) : speaker(box, count);
  return { placed: pair([main, ...tiles], rects, true), free: [] };
}

/** @param {import("../../state/model.js").Panes} drawn @param {Box} box @returns {{ placed: Placed[], free: Rect[] }} */
function seat(drawn, box) {
  const rects = panes(box, drawn.columns, drawn.rows, drawn.panes);
  const all = drawn.panes.map(({ tile }, at) => ({ tile, at: /** @type {Rect} */ (rects[at]), isMain: false }));
  const placed = all.flatMap(({ tile, at, isMain }) => (tile ? [{ tile, at, isMain }] : []));
  return { placed, free: all.filter(({ tile }) => !tile).map(({ at }) => at) };
}

/** Tiles for which there is no rectangle are left out until the state knows of the new size. @param {readonly TileModel[]} tiles @param {Rect[]} rects @param {boolean} hasMain */
function pair(tiles, rects, hasMain) {
  return tiles.slice(0, rects.length).map((tile, index) => ({ tile, at: /** @type {Rect} */ (rects[index]), isMain: hasMain && index === 0 }));
}

/**
 * @param {import("../../state/model.js").StageModel} stage
 * @param {Shown} shown
 * @param {Box} box
 * @param {number} shape
 * @param {Placed[]} placed
 */
function tell(stage, shown, box, shape, placed) {
  if (box.width === 0) return;
  const density = devicePixelRatio;
  const pixels = (/** @type {Placed | undefined} */ one) => Math.round((one?.at.height ?? 0) * density);
  const capacity = shown.main?.source === "screen" ? shareCapacity(box, shape) : speakerCapacity(box);
  stage.setViewport({
    gridTiles: gridCapacity(box),
    stripTiles: capacity - 1,
    mainHeight: pixels(placed.find(({ isMain }) => isMain)) || Math.round(box.height * density),
    tileHeight: pixels(placed.find(({ isMain }) => !isMain)) || Math.round((box.height / 3) * density),
    rowHeight: Math.round((box.height / (shown.panes?.rows ?? 3)) * density),
  });
}

export const Stage = live(showStage);
