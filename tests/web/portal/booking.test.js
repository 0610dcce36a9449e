// The form over the server in memory: what is asked, what is shown, what happens when it says no.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "../fakes/clock.js";
import { FakeServer } from "./fake_server.js";
import { inside, model } from "./inside.js";

const PATH = "/v1/mmc/management/conferences";
const SERIES = "/v1/mmc/management/cycleconferences";
const PLAN = "/v1/convoca/occurrences";

test("the form begins in the reader's zone with the corporation's ways", async () => {
  const { portal } = await inside({ at: "#/book", prepare: (server) => (server.defaults.enableWaitingRoom = true) });
  const draft = model(portal, "book").draft.value;
  assert.equal(draft?.zone, "26");
  assert.equal(draft?.waitingRoom, true);
});

test("a token that is replaced leaves the form as it is", async () => {
  const { portal, server } = await inside({ at: "#/book" });
  const form = model(portal, "book");
  form.change({ subject: "Half typed" });
  server.tokens.clear();
  await portal.session.renew("token-0");
  await settle();
  assert.equal(portal.session.user.value?.token, "token-1");
  assert.equal(model(portal, "book"), form, "the same form");
  assert.equal(form.draft.value?.subject, "Half typed");
});

test("a booked meeting is shown, and sending it again books nothing twice", async () => {
  const { portal, server, went } = await inside({ at: "#/book" });
  const form = model(portal, "book");
  form.change({ subject: "Planning" });
  server.instead.set(`POST ${PATH}`, () => Promise.reject(new Error("the answer was lost")));
  await form.save();
  assert.equal(form.refused.value?.code, "unreachable");
  server.instead.clear();
  await form.save();
  const [first, second] = server.askedOf("POST", PATH);
  assert.ok(first?.headers["idempotency-key"]);
  assert.equal(first.headers["idempotency-key"], second?.headers["idempotency-key"], "the same key, so the same booking");
  assert.deepEqual(went, ["#/meeting/914283067"]);
  assert.equal(portal.told.value?.word, "booked");
});

test("after a refusal it is another booking", async () => {
  const { portal, server } = await inside({ at: "#/book" });
  const form = model(portal, "book");
  server.instead.set(`POST ${PATH}`, () => FakeServer.refusal(400, "MMC.111071005", "room is busy"));
  assert.equal(await form.save(), "room", "the field to go to");
  assert.equal(form.wrong.value.room, "problemRoomBusy");
  form.change({ room: "" });
  assert.equal(form.wrong.value.room, undefined, "a change forgets the refusal");
  server.instead.clear();
  await form.save();
  const [first, second] = server.askedOf("POST", PATH);
  assert.notEqual(first?.headers["idempotency-key"], second?.headers["idempotency-key"]);
});

test("what is wrong is shown once one has tried, and nothing is sent", async () => {
  const { portal, server } = await inside({ at: "#/book" });
  const form = model(portal, "book");
  form.change({ guestPassword: "12" });
  assert.deepEqual(form.wrong.value, {});
  assert.equal(await form.save(), "guestPassword");
  assert.deepEqual(form.wrong.value, { guestPassword: "problemPassword" });
  assert.equal(server.askedOf("POST", PATH).length, 0);
});

test("a series is planned while it is typed, once typing pauses, and the last plan stays", async () => {
  const { portal, server, clock } = await inside({ at: "#/book" });
  const form = model(portal, "book");
  await clock.advance(1000);
  assert.equal(server.askedOf("POST", PLAN).length, 0, "a single meeting has no plan");
  form.change({ date: "2025-10-13", time: "10:00", until: "2025-11-03" });
  form.change({ repeats: "week" });
  form.change({ until: "2025-11-10" });
  await clock.advance(1000);
  assert.equal(server.askedOf("POST", PLAN).length, 1);
  const planned = form.plan.value.value?.planned ?? [];
  assert.deepEqual(planned.map(({ local }) => local), ["2025-10-13T10:00", "2025-10-20T10:00", "2025-10-27T10:00", "2025-11-03T10:00", "2025-11-10T10:00"]);
  assert.deepEqual(planned.map(({ offsetMin }) => offsetMin), [60, 60, 0, 0, 0], "daylight saving has ended in London");
  form.change({ until: "2025-10-01" });
  await clock.advance(1000);
  assert.equal(form.plan.value.value, null, "what is wrong has no plan");
});

test("a plan that comes late does not replace a newer one", async () => {
  const { portal, server, clock } = await inside({ at: "#/book" });
  const form = model(portal, "book");
  /** @type {((answer: any) => void)[]} */
  const answers = [];
  server.instead.set(`POST ${PLAN}`, () => new Promise((resolve) => answers.push(resolve)));
  const plan = (/** @type {string} */ endDate) => ({ body: { endDate, occurrences: [] } });
  form.change({ repeats: "day" });
  await clock.advance(400);
  form.change({ interval: 2 });
  await clock.advance(400);
  answers[1]?.(plan("new"));
  answers[0]?.(plan("old"));
  await settle();
  assert.equal(form.plan.value.value?.until, "new");
});

test("people come from lines and from the directory", async () => {
  const { portal, server, clock } = await inside({ at: "#/book" });
  const form = model(portal, "book");
  assert.equal(form.inviteTyped("Tom <tom@x.example>, somebody"), "somebody");
  assert.equal(form.stranger.value, "somebody");
  form.find("in");
  form.find("inê");
  await clock.advance(400);
  assert.equal(server.askedOf("GET", "/v1/convoca/directory").length, 1);
  const [ines] = form.found.value.value;
  assert.ok(ines);
  form.invite(ines);
  form.invite(ines);
  assert.deepEqual(form.draft.value?.people.map(({ name, userId }) => [name, userId]), [["Tom", ""], ["Inês Duarte", "u-ines"]]);
  form.changePerson(form.draft.value?.people[1]?.key ?? "", { isRung: true, isHost: true });
  await form.save();
  assert.deepEqual(server.askedOf("POST", PATH)[0]?.body.attendees[1], { userUUID: "u-ines", accountId: "ines", name: "Inês Duarte", phone: "+99100010002", email: "ines@roofers.example", role: 1, isAutoInvite: 1 });
});

test("a series is changed by its own call, from today on if it has begun", async () => {
  const { portal, server } = await inside({
    prepare: (one) => one.furnish(),
  });
  const series = server.meetings.find((/** @type {any} */ one) => one.cycleParams);
  series.cycleParams.startDate = "2025-01-07";
  portal.go({ name: "edit", id: series.conferenceID });
  await settle();
  const form = model(portal, "edit");
  assert.equal(form.draft.value?.date, "2025-10-09", "the clock's own day");
  form.change({ subject: "Planning, shorter" });
  await form.save();
  const [sent] = server.askedOf("PUT", SERIES);
  assert.equal(sent?.query.get("conferenceID"), series.conferenceID);
  assert.equal(sent?.body.subject, "Planning, shorter");
  assert.equal(portal.told.value?.word, "changedMeeting");
});

test("a webinar is booked in its room, and what it has none of is neither shown nor sent", async () => {
  const { portal, server, went } = await inside({ at: "#/book" });
  const form = model(portal, "book");
  assert.deepEqual([form.rooms.value.map(({ id }) => id), form.webinarRooms.value.map(({ id }) => id)], [["vmr-1", "vmr-0"], ["vmr-9"]]);
  form.change({ subject: "What is new", repeats: "week", isPasswordFree: true });
  form.setWebinar(true);
  assert.deepEqual([form.draft.value?.repeats, form.draft.value?.isPasswordFree], ["no", false]);
  form.inviteTyped("Tom <tom@x.example>,");
  form.change({ webinar: { ...(form.draft.value?.webinar ?? assert.fail()), audiencePassword: "12" } });
  assert.equal(await form.save(), "audiencePassword");
  form.change({ webinar: { ...(form.draft.value?.webinar ?? assert.fail()), audiencePassword: "", isAudienceOurs: true } });
  await form.save();
  const [sent] = server.askedOf("POST", "/v1/wss/webinar/open/conferences").map((one) => one.body);
  const { startTime, ...rest } = sent;
  assert.match(startTime, /^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  assert.deepEqual(rest, {
    subject: "What is new", description: "", duration: 60, timeZoneId: 26, attendees: [{ userName: "Tom", email: "tom@x.example" }], notifySetting: { enableCalendar: "Y", enableSms: "N", enableEmail: "Y" },
    callRestriction: true, scope: 0, audienceScope: 2, vmrID: "vmr-9",
  });
  assert.deepEqual(went, ["#/meeting/914283067"]);
});

test("a webinar that is changed stays one", async () => {
  const { portal, server } = await inside({ at: "#/book" });
  model(portal, "book").change({ subject: "What is new" });
  model(portal, "book").setWebinar(true);
  await model(portal, "book").save();
  await settle();
  portal.go({ name: "edit", id: "914283067" });
  await settle();
  const form = model(portal, "edit");
  assert.equal(form.draft.value?.webinar?.audiencePassword, "246802");
  form.change({ subject: "What is newer" });
  await form.save();
  const [sent] = server.askedOf("PUT", "/v1/wss/webinar/open/conferences").map((one) => one.body);
  assert.deepEqual([sent.conferenceId, sent.subject, sent.audiencePasswd, "vmrID" in sent], ["914283067", "What is newer", "246802", false]);
});
