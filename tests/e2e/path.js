// One direction of an impaired network path: what becomes of each datagram, decided from a seed and
// the time that is passed in. Knows no sockets and no clock, so that a test can run it in no time.

/**
 * What a path does to datagrams.
 *
 * @typedef {object} Impairment
 * @property {number} [loss] share of datagrams that vanish, 0 to 1
 * @property {number} [delayMs] time that each one takes
 * @property {number} [rateKbps] what passes at most, in kilobits a second
 * @property {number} [queueMs] how long one may wait for its turn; who would wait longer is dropped
 */

/** How long a bottleneck's queue is unless said otherwise: that of an ordinary home router. */
export const QUEUE_MS = 200;

/** IPv4 and UDP headers, which take their share of a bottleneck as well, in bytes. */
const HEADER_BYTES = 28;

/**
 * Mulberry32: a small generator with 32 bits of state, good enough to lose packets by.
 *
 * @param {number} seed
 * @returns {() => number} draws from 0 (inclusive) to 1 (exclusive)
 */
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One direction between a client and the server. */
export class Path {
  #draw;
  /** When the bottleneck has sent what it has taken so far. */
  #freeAtMs = 0;
  /** When the last datagram arrives, so that a shorter delay does not let later ones overtake. */
  #lastArrivalMs = 0;

  /** What has happened so far. */
  counts = { passed: 0, lost: 0, dropped: 0, bytes: 0 };

  /**
   * @param {number} seed
   * @param {Impairment} [impairment]
   */
  constructor(seed, impairment = {}) {
    this.#draw = dice(seed);
    /** @type {Impairment} May be replaced at any time; holds for what is sent from then on. */
    this.impairment = impairment;
  }

  /**
   * Sends a datagram down the path.
   *
   * @param {number} nowMs never earlier than at the call before
   * @param {number} bytes its payload
   * @returns {number | null} when it arrives; `null`: never
   */
  send(nowMs, bytes) {
    const { loss = 0, delayMs = 0, rateKbps, queueMs = QUEUE_MS } = this.impairment;
    let leavesMs = nowMs;
    if (rateKbps !== undefined) {
      const beginsMs = Math.max(nowMs, this.#freeAtMs);
      if (beginsMs - nowMs > queueMs) {
        this.counts.dropped += 1;
        return null;
      }
      // A kilobit a second is a bit a millisecond.
      leavesMs = this.#freeAtMs = beginsMs + ((bytes + HEADER_BYTES) * 8) / rateKbps;
    }
    // What is lost has gone through the bottleneck: loss happens further on, as on a radio link.
    if (this.#draw() < loss) {
      this.counts.lost += 1;
      return null;
    }
    this.counts.passed += 1;
    this.counts.bytes += bytes;
    this.#lastArrivalMs = Math.max(this.#lastArrivalMs, leavesMs + delayMs);
    return this.#lastArrivalMs;
  }
}
