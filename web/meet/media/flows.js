// What flowed between two looks at `getStats` (W3C webrtc-stats): for each source and direction how much,
// how much of it was lost, and what came of it.

/** @typedef {import("../protocol/signalling.js").FlowStats} FlowStats */
/** @typedef {import("../protocol/signalling.js").Source} Source */

/**
 * One stream as counted so far. Times are in seconds, as the browser tells them.
 *
 * @typedef {object} Stream
 * @property {Source} source
 * @property {"sent" | "received"} direction
 * @property {number} bytes of payload, without what was sent once more because it had been lost
 * @property {number} packets
 * @property {number} lost
 * @property {number} frames
 * @property {number | undefined} jitter
 * @property {number | undefined} roundTrip
 * @property {number} width
 * @property {number} height
 */

/** @typedef {ReadonlyMap<string, Stream>} Streams by ID */

/**
 * @param {RTCStatsReport | ReadonlyMap<string, any>} report
 * @param {(mid: string, kind: "audio" | "video", direction: "sent" | "received") => Source | null} sourceOf what a
 *   section carries; `null`: nothing now
 * @returns {Streams}
 */
export function streams(report, sourceOf) {
  const all = [.../** @type {ReadonlyMap<string, any>} */ (report).values()];
  const path = all.find((one) => one.type === "candidate-pair" && one.nominated && one.state === "succeeded");
  /** @type {Map<string, Stream>} */
  const found = new Map();
  for (const one of all) {
    const direction = one.type === "outbound-rtp" ? "sent" : one.type === "inbound-rtp" ? "received" : null;
    const source = direction && sourceOf(one.mid ?? "", one.kind, direction);
    if (!direction || !source) continue;
    const isSent = direction === "sent";
    // Of what is sent, the other side says what has come.
    const heard = isSent ? all.find(({ type, localId }) => type === "remote-inbound-rtp" && localId === one.id) : one;
    found.set(one.id, {
      source,
      direction,
      bytes: isSent
        ? (one.bytesSent ?? 0) - (one.retransmittedBytesSent ?? 0)
        : (one.bytesReceived ?? 0) - (one.retransmittedBytesReceived ?? 0),
      packets: (isSent ? one.packetsSent : one.packetsReceived) ?? 0,
      lost: heard?.packetsLost ?? 0,
      frames: (isSent ? one.framesEncoded : one.framesDecoded) ?? 0,
      jitter: heard?.jitter,
      roundTrip: path?.currentRoundTripTime ?? heard?.roundTripTime,
      width: one.frameWidth ?? 0,
      height: one.frameHeight ?? 0,
    });
  }
  return found;
}

/**
 * What flowed in between: an entry for each source and direction of which there was anything.
 *
 * @param {Streams} before
 * @param {Streams} now
 * @param {number} seconds between the two
 * @returns {FlowStats[]}
 */
export function flows(before, now, seconds) {
  /** @type {Map<string, Tally>} */
  const tallies = new Map();
  for (const [id, stream] of now) {
    const key = `${stream.direction} ${stream.source}`;
    const tally = tallies.get(key) ?? new Tally(stream);
    tally.add(before.get(id), stream);
    tallies.set(key, tally);
  }
  return [...tallies.values()].filter(({ packets, lost }) => packets + lost > 0).map((tally) => tally.over(seconds));
}

/** All streams of one source in one direction: simulcast layers, or several people's. */
class Tally {
  #of;
  #bytes = 0;
  packets = 0;
  lost = 0;
  /** @type {number | undefined} */
  #jitter;
  /** @type {number | undefined} */
  #roundTrip;
  #picture = { width: 0, height: 0, frames: 0 };

  /** @param {Stream} of */
  constructor(of) {
    this.#of = of;
  }

  /** @param {Stream | undefined} before @param {Stream} now */
  add(before, now) {
    const grown = (/** @type {"bytes" | "packets" | "lost" | "frames"} */ name) => {
      const grew = now[name] - (before?.[name] ?? 0);
      // Less than before: counting has begun anew. Losses also shrink when what was late has come.
      return grew >= 0 ? grew : name === "lost" ? 0 : now[name];
    };
    const packets = grown("packets");
    this.lost += grown("lost");
    if (packets === 0) return;
    this.packets += packets;
    this.#bytes += grown("bytes");
    this.#jitter = worse(this.#jitter, now.jitter);
    this.#roundTrip = worse(this.#roundTrip, now.roundTrip);
    if (now.width * now.height > this.#picture.width * this.#picture.height)
      this.#picture = { width: now.width, height: now.height, frames: grown("frames") };
  }

  /** @param {number} seconds @returns {FlowStats} */
  over(seconds) {
    const { width, height, frames } = this.#picture;
    const { source, direction } = this.#of;
    return {
      source,
      direction,
      bitrateBps: Math.round((8 * this.#bytes) / seconds),
      packets: this.packets,
      lost: this.lost,
      ...(this.#jitter === undefined ? {} : { jitterMs: Math.round(1000 * this.#jitter) }),
      ...(this.#roundTrip === undefined ? {} : { roundTripMs: Math.round(1000 * this.#roundTrip) }),
      ...(width > 0 ? { width, height, frameRate: Math.round(frames / seconds) } : {}),
    };
  }
}

/** @param {number | undefined} one @param {number | undefined} other */
function worse(one, other) {
  return one === undefined ? other : other === undefined ? one : Math.max(one, other);
}
