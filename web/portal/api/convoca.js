// What this server has beside the vendor's calls, for this portal.

import { cycleParams, noticeLanguage } from "./meeting_wire.js";
import { minuteOf, msOf } from "./time.js";

/** @typedef {import("./api.js").Ask} Ask */
/** @typedef {import("../state/model.js").Defaults} Defaults */

/** Longer than the server waits before it says that nobody is called. */
const CALLS_PATIENCE_MS = 40_000;

/** The corporation's defaults: our name, then the API's. @type {[keyof Defaults, string][]} */
const DEFAULTS = [
  ["zone", "timeZoneID"],
  ["language", "language"],
  ["mail", "isSendNotify"],
  ["sms", "isSendSms"],
  ["calendar", "isSendCalendar"],
  ["isMuted", "isAutoMute"],
  ["areTerminalsMuted", "isHardTerminalAutoMute"],
  ["isRung", "isAutoInvite"],
  ["guestsMayStart", "allowGuestStartConf"],
  ["waitingRoom", "enableWaitingRoom"],
  ["keepBooking", "keepBooking"],
  ["remindMin", "remindMinutes"],
  ["historyDays", "historyDays"],
  ["passwordLength", "passwordLength"],
  ["passwordKinds", "passwordKinds"],
  ["passwordDays", "passwordDays"],
];

/** @param {Ask} ask */
export function convocaCalls(ask) {
  return {
    /** @returns {Promise<import("../state/model.js").Zone[]>} */
    async zones() {
      const { zones } = await ask("GET", "/v1/convoca/zones");
      return zones.map((/** @type {any} */ one) => ({ id: String(one.id), name: one.name, offsetMin: one.offsetMinutes, places: one.places ?? "" }));
    },
    /**
     * The meetings that a series would have.
     *
     * @param {import("../state/draft.js").Draft} draft
     * @param {number} startMs
     * @returns {Promise<{ until: string, planned: import("../state/model.js").Planned[] }>}
     */
    async plan(draft, startMs) {
      const body = { startTime: minuteOf(startMs), length: draft.lengthMin, timeZoneID: draft.zone, cycleParams: cycleParams(draft) };
      const answer = await ask("POST", "/v1/convoca/occurrences", { body });
      const planned = answer.occurrences.map((/** @type {any} */ one) => ({
        startMs: msOf(one.startTime),
        endMs: msOf(one.endTime),
        local: one.localStart,
        offsetMin: one.offsetMinutes,
        moved: one.moved ?? "no",
      }));
      return { until: answer.endDate, planned };
    },
    /** @param {string} id @returns {Promise<string>} an iCalendar document */
    calendar: (id) => ask("GET", `/v1/convoca/meetings/${encodeURIComponent(id)}/calendar`, { as: "text" }),
    /** @param {string} id @returns {Promise<import("../state/model.js").Reply[]>} */
    async replies(id) {
      const { replies } = await ask("GET", `/v1/convoca/meetings/${encodeURIComponent(id)}/replies`);
      return replies.map((/** @type {any} */ one) => ({ name: one.name ?? "", address: one.address ?? "", occurrence: one.occurrence ?? null, answer: one.answer, atMs: one.at }));
    },
    /** @returns {Promise<import("../state/model.js").Corporation>} */
    async corporation() {
      const { name, defaults, channels } = await ask("GET", "/v1/convoca/corporation");
      return { name, defaults: read(defaults), channels: channels ?? { mail: "folder", sms: "none" } };
    },
    /** @param {Partial<Defaults>} changed */
    async setDefaults(changed) {
      const named = DEFAULTS.filter(([ours]) => changed[ours] !== undefined).map(([ours, theirs]) => [theirs, changed[ours]]);
      await ask("PUT", "/v1/convoca/corporation", { body: { defaults: Object.fromEntries(named) } });
    },
    /** People of one's own corporation. @param {string} search @returns {Promise<{ userId: string, account: string, name: string, email: string, phone: string }[]>} */
    async directory(search) {
      const { people } = await ask("GET", "/v1/convoca/directory", { query: { searchKey: search, limit: 8 } });
      return people.map((/** @type {any} */ one) => ({ userId: one.userUUID, account: one.account ?? "", name: one.name ?? "", email: one.email ?? "", phone: one.phone ?? "" }));
    },
    /** Waits until somebody is called, or for a while. @returns {Promise<import("../state/model.js").Call[]>} */
    async calls() {
      const { calls } = await ask("GET", "/v1/convoca/calls", { patienceMs: CALLS_PATIENCE_MS });
      return calls.map((/** @type {any} */ one) => ({ id: one.id, meeting: one.conferenceID, subject: one.subject, scheduler: one.scheduler ?? "", link: one.joinUrl }));
    },
    /** @param {string} id @param {boolean} isAccepted */
    async answerCall(id, isAccepted) {
      await ask("POST", `/v1/convoca/calls/${encodeURIComponent(id)}`, { body: { accept: isAccepted } });
    },
  };
}

/** @param {any} given @returns {Defaults} */
function read(given) {
  const named = /** @type {any} */ (Object.fromEntries(DEFAULTS.map(([ours, theirs]) => [ours, given[theirs]])));
  return { ...named, zone: String(named.zone), language: noticeLanguage(named.language) };
}
