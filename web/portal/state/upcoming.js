// The list of meetings to come, the running ones first. It is asked for again now and then, so that
// a meeting that has begun shows that it can be joined.

import { computed, signal } from "../../vendor/signals-core.js";
import { byDay, entries } from "./agenda.js";
import { createLoad } from "./load.js";

/** @typedef {import("./model.js").Meeting} Meeting */
/** @typedef {ReturnType<typeof createUpcoming>} Upcoming */

const AGAIN_MS = 30_000;
/** Meetings that come with one question, the API's most. */
const PAGE = 500;
/** How many entries are shown at first, and how many more at a time. */
const STEP = 40;
/** A pause in typing after which what was typed is searched for. */
export const TYPED_MS = 300;

/** @param {import("./portal.js").Context} context */
export function createUpcoming({ world, api, session }) {
  const search = signal("");
  /** Those of the whole corporation, which administrators may see. */
  const isAll = signal(false);
  const most = signal(STEP);
  let pages = 1;
  const load = createLoad(/** @type {{ count: number, rows: Meeting[] } | null} */ (null));
  const nowMs = signal(world.clock.now());
  /** @type {unknown} */
  let timer = null;
  let isClosed = false;

  const all = computed(() => entries(load.value.value?.rows ?? [], { zone: world.zone, nowMs: nowMs.value }).filter((entry) => entry.isRunning || entry.endMs > nowMs.value));
  const running = computed(() => all.value.filter((entry) => entry.isRunning));
  const waiting = computed(() => all.value.filter((entry) => !entry.isRunning));

  /** @param {number} offset */
  const page = (offset) => api.upcoming({ search: search.value, all: isAll.value, offset, limit: PAGE });

  async function ask() {
    world.clock.clearTimeout(timer);
    await load.run(async () => {
      const first = await page(0);
      const { rows } = first;
      while (rows.length < Math.min(first.count, pages * PAGE)) {
        const next = await page(rows.length);
        if (next.rows.length === 0) break;
        rows.push(...next.rows);
      }
      return { count: first.count, rows };
    });
    if (isClosed) return;
    nowMs.value = world.clock.now();
    world.clock.clearTimeout(timer);
    timer = world.clock.setTimeout(ask, AGAIN_MS);
  }
  ask();

  return {
    search,
    isAll,
    load,
    nowMs,
    running,
    days: computed(() => byDay(waiting.value.slice(0, most.value))),
    /** Entries that are not shown, counting meetings that have not come yet as one each. */
    hidden: computed(() => Math.max(0, waiting.value.length - most.value) + Math.max(0, (load.value.value?.count ?? 0) - (load.value.value?.rows.length ?? 0))),
    isEmpty: computed(() => load.value.value !== null && all.value.length === 0),
    mayAll: computed(() => session.user.value?.isAdministrator ?? false),
    more() {
      most.value += STEP;
      const { count, rows } = load.value.value ?? { count: 0, rows: [] };
      if (waiting.value.length >= most.value || rows.length >= count) return;
      pages += 1;
      ask();
    },
    again: ask,
    /** @param {string} typed */
    setSearch(typed) {
      search.value = typed;
      world.clock.clearTimeout(timer);
      timer = world.clock.setTimeout(ask, TYPED_MS);
    },
    /** @param {boolean} on */
    setAll(on) {
      isAll.value = on;
      ask();
    },
    close() {
      isClosed = true;
      load.drop();
      world.clock.clearTimeout(timer);
    },
  };
}
