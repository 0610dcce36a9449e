// Booking and changing webinars, which have calls of their own.

import { RESTRICTIONS } from "./meeting_wire.js";
import { minuteOf } from "./time.js";

/** @typedef {import("./api.js").Ask} Ask */
/** @typedef {import("../state/draft.js").Draft} Draft */

const WEBINARS = "/v1/wss/webinar/open/conferences";

/** @param {Ask} ask */
export function webinarCalls(ask) {
  return {
    /** What a webinar has besides what a meeting has. @param {string} id @returns {Promise<import("../state/draft.js").WebinarDraft>} */
    async webinar(id) {
      const row = await ask("GET", `${WEBINARS}/${encodeURIComponent(id)}`);
      return { room: "", description: row.description ?? "", audiencePassword: row.audiencePasswd ?? "", isAudienceOurs: row.callRestriction === true && row.audienceScope === RESTRICTIONS.corporation };
    },
    /** @param {Draft} draft @param {number} startMs @returns {Promise<{ id: string }>} */
    async bookWebinar(draft, startMs) {
      const made = await ask("POST", WEBINARS, { body: { ...webinarRequest(draft, startMs), vmrID: draft.webinar?.room } });
      return { id: made.conferenceId };
    },
    /** @param {string} id @param {Draft} draft @param {number} startMs @returns {Promise<{ id: string }>} */
    async changeWebinar(id, draft, startMs) {
      await ask("PUT", WEBINARS, { body: { ...webinarRequest(draft, startMs), conferenceId: id } });
      return { id };
    },
  };
}

/** @param {Draft} draft @param {number} startMs */
export function webinarRequest(draft, startMs) {
  const own = draft.webinar;
  const flag = (/** @type {boolean} */ on) => (on ? "Y" : "N");
  const isAudienceOurs = own?.isAudienceOurs ?? false;
  return {
    subject: draft.subject.trim(),
    description: own?.description.trim() ?? "",
    startTime: minuteOf(startMs),
    duration: draft.lengthMin,
    timeZoneId: Number(draft.zone),
    attendees: draft.people.map(panellist),
    notifySetting: { enableCalendar: flag(draft.calendar), enableSms: flag(draft.sms), enableEmail: flag(draft.mail) },
    callRestriction: draft.admission !== "everyone" || isAudienceOurs,
    scope: RESTRICTIONS[draft.admission],
    audienceScope: isAudienceOurs ? RESTRICTIONS.corporation : RESTRICTIONS.everyone,
    // What is empty is made up, or stays.
    ...(draft.guestPassword === "" ? {} : { guestPasswd: draft.guestPassword }),
    ...(own?.audiencePassword ? { audiencePasswd: own.audiencePassword } : {}),
  };
}

/** @param {import("../state/model.js").Person} one */
function panellist(one) {
  const given = { userAccount: one.account, userName: one.name, phone: one.phone, email: one.email, sms: one.sms };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
}
