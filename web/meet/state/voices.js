// Who speaks: as it is, for the rings around tiles, and smoothed, for who is shown large.

import { signal } from "../../vendor/signals-core.js";

/** @typedef {import("./model.js").ParticipantId} ParticipantId */
/** @typedef {import("../protocol/world.js").Clock} Clock */

/**
 * How long somebody has to be the loudest before the stage turns to him: longer than a cough or a
 * "yes", shorter than a sentence.
 */
const TURN_MS = 900;

export class Voices {
  #clock;
  /** @type {ParticipantId | null} */
  #candidate = null;
  /** @type {unknown} */
  #timer = null;
  /** When each one last was the loudest. @type {Map<ParticipantId, number>} */
  #lastAt = new Map();

  speaking = signal(/** @type {ReadonlyMap<ParticipantId, number>} */ (new Map()));
  active = signal(/** @type {ParticipantId | null} */ (null));

  /** @param {Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  /** When somebody last spoke, in milliseconds since 1970; 0: never. @param {ParticipantId} id */
  lastAt(id) {
    return this.#lastAt.get(id) ?? 0;
  }

  /**
   * @param {readonly { participant: ParticipantId, level: number }[]} speakers the loudest first
   * @param {ParticipantId | null} you
   */
  heard(speakers, you) {
    this.speaking.value = new Map(speakers.map(({ participant, level }) => [participant, level]));
    const now = this.#clock.now();
    for (const { participant } of speakers) this.#lastAt.set(participant, now);
    // Nobody wants to look at himself speaking.
    const loudest = speakers.find(({ participant }) => participant !== you)?.participant ?? null;
    if (loudest === this.#candidate) return;
    this.#clock.clearTimeout(this.#timer);
    this.#candidate = loudest;
    if (loudest === null || loudest === this.active.peek()) return;
    if (this.active.peek() === null) this.active.value = loudest;
    else this.#timer = this.#clock.setTimeout(() => (this.active.value = loudest), TURN_MS);
  }

  /** @param {ParticipantId} id */
  gone(id) {
    this.#lastAt.delete(id);
    if (this.speaking.peek().has(id)) {
      const left = new Map(this.speaking.peek());
      left.delete(id);
      this.speaking.value = left;
    }
    if (this.#candidate === id) {
      this.#clock.clearTimeout(this.#timer);
      this.#candidate = null;
    }
    if (this.active.peek() === id) this.active.value = null;
  }

  reset() {
    this.#clock.clearTimeout(this.#timer);
    this.#candidate = null;
    this.#lastAt.clear();
    this.speaking.value = new Map();
    this.active.value = null;
  }
}
