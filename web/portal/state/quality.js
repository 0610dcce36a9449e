// How good people's lines were: meetings, those who were in one, and what was measured of one of them.

import { computed, signal } from "../../vendor/signals-core.js";
import { Problem, asProblem } from "../api/problem.js";
import { createLoad } from "./load.js";
import { DAY_MS } from "./zone_time.js";

/** @typedef {import("./model.js").QualityMeeting} QualityMeeting */
/** @typedef {import("./model.js").QualityPerson} QualityPerson */
/** @typedef {import("./model.js").QualityMedium} QualityMedium */
/** @typedef {import("./model.js").QualityKind} QualityKind */
/** @typedef {import("./model.js").Thresholds} Thresholds */
/** @typedef {ReturnType<typeof createQuality>} Quality */

/** @type {readonly QualityMedium[]} */
export const MEDIA = ["audio", "video", "screen", "cpu"];
const STEP = 50;
/** How far back meetings that are over are shown. */
const SPAN_MS = 30 * DAY_MS;
/** As often as lines are measured. */
const AGAIN_MS = 10_000;

/**
 * @param {import("./portal.js").Context} context
 * @param {readonly string[]} where running or over, the holding, the participant; as far as one has gone
 */
export function createQuality({ world, api, tell }, where) {
  /** @type {QualityKind} */
  const kind = where[0] === "history" ? "history" : "online";
  const holding = where[1] ?? null;
  const participant = holding === null ? null : (where[2] ?? null);
  const meetings = createLoad(/** @type {{ count: number, rows: QualityMeeting[] } | null} */ (null));
  const people = createLoad(/** @type {QualityPerson[] | null} */ (null));
  const series = createLoad(/** @type {{ person: QualityPerson, series: import("./model.js").Series[] } | null} */ (null));
  const thresholds = createLoad(/** @type {Thresholds | null} */ (null));
  const medium = signal(/** @type {QualityMedium} */ ("audio"));
  const failed = signal(/** @type {Problem | null} */ (null));
  const isBusy = signal(false);
  /** @type {unknown} */
  let timer = null;
  let isClosed = false;

  /** @param {number} offset @param {number} limit */
  const page = (offset, limit) => api.qualityMeetings({ kind, fromMs: world.clock.now() - SPAN_MS, toMs: world.clock.now(), offset, limit });
  const askThresholds = () => thresholds.run(() => api.thresholds(medium.value));

  function ask() {
    if (holding === null) return meetings.run(() => page(0, Math.max(STEP, meetings.value.value?.rows.length ?? 0)));
    if (participant === null) return people.run(() => api.qualityPeople(kind, holding));
    return series.run(() => api.qualitySeries(kind, holding, participant, medium.value));
  }
  async function keepAsking() {
    world.clock.clearTimeout(timer);
    await ask();
    world.clock.clearTimeout(timer);
    // What is over does not change any more.
    if (!isClosed && kind === "online") timer = world.clock.setTimeout(keepAsking, AGAIN_MS);
  }
  keepAsking();
  if (holding === null) askThresholds();

  return {
    kind,
    holding,
    participant,
    meetings,
    people,
    series,
    thresholds,
    medium,
    failed,
    isBusy,
    ownZone: world.zone,
    again: keepAsking,
    hasMore: computed(() => (meetings.value.value?.rows.length ?? 0) < (meetings.value.value?.count ?? 0)),
    more() {
      const rows = meetings.value.value?.rows ?? [];
      return meetings.run(async () => {
        const next = await page(rows.length, STEP);
        return { count: next.count, rows: [...rows, ...next.rows] };
      });
    },
    /** @param {QualityMedium} wanted */
    setMedium(wanted) {
      medium.value = wanted;
      series.set(null);
      thresholds.set(null);
      if (holding === null) askThresholds();
      else keepAsking();
    },
    /** @param {Thresholds} wanted @returns {Promise<boolean>} */
    async setThresholds(wanted) {
      if (isBusy.value) return false;
      isBusy.value = true;
      failed.value = null;
      try {
        await api.setThresholds(medium.value, wanted);
        tell("savedThresholds");
      } catch (error) {
        failed.value = asProblem(error);
      } finally {
        isBusy.value = false;
      }
      await askThresholds();
      return failed.value === null;
    },
    close() {
      isClosed = true;
      world.clock.clearTimeout(timer);
      for (const one of [meetings, people, series, thresholds]) one.drop();
    },
  };
}
