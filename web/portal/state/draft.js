// A meeting that is being booked or changed: what the form holds, what it begins with, and what is
// wrong with it before the server is asked. Pure.

import { addDays, addMonths, msAt, wallOf, weekdayOf } from "./zone_time.js";

/** @typedef {import("./model.js").Person} Person */
/** @typedef {import("./model.js").Meeting} Meeting */
/** @typedef {import("../words.js").Word} Word */
/** @typedef {"no" | import("./model.js").Period} Repeats */
/**
 * @typedef {"subject" | "date" | "time" | "length" | "zone" | "repeats" | "interval" | "points" | "until" | "remind"
 *   | "people" | "room" | "guestPassword" | "audiencePassword" | "prolong" | "capacity"} FieldName
 */

/**
 * @typedef {object} Draft
 * @property {string} subject
 * @property {boolean} isNow
 * @property {string} date in the meeting's zone
 * @property {string} time in the meeting's zone
 * @property {number} lengthMin
 * @property {string} zone number
 * @property {Repeats} repeats
 * @property {number} interval
 * @property {{ week: number[], month: number[] }} points
 * @property {string} until the last day
 * @property {number} remindDays
 * @property {Person[]} people
 * @property {string} room `""`: none; `"personal"`; or a room's ID
 * @property {boolean} isNumberRandom in a room
 * @property {boolean} isVoiceOnly
 * @property {string} guestPassword `""`: made up
 * @property {boolean} isPasswordFree
 * @property {import("./model.js").Admission} admission
 * @property {boolean} guestsMayStart
 * @property {boolean} waitingRoom
 * @property {boolean} isMuted
 * @property {number} prolongMin
 * @property {number} capacity 0: no limit
 * @property {boolean} mail
 * @property {boolean} calendar
 * @property {boolean} sms
 * @property {import("./model.js").NoticeLanguage} language
 * @property {WebinarDraft | null} webinar null: a meeting
 */

/**
 * What a webinar has besides what a meeting has.
 *
 * @typedef {object} WebinarDraft
 * @property {string} room ID of the one that it is held in
 * @property {string} description
 * @property {string} audiencePassword `""`: made up, or as it is
 * @property {boolean} isAudienceOurs only people of the corporation look on
 */

export const LONGEST_SUBJECT = 128;
export const LONGEST_DESCRIPTION = 1000;
export const LENGTH_MIN = { least: 15, most: 1440 };
/** Most that the API takes between two meetings of a series. */
export const MOST_INTERVAL = { day: 15, week: 5, month: 3 };
export const MOST_PROLONG_MIN = 60;
/** A series without a last day given is planned for so many weeks. */
const WEEKS_AHEAD = 8;
const PASSWORD = /^\d{4,16}$/;

/**
 * What the form begins with: the next half hour, and the corporation's ways.
 *
 * @param {object} given
 * @param {number} given.nowMs
 * @param {{ id: string, name: string }} given.zone
 * @param {import("./model.js").Defaults | null} given.defaults
 * @param {import("./model.js").NoticeLanguage} given.language
 * @returns {Draft}
 */
export function emptyDraft({ nowMs, zone, defaults, language }) {
  const half = 30 * 60_000;
  const { date, time } = wallOf(zone.name, Math.ceil((nowMs + 5 * 60_000) / half) * half);
  return {
    subject: "",
    isNow: false,
    date,
    time,
    lengthMin: 60,
    zone: zone.id,
    repeats: "no",
    interval: 1,
    points: pointsOf(date),
    until: addDays(date, WEEKS_AHEAD * 7),
    remindDays: 1,
    people: [],
    room: "",
    isNumberRandom: true,
    isVoiceOnly: false,
    guestPassword: "",
    isPasswordFree: false,
    admission: "everyone",
    guestsMayStart: defaults?.guestsMayStart ?? false,
    waitingRoom: defaults?.waitingRoom ?? false,
    isMuted: defaults?.isMuted ?? true,
    prolongMin: 15,
    capacity: 0,
    mail: defaults?.mail ?? true,
    calendar: defaults?.calendar ?? true,
    sms: defaults?.sms ?? false,
    language,
    webinar: null,
  };
}

/** @param {string} date @returns {Draft["points"]} the days that a series beginning then would have */
function pointsOf(date) {
  return { week: [weekdayOf(date)], month: [Number(date.slice(8))] };
}

/**
 * @param {Meeting} meeting
 * @param {Person[]} people
 * @param {string} zone IANA name of its zone
 * @param {WebinarDraft | null} [webinar]
 * @returns {Draft}
 */
export function draftOf(meeting, people, zone, webinar = null) {
  const { date, time } = wallOf(zone, meeting.startMs);
  const { repeat, rules, room } = meeting;
  const points = pointsOf(date);
  if (repeat?.period === "week" || repeat?.period === "month") points[repeat.period] = repeat.points;
  return {
    subject: meeting.subject,
    isNow: false,
    date: repeat?.from || date,
    time,
    lengthMin: Math.round((meeting.endMs - meeting.startMs) / 60_000),
    zone: meeting.zone,
    repeats: repeat?.period ?? "no",
    interval: repeat?.interval ?? 1,
    points,
    until: repeat?.until ?? addDays(date, WEEKS_AHEAD * 7),
    remindDays: repeat?.remindDays ?? 1,
    people,
    room: room?.id ?? "",
    isNumberRandom: room?.isNumberRandom ?? true,
    isVoiceOnly: meeting.isVoiceOnly,
    guestPassword: rules.isPasswordFree ? "" : (meeting.guestPassword ?? ""),
    isPasswordFree: rules.isPasswordFree,
    admission: rules.admission,
    guestsMayStart: rules.guestsMayStart,
    waitingRoom: rules.waitingRoom,
    isMuted: rules.isMuted,
    prolongMin: rules.prolongMin,
    capacity: meeting.capacity,
    mail: rules.mail,
    calendar: rules.calendar,
    sms: rules.sms,
    language: meeting.language,
    webinar,
  };
}

/**
 * A draft with a change, and with what follows from it: a series that begins on another day falls on
 * that day too, and does not end before it.
 *
 * @param {Draft} draft
 * @param {Partial<Draft>} change
 * @returns {Draft}
 */
export function changed(draft, change) {
  const next = { ...draft, ...change };
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(next.date);
  if (change.date !== undefined && isDate && change.date !== draft.date) {
    const before = pointsOf(draft.date);
    if (`${draft.points.week}` === `${before.week}`) next.points = { ...next.points, week: pointsOf(next.date).week };
    if (`${draft.points.month}` === `${before.month}`) next.points = { ...next.points, month: pointsOf(next.date).month };
    if (next.until < next.date) next.until = addDays(next.date, WEEKS_AHEAD * 7);
  }
  // A webinar is held once, and at a time that its audience can know.
  if (change.webinar) Object.assign(next, { isNow: false, repeats: "no", isPasswordFree: false });
  if (change.repeats !== undefined && change.repeats !== "no") {
    next.isNow = false;
    next.interval = Math.min(next.interval, MOST_INTERVAL[change.repeats]);
    next.remindDays = Math.min(next.remindDays, mostRemindDays(next));
  }
  return next;
}

/** Notices of a meeting cannot be sent before the one before it. @param {Draft} draft */
export function mostRemindDays(draft) {
  const period = { no: 1, day: 1, week: 7, month: 30 }[draft.repeats];
  return Math.min(30, period * draft.interval);
}

/** When it begins. @param {Draft} draft @param {string} zone IANA name @returns {number | null} */
export function startOf(draft, zone) {
  return msAt(zone, draft.date, draft.time);
}

/**
 * What is wrong with it, by field.
 *
 * @param {Draft} draft
 * @param {{ nowMs: number, zone: string }} at `zone`: IANA name
 * @returns {Partial<Record<FieldName, Word>>}
 */
export function faults(draft, { nowMs, zone }) {
  /** @type {Partial<Record<FieldName, Word>>} */
  const found = {};
  if ([...draft.subject.trim()].length > LONGEST_SUBJECT) found.subject = "problemSubject";
  if (!(draft.lengthMin >= LENGTH_MIN.least && draft.lengthMin <= LENGTH_MIN.most)) found.length = "problemLength";
  if (!draft.isNow) {
    const startMs = startOf(draft, zone);
    if (startMs === null) found.date = "problemDate";
    // A series may have begun already; its meetings to come are what is planned.
    else if (startMs < nowMs - 60_000 && draft.repeats === "no") found.date = "problemPast";
  }
  if (draft.repeats !== "no") {
    if (!(draft.until >= draft.date && draft.until <= addMonths(draft.date, 12))) found.until = "problemUntil";
    if (!(draft.interval >= 1 && draft.interval <= MOST_INTERVAL[draft.repeats])) found.interval = "problemInterval";
    if (draft.repeats !== "day" && draft.points[draft.repeats].length === 0) found.points = "problemPoints";
  }
  if (draft.guestPassword !== "" && !draft.isPasswordFree && !PASSWORD.test(draft.guestPassword)) found.guestPassword = "problemPassword";
  if (draft.webinar && draft.webinar.audiencePassword !== "" && !PASSWORD.test(draft.webinar.audiencePassword)) found.audiencePassword = "problemPassword";
  if (!(draft.prolongMin >= 0 && draft.prolongMin <= MOST_PROLONG_MIN)) found.prolong = "problemProlong";
  if (!(draft.capacity >= 0 && Number.isInteger(draft.capacity))) found.capacity = "problemCapacity";
  return found;
}
