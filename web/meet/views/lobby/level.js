// How loud the microphone is: a row of dots that follows the voice.

import { html } from "../../../vendor/htm-preact.js";
import { words } from "../../words.js";
import { live } from "../parts/live.js";

const DOTS = 14;

/** Voices are far below full scale; the root spreads them over the row. @param {number} level 0 to 1 */
function lit(level) {
  return Math.round(Math.sqrt(Math.min(1, Math.max(0, level))) * DOTS);
}

/** @param {{ own: import("../../state/model.js").OwnMedia }} props */
function showLevel({ own }) {
  const count = own.microphone.value ? lit(own.level.value) : 0;
  return html`<div class="level" role="meter" aria-label=${words().levelLabel} aria-valuemin="0" aria-valuemax=${DOTS} aria-valuenow=${count}>
      ${Array.from({ length: DOTS }, (_, index) => html`<span key=${index} class=${index < count ? "is-lit" : ""}></span>`)}
    </div>
    <p class="level-hint">${own.microphone.value ? words().levelHint : words().levelOff}</p>`;
}

export const Level = live(showLevel);
