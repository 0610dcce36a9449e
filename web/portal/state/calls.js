// Being rung. While one is signed in, one question to the server is always open; it is answered when
// somebody is called.

import { computed, signal } from "../../vendor/signals-core.js";

/** @typedef {import("./model.js").Call} Call */
/** @typedef {ReturnType<typeof createCalls>} Calls */

const SOUND = "convoca.portal.sound";
/** Pauses after the server could not be asked, growing up to the last one. */
const PAUSES_MS = [2000, 5000, 15_000, 60_000];
/** Before the next question when the server has answered this soon, as it may while something rings. */
const SOON_MS = 1000;
const PAUSE_MS = 2000;

/**
 * @param {import("./world.js").PortalWorld} world
 * @param {{ calls(): Promise<Call[]>, answerCall(id: string, isAccepted: boolean): Promise<void> }} api
 */
export function createCalls(world, api) {
  const hasSound = signal(recallSound(world));
  const calls = signal(/** @type {Call[]} */ ([]));
  /** Answered here; the server may tell of them a last time. */
  const answered = signal(/** @type {ReadonlySet<string>} */ (new Set()));
  const ringing = computed(() => calls.value.find((one) => !answered.value.has(one.id)) ?? null);
  /** The run that goes on; a later one makes it end. */
  let run = 0;
  /** @type {unknown} */
  let timer = null;

  /** @param {number} own @param {number} failures */
  async function listen(own, failures) {
    const askedMs = world.clock.now();
    let pause = 0;
    let failed = failures;
    try {
      const came = await api.calls();
      if (own !== run) return;
      calls.value = came;
      failed = 0;
      pause = world.clock.now() - askedMs < SOON_MS ? PAUSE_MS : 0;
    } catch {
      if (own !== run) return;
      calls.value = [];
      pause = PAUSES_MS[Math.min(failed, PAUSES_MS.length - 1)] ?? 0;
      failed += 1;
    }
    timer = world.clock.setTimeout(() => listen(own, failed), pause);
  }

  return {
    /** The call that rings, if one does. */
    ringing,
    /** Whether it may be heard. */
    hasSound,
    /** @param {boolean} on */
    setSound(on) {
      hasSound.value = on;
      try {
        world.kept.setItem(SOUND, on ? "on" : "off");
      } catch {
        // Then it is heard again after a reload.
      }
    },
    start() {
      run += 1;
      world.clock.clearTimeout(timer);
      listen(run, 0);
    },
    stop() {
      run += 1;
      world.clock.clearTimeout(timer);
      calls.value = [];
    },
    /** @param {Call} call @param {boolean} isAccepted */
    async answer(call, isAccepted) {
      answered.value = new Set([...answered.value, call.id]);
      // A call that cannot be answered any more has ended by itself.
      await api.answerCall(call.id, isAccepted).catch(() => {});
    },
  };
}

/** @param {import("./world.js").PortalWorld} world */
function recallSound(world) {
  try {
    return world.kept.getItem(SOUND) !== "off";
  } catch {
    return true;
  }
}
