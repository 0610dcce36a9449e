// The list of meetings that were held, the latest first.

import { computed, signal } from "../../vendor/signals-core.js";
import { byDay, entries } from "./agenda.js";
import { createLoad } from "./load.js";
import { TYPED_MS } from "./upcoming.js";
import { DAY_MS } from "./zone_time.js";

/** @typedef {import("./model.js").Meeting} Meeting */
/** @typedef {ReturnType<typeof createPast>} Past */

/** How far back one may look, in days. */
export const SPANS = [7, 30, 90, 365];
const STEP = 50;

/** @param {import("./portal.js").Context} context */
export function createPast({ world, api, session }) {
  const search = signal("");
  const isAll = signal(false);
  const span = signal(30);
  const load = createLoad(/** @type {{ count: number, rows: Meeting[] } | null} */ (null));
  /** @type {unknown} */
  let timer = null;

  /** @param {number} offset */
  function page(offset) {
    const toMs = world.clock.now();
    return api.past({ fromMs: toMs - span.value * DAY_MS, toMs, search: search.value, all: isAll.value, offset, limit: STEP });
  }
  const ask = () => load.run(() => page(0));
  ask();

  const sorted = computed(() => entries(load.value.value?.rows.map(single) ?? [], { zone: world.zone, nowMs: world.clock.now() }).reverse());
  return {
    search,
    isAll,
    span,
    load,
    days: computed(() => byDay(sorted.value)),
    isEmpty: computed(() => load.value.value?.rows.length === 0),
    hasMore: computed(() => (load.value.value?.rows.length ?? 0) < (load.value.value?.count ?? 0)),
    mayAll: computed(() => session.user.value?.isAdministrator ?? false),
    again: ask,
    more() {
      const rows = load.value.value?.rows ?? [];
      return load.run(async () => {
        const next = await page(rows.length);
        return { count: next.count, rows: [...rows, ...next.rows] };
      });
    },
    /** @param {string} typed */
    setSearch(typed) {
      search.value = typed;
      world.clock.clearTimeout(timer);
      timer = world.clock.setTimeout(ask, TYPED_MS);
    },
    /** @param {number} days */
    setSpan(days) {
      span.value = days;
      ask();
    },
    /** @param {boolean} on */
    setAll(on) {
      isAll.value = on;
      ask();
    },
    close() {
      load.drop();
      world.clock.clearTimeout(timer);
    },
  };
}

/** What was held is one holding, also of a series. @param {Meeting} meeting @returns {Meeting} */
export function single(meeting) {
  return { ...meeting, state: "over", occurrences: [] };
}
