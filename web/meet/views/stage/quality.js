// How good somebody's connection is, as bars. A good one is not worth a sign on every tile.

import { computed } from "../../../vendor/signals-core.js";
import { html, useMemo } from "../../../vendor/htm-preact.js";
import { fill, words } from "../../words.js";
import { live } from "../parts/live.js";

const BARS = [1, 2, 3, 4, 5];

/** From this level on, of 5, the bars are quiet. */
const GOOD = 4;

/** @param {{ room: import("../../state/model.js").Room, id: string }} props */
function showQuality({ room, id }) {
  const level = useMemo(() => computed(() => room.quality.value.get(id)), [id]).value;
  if (level === undefined) return null;
  return html`<span class="quality ${level >= GOOD ? "is-good" : level <= 2 ? "is-bad" : ""}" title=${fill(words().qualityLabel, { level })}>
    ${BARS.map((bar) => html`<span key=${bar} class=${bar <= level ? "is-lit" : ""}></span>`)}
  </span>`;
}

export const Quality = live(showQuality);
