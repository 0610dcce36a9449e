// What the corporation has besides people: rooms, limits, devices, and the record of who changed what.

import { ROOM_KINDS } from "./people.js";

/** @typedef {import("./api.js").Ask} Ask */
/** @typedef {import("../state/directory.js").OwnedRoom} OwnedRoom */
/** @typedef {import("../state/directory.js").Limit} Limit */
/** @typedef {import("../state/directory.js").Order} Order */
/**
 * @template T
 * @typedef {import("../state/paged.js").Asked<T>} Asked
 */

const ROOM = "/v1/usg/dcs/corp/vmr";
/** By the API's number. @type {OwnedRoom["status"][]} */
const ROOM_STATUSES = ["normal", "frozen", "free"];
/** By the API's number. @type {Order["status"][]} */
const ORDER_STATUSES = ["normal", "expired", "disabled"];
/** The API's fields and what they count. @type {[string, import("../state/directory.js").LimitName][]} */
const LIMITS = [
  ["teSoftCount", "users"], ["confCallCount", "concurrent"], ["te1080pHardCount", "terminals1080"], ["te720pHardCount", "terminals720"], ["thirdPartyHardCount", "terminalsThird"],
  ["hwVisionCount", "screens"], ["ideaHubCount", "boards"], ["roomCount", "bigScreens"], ["liveCount", "live"], ["recordCapability", "recording"],
];
/** Of these the API tells no use. */
const UNCOUNTED = new Set(["concurrent", "live", "recording"]);

/** @param {Ask} ask */
export function resourceCalls(ask) {
  return {
    /** @param {Asked<{ kind: "cloud" | "webinar", status: "" | OwnedRoom["status"] }>} wanted @returns {Promise<import("../state/model.js").Page<OwnedRoom>>} */
    async ownedRooms({ kind, status, search, offset, limit }) {
      const query = { offset, limit, searchKey: search || null, vmrMode: ROOM_KINDS.indexOf(kind), status: status ? ROOM_STATUSES.indexOf(status) : null };
      const page = await ask("GET", ROOM, { query });
      return { count: page.count, rows: page.data.map(room) };
    },
    /** @param {string} account @param {readonly string[]} rooms */
    async giveRooms(account, rooms) {
      await ask("POST", `${ROOM}/assign-to-member/${encodeURIComponent(account)}`, { body: rooms });
    },
    /** @param {string} account @param {readonly string[]} rooms */
    async takeRooms(account, rooms) {
      await ask("POST", `${ROOM}/recycle-from-member/${encodeURIComponent(account)}`, { body: rooms });
    },

    /** @returns {Promise<Limit[]>} */
    async limits() {
      const found = await ask("GET", "/v1/usg/dcs/corp/resource");
      const packages = found.vmr ?? [];
      const sum = (/** @type {string} */ name) => packages.reduce((/** @type {number} */ all, /** @type {any} */ one) => all + (one[name] ?? 0), 0);
      const plain = LIMITS.flatMap(([field, what]) => (found[field] ? [limit(what, found[field])] : []));
      return [...plain.slice(0, 2), { what: "rooms", most: packages.length > 0 ? sum("vmrPkgCount") : null, used: sum("vmrPkgUsedCount"), expired: 0, expiring: 0 }, ...plain.slice(2)];
    },
    /** @param {Asked<{}>} wanted @returns {Promise<import("../state/model.js").Page<Order>>} */
    async orders({ search, offset, limit }) {
      const page = await ask("GET", "/v1/usg/dcs/corp/resource-list", { query: { offset, limit, searchKey: search || null } });
      return { count: page.count, rows: page.data.map(order) };
    },

    /** @param {Asked<{ fromMs: number | null, untilMs: number | null }>} wanted @returns {Promise<import("../state/model.js").Page<import("../state/directory.js").AuditEntry>>} */
    async audit({ search, fromMs, untilMs, offset, limit }) {
      const page = await ask("GET", "/v1/convoca/audit", { query: { offset, limit, searchKey: search || null, startDate: fromMs, endDate: untilMs } });
      const rows = page.data.map((/** @type {any} */ one) => ({
        atMs: one.at, account: one.account ?? "", name: one.name || one.account || "", operation: one.operation ?? "", object: one.object ?? "",
        detail: one.detail ?? [], address: one.ip ?? "", request: one.requestId ?? "",
      }));
      return { count: page.count, rows };
    },
  };
}

/** @param {import("../state/directory.js").LimitName} what @param {any} found @returns {Limit} */
function limit(what, found) {
  return { what, most: found.sumCount ?? null, used: UNCOUNTED.has(what) ? null : (found.usedCount ?? null), expired: found.expiredCount ?? 0, expiring: found.expiringCount ?? 0 };
}

/** @param {any} row @returns {Order} */
export function order(row) {
  return {
    id: row.id, type: row.type ?? "", typeId: row.typeId ?? "", about: row.typeDesc ?? "", count: row.count ?? 0,
    expiresAtMs: row.expireDate || null, status: ORDER_STATUSES[row.status] ?? "normal", mayChange: row.editable !== false,
  };
}

/** @param {any} row @returns {OwnedRoom} */
function room(row) {
  return {
    id: row.id, number: row.vmrId ?? "", name: row.vmrName ?? "", package: row.vmrPkgName ?? "", size: row.vmrPkgParties ?? 0,
    audience: row.commercialMaxAudienceParties || row.maxAudienceParties || 0,
    owner: row.member?.id ? { account: row.member.id, name: row.member.mark || row.member.id } : null,
    device: row.device?.mark ?? "", status: ROOM_STATUSES[row.status] ?? "normal", expiresAtMs: row.expireDate || null,
  };
}
