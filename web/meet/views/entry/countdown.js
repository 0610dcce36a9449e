// Seconds until something may be tried again.

import { useEffect, useState } from "../../../vendor/htm-preact.js";

const TICK_MS = 250;

/** Whole seconds left until then, counted down; 0 when it is there, or when there is nothing to wait for. @param {number | null} atMs */
export function useSecondsUntil(atMs) {
  const left = () => (atMs === null ? 0 : Math.max(0, Math.ceil((atMs - Date.now()) / 1000)));
  const [, setSeconds] = useState(left);
  useEffect(() => {
    if (left() === 0) return;
    const timer = setInterval(() => {
      setSeconds(left());
      if (left() === 0) clearInterval(timer);
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [atMs]);
  return left();
}
