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
/**
 * What is limited, the server's name of its limit, and the API's field that says how much of it is used.
 *
 * @type {[import("../state/directory.js").LimitName, string, string | null][]}
 */
const LIMITS = [
  ["users", "users", "teSoftCount"], ["concurrent", "concurrent", "confCallCount"], ["meetings", "meetings", null], ["rooms", "rooms", null], ["terminals1080", "hard1080p", "te1080pHardCount"],
  ["terminals720", "hard720p", "te720pHardCount"], ["terminalsThird", "thirdParty", "thirdPartyHardCount"], ["screens", "vision", "hwVisionCount"], ["boards", "ideaHub", "ideaHubCount"],
  ["bigScreens", "smartRooms", "roomCount"], ["live", "live", "liveCount"], ["recording", "recordingGb", "recordCapability"],
];

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
      const [{ limits }, found] = await Promise.all([ask("GET", "/v1/convoca/corporation"), ask("GET", "/v1/usg/dcs/corp/resource")]);
      const rooms = (found.vmr ?? []).reduce((/** @type {number} */ all, /** @type {any} */ one) => all + (one.vmrPkgUsedCount ?? 0), 0);
      return LIMITS.map(([what, ours, theirs]) => {
        const facts = (theirs && found[theirs]) ?? {};
        const used = what === "rooms" ? rooms : (facts.usedCount ?? null);
        return { what, most: limits?.[ours] ?? null, used, expired: facts.expiredCount ?? 0, expiring: facts.expiringCount ?? 0 };
      });
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
