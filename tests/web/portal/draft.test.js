// What the form begins with, what follows from a change, what is wrong with it, and what is sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { meeting, scheduleRequest } from "../../../web/portal/api/meeting_wire.js";
import { changed, draftOf, emptyDraft, faults, mostRemindDays, startOf } from "../../../web/portal/state/draft.js";

const nowMs = Date.parse("2031-03-03T10:10Z");
const LONDON = { id: "26", name: "Europe/London" };
const fresh = () => emptyDraft({ nowMs, zone: LONDON, defaults: null, language: "en-US" });
/** @param {Partial<import("../../../web/portal/state/draft.js").Draft>} change */
const wrong = (change) => Object.keys(faults({ ...fresh(), ...change }, { nowMs, zone: LONDON.name }));

test("the form begins with the next half hour, never with one that is nearly over", () => {
  assert.deepEqual([fresh().date, fresh().time], ["2031-03-03", "10:30"]);
  const late = emptyDraft({ nowMs: Date.parse("2031-03-03T23:58Z"), zone: LONDON, defaults: null, language: "en-US" });
  assert.deepEqual([late.date, late.time], ["2031-03-04", "00:30"]);
  assert.deepEqual(wrong({}), []);
});

test("a series falls on the day it begins with, until one says otherwise", () => {
  const weekly = changed(fresh(), { repeats: "week" });
  assert.deepEqual(weekly.points.week, [1]);
  assert.deepEqual(changed(weekly, { date: "2031-03-05" }).points.week, [3]);
  const chosen = changed(weekly, { points: { week: [1, 4], month: [3] } });
  assert.deepEqual(changed(chosen, { date: "2031-03-05" }).points.week, [1, 4]);
  assert.ok(changed(weekly, { date: "2031-09-01" }).until > "2031-09-01", "it does not end before it begins");
  assert.equal(changed({ ...fresh(), isNow: true }, { repeats: "day" }).isNow, false, "no series begins now");
  assert.equal(changed({ ...fresh(), interval: 15 }, { repeats: "month" }).interval, 3);
  assert.equal(mostRemindDays({ ...fresh(), repeats: "day", interval: 2 }), 2);
});

test("what is wrong is found before it is sent", () => {
  assert.deepEqual(wrong({ subject: "x".repeat(129) }), ["subject"]);
  assert.deepEqual(wrong({ subject: "🙂".repeat(128) }), []);
  assert.deepEqual(wrong({ lengthMin: 14 }), ["length"]);
  assert.deepEqual(wrong({ lengthMin: NaN }), ["length"]);
  assert.deepEqual(wrong({ date: "" }), ["date"]);
  assert.deepEqual(wrong({ date: "2031-03-02" }), ["date"]);
  assert.deepEqual(wrong({ isNow: true, date: "" }), []);
  assert.deepEqual(wrong({ repeats: "week", until: "2031-03-02" }), ["until"]);
  assert.deepEqual(wrong({ repeats: "week", until: "2032-03-04" }), ["until"]);
  assert.deepEqual(wrong({ repeats: "week", points: { week: [], month: [] } }), ["points"]);
  assert.deepEqual(wrong({ repeats: "day", points: { week: [], month: [] } }), []);
  assert.deepEqual(wrong({ guestPassword: "12a4" }), ["guestPassword"]);
  assert.deepEqual(wrong({ guestPassword: "12a4", isPasswordFree: true }), []);
  assert.deepEqual(wrong({ capacity: 1.5 }), ["capacity"]);
});

test("a booking is sent in the vendor's spelling, with its start in UTC", () => {
  const draft = changed({ ...fresh(), subject: " Planning ", date: "2031-07-07", time: "10:00" }, { repeats: "week" });
  const body = /** @type {any} */ (scheduleRequest({ ...draft, until: "2031-08-01" }, startOf(draft, LONDON.name), { isEdit: false }));
  assert.equal(body.subject, "Planning");
  assert.equal(body.startTime, "2031-07-07 09:00");
  assert.deepEqual(body.cycleParams, { startDate: "2031-07-07", endDate: "2031-08-01", cycle: "Week", interval: 1, point: [1], preRemindDays: 1 });
  assert.equal("guestPwd" in body.confConfigInfo, false, "no password is one that is made up");
  assert.equal("startTime" in scheduleRequest({ ...fresh(), isNow: true }, null, { isEdit: false }), false);
});

test("what cannot be changed is not sent with a change", () => {
  const inRoom = { ...fresh(), room: "vmr-1", isNumberRandom: false };
  const booked = /** @type {any} */ (scheduleRequest(inRoom, nowMs, { isEdit: false }));
  assert.deepEqual([booked.vmrFlag, booked.vmrID, booked.confConfigInfo.vmrIDType], [1, "vmr-1", 0]);
  assert.equal("allowGuestStartConf" in booked.confConfigInfo, false, "a room has its own answer");
  const edited = /** @type {any} */ (scheduleRequest(inRoom, nowMs, { isEdit: true }));
  assert.deepEqual([edited.vmrFlag, edited.vmrID, edited.confConfigInfo.vmrIDType], [undefined, undefined, undefined]);
  assert.equal(/** @type {any} */ (scheduleRequest({ ...inRoom, room: "personal" }, nowMs, { isEdit: false })).vmrID, undefined);
});

test("people are sent with what is known of them and nothing else", () => {
  const ines = { key: "p0", name: "Inês", email: "i@x.example", sms: "", phone: "", userId: "u1", account: "", isHost: true, isRung: true };
  const body = scheduleRequest({ ...fresh(), people: [ines] }, nowMs, { isEdit: false });
  assert.deepEqual(body.attendees, [{ userUUID: "u1", name: "Inês", email: "i@x.example", role: 1, isAutoInvite: 1 }]);
});

test("a meeting that is read and sent again is the same meeting", () => {
  const row = {
    conferenceID: "1", subject: "S", startTime: "2031-07-07 09:00", endTime: "2031-07-07 09:45", timeZoneID: "26", language: "pt-BR", mediaTypes: "Voice", conferenceType: 2,
    cycleParams: { cycle: "Month", interval: 2, point: [7, 21], startDate: "2031-07-07", endDate: "2031-12-31", preRemindDays: 3 }, subConfs: [],
    passwordEntry: [{ conferenceRole: "general", password: "1234" }], concurrentParticipants: 12,
    confConfigInfo: { isSendNotify: false, isSendCalendar: true, isSendSms: false, isAutoMute: false, callInRestriction: 3, enableWaitingRoom: true, prolongLength: 5, allowGuestStartConf: true, isGuestFreePwd: false },
  };
  const draft = draftOf(meeting(row), [], LONDON.name);
  const body = /** @type {any} */ (scheduleRequest(draft, startOf(draft, LONDON.name), { isEdit: true }));
  for (const name of /** @type {const} */ (["subject", "startTime", "timeZoneID", "language", "mediaTypes", "cycleParams", "concurrentParticipants"])) assert.deepEqual(body[name], row[name], name);
  assert.equal(body.length, 45);
  assert.deepEqual(body.confConfigInfo, { ...row.confConfigInfo, guestPwd: "1234" });
});
