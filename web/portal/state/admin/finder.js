// Finding something by what is typed, for a field that suggests: departments, people, rooms. With
// nothing typed it suggests what there is first.

import { signal } from "../../../vendor/signals-core.js";
import { TYPED_MS } from "../upcoming.js";

/**
 * @template T
 * @typedef {ReturnType<typeof createFinder<T>>} Finder
 */

/**
 * @template T
 * @param {import("../world.js").PortalWorld} world
 * @param {(typed: string) => Promise<T[]>} ask
 */
export function createFinder(world, ask) {
  const found = signal(/** @type {T[]} */ ([]));
  /** @type {unknown} */
  let timer = null;
  let count = 0;

  /** @param {string} typed */
  async function look(typed) {
    const own = (count += 1);
    // A field that finds nothing is better than a page that fails; what is chosen is checked anyway.
    const came = await ask(typed.trim()).catch(() => []);
    if (own === count) found.value = came;
  }

  return {
    found,
    look,
    /** @param {string} typed */
    type(typed) {
      world.clock.clearTimeout(timer);
      timer = world.clock.setTimeout(() => void look(typed), TYPED_MS);
    },
    close() {
      count += 1;
      world.clock.clearTimeout(timer);
    },
  };
}

/**
 * Departments by a part of their name.
 *
 * @param {Pick<import("../portal.js").Context, "world" | "api">} context
 */
export function createDepartmentFinder({ world, api }) {
  return createFinder(world, async (typed) => {
    if (typed !== "") return api.findDepartments(typed);
    const { department, children } = await api.department("1");
    return [department, ...children];
  });
}
