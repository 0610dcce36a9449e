// Meetings laid out in time: every occurrence by itself, by day, by month, by week. Pure.

import { addDays, addMonths, wallOf, weekdayOf } from "./zone_time.js";

/** @typedef {import("./model.js").Meeting} Meeting */

/**
 * A meeting at one time.
 *
 * @typedef {object} Entry
 * @property {string} key
 * @property {Meeting} meeting
 * @property {string | null} occurrence of a series
 * @property {number} startMs
 * @property {number} endMs
 * @property {string} date in the reader's zone
 * @property {boolean} isRunning
 */

/**
 * @param {readonly Meeting[]} meetings
 * @param {{ zone: string, nowMs: number }} reader
 * @returns {Entry[]} the soonest first
 */
export function entries(meetings, { zone, nowMs }) {
  return meetings.flatMap((meeting) => ofMeeting(meeting, zone, nowMs)).sort((a, b) => a.startMs - b.startMs || (a.key < b.key ? -1 : 1));
}

/** @param {Meeting} meeting @param {string} zone @param {number} nowMs @returns {Entry[]} */
function ofMeeting(meeting, zone, nowMs) {
  const isRunning = meeting.state === "running";
  if (meeting.repeat === null || meeting.occurrences.length === 0) {
    const key = meeting.holding && meeting.state === "over" ? meeting.holding : meeting.id;
    return [{ key, meeting, occurrence: null, startMs: meeting.startMs, endMs: meeting.endMs, date: wallOf(zone, meeting.startMs).date, isRunning }];
  }
  // Of a series that runs, it is the occurrence whose time has come; the earliest, if that is none.
  const current = isRunning ? (meeting.occurrences.findLast(({ startMs }) => startMs <= nowMs) ?? meeting.occurrences[0]) : undefined;
  return meeting.occurrences.map(({ id, startMs, endMs }) => ({
    key: `${meeting.id} ${id}`, meeting, occurrence: id, startMs, endMs, date: wallOf(zone, startMs).date, isRunning: id === current?.id,
  }));
}

/**
 * @param {readonly Entry[]} sorted
 * @returns {{ date: string, entries: Entry[] }[]}
 */
export function byDay(sorted) {
  /** @type {Map<string, Entry[]>} */
  const days = new Map();
  for (const entry of sorted) days.set(entry.date, [...(days.get(entry.date) ?? []), entry]);
  return [...days].map(([date, ofDay]) => ({ date, entries: ofDay }));
}

/**
 * The days of whole weeks around a month.
 *
 * @param {string} date any day of it
 * @param {number} firstWeekday
 * @returns {string[][]} weeks of seven days
 */
export function monthWeeks(date, firstWeekday) {
  const first = `${date.slice(0, 8)}01`;
  const next = addMonths(first, 1);
  const weeks = [];
  for (let day = weekStart(first, firstWeekday); day < next; day = addDays(day, 7)) weeks.push(week(day));
  return weeks;
}

/** @param {string} date @param {number} firstWeekday @returns {string[]} the seven days around it */
export function weekDays(date, firstWeekday) {
  return week(weekStart(date, firstWeekday));
}

/** @param {string} first */
function week(first) {
  return Array.from({ length: 7 }, (_, index) => addDays(first, index));
}

/** @param {string} date @param {number} firstWeekday */
function weekStart(date, firstWeekday) {
  return addDays(date, -((weekdayOf(date) - firstWeekday + 7) % 7));
}

/**
 * Entries of one day beside each other where they overlap.
 *
 * @param {readonly Entry[]} sorted
 * @returns {{ entry: Entry, column: number, columns: number }[]}
 */
export function beside(sorted) {
  /** @type {{ entry: Entry, column: number, columns: number }[]} */
  const placed = [];
  /** @type {typeof placed} */
  let group = [];
  let groupEnds = 0;
  const close = () => {
    const columns = Math.max(0, ...group.map(({ column }) => column)) + 1;
    for (const one of group) one.columns = columns;
    group = [];
  };
  for (const entry of sorted) {
    if (entry.startMs >= groupEnds) close();
    const busy = new Set(group.filter((one) => one.entry.endMs > entry.startMs).map(({ column }) => column));
    let column = 0;
    while (busy.has(column)) column += 1;
    const one = { entry, column, columns: 1 };
    group.push(one);
    placed.push(one);
    groupEnds = Math.max(groupEnds, entry.endMs);
  }
  close();
  return placed;
}
