// Meetings laid out in time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { beside, byDay, entries, monthWeeks, weekDays } from "../../../web/portal/state/agenda.js";
import { meeting } from "../../../web/portal/api/meeting_wire.js";

/** @param {object} row */
const made = (row) => meeting({ conferenceID: "1", startTime: "2031-03-03 10:00", endTime: "2031-03-03 11:00", timeZoneID: "26", ...row });
const sub = (/** @type {string} */ id, /** @type {string} */ day, hours = ["10:00", "11:00"]) => ({ cycleSubConfID: id, startTime: `${day} ${hours[0]}`, endTime: `${day} ${hours[1]}` });
const series = made({ conferenceID: "2", cycleParams: { cycle: "Week", startDate: "2031-03-03", endDate: "2031-03-17" }, subConfs: [sub("a", "2031-03-03"), sub("b", "2031-03-10"), sub("c", "2031-03-17")] });
const nowMs = Date.parse("2031-03-10T10:30Z");

test("a series is its meetings, a single meeting itself, and the soonest is first", () => {
  const found = entries([series, made({ startTime: "2031-03-05 09:00" })], { zone: "UTC", nowMs });
  assert.deepEqual(found.map(({ key, date }) => [key, date]), [["2 a", "2031-03-03"], ["1", "2031-03-05"], ["2 b", "2031-03-10"], ["2 c", "2031-03-17"]]);
});

test("of a series that runs, the meeting whose time has come runs", () => {
  const found = entries([{ ...series, state: "running" }], { zone: "UTC", nowMs });
  assert.deepEqual(found.filter(({ isRunning }) => isRunning).map(({ occurrence }) => occurrence), ["b"]);
  const early = entries([{ ...series, state: "running" }], { zone: "UTC", nowMs: Date.parse("2031-03-03T09:50Z") });
  assert.deepEqual(early.filter(({ isRunning }) => isRunning).map(({ occurrence }) => occurrence), ["a"], "begun early");
});

test("days are those of the reader", () => {
  const late = made({ startTime: "2031-03-03 23:30", endTime: "2031-03-04 00:30" });
  assert.deepEqual(byDay(entries([late], { zone: "Asia/Shanghai", nowMs })).map(({ date }) => date), ["2031-03-04"]);
  assert.deepEqual(byDay(entries([late, series], { zone: "UTC", nowMs })).map((day) => [day.date, day.entries.length]), [["2031-03-03", 2], ["2031-03-10", 1], ["2031-03-17", 1]]);
});

test("a month has whole weeks, from the weekday that weeks begin with", () => {
  const weeks = monthWeeks("2031-03-14", 1);
  assert.deepEqual([weeks.length, weeks[0]?.[0], weeks.at(-1)?.at(-1)], [6, "2031-02-24", "2031-04-06"]);
  assert.equal(monthWeeks("2031-03-14", 0)[0]?.[0], "2031-02-23");
  assert.deepEqual(monthWeeks("2027-02-10", 1).length, 4, "a February that is four weeks");
  assert.deepEqual(weekDays("2031-03-05", 1).slice(0, 2), ["2031-03-03", "2031-03-04"]);
});

test("meetings that overlap stand beside each other, and others have the whole width", () => {
  const one = (/** @type {string} */ id, /** @type {string} */ from, /** @type {string} */ to) => made({ conferenceID: id, startTime: `2031-03-03 ${from}`, endTime: `2031-03-03 ${to}` });
  const placed = beside(entries([one("a", "09:00", "11:00"), one("b", "10:00", "10:30"), one("c", "10:30", "12:00"), one("d", "12:00", "13:00")], { zone: "UTC", nowMs }));
  assert.deepEqual(placed.map(({ entry, column, columns }) => [entry.key, column, columns]), [["a", 0, 2], ["b", 1, 2], ["c", 1, 2], ["d", 0, 1]]);
});
