// What only a service provider's administrator may ask for: corporations and their resources.

import { named } from "./people.js";
import { order } from "./resources.js";

/** @typedef {import("./api.js").Ask} Ask */
/** @typedef {import("../state/directory.js").Tenant} Tenant */
/** @typedef {import("../state/directory.js").TenantDraft} TenantDraft */
/** @typedef {import("../state/directory.js").Order} Order */
/**
 * @template T
 * @typedef {import("../state/paged.js").Asked<T>} Asked
 */

const CORPORATION = "/v1/usg/dcs/sp/corp";

/** @param {Ask} ask */
export function providerCalls(ask) {
  const path = (/** @type {string} */ id) => `${CORPORATION}/${encodeURIComponent(id)}`;
  return {
    /** @param {Asked<{}>} wanted @returns {Promise<import("../state/model.js").Page<Tenant>>} */
    async corporations({ search, offset, limit }) {
      const page = await ask("GET", CORPORATION, { query: { offset, limit, searchKey: search || null } });
      return { count: page.count, rows: page.data.map(tenant) };
    },
    /** @param {string} id @returns {Promise<Tenant>} */
    tenant: async (id) => tenant({ id, ...(await ask("GET", path(id))) }),
    /** @param {TenantDraft} draft */
    async addCorporation(draft) {
      const basicInfo = { name: draft.name.trim(), ...named("email", draft.email), ...named("phone", draft.phone), ...named("address", draft.address), ...named("description", draft.note) };
      const adminInfo = { account: draft.adminAccount.trim(), name: draft.adminName.trim(), pwd: draft.adminPassword, ...named("email", draft.adminEmail) };
      await ask("POST", CORPORATION, { body: { basicInfo, adminInfo } });
    },
    /** @param {string} id @param {TenantDraft} draft */
    async changeCorporation(id, draft) {
      const basicInfo = { name: draft.name.trim(), email: draft.email.trim(), phone: draft.phone.trim(), address: draft.address.trim(), description: draft.note.trim() };
      await ask("PUT", path(id), { body: { basicInfo, adminInfo: { name: draft.adminName.trim(), email: draft.adminEmail.trim() } } });
    },
    /** @param {string} id */
    async deleteCorporation(id) {
      await ask("DELETE", path(id));
    },
    /** @param {string} id @param {Asked<{}>} wanted @returns {Promise<import("../state/model.js").Page<Order>>} */
    async tenantOrders(id, { search, offset, limit }) {
      const page = await ask("GET", `${path(id)}/resource`, { query: { offset, limit, searchKey: search || null } });
      return { count: page.count, rows: page.data.map(order) };
    },
    /** @param {string} id @param {{ type: string, typeId: string, count: number, expiresAtMs: number }} wanted */
    async giveResource(id, { type, typeId, count, expiresAtMs }) {
      await ask("POST", `${path(id)}/resource`, { body: [{ type, ...named("typeId", typeId), count, expireDate: expiresAtMs }] });
    },
    /** @param {string} id @param {Order} one @param {{ expiresAtMs?: number, isDisabled?: boolean }} changed */
    async changeResource(id, one, { expiresAtMs, isDisabled }) {
      await ask("PUT", `${path(id)}/resource`, { body: [{ id: one.id, type: one.type, expireDate: expiresAtMs, isDisabled }] });
    },
    /** @param {string} id @param {string} order */
    async takeResource(id, order) {
      await ask("POST", `${path(id)}/resource/delete`, { body: [order] });
    },
  };
}

/** @param {any} row @returns {Tenant} */
function tenant(row) {
  const { basicInfo = {}, adminInfo = {} } = row;
  return {
    id: row.id ?? "",
    name: basicInfo.name ?? "", email: basicInfo.email ?? "", phone: basicInfo.phone ?? "", address: basicInfo.address ?? "", note: basicInfo.description ?? "",
    admin: { account: adminInfo?.account ?? "", name: adminInfo?.name ?? "", email: adminInfo?.email ?? "", phone: adminInfo?.phone ?? "" },
  };
}
