// Turning pages with a finger.

import { useRef } from "../../../vendor/htm-preact.js";

/** Least way of a finger that counts, in CSS pixels. */
const LEAST = 56;

/**
 * Listeners for an element that has pages.
 *
 * @param {(step: 1 | -1) => void} onTurn
 */
export function useSwipe(onTurn) {
  const start = useRef(/** @type {{ x: number, y: number } | null} */ (null));
  return {
    onTouchStart: (/** @type {TouchEvent} */ { touches }) => {
      const [finger] = touches;
      // Two fingers zoom.
      start.current = finger && touches.length === 1 ? { x: finger.clientX, y: finger.clientY } : null;
    },
    onTouchEnd: (/** @type {TouchEvent} */ { changedTouches: [finger] }) => {
      if (!start.current || !finger) return;
      const [right, down] = [finger.clientX - start.current.x, finger.clientY - start.current.y];
      start.current = null;
      if (Math.abs(right) >= LEAST && Math.abs(right) > 2 * Math.abs(down)) onTurn(right < 0 ? 1 : -1);
    },
  };
}
