// One request and its answer as JSON. Nothing here knows what is asked for.

import { FAULT, Problem, UNREACHABLE, problemOf } from "./problem.js";

/** How long an answer may take, in milliseconds; what waits on purpose says so. */
const PATIENCE_MS = 20_000;

/**
 * @typedef {object} Question
 * @property {Record<string, string | number | boolean | null | undefined>} [query] what is null is left out
 * @property {unknown} [body] sent as JSON
 * @property {Blob} [file] sent as the file of a form, instead of a body
 * @property {string} [text] sent as it is, instead of a body
 * @property {string} [kind] media type of that text
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
export async function call(world, method, path, { query = {}, body, file, text: given, kind = "text/plain", headers = {}, patienceMs = PATIENCE_MS, as = "json" } = {}) {
  const asked = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  const sent = file ? formOf(file) : (given ?? (body === undefined ? undefined : JSON.stringify(body)));
  const stop = new AbortController();
  const timer = world.clock.setTimeout(() => stop.abort(), patienceMs);
  try {
    const reply = await world.fetch(search.size > 0 ? `${path}?${search}` : path, {
      method,
      // A form says by itself where its parts begin.
      headers: sent === undefined || file ? headers : { "content-type": given === undefined ? "application/json" : kind, ...headers },
      ...(sent === undefined ? {} : { body: sent }),
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

/** @param {Blob} file */
function formOf(file) {
  const form = new FormData();
  form.append("file", file, "picture");
  return form;
}

/** @param {string} text */
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(FAULT, "the answer is not JSON");
  }
}
