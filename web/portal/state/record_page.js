// The page of a meeting that was held: who was there and for how long, what was done in it.

import { computed } from "../../vendor/signals-core.js";
import { createLoad } from "./load.js";
import { single } from "./past.js";

/** @typedef {import("./model.js").Stay} Stay */
/** @typedef {import("./model.js").Deed} Deed */
/** @typedef {ReturnType<typeof createRecordPage>} RecordPage */

/** @param {import("./portal.js").Context} context @param {string} holding */
export function createRecordPage({ world, api, zones, language }, holding) {
  const load = createLoad(/** @type {{ meeting: import("./model.js").Meeting, people: import("./model.js").Person[] } | null} */ (null));
  const stays = createLoad(/** @type {Stay[] | null} */ (null));
  const deeds = createLoad(/** @type {Deed[] | null} */ (null));
  /** Where its recording can be watched, if there is one that he may watch. */
  const recording = createLoad(/** @type {string | null} */ (null));

  function ask() {
    load.run(async () => {
      const found = await api.record(holding);
      if (found.meeting.isRecorded) recording.run(() => api.recording(holding));
      return { ...found, meeting: single(found.meeting) };
    });
    stays.run(() => api.stays(holding, language()));
    deeds.run(() => api.deeds(holding, language()));
  }
  ask();

  return {
    holding,
    load,
    stays,
    deeds,
    recording: computed(() => recording.value.value),
    zones,
    ownZone: world.zone,
    meeting: computed(() => load.value.value?.meeting ?? null),
    people: computed(() => load.value.value?.people ?? []),
    again: ask,
    close() {
      for (const one of [load, stays, deeds, recording]) one.drop();
    },
  };
}

/**
 * One row for each person: his stays, and how long they are together.
 *
 * @param {readonly Stay[]} stays
 * @param {number} endMs when the meeting ended, for stays that have no end
 * @returns {{ name: string, number: string, stays: Stay[], totalMs: number }[]} in the order in which they came
 */
export function attendance(stays, endMs) {
  /** @type {Map<string, Stay[]>} */
  const people = new Map();
  const sorted = [...stays].sort((a, b) => (a.joinedMs ?? 0) - (b.joinedMs ?? 0));
  for (const stay of sorted) {
    const key = `${stay.number} ${stay.name}`;
    people.set(key, [...(people.get(key) ?? []), stay]);
  }
  return [...people.values()].map((own) => ({
    name: own[0]?.name ?? "",
    number: own[0]?.number ?? "",
    stays: own,
    totalMs: own.reduce((sum, { joinedMs, leftMs }) => sum + Math.max(0, (leftMs ?? endMs) - (joinedMs ?? endMs)), 0),
  }));
}
