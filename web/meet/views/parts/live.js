// What joins views to state: a component that shows itself anew whenever a signal that it read has
// changed. Views read, and call methods; nothing else flows.

import { effect } from "../../../vendor/signals-core.js";
import { useEffect, useReducer, useRef } from "../../../vendor/htm-preact.js";

/**
 * A component that follows the signals it reads.
 *
 * @template P
 * @param {(props: P) => import("../../../vendor/htm-preact.js").Child} view
 * @returns {(props: P) => import("../../../vendor/htm-preact.js").Child}
 */
export function live(view) {
  return function Live(props) {
    const [, again] = useReducer((/** @type {number} */ count) => count + 1, 0);
    const stop = useRef(() => {});
    useEffect(() => () => stop.current(), []);
    stop.current();
    /** @type {import("../../../vendor/htm-preact.js").Child} */
    let shown;
    let first = true;
    // The effect's first run renders and so learns what is read. Its second run means that something
    // changed; it reads nothing, so it is the last one, and the next rendering begins a new effect.
    stop.current = effect(() => {
      if (first) shown = view(props);
      else again(undefined);
      first = false;
    });
    return shown;
  };
}

/**
 * Runs something with the signals it reads, for as long as the component is there.
 *
 * @param {() => void | (() => void)} run
 * @param {readonly unknown[]} [inputs] run anew when one of these changes
 */
export function useFollow(run, inputs = []) {
  useEffect(() => effect(run), inputs);
}
