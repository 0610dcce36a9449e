// Waiting for a state. No test sleeps for a time that it hopes is enough.

import { setTimeout as pause } from "node:timers/promises";

/** How long a state may take unless said otherwise; generous, since two cores carry several browsers. */
export const DEADLINE_MS = 60_000;

/** Between two looks, in milliseconds. */
const PAUSE_MS = 100;

/**
 * Waits until `look` gives something true and returns it. An error that `look` throws counts as
 * "not yet" and is told when time is over.
 *
 * @template T
 * @param {string} what for the message when it does not come about
 * @param {() => T | Promise<T>} look
 * @param {number} [deadlineMs]
 * @returns {Promise<T>}
 */
export async function eventually(what, look, deadlineMs = DEADLINE_MS) {
  const end = performance.now() + deadlineMs;
  let last;
  for (;;) {
    try {
      last = await look();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) {
      const seen = last instanceof Error ? last.message : JSON.stringify(last);
      throw new Error(`not within ${deadlineMs} ms: ${what} (last seen: ${seen})`);
    }
    await pause(PAUSE_MS);
  }
}
