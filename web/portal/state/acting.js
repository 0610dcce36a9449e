// One act after the other, with what went wrong: the buttons of a page share it.

import { signal } from "../../vendor/signals-core.js";
import { asProblem } from "../api/problem.js";

/** @typedef {ReturnType<typeof createActing>} Acting */
/** @typedef {import("../words.js").Word} Word */

/** @param {(word: Word) => void} tell */
export function createActing(tell) {
  const failed = signal(/** @type {import("../api/problem.js").Problem | null} */ (null));
  const isBusy = signal(false);

  return {
    failed,
    isBusy,
    forget: () => void (failed.value = null),
    /**
     * @template T
     * @param {() => Promise<T>} run
     * @param {Word | null} [said] when it worked
     * @returns {Promise<T | null>} true where the act answers nothing; null if it failed, or if another one is under way
     */
    async act(run, said = null) {
      if (isBusy.value) return null;
      isBusy.value = true;
      failed.value = null;
      try {
        const result = await run();
        if (said) tell(said);
        return result ?? /** @type {any} */ (true);
      } catch (error) {
        failed.value = asProblem(error);
        return null;
      } finally {
        isBusy.value = false;
      }
    },
  };
}
