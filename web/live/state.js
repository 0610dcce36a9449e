// A live stream that somebody has the link of: whether it is waited for, goes on, or is over. The server
// is asked again and again, since whoever only watches has no line by which he could be told.

import { batch, signal } from "../vendor/signals-core.js";

/** @typedef {ReturnType<typeof createStream>} Stream */
/** `opening`: not known yet; `unknown`: there is no such stream. @typedef {"opening" | "unknown" | "waiting" | "live" | "over"} State */
/** @typedef {import("../meet/protocol/world.js").Clock} Clock */

/**
 * @typedef {object} World
 * @property {Clock} clock
 * @property {string} origin of this server
 * @property {(path: string, asked: { signal: AbortSignal }) => Promise<{ ok: boolean, status: number, json(): Promise<any> }>} fetch
 */

/**
 * After how long the server is asked again, in milliseconds. A stream that begins should not be missed;
 * one that is over may be begun once more, but seldom is.
 *
 * @type {Record<State, number | null>}
 */
const AGAIN_MS = { opening: 3000, unknown: null, waiting: 3000, live: 15_000, over: 30_000 };

/** How long an answer may take, in milliseconds. */
const PATIENCE_MS = 10_000;

/** @param {string} fragment with its `#` */
export function readFragment(fragment) {
  const [meeting = "", key = ""] = fragment.replace(/^#\/?/, "").split("/");
  return { meeting, key };
}

/**
 * @param {World} world
 * @param {{ meeting: string, key: string }} link
 */
export function createStream(world, { meeting, key }) {
  const folder = `/live/${encodeURIComponent(meeting)}/${encodeURIComponent(key)}`;
  const state = signal(/** @type {State} */ (meeting === "" || key === "" ? "unknown" : "opening"));
  const facts = signal(/** @type {{ subject: string, startMs: number } | null} */ (null));
  const isUnreachable = signal(false);
  const wasLive = signal(false);
  /** @type {unknown} */
  let timer = null;
  /** Grows with each asking, so that an answer that is overtaken says nothing. */
  let asking = 0;

  async function load() {
    const mine = ++asking;
    world.clock.clearTimeout(timer);
    if (state.value === "unknown") return;
    const found = await ask();
    if (mine !== asking) return;
    batch(() => {
      isUnreachable.value = found === "unreachable";
      // A meeting that is over may be forgotten at once.
      if (found === "unknown") state.value = wasLive.value ? "over" : "unknown";
      else if (found !== "unreachable") {
        state.value = found.state;
        if (found.state === "live") wasLive.value = true;
        facts.value = { subject: found.subject, startMs: found.startMs };
      }
    });
    const again = AGAIN_MS[state.value];
    if (again !== null) timer = world.clock.setTimeout(() => void load(), again);
  }

  /** @returns {Promise<"unreachable" | "unknown" | { state: "waiting" | "live" | "over", subject: string, startMs: number }>} */
  async function ask() {
    try {
      const answer = await world.fetch(`${folder}/state.json`, { signal: AbortSignal.timeout(PATIENCE_MS) });
      if (answer.status === 404) return "unknown";
      if (!answer.ok) return "unreachable";
      const { state: told, subject, startMs } = await answer.json();
      return { state: told === "live" || told === "over" ? told : "waiting", subject: String(subject ?? ""), startMs: Number(startMs) || 0 };
    } catch {
      return "unreachable";
    }
  }
  void load();

  return {
    state,
    facts,
    /** The server has not answered when it was asked last. */
    isUnreachable,
    /** It has been live since one has looked: what is waited for is that it goes on. */
    wasLive,
    load,
    /** Where the stream is. */
    playlist: `${folder}/main.m3u8`,
    /** The same for another player. */
    address: `${world.origin}${folder}/main.m3u8`,
  };
}
