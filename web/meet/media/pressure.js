// How busy the machine is, where the browser knows (W3C Compute Pressure). It tells four states and no
// numbers, so that pages learn little of the machine.

/**
 * What a state stands for, in per cent: the middle of the range that Chromium gives it, whose ranges end
 * at 60, 75, 90 and 100.
 *
 * @type {Record<string, number>}
 */
const PER_CENT = { nominal: 30, fair: 68, serious: 83, critical: 95 };

/** How often the browser may tell, in milliseconds: often enough for a look every ten seconds. */
const SAMPLE_MS = 2000;

/**
 * Begins to watch.
 *
 * @returns {() => number | null} how busy the processor is now, in per cent; `null`: not known
 */
export function watchPressure() {
  /** @type {string | null} */
  let state = null;
  // Not in the standard library of types.
  const Observer = /** @type {any} */ (globalThis).PressureObserver;
  if (Observer) {
    const observer = new Observer((/** @type {{ state: string }[]} */ records) => (state = records.at(-1)?.state ?? null));
    // A browser that does not allow it leaves it unknown.
    observer.observe("cpu", { sampleInterval: SAMPLE_MS }).catch(() => undefined);
  }
  return () => (state === null ? null : (PER_CENT[state] ?? null));
}
