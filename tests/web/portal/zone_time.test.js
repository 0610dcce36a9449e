// Times of day in zones, across the changes of daylight saving.

import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, addMonths, msAt, offsetOf, offsetText, wallOf, weekdayOf } from "../../../web/portal/state/zone_time.js";

const at = (/** @type {string} */ text) => Date.parse(text);

test("a time of day becomes the moment at which clocks show it", () => {
  /** @type {[string, string, string, string][]} zone, date, time, moment */
  const rows = [
    ["Europe/London", "2031-01-15", "10:00", "2031-01-15T10:00Z"],
    ["Europe/London", "2031-07-15", "10:00", "2031-07-15T09:00Z"],
    ["Asia/Shanghai", "2031-07-15", "10:00", "2031-07-15T02:00Z"],
    ["America/New_York", "2031-07-15", "23:30", "2031-07-16T03:30Z"],
    ["Asia/Kathmandu", "2031-07-15", "00:00", "2031-07-14T18:15Z"],
    // London, 30 March 2031: from 01:00 to 02:00 there is nothing. Forward by an hour.
    ["Europe/London", "2031-03-30", "01:30", "2031-03-30T01:30Z"],
    ["Europe/London", "2031-03-30", "02:30", "2031-03-30T01:30Z"],
    // London, 26 October 2031: from 01:00 to 02:00 comes twice. The first.
    ["Europe/London", "2031-10-26", "01:30", "2031-10-26T00:30Z"],
    ["Europe/London", "2031-10-26", "02:30", "2031-10-26T02:30Z"],
    // Lord Howe Island moves by half an hour: 5 October 2031, 02:00.
    ["Australia/Lord_Howe", "2031-10-05", "02:15", "2031-10-04T15:45Z"],
  ];
  for (const [zone, date, time, expected] of rows) assert.equal(msAt(zone, date, time), at(expected), `${zone} ${date} ${time}`);
});

test("what is no time of day is none", () => {
  for (const [date, time] of [["", "10:00"], ["2031-02-30x", "10:00"], ["2031-01-01", ""], ["2031-01-01", "25:00"]]) assert.equal(msAt("UTC", String(date), String(time)), null);
});

test("a moment becomes what clocks show, and midnight is 00", () => {
  assert.deepEqual(wallOf("Europe/London", at("2031-07-15T23:30Z")), { date: "2031-07-16", time: "00:30" });
  assert.deepEqual(wallOf("America/Sao_Paulo", at("2031-07-15T03:00Z")), { date: "2031-07-15", time: "00:00" });
  assert.deepEqual(wallOf("Not/A_Zone", at("2031-07-15T03:00Z")), { date: "2031-07-15", time: "03:00" }, "UTC instead of nothing");
  assert.equal(offsetOf("Asia/Kathmandu", at("2031-07-15T03:00:30Z")), 345);
  assert.deepEqual([offsetText(60), offsetText(-210), offsetText(0)], ["+01:00", "−03:30", "+00:00"]);
});

test("days and months are counted over their ends", () => {
  assert.equal(addDays("2031-02-28", 1), "2031-03-01");
  assert.equal(addDays("2032-03-01", -1), "2032-02-29");
  assert.equal(addMonths("2031-01-31", 1), "2031-02-28");
  assert.equal(addMonths("2031-01-15", -1), "2030-12-15");
  assert.equal(addMonths("2031-05-31", 12), "2032-05-31");
  assert.equal(weekdayOf("2031-03-30"), 0);
});
