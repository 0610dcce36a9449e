// Tells the server what only the client can measure, every ten seconds while media flows.

import { flows, streams } from "../media/flows.js";

/** @typedef {import("../media/connection.js").MediaConnection} MediaConnection */
/** @typedef {import("../protocol/signalling.js").Source} Source */

/** The server keeps a sample for each ten seconds. */
const FIGURES_MS = 10_000;

/**
 * @typedef {object} FiguresWorld
 * @property {import("../protocol/world.js").Clock} clock
 * @property {() => number | null} pressure
 * @property {(ask: import("../protocol/signalling.js").Ask) => void} tell
 * @property {(mid: string) => Source | null} shownIn what a receiving video section shows
 */

export class Figures {
  #world;
  /** @type {MediaConnection | null} */
  #connection = null;
  /** @type {{ atMs: number, streams: import("../media/flows.js").Streams } | null} */
  #last = null;
  /** @type {unknown} */
  #timer = null;

  /** @param {FiguresWorld} world */
  constructor(world) {
    this.#world = world;
  }

  /** @param {MediaConnection} connection */
  begin(connection) {
    this.end();
    this.#connection = connection;
    void this.#look();
  }

  /** The peer is another one, which counts anew. */
  anew() {
    this.#last = null;
  }

  end() {
    this.#world.clock.clearTimeout(this.#timer);
    this.#connection = null;
    this.#last = null;
  }

  async #look() {
    const connection = this.#connection;
    if (!connection) return;
    const before = this.#last;
    try {
      const report = await connection.stats();
      if (connection !== this.#connection) return;
      const sources = connection.sources();
      const atMs = this.#world.clock.now();
      const now = streams(report, (mid, kind, direction) => {
        if (direction === "sent") return sources[mid] ?? null;
        // Whose voice it is changes by the second, and nobody shares sound without speaking over it.
        return kind === "audio" ? "microphone" : this.#world.shownIn(mid);
      });
      if (before && before === this.#last && atMs > before.atMs) this.#tell(flows(before.streams, now, (atMs - before.atMs) / 1000));
      this.#last = { atMs, streams: now };
    } catch {
      // Closed in between.
    }
    if (connection === this.#connection) this.#timer = this.#world.clock.setTimeout(() => void this.#look(), FIGURES_MS);
  }

  /** @param {import("../protocol/signalling.js").FlowStats[]} flows */
  #tell(flows) {
    if (flows.length === 0) return;
    const systemCpu = this.#world.pressure();
    this.#world.tell({ type: "stats", flows, ...(systemCpu === null ? {} : { systemCpu }) });
  }
}
