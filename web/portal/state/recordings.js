// The list of what was recorded, the latest first, and the files of one of them.

import { computed, signal } from "../../vendor/signals-core.js";
import { createActing } from "./acting.js";
import { createPaged } from "./paged.js";
import { DAY_MS } from "./zone_time.js";

/** @typedef {{ holding: string, meeting: string, subject: string, scheduler: string, startMs: number, seconds: number, megabytes: number, watch: string }} Recording */
/** @typedef {{ kind: string, beganMs: number, seconds: number, bytes: number, link: string }} RecordingFile */
/** @typedef {ReturnType<typeof createRecordings>} Recordings */

/** @param {import("./portal.js").Context} context */
export function createRecordings({ world, api, session, tell }) {
  const acting = createActing(tell);
  const files = signal(/** @type {{ of: Recording, rows: RecordingFile[] } | null} */ (null));
  const list = createPaged({
    world,
    ask({ search, offset, limit, days, all }) {
      const toMs = world.clock.now();
      return api.recordings({ fromMs: toMs - days * DAY_MS, toMs, search, all, offset, limit });
    },
    keyOf: (/** @type {Recording} */ one) => one.holding,
    filter: { days: 30, all: false },
  });

  return {
    ...acting,
    list,
    /** The files that can be fetched now; the links of each asking are new. */
    files,
    ownZone: world.zone,
    mayAll: computed(() => session.user.value?.isAdministrator ?? false),
    /** @param {Recording} one */
    async showFiles(one) {
      const rows = await acting.act(() => api.recordingFiles(one.holding));
      if (rows !== null) files.value = { of: one, rows };
    },
    hideFiles: () => void (files.value = null),
    /** @param {Recording} one */
    async remove(one) {
      const done = await acting.act(() => api.deleteRecording(one.holding), "deletedRecording");
      if (done !== null) await list.again();
    },
    close: () => list.close(),
  };
}
