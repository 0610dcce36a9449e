// Reactions, each shown for a moment.

import { signal } from "../../vendor/signals-core.js";

/** @typedef {import("./model.js").ShownReaction} ShownReaction */
/** @typedef {import("../protocol/world.js").Clock} Clock */

/** How long one is shown. */
const SHOWN_MS = 4000;
/** A crowd that applauds would otherwise fill the page. */
const MOST = 30;

export class Reactions {
  #clock;
  #next = 1;
  shown = signal(/** @type {readonly ShownReaction[]} */ ([]));

  /** @param {Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  /** @param {string} participant @param {import("./model.js").Reaction} reaction */
  add(participant, reaction) {
    const id = this.#next++;
    this.shown.value = [...this.shown.value, { id, participant, reaction, atMs: this.#clock.now() }].slice(-MOST);
    this.#clock.setTimeout(() => {
      this.shown.value = this.shown.value.filter((one) => one.id !== id);
    }, SHOWN_MS);
  }
}
