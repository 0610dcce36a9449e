// One request and its answer as JSON. Nothing here knows what is asked for.

import { FAULT, Problem, UNREACHABLE, problemOf } from "./problem.js";

/** How long an answer may take, in milliseconds; what waits on purpose says so. */
const PATIENCE_MS = 20_000;

/**
 * @typedef {object} Question
 * @property {Record<string, string | number | boolean | null | undefined>} [query] what is null is left out
 * @property {unknown} [body]
 * @property {Record<string, string>} [headers]
 * @property {number} [patienceMs]
 * @property {"json" | "text"} [as]
 */

/**
 * @param {import("../state/world.js").PortalWorld} world
 * @param {string} method
 * @param {string} path
 * @param {Question} [question]
 * @returns {Promise<any>} what was answered; null if that is nothing
 * @throws {Problem}
 */
export async function call(world, method, path, { query = {}, body, headers = {}, patienceMs = PATIENCE_MS, as = "json" } = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  const stop = new AbortController();
  const timer = world.clock.setTimeout(() => stop.abort(), patienceMs);
  try {
    const reply = await world.fetch(search.size > 0 ? `${path}?${search}` : path, {
      method,
      headers: body === undefined ? headers : { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: stop.signal,
    });
    const text = await reply.text();
    if (!reply.ok) throw problemOf(reply, text);
    if (as === "text") return text;
    return text.trim() === "" ? null : read(text);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(UNREACHABLE, String(error));
  } finally {
    world.clock.clearTimeout(timer);
  }
}

/** @param {string} text */
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(FAULT, "the answer is not JSON");
  }
}
