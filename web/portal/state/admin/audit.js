// Who changed what, when and from where.

import { msAt } from "../zone_time.js";
import { createPaged } from "../paged.js";

/** @typedef {ReturnType<typeof createAudit>} Audit */

/** @param {import("../portal.js").Context} context */
export function createAudit({ world, api }) {
  /** The first moment of a day, where the reader is. @param {string} date */
  const begin = (date) => (date === "" ? null : msAt(world.zone, date, "00:00"));
  const list = createPaged({
    world,
    ask: ({ from, until, ...asked }) => {
      const last = begin(until);
      return api.audit({ ...asked, fromMs: begin(from), untilMs: last === null ? null : last + 24 * 3600_000 - 1 });
    },
    keyOf: (one) => `${one.atMs} ${one.request} ${one.operation}`,
    filter: { from: "", until: "" },
  });
  return { list, zone: world.zone, close: () => list.close() };
}
