// Booked and running meetings: the vendor's calls.

import { meeting, person, scheduleRequest } from "./meeting_wire.js";
import { minuteOf } from "./time.js";

/** @typedef {import("./api.js").Ask} Ask */
/** @typedef {import("../state/model.js").Meeting} Meeting */
/** @typedef {import("../state/draft.js").Draft} Draft */

const ONE = "/v1/mmc/management/conferences";
const SERIES = "/v1/mmc/management/cycleconferences";
const OCCURRENCE = "/v1/mmc/management/conferences/cyclesubconf";
/** As many as the API gives at once. */
const MOST = 500;

/** @param {Ask} ask */
export function meetingCalls(ask) {
  return {
    /**
     * Meetings that are not over, the soonest first.
     *
     * @param {{ search?: string, all?: boolean, offset?: number, limit?: number }} wanted
     * @returns {Promise<import("../state/model.js").Page<Meeting>>}
     */
    async upcoming({ search = "", all = false, offset = 0, limit = MOST }) {
      const query = { offset, limit, queryAll: all || null, searchKey: search.trim() || null, sortType: "ASC_StartTIME" };
      const page = await ask("GET", ONE, { query });
      return { count: page.count, rows: page.data.map(meeting) };
    },
    /** @param {string} id @returns {Promise<{ meeting: Meeting, people: import("../state/model.js").Person[] }>} */
    async meeting(id) {
      const detail = await ask("GET", `${ONE}/confDetail`, { query: { conferenceID: id, limit: MOST } });
      return { meeting: meeting(detail.conferenceData), people: detail.data.data.map(person) };
    },
    /**
     * @param {Draft} draft
     * @param {number | null} startMs null: now
     * @param {string} key the same for the same booking, so that sending it again books nothing twice
     * @returns {Promise<Meeting>}
     */
    async book(draft, startMs, key) {
      const path = draft.repeats === "no" ? ONE : SERIES;
      const body = scheduleRequest(draft, startMs, { isEdit: false });
      const [made] = await ask("POST", path, { body, headers: { "idempotency-key": key } });
      return meeting(made);
    },
    /** @param {string} id @param {Draft} draft @param {number | null} startMs @returns {Promise<Meeting>} */
    async change(id, draft, startMs) {
      const path = draft.repeats === "no" ? ONE : SERIES;
      const [changed] = await ask("PUT", path, { query: { conferenceID: id }, body: scheduleRequest(draft, startMs, { isEdit: true }) });
      return meeting(changed);
    },
    /** Also ends it, if it is running. @param {Meeting} booked */
    async cancel(booked) {
      await ask("DELETE", booked.repeat ? SERIES : ONE, { query: { conferenceID: booked.id, type: 1 } });
    },
    /** @param {Meeting} booked @param {string} id @param {{ startMs: number, lengthMin: number }} to */
    async moveOccurrence(booked, id, { startMs, lengthMin }) {
      const body = { cycleSubConfID: id, mediaTypes: booked.isVoiceOnly ? "Voice" : "HDVideo", startTime: minuteOf(startMs), length: lengthMin };
      await ask("PUT", OCCURRENCE, { query: { conferenceID: booked.id }, body });
    },
    /** @param {Meeting} booked @param {string[]} ids */
    async cancelOccurrences(booked, ids) {
      await ask("DELETE", OCCURRENCE, { query: { conferenceID: booked.id, type: 1 }, body: { cycleSubConfIDs: ids } });
    },
    /** The rooms of whoever has signed in. @returns {Promise<import("../state/model.js").Room[]>} */
    async rooms() {
      const page = await ask("GET", "/v1/usg/dcs/member/vmr", { query: { limit: 100 } });
      const usable = page.data.filter((/** @type {any} */ room) => room.status === 0);
      return usable.map((/** @type {any} */ room) => ({ id: room.id, number: room.vmrId, name: room.vmrName, isPersonal: room.vmrMode === 0, isForWebinars: room.vmrMode === 2 }));
    },
  };
}
