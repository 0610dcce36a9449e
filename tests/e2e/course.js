// The course of what somebody's browser counts in `getStats`, looked at every second while a scene goes on.

import { setTimeout as pause } from "node:timers/promises";

/** @typedef {"sent" | "received"} Direction */
/** @typedef {"audio" | "video"} Medium */
/** @typedef {{ bytes: number, packets: number, lost: number, frames: number, jitter: number, width: number, height: number }} Counts */
/** @typedef {{ atMs: number, roundTrip: number, counts: Record<string, Counts> }} Look */

/** Between two looks, in milliseconds. */
const PAUSE_MS = 1000;

/** Length of a stretch over which rates are worked out: that of the server's samples. */
const STRETCH_MS = 10_000;

export class Course {
  #isOver = false;
  /** @type {Look[]} */
  #looks = [];

  /** @param {import("./person.js").Person} person */
  constructor(person) {
    this.name = person.name;
    void this.#watch(person);
  }

  end() {
    this.#isOver = true;
  }

  /** @param {import("./person.js").Person} person */
  async #watch(person) {
    while (!this.#isOver) {
      const entries = await person.stats("outbound-rtp", "inbound-rtp", "remote-inbound-rtp", "candidate-pair").catch(() => []);
      if (entries.length > 0) this.#looks.push(look(entries));
      await pause(PAUSE_MS);
    }
  }

  /**
   * What flowed between two moments, as far as there were looks.
   *
   * @param {Direction} direction
   * @param {Medium} medium
   * @param {number} fromMs
   * @param {number} untilMs
   */
  between(direction, medium, fromMs, untilMs) {
    const [first, last] = [this.#nearest(fromMs), this.#nearest(untilMs)];
    const [before, now] = [first, last].map(({ counts }) => counts[`${direction} ${medium}`] ?? NOTHING);
    const seconds = Math.max(0.001, (last.atMs - first.atMs) / 1000);
    const [packets, lost] = [now.packets - before.packets, Math.max(0, now.lost - before.lost)];
    return {
      kbps: (8 * (now.bytes - before.bytes)) / seconds / 1000,
      lossPercent: packets + lost > 0 ? (100 * lost) / (packets + lost) : 0,
      frameRate: (now.frames - before.frames) / seconds,
    };
  }

  /**
   * What was so at each look between two moments: what is a state, and not a sum.
   *
   * @param {Direction} direction
   * @param {Medium} medium
   * @param {number} fromMs
   * @param {number} untilMs
   */
  during(direction, medium, fromMs, untilMs) {
    const looks = this.#looks.filter(({ atMs }) => atMs >= fromMs && atMs <= untilMs);
    const all = looks.map(({ counts }) => counts[`${direction} ${medium}`] ?? NOTHING);
    return {
      jitterMs: all.map(({ jitter }) => 1000 * jitter),
      roundTripMs: looks.map(({ roundTrip }) => 1000 * roundTrip),
      pictures: all.map(({ width, height }) => `${width}*${height}`),
      // Of all media, over a sample's length that ends at each look.
      kbps: looks.map(({ atMs }) => this.between(direction, "audio", atMs - STRETCH_MS, atMs).kbps + this.between(direction, "video", atMs - STRETCH_MS, atMs).kbps),
    };
  }

  /** @param {number} atMs */
  #nearest(atMs) {
    const nearer = (/** @type {Look} */ best, /** @type {Look} */ one) => (Math.abs(one.atMs - atMs) < Math.abs(best.atMs - atMs) ? one : best);
    return this.#looks.reduce(nearer);
  }
}

/** @type {Counts} */
const NOTHING = { bytes: 0, packets: 0, lost: 0, frames: 0, jitter: 0, width: 0, height: 0 };

/** @param {Record<string, any>[]} entries @returns {Look} */
function look(entries) {
  const path = entries.find((one) => one.type === "candidate-pair" && one.nominated && one.state === "succeeded");
  /** @type {Record<string, Counts>} */
  const counts = {};
  for (const one of entries) {
    if (one.type !== "outbound-rtp" && one.type !== "inbound-rtp") continue;
    const isSent = one.type === "outbound-rtp";
    const packets = (isSent ? one.packetsSent : one.packetsReceived) ?? 0;
    if (packets === 0) continue;
    const heard = isSent ? entries.find(({ type, localId }) => type === "remote-inbound-rtp" && localId === one.id) : one;
    const key = `${isSent ? "sent" : "received"} ${one.kind}`;
    const all = (counts[key] ??= { ...NOTHING });
    // Without what is sent once more because it was lost: it is no second picture.
    all.bytes += isSent ? one.bytesSent - (one.retransmittedBytesSent ?? 0) : one.bytesReceived - (one.retransmittedBytesReceived ?? 0);
    all.packets += packets;
    all.lost += heard?.packetsLost ?? 0;
    all.jitter = Math.max(all.jitter, heard?.jitter ?? 0);
    if ((one.frameHeight ?? 0) > all.height) {
      all.frames = (isSent ? one.framesEncoded : one.framesDecoded) ?? 0;
      [all.width, all.height] = [one.frameWidth, one.frameHeight];
    }
  }
  return { atMs: Date.now(), roundTrip: path?.currentRoundTripTime ?? 0, counts };
}
