// What happened, for as long as it is worth showing.

import { signal } from "../../vendor/signals-core.js";

/** @typedef {import("./model.js").Happening} Happening */
/** @typedef {import("../protocol/world.js").Clock} Clock */
/**
 * @template T
 * @typedef {T extends Happening ? Omit<T, "id" | "atMs" | "untilMs"> : never} Fresh
 */

/** How long each kind is shown, in milliseconds; `null`: until dismissed or answered. */
const SHOWN_MS = {
  stopped: 8000,
  asked: null,
  unmuted: 8000,
  shown: 5000,
  record: 8000,
  recorded: 8000,
  recordFailed: null,
  streamed: 8000,
  streamFailed: null,
  streamTrouble: null,
  ending: null,
  extended: 6000,
  joined: 4000,
  left: 4000,
  hand: 6000,
  chat: 6000,
  waits: null,
  role: 6000,
  shares: 4000,
  device: 6000,
  problem: 10_000,
  refused: 8000,
  back: 4000,
};
/** More than this nobody reads; the oldest goes. */
const MOST = 20;

export class Happenings {
  #clock;
  #next = 1;
  /** @type {unknown} */
  #timer = null;
  /** @type {import("../../vendor/signals-core.js").Signal<readonly Happening[]>} */
  list = signal(/** @type {readonly Happening[]} */ ([]));

  /** @param {Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  /** @param {Fresh<Happening>} fresh */
  add(fresh) {
    const now = this.#clock.now();
    const shown = SHOWN_MS[fresh.kind];
    const one = /** @type {Happening} */ ({
      ...fresh,
      id: this.#next++,
      atMs: now,
      untilMs: shown === null ? null : now + shown,
    });
    this.list.value = [...this.list.value, one].slice(-MOST);
    this.#wait();
  }

  /** @param {number} id @returns {Happening | undefined} */
  find(id) {
    return this.list.value.find((one) => one.id === id);
  }

  /** @param {(one: Happening) => boolean} isGone */
  drop(isGone) {
    const left = this.list.value.filter((one) => !isGone(one));
    if (left.length < this.list.value.length) this.list.value = left;
  }

  clear() {
    this.drop(() => true);
    this.#clock.clearTimeout(this.#timer);
  }

  #wait() {
    this.#clock.clearTimeout(this.#timer);
    const next = Math.min(...this.list.value.map(({ untilMs }) => untilMs ?? Infinity));
    if (next === Infinity) return;
    this.#timer = this.#clock.setTimeout(
      () => {
        const now = this.#clock.now();
        this.drop(({ untilMs }) => untilMs !== null && untilMs <= now);
        this.#wait();
      },
      Math.max(0, next - this.#clock.now()),
    );
  }
}
