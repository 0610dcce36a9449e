// Coming by a new password: who one is, a piece to put into its place, the code that was sent, the
// password. Nobody learns on the way whether there is such an account.

import { batch, signal } from "../../vendor/signals-core.js";
import { askSlider, checkCode, checkSlider, resetPassword, sendCode } from "../api/passwords.js";
import { asProblem } from "../api/problem.js";
import { LEAST } from "./password_rules.js";

/** @typedef {ReturnType<typeof createForgotten>} Forgotten */
/** @typedef {"who" | "slide" | "code" | "password" | "done"} Step */

/** The piece is not where it belongs, or lay there too long. */
const WRONG_PLACE = "206010012";
/** The code was checked too long ago. */
const TOO_LATE = "206030016";

/** @param {import("./world.js").PortalWorld} world */
export function createForgotten(world) {
  const step = signal(/** @type {Step} */ ("who"));
  const user = signal("");
  const slider = signal(/** @type {import("./model.js").Slider | null} */ (null));
  /** For how long a code is good, in minutes. */
  const goodMin = signal(0);
  const rules = signal(LEAST);
  const problem = signal(/** @type {import("../api/problem.js").Problem | null} */ (null));
  const isBusy = signal(false);
  let token = "";
  /** When the piece began to move. */
  let movedAtMs = /** @type {number | null} */ (null);

  /** @param {() => Promise<void>} run @param {Record<string, () => Promise<void> | void>} [after] what follows when it was refused with this code */
  async function act(run, after = {}) {
    if (isBusy.value) return;
    batch(() => ((isBusy.value = true), (problem.value = null)));
    try {
      await run();
    } catch (error) {
      problem.value = asProblem(error);
      // What is shown next is no reason to hide why.
      await Promise.resolve(after[problem.value.code]?.()).catch(() => {});
    } finally {
      isBusy.value = false;
    }
  }

  async function draw() {
    const drawn = await askSlider(world, user.value);
    movedAtMs = null;
    batch(() => ((slider.value = drawn), (step.value = "slide")));
  }

  return {
    step,
    user,
    slider,
    goodMin,
    rules,
    problem,
    isBusy,
    /** @param {string} name account, e-mail address or phone number */
    begin(name) {
      user.value = name.trim();
      return act(draw);
    },
    /** Another picture, and another code after it. */
    again: () => act(draw),
    /** The piece moves. */
    touch: () => void (movedAtMs ??= world.clock.now()),
    /** The piece lies where it shall. @param {number} left in pixels of the picture */
    put: (left) =>
      act(
        async () => {
          const slid = { token: slider.value?.token ?? "", left, tookMs: world.clock.now() - (movedAtMs ?? world.clock.now()) };
          const asking = await checkSlider(world, user.value, slid);
          const seconds = await sendCode(world, user.value, asking);
          batch(() => ((goodMin.value = Math.round(seconds / 60)), (step.value = "code")));
        },
        { [WRONG_PLACE]: draw },
      ),
    /** @param {string} code */
    check: (code) =>
      act(async () => {
        const checked = await checkCode(world, user.value, code.trim());
        token = checked.token;
        batch(() => ((rules.value = checked.rules), (step.value = "password")));
      }),
    /** @param {string} password */
    set: (password) =>
      act(
        async () => {
          await resetPassword(world, user.value, token, password);
          step.value = "done";
        },
        { [TOO_LATE]: () => void (step.value = "who") },
      ),
  };
}
