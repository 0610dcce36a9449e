// What the corporation may use, and what it was given when.

import { createLoad } from "../load.js";
import { createPaged } from "../paged.js";

/** @typedef {ReturnType<typeof createLimits>} Limits */

/** @param {import("../portal.js").Context} context */
export function createLimits({ world, api }) {
  const load = createLoad(/** @type {import("../directory.js").Limit[] | null} */ (null));
  const again = () => load.run(() => api.limits());
  const orders = createPaged({ world, ask: (asked) => api.orders(asked), keyOf: (one) => `${one.type} ${one.id}`, filter: {} });
  again();
  return {
    load,
    orders,
    again,
    close() {
      load.drop();
      orders.close();
    },
  };
}
