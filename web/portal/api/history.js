// Meetings that were held: the vendor's calls.

import { meeting, person } from "./meeting_wire.js";

/** @typedef {import("./api.js").Ask} Ask */
/** @typedef {import("../state/model.js").Meeting} Meeting */
/** @template T @typedef {import("../state/model.js").Page<T>} Page */

const PATH = "/v1/mmc/management/conferences/history";
const RECORDING = "/v1/mmc/management/conferences/record/files";
/** As many as the API gives at once. */
const MOST = 500;

/** @param {Ask} ask */
export function historyCalls(ask) {
  return {
    /**
     * The latest first.
     *
     * @param {{ fromMs: number, toMs: number, search?: string, all?: boolean, offset?: number, limit?: number }} wanted
     * @returns {Promise<Page<Meeting>>}
     */
    async past({ fromMs, toMs, search = "", all = false, offset = 0, limit = 50 }) {
      const query = { startDate: fromMs, endDate: toMs, offset, limit, queryAll: all || null, searchKey: search.trim() || null, sortType: "DSC_StartTIME" };
      const page = await ask("GET", PATH, { query });
      return { count: page.count, rows: page.data.map(meeting) };
    },
    /** @param {string} holding */
    async record(holding) {
      const detail = await ask("GET", `${PATH}/confDetail`, { query: { confUUID: holding, limit: MOST } });
      return { meeting: meeting(detail.conferenceData), people: detail.data.data.map(person) };
    },
    /** Where its recording can be watched, on this server. @param {string} holding @returns {Promise<string | null>} */
    async recording(holding) {
      const { url } = await ask("GET", RECORDING, { query: { confUUID: holding } });
      const link = new URL(url[0]);
      return `${link.pathname}${link.hash}`;
    },
    /** @param {string} holding @param {string} language @returns {Promise<import("../state/model.js").Stay[]>} */
    async stays(holding, language) {
      const rows = await all(ask, `${PATH}/confAttendeeRecord`, holding, language);
      return rows.map((row) => ({
        name: row.displayName ?? "",
        number: row.callNumber ?? "",
        device: row.deviceType ?? "",
        media: row.mediaType ?? "",
        department: row.deptName ?? "",
        joinedMs: row.joinTime ?? null,
        leftMs: row.leftTime || null,
      }));
    },
    /** @param {string} holding @param {string} language @returns {Promise<import("../state/model.js").Deed[]>} */
    async deeds(holding, language) {
      const rows = await all(ask, `${PATH}/confCtlRecord`, holding, language);
      return rows.map((row) => ({
        atMs: row.operateTime ?? null,
        by: row.operator ?? "",
        source: row.operateSource ?? "",
        what: row.operateCode ?? "",
        to: row.operationObject ?? "",
        result: row.operateResult ?? "",
        detail: row.detail ?? "",
      }));
    },
  };
}

/** Rows that are read in one go at most; a meeting of 10,000 stays is exported whole. */
const LIMIT = 10_000;

/** Every page of it. @param {Ask} ask @param {string} path @param {string} holding @param {string} language @returns {Promise<any[]>} */
async function all(ask, path, holding, language) {
  /** @type {any[]} */
  const rows = [];
  for (;;) {
    const query = { confUUID: holding, offset: rows.length, limit: MOST };
    const page = await ask("GET", path, { query, headers: { "accept-language": language } });
    rows.push(...page.data);
    if (page.data.length === 0 || rows.length >= Math.min(page.count, LIMIT)) return rows;
  }
}
