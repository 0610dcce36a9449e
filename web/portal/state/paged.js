// A list that comes in pages, with what to look for, how it is sorted and which rows are chosen. What
// is typed is asked for once typing pauses; whatever changes the question goes back to the first page
// and chooses nothing.

import { batch, computed, signal } from "../../vendor/signals-core.js";
import { createLoad } from "./load.js";
import { TYPED_MS } from "./upcoming.js";

/**
 * What the server is asked for.
 *
 * @template F
 * @typedef {F & { search: string, sort: import("./directory.js").Sort | null, offset: number, limit: number }} Asked
 */
/**
 * @template T
 * @template {object} F
 * @typedef {ReturnType<typeof createPaged<T, F>>} Paged
 */

/** Rows of a page: as many as are read without losing the place. */
export const ROWS = 20;

/**
 * @template T
 * @template {object} F
 * @param {object} how
 * @param {import("./world.js").PortalWorld} how.world
 * @param {(asked: Asked<F>) => Promise<import("./model.js").Page<T>>} how.ask
 * @param {(row: T) => string} how.keyOf
 * @param {F} how.filter at the beginning
 * @param {import("./directory.js").Sort | null} [how.sort] at the beginning
 * @param {boolean} [how.waits] it is not asked at once
 */
export function createPaged({ world, ask, keyOf, filter: first, sort: firstSort = null, waits = false }) {
  const load = createLoad(/** @type {import("./model.js").Page<T> | null} */ (null));
  const search = signal("");
  const filter = signal(first);
  const sort = signal(firstSort);
  const page = signal(0);
  const chosen = signal(/** @type {ReadonlySet<string>} */ (new Set()));
  const rows = computed(() => load.value.value?.rows ?? []);
  const pages = computed(() => Math.max(1, Math.ceil((load.value.value?.count ?? 0) / ROWS)));
  /** @type {unknown} */
  let timer = null;

  async function again() {
    world.clock.clearTimeout(timer);
    const asked = { ...filter.value, search: search.value.trim(), sort: sort.value, offset: page.value * ROWS, limit: ROWS };
    await load.run(() => ask(asked));
    batch(() => {
      // Rows may have gone, so that the page is past the end; the server answered with the last one.
      if (load.value.value !== null && page.value >= pages.value) page.value = pages.value - 1;
      const here = new Set(rows.value.map(keyOf));
      chosen.value = new Set([...chosen.value].filter((key) => here.has(key)));
    });
  }
  /** @param {() => void} change */
  function anew(change) {
    batch(() => (change(), (page.value = 0), (chosen.value = new Set())));
  }
  if (!waits) again();

  return {
    load,
    search,
    filter,
    sort,
    page,
    pages,
    rows,
    chosen,
    keyOf,
    again,
    isSearching: computed(() => search.value.trim() !== "" || JSON.stringify(filter.value) !== JSON.stringify(first)),
    /** @param {string} typed */
    setSearch(typed) {
      anew(() => (search.value = typed));
      world.clock.clearTimeout(timer);
      timer = world.clock.setTimeout(again, TYPED_MS);
    },
    /** @param {Partial<F>} changed */
    setFilter(changed) {
      anew(() => (filter.value = { ...filter.value, ...changed }));
      return again();
    },
    /** The other way round, if it is sorted by this already and nothing is said. @param {string} field @param {boolean} [isAscending] */
    setSort(field, isAscending = sort.value?.field === field ? !sort.value.isAscending : true) {
      anew(() => (sort.value = { field, isAscending }));
      return again();
    },
    /** @param {number} wanted from 0 */
    setPage(wanted) {
      batch(() => ((page.value = Math.min(Math.max(0, wanted), pages.value - 1)), (chosen.value = new Set())));
      return again();
    },
    /** @param {string} key @param {boolean} on */
    choose(key, on) {
      const next = new Set(chosen.value);
      if (on) next.add(key);
      else next.delete(key);
      chosen.value = next;
    },
    /** Every row of the page, or none. @param {boolean} on */
    chooseAll(on) {
      chosen.value = new Set(on ? rows.value.map(keyOf) : []);
    },
    close() {
      world.clock.clearTimeout(timer);
      load.drop();
    },
  };
}
