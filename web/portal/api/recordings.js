// Meetings that were recorded: the vendor's calls.

import { msOf } from "./time.js";

/** @typedef {import("./api.js").Ask} Ask */

const FILES = "/v1/mmc/management/record/files";
const INFO = "/v1/mmc/rlm/record/info";
/** As many parts as the API gives at once; with three hours in each that is more than anybody records. */
const MOST_PARTS = 500;

/** @param {Ask} ask */
export function recordingCalls(ask) {
  return {
    /**
     * The latest first.
     *
     * @param {{ fromMs: number, toMs: number, search: string, all: boolean, offset: number, limit: number }} wanted
     * @returns {Promise<import("../state/model.js").Page<import("../state/recordings.js").Recording>>}
     */
    async recordings({ fromMs, toMs, search, all, offset, limit }) {
      const query = { startDate: fromMs, endDate: toMs, offset, limit, queryAll: all || null, searchKey: search || null, sortType: "DSC_StartTIME" };
      const page = await ask("GET", FILES, { query });
      return { count: page.count, rows: page.data.map(recording) };
    },
    /** What it consists of, each with a link that fetches it once. @param {string} holding @returns {Promise<import("../state/recordings.js").RecordingFile[]>} */
    async recordingFiles(holding) {
      const { data } = await ask("POST", INFO, { body: { confUUID: holding, segmentLimit: MOST_PARTS } });
      return data.segmentList.flatMap((/** @type {any} */ segment) => segment.fileList.map((/** @type {any} */ one) => ({
        kind: one.recordType,
        beganMs: one.beginTime,
        seconds: one.duration,
        bytes: one.fileSize,
        link: local(one.downloadUrl),
      })));
    },
    /** @param {string} holding */
    async deleteRecording(holding) {
      await ask("DELETE", FILES, { query: { confUUIDs: holding } });
    },
  };
}

/** @param {any} row @returns {import("../state/recordings.js").Recording} */
function recording(row) {
  return {
    holding: row.confUUID,
    meeting: row.confID ?? "",
    subject: row.subject ?? "",
    scheduler: row.scheduserName ?? "",
    startMs: msOf(row.startTime),
    seconds: row.rcdTime ?? 0,
    megabytes: row.rcdSize ?? 0,
    watch: local(row.url?.[0] ?? ""),
  };
}

/** A link of this server's, whatever name it is known by outside. @param {string} url */
function local(url) {
  if (url === "") return "";
  const link = new URL(url);
  return `${link.pathname}${link.search}${link.hash}`;
}
