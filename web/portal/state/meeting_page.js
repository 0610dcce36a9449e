// The page of one meeting that is not over: what it is, who answered, and what can be done with it.

import { computed, signal } from "../../vendor/signals-core.js";
import { asProblem } from "../api/problem.js";
import { createLoad } from "./load.js";

/** @typedef {import("./model.js").Meeting} Meeting */
/** @typedef {import("./model.js").Occurrence} Occurrence */
/** @typedef {import("./model.js").Reply} Reply */
/** @typedef {ReturnType<typeof createMeetingPage>} MeetingPage */

const AGAIN_MS = 20_000;

/** @param {import("./portal.js").Context} context @param {string} id */
export function createMeetingPage({ world, api, zones, session, tell, go }, id) {
  const load = createLoad(/** @type {{ meeting: Meeting, people: import("./model.js").Person[] } | null} */ (null));
  const replies = createLoad(/** @type {Reply[]} */ ([]));
  const isBusy = signal(false);
  const failed = signal(/** @type {import("../api/problem.js").Problem | null} */ (null));
  const nowMs = signal(world.clock.now());
  /** @type {unknown} */
  let timer = null;
  let isClosed = false;

  async function ask() {
    world.clock.clearTimeout(timer);
    await Promise.all([load.run(() => api.meeting(id)), replies.run(() => api.replies(id))]);
    if (isClosed) return;
    nowMs.value = world.clock.now();
    timer = world.clock.setTimeout(ask, AGAIN_MS);
  }
  ask();

  const meeting = computed(() => load.value.value?.meeting ?? null);

  /**
   * Does something to the meeting. Resolves to whether it worked.
   *
   * @param {(meeting: Meeting) => Promise<unknown>} run
   */
  async function act(run) {
    const one = meeting.value;
    if (one === null || isBusy.value) return false;
    isBusy.value = true;
    failed.value = null;
    try {
      await run(one);
      return true;
    } catch (error) {
      failed.value = asProblem(error);
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  return {
    id,
    load,
    meeting,
    people: computed(() => load.value.value?.people ?? []),
    replies,
    isBusy,
    /** Why what was tried last did not work. */
    failed,
    nowMs,
    zones,
    ownZone: world.zone,
    again: ask,
    /** Whether one may change it: it is one's own, or one is an administrator. */
    isMine: computed(() => {
      const who = session.user.value;
      return who !== null && meeting.value !== null && (who.isAdministrator || who.userId === meeting.value.scheduler.id);
    }),
    forgive: () => void (failed.value = null),
    async cancel() {
      if (!(await act((one) => api.cancel(one)))) return false;
      go({ name: "upcoming" });
      tell("cancelledMeeting");
      return true;
    },
    /** @param {string} occurrence @param {{ startMs: number, lengthMin: number }} to */
    async move(occurrence, to) {
      if (!(await act((one) => api.moveOccurrence(one, occurrence, to)))) return false;
      tell("movedOccurrence");
      await ask();
      return true;
    },
    /** @param {string} occurrence */
    async cancelOccurrence(occurrence) {
      const isLast = meeting.value?.occurrences.length === 1;
      if (!(await act((one) => api.cancelOccurrences(one, [occurrence])))) return false;
      if (isLast) go({ name: "upcoming" });
      tell("cancelledOccurrence");
      if (!isLast) await ask();
      return true;
    },
    /** The meeting as a calendar file; null if there is none to be had. @returns {Promise<string | null>} */
    async calendar() {
      /** @type {string | null} */
      let text = null;
      await act(async () => (text = await api.calendar(id)));
      return text;
    },
    close() {
      isClosed = true;
      world.clock.clearTimeout(timer);
      load.drop();
      replies.drop();
    },
  };
}

/**
 * The latest answer of somebody invited: to an occurrence if he gave one, else to the whole.
 *
 * @param {readonly Reply[]} replies
 * @param {{ email: string, sms: string }} person
 * @returns {Reply | null}
 */
export function replyOf(replies, { email }) {
  if (email === "") return null;
  const own = replies.filter((one) => one.address.toLowerCase() === email.toLowerCase());
  return own.reduce((/** @type {Reply | null} */ last, one) => (last === null || one.atMs >= last.atMs ? one : last), null);
}
