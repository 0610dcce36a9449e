// What a service provider looks after: the corporations, and what each may use.

import { createActing } from "../acting.js";
import { createLoad } from "../load.js";
import { createPaged } from "../paged.js";

/** @typedef {ReturnType<typeof createCorporations>} Corporations */
/** @typedef {ReturnType<typeof createCorporationPage>} CorporationPage */
/** @typedef {import("../directory.js").Order} Order */

/** @param {import("../portal.js").Context} context */
export function createCorporations({ world, api, tell }) {
  const acting = createActing(tell);
  const { act } = acting;
  const list = createPaged({ world, ask: (asked) => api.corporations(asked), keyOf: (one) => one.id, filter: {} });
  return {
    ...acting,
    list,
    /** @param {import("../directory.js").TenantDraft} draft */
    async add(draft) {
      const done = await act(() => api.addCorporation(draft), "addedCorporation");
      if (done !== null) await list.again();
      return done !== null;
    },
    close: () => list.close(),
  };
}

/** @param {import("../portal.js").Context} context @param {string} id */
export function createCorporationPage({ world, api, tell, go }, id) {
  const acting = createActing(tell);
  const { act } = acting;
  const load = createLoad(/** @type {import("../directory.js").Tenant | null} */ (null));
  const again = () => load.run(() => api.tenant(id));
  const orders = createPaged({ world, ask: (asked) => api.tenantOrders(id, asked), keyOf: (one) => `${one.type} ${one.id}`, filter: {} });
  again();

  /** @param {() => Promise<unknown>} run @param {import("../../words.js").Word} said */
  async function change(run, said) {
    const done = await act(run, said);
    if (done !== null) await Promise.all([again(), orders.again()]);
    return done !== null;
  }

  return {
    ...acting,
    id,
    load,
    tenant: load.value,
    orders,
    zone: world.zone,
    again,
    /** @param {import("../directory.js").TenantDraft} draft */
    save: (draft) => change(() => api.changeCorporation(id, draft), "savedCorporation"),
    /** @param {{ type: string, typeId: string, count: number, expiresAtMs: number }} wanted */
    give: (wanted) => change(() => api.giveResource(id, wanted), "gaveResource"),
    /** @param {Order} one @param {boolean} isDisabled */
    stop: (one, isDisabled) => change(() => api.changeResource(id, one, { isDisabled }), "savedResource"),
    /** @param {Order} one @param {number} expiresAtMs */
    prolong: (one, expiresAtMs) => change(() => api.changeResource(id, one, { expiresAtMs }), "savedResource"),
    /** @param {Order} one */
    take: (one) => change(() => api.takeResource(id, one.id), "tookResource"),
    async remove() {
      const done = await act(() => api.deleteCorporation(id), "deletedCorporation");
      if (done !== null) go({ name: "admin", part: "corporations" });
    },
    close() {
      load.drop();
      orders.close();
    },
  };
}
