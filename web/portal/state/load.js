// Something that is fetched: what has come, what went wrong, whether it is on its way. An answer that
// has been overtaken by a later question is dropped.

import { batch, signal } from "../../vendor/signals-core.js";
import { asProblem } from "../api/problem.js";

/**
 * @template T
 * @typedef {object} Load
 * @property {import("../../vendor/signals-core.js").ReadonlySignal<T>} value
 * @property {import("../../vendor/signals-core.js").ReadonlySignal<import("../api/problem.js").Problem | null>} problem
 * @property {import("../../vendor/signals-core.js").ReadonlySignal<boolean>} isLoading
 * @property {(run: () => Promise<T>) => Promise<boolean>} run whether its answer was taken
 * @property {(value: T) => void} set
 * @property {() => void} drop what is on its way
 */

/**
 * @template T
 * @param {T} first
 * @returns {Load<T>}
 */
export function createLoad(first) {
  const value = signal(first);
  const problem = signal(/** @type {import("../api/problem.js").Problem | null} */ (null));
  const isLoading = signal(false);
  let asked = 0;
  return {
    value,
    problem,
    isLoading,
    async run(run) {
      const own = (asked += 1);
      isLoading.value = true;
      /** @type {(() => void) | null} */
      let take = null;
      try {
        const came = await run();
        take = () => ((value.value = came), (problem.value = null));
      } catch (error) {
        take = () => (problem.value = asProblem(error));
      }
      if (own !== asked) return false;
      batch(() => ((isLoading.value = false), take?.()));
      return problem.value === null;
    },
    set: (given) => void (value.value = given),
    drop() {
      asked += 1;
      isLoading.value = false;
    },
  };
}
