// Meetings and bookings between the vendor's spelling and ours. Pure.

import { minuteOf, msOf } from "./time.js";

/** @typedef {import("../state/model.js").Meeting} Meeting */
/** @typedef {import("../state/model.js").Person} Person */
/** @typedef {import("../state/model.js").Repeat} Repeat */
/** @typedef {import("../state/draft.js").Draft} Draft */

/** @type {Record<string, Meeting["state"]>} */
const STATES = { Schedule: "booked", Creating: "running", Created: "running", Destroyed: "over" };
/** @type {Record<string, Repeat["period"]>} */
const PERIODS = { Day: "day", Week: "week", Month: "month" };
export const CYCLES = { day: "Day", week: "Week", month: "Month" };
/** @type {Record<number, import("../state/model.js").Admission>} */
const ADMISSIONS = { 0: "everyone", 2: "corporation", 3: "invited" };
export const RESTRICTIONS = { everyone: 0, corporation: 2, invited: 3 };

/** @param {any} row `ConferenceInfo` @returns {Meeting} */
export function meeting(row) {
  const config = row.confConfigInfo ?? {};
  const passwords = Object.fromEntries((row.passwordEntry ?? []).map((/** @type {any} */ one) => [one.conferenceRole, one.password]));
  const startMs = msOf(row.startTime);
  const endMs = msOf(row.endTime);
  const subs = Array.isArray(row.subConfs) ? row.subConfs : [];
  return {
    id: row.conferenceID,
    subject: row.subject ?? "",
    startMs,
    endMs,
    state: STATES[row.conferenceState] ?? "booked",
    zone: String(row.timeZoneID ?? ""),
    language: noticeLanguage(row.language),
    isVoiceOnly: !/Video|Telepresence/.test(row.mediaTypes ?? ""),
    scheduler: { id: row.userUUID ?? "", name: row.scheduserName ?? "" },
    hostLink: row.chairJoinUri || null,
    guestLink: row.guestJoinUri ?? "",
    audienceLink: row.audienceJoinUri ?? "",
    hostPassword: passwords.chair || null,
    guestPassword: passwords.general || null,
    room:
      row.vmrFlag === 1
        ? { id: row.vmrID ?? "", number: row.vmrConferenceID ?? row.conferenceID, isNumberRandom: config.vmrIDType === 1 }
        : null,
    holding: row.confUUID || null,
    isRecorded: row.isHasRecordFile === true,
    repeat: row.cycleParams ? repeat(row.cycleParams) : null,
    occurrences: row.cycleParams
      ? subs.map((/** @type {any} */ one) => ({ id: one.cycleSubConfID, startMs: msOf(one.startTime), endMs: msOf(one.endTime) }))
      : [],
    rules: {
      mail: config.isSendNotify ?? true,
      calendar: config.isSendCalendar ?? true,
      sms: config.isSendSms ?? false,
      isMuted: config.isAutoMute ?? row.isAutoMute === 1,
      isPasswordFree: config.isGuestFreePwd ?? false,
      admission: ADMISSIONS[config.callInRestriction] ?? "everyone",
      guestsMayStart: config.allowGuestStartConf ?? false,
      waitingRoom: config.enableWaitingRoom ?? false,
      prolongMin: config.prolongLength ?? 0,
    },
    capacity: row.concurrentParticipants ?? 0,
    invited: row.size ?? 0,
  };
}

/** @param {any} cycle @returns {Repeat} */
function repeat(cycle) {
  return {
    period: PERIODS[cycle.cycle] ?? "week",
    interval: cycle.interval ?? 1,
    points: cycle.point ?? [],
    from: cycle.startDate ?? "",
    until: cycle.endDate ?? "",
    remindDays: cycle.preRemindDays ?? 1,
  };
}

/** @param {any} row `ParticipantInfo` @param {number} index @returns {Person} */
export function person(row, index) {
  return {
    key: `p${index}`,
    name: row.name ?? row.accountId ?? row.email ?? row.participantID ?? "",
    email: row.email ?? "",
    sms: row.sms ?? "",
    phone: row.participantID ?? "",
    userId: row.userUUID ?? "",
    account: row.accountId ?? "",
    isHost: row.role === 1,
    isRung: row.isAutoInvite === 1,
  };
}

/** A language tag as one of the three that notices are written in. @param {string | undefined} tag */
export function noticeLanguage(tag) {
  const primary = (tag ?? "").split("-")[0];
  return primary === "zh" ? "zh-CN" : primary === "pt" ? "pt-BR" : "en-US";
}

/**
 * The body that books or changes a meeting.
 *
 * @param {Draft} draft
 * @param {number | null} startMs null: now
 * @param {{ isEdit: boolean }} how what cannot be changed is left out of a change
 */
export function scheduleRequest(draft, startMs, { isEdit }) {
  const isInRoom = draft.room !== "";
  const isRandom = !isInRoom || draft.isNumberRandom;
  return {
    subject: draft.subject.trim(),
    ...(startMs === null ? {} : { startTime: minuteOf(startMs) }),
    length: draft.lengthMin,
    timeZoneID: draft.zone,
    language: draft.language,
    mediaTypes: draft.isVoiceOnly ? "Voice" : "HDVideo",
    attendees: draft.people.map(attendee),
    ...(draft.repeats === "no" ? {} : { conferenceType: 1, cycleParams: cycleParams(draft) }),
    ...(isEdit || !isInRoom ? {} : { vmrFlag: 1, ...(draft.room === "personal" ? {} : { vmrID: draft.room }) }),
    concurrentParticipants: draft.capacity,
    confConfigInfo: {
      isSendNotify: draft.mail,
      isSendCalendar: draft.calendar,
      isSendSms: draft.sms,
      isAutoMute: draft.isMuted,
      callInRestriction: RESTRICTIONS[draft.admission],
      enableWaitingRoom: draft.waitingRoom,
      prolongLength: draft.prolongMin,
      // A room has its own answers to these.
      ...(isRandom ? { allowGuestStartConf: draft.guestsMayStart, isGuestFreePwd: draft.isPasswordFree } : {}),
      ...(draft.guestPassword !== "" && !draft.isPasswordFree ? { guestPwd: draft.guestPassword } : {}),
      ...(isInRoom && !isEdit ? { vmrIDType: draft.isNumberRandom ? 1 : 0 } : {}),
    },
  };
}

/** @param {Draft} draft */
export function cycleParams(draft) {
  const { repeats } = draft;
  return {
    startDate: draft.date,
    endDate: draft.until,
    cycle: CYCLES[repeats === "no" ? "day" : repeats],
    interval: draft.interval,
    ...(repeats === "week" || repeats === "month" ? { point: draft.points[repeats] } : {}),
    preRemindDays: draft.remindDays,
  };
}

/** @param {Person} one */
function attendee(one) {
  const given = { userUUID: one.userId, accountId: one.account, name: one.name, phone: one.phone, email: one.email, sms: one.sms };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")),
    role: one.isHost ? 1 : 0,
    isAutoInvite: one.isRung ? 1 : 0,
  };
}
