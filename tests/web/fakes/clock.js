// Time that moves when a test says so.

/** @typedef {import("../../../web/meet/protocol/world.js").Clock} Clock */

/** Lets everything that waits for promises alone go on. Deep enough for the longest chain here. */
export async function settle() {
  for (let turn = 0; turn < 60; turn++) await null;
}

/** @implements {Clock} */
export class FakeClock {
  #now = 1_760_000_000_000;
  #next = 1;
  /** @type {Map<number, { atMs: number, run: () => void }>} */
  #timers = new Map();

  now() {
    return this.#now;
  }

  /** @param {() => void} run @param {number} ms */
  setTimeout(run, ms) {
    const handle = this.#next++;
    this.#timers.set(handle, { atMs: this.#now + Math.max(0, ms), run });
    return handle;
  }

  /** @param {unknown} handle */
  clearTimeout(handle) {
    this.#timers.delete(/** @type {number} */ (handle));
  }

  /** How many timers are set; none should be when nothing is awaited any more. */
  get waiting() {
    return this.#timers.size;
  }

  /**
   * Moves on, running what comes due in order, and whatever that leads to.
   *
   * @param {number} ms
   */
  async advance(ms) {
    const until = this.#now + ms;
    await settle();
    for (;;) {
      const due = [...this.#timers]
        .filter(([, { atMs }]) => atMs <= until)
        .sort((one, other) => one[1].atMs - other[1].atMs || one[0] - other[0])[0];
      if (!due) break;
      this.#now = Math.max(this.#now, due[1].atMs);
      this.#timers.delete(due[0]);
      due[1].run();
      await settle();
    }
    this.#now = until;
    await settle();
  }
}
