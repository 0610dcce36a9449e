// The list of meetings to come, the running ones first. It is asked for again now and then, so that
// a meeting that has begun shows that it can be joined.

import { computed, signal } from "../../vendor/signals-core.js";
import { byDay, entries } from "./agenda.js";
import { createLoad } from "./load.js";

/** @typedef {import("./model.js").Meeting} Meeting */
/** @typedef {ReturnType<typeof createUpcoming>} Upcoming */

const AGAIN_MS = 30_000;
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
  const load = createLoad(/** @type {{ count: number, rows: Meeting[] } | null} */ (null));
  const nowMs = signal(world.clock.now());
  /** @type {unknown} */
  let timer = null;
  let isClosed = false;

  const all = computed(() => entries(load.value.value?.rows ?? [], { zone: world.zone, nowMs: nowMs.value }).filter((entry) => entry.isRunning || entry.endMs > nowMs.value));
  const running = computed(() => all.value.filter((entry) => entry.isRunning));
  const waiting = computed(() => all.value.filter((entry) => !entry.isRunning));

  async function ask() {
    world.clock.clearTimeout(timer);
    await load.run(() => api.upcoming({ search: search.value, all: isAll.value }));
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
    /** Entries that are there but not shown. */
    hidden: computed(() => Math.max(0, waiting.value.length - most.value)),
    isEmpty: computed(() => load.value.value !== null && all.value.length === 0),
    mayAll: computed(() => session.user.value?.isAdministrator ?? false),
    more: () => void (most.value += STEP),
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
