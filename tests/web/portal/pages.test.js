// Lists, a meeting's page, records, administration and calls, in fake time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "../fakes/clock.js";
import { FakeServer } from "./fake_server.js";
import { inside, model } from "./inside.js";

const LIST = "/v1/mmc/management/conferences";
const furnished = (/** @type {FakeServer} */ server) => server.furnish();

test("running meetings come first, and the list is asked for again by itself", async () => {
  const { portal, server, clock } = await inside({ prepare: furnished });
  const list = model(portal, "upcoming");
  assert.deepEqual(list.running.value.map(({ meeting }) => meeting.subject), ["Scaffolding at Harbour Street"]);
  const before = server.askedOf("GET", LIST).length;
  await clock.advance(31_000);
  assert.equal(server.askedOf("GET", LIST).length, before + 1);
  portal.go({ name: "past" });
  await clock.advance(120_000);
  assert.equal(server.askedOf("GET", LIST).length, before + 1, "not from a page that is closed");
});

test("a search is asked once typing pauses", async () => {
  const { portal, server, clock } = await inside({ prepare: furnished });
  const list = model(portal, "upcoming");
  for (const typed of ["w", "we", "weekly"]) list.setSearch(typed);
  await clock.advance(400);
  assert.deepEqual(server.askedOf("GET", LIST).slice(1).map(({ query }) => query.get("searchKey")), ["weekly"]);
  assert.ok(list.days.value.every(({ entries }) => entries.every(({ meeting }) => meeting.subject === "Weekly planning")));
});

test("a list keeps what it has while the server is away", async () => {
  const { portal, server, clock } = await inside({ prepare: furnished });
  const list = model(portal, "upcoming");
  server.instead.set(`GET ${LIST}`, () => Promise.reject(new Error("no network")));
  await clock.advance(31_000);
  assert.equal(list.load.problem.value?.code, "unreachable");
  assert.ok(list.days.value.length > 0);
  server.instead.clear();
  await clock.advance(31_000);
  assert.equal(list.load.problem.value, null);
});

test("one meeting of a series is moved, one is cancelled, and the last takes the series with it", async () => {
  const { portal, server, went } = await inside({ prepare: furnished });
  const series = server.meetings.find((/** @type {any} */ one) => one.cycleParams);
  portal.go({ name: "meeting", id: series.conferenceID });
  await settle();
  const page = model(portal, "meeting");
  const [first, second, ...others] = page.meeting.value?.occurrences ?? [];
  assert.ok(first && second);
  assert.equal(await page.move(first.id, { startMs: first.startMs + 3_600_000, lengthMin: 30 }), true);
  assert.equal(page.meeting.value?.occurrences[0]?.startMs, first.startMs + 3_600_000);
  await page.cancelOccurrence(second.id);
  assert.deepEqual(server.askedOf("DELETE", `${LIST}/cyclesubconf`)[0]?.body, { cycleSubConfIDs: [second.id] });
  assert.equal(page.meeting.value?.occurrences.some(({ id }) => id === second.id), false);
  series.subConfs = series.subConfs.slice(-1);
  await page.again();
  await page.cancelOccurrence(others.at(-1)?.id ?? "");
  assert.equal(went.at(-1), "#/");
});

test("a move that is refused says why and leaves the page", async () => {
  const { portal, server } = await inside({ prepare: furnished });
  const series = server.meetings.find((/** @type {any} */ one) => one.cycleParams);
  portal.go({ name: "meeting", id: series.conferenceID });
  await settle();
  const page = model(portal, "meeting");
  server.instead.set(`PUT ${LIST}/cyclesubconf`, () => FakeServer.refusal(400, "MMC.111071119", "out of range"));
  assert.equal(await page.move(series.subConfs[0].cycleSubConfID, { startMs: 0, lengthMin: 30 }), false);
  assert.equal(page.failed.value?.code, "111071119");
  assert.equal(portal.route.value.name, "meeting");
});

test("only who booked a meeting, or an administrator, may change it", async () => {
  const { portal } = await inside({ at: "#/meeting/914283067", prepare: furnished });
  const page = model(portal, "meeting");
  assert.equal(page.isMine.value, true, "an administrator");
  portal.session.user.value = { ...(portal.session.user.value ?? /** @type {any} */ ({})), isAdministrator: false };
  await settle();
  assert.equal(model(portal, "meeting").isMine.value, false, "Tom's meeting");
});

test("a record has every page of attendance", async () => {
  const { portal, server } = await inside({ prepare: furnished });
  const stays = Array.from({ length: 700 }, (_, index) => ({ displayName: `Guest ${index}`, joinTime: 1, leftTime: 2 }));
  server.instead.set(`GET ${LIST}/history/confAttendeeRecord`, () => {
    const offset = Number(server.asked.at(-1)?.query.get("offset"));
    return { body: { offset, limit: 500, count: stays.length, data: stays.slice(offset, offset + 500) } };
  });
  portal.go({ name: "record", holding: "hold-0" });
  await settle();
  assert.equal(model(portal, "record").stays.value.value?.length, 700);
});

test("a record leads to its recording, if there is one", async () => {
  const { portal, server } = await inside({ prepare: furnished });
  const held = server.past.find((one) => one.confUUID === "hold-0");
  assert.ok(held);
  for (const isHasRecordFile of [false, true]) {
    held.isHasRecordFile = isHasRecordFile;
    portal.go({ name: "upcoming" });
    portal.go({ name: "record", holding: "hold-0" });
    await settle();
    assert.equal(model(portal, "record").recording.value, isHasRecordFile ? "/watch#hold-0/key" : null);
  }
});

test("who is no administrator asks for nothing of theirs", async () => {
  const { portal, server, clock } = await inside();
  portal.session.user.value = { ...(portal.session.user.value ?? /** @type {any} */ ({})), isAdministrator: false };
  portal.go({ name: "admin", part: "outbox" });
  await clock.advance(20_000);
  assert.equal(model(portal, "admin").isAllowed.value, false);
  assert.equal(server.askedOf("GET", "/v1/convoca/outbox").length, 0);
});

test("a failed job is tried again, and a webhook that does not answer stays off", async () => {
  const { portal, server } = await inside({ at: "#/admin/outbox", prepare: furnished });
  const box = model(portal, "admin");
  box.setState("dead");
  await settle();
  const [job] = box.outbox.value.value?.rows ?? [];
  assert.ok(job?.error);
  await box.retry(job);
  assert.deepEqual(box.outbox.value.value?.rows, []);
  portal.go({ name: "admin", part: "webhook" });
  await settle();
  const hooks = model(portal, "admin");
  await hooks.addWebhook({ subscriber: "sub-11", key: "secret", url: "https://hooks.example/" });
  const hook = hooks.webhook.value.value?.hook;
  assert.equal(hook?.status, "disabled");
  server.instead.set("PUT /v1/mmc/management/webhook/change-status", () => FakeServer.refusal(400, "MMC.111070003", "no answer to meeting.verify"));
  if (hook) await hooks.setWebhookStatus(hook, "enabled");
  assert.equal(hooks.failed.value?.message, "no answer to meeting.verify");
  assert.equal(hooks.webhook.value.value?.hook?.status, "disabled");
});

test("a call rings until it is answered, here once, and listening goes on", async () => {
  const { portal, server, clock } = await inside({ prepare: (one) => (one.calls = [{ id: "c1", conferenceID: "1", subject: "S", scheduler: "Tom", joinUrl: "https://x/#/j/1/k" }]) });
  const call = portal.calls.ringing.value;
  assert.equal(call?.subject, "S");
  // The server may still tell of it: it is answered here.
  const answer = call && portal.calls.answer(call, false);
  assert.equal(portal.calls.ringing.value?.id, undefined);
  await answer;
  assert.deepEqual(server.askedOf("POST", "/v1/convoca/calls/c1").map(({ body }) => body), [{ accept: false }]);
  await clock.advance(2100);
  server.calls = [{ id: "c2", conferenceID: "1", subject: "T", joinUrl: "" }];
  await clock.advance(45_000);
  assert.equal(portal.calls.ringing.value?.subject, "T", "asked again after the long question ran out");
});

test("while the server cannot be asked for calls, the pauses grow", async () => {
  const { server, clock } = await inside({ prepare: (one) => one.instead.set("GET /v1/convoca/calls", () => FakeServer.refusal(404, "MMC.111070001", "not here")) });
  await clock.advance(10 * 60_000);
  const asked = server.askedOf("GET", "/v1/convoca/calls").length;
  assert.ok(asked > 5 && asked < 16, String(asked));
});

test("recordings are listed for a span, their files fetched anew each time, and one is deleted", async () => {
  const FILES = "/v1/mmc/management/record/files";
  const { portal, server } = await inside({ prepare: furnished, at: "#/recordings" });
  const page = model(portal, "recordings");
  const before = page.list.rows.value;
  assert.ok(before.length > 1);
  const [one] = before;
  assert.ok(one && one.watch === `/watch#${one.holding}/key` && one.seconds === 3720 && one.startMs > 0);
  await page.list.setFilter({ days: 365, all: true });
  const asked = server.askedOf("GET", FILES).at(-1)?.query;
  assert.equal(asked?.get("queryAll"), "true");
  assert.equal(Number(asked?.get("endDate")) - Number(asked?.get("startDate")), 365 * 24 * 3_600_000);
  for (let times = 0; times < 2; times += 1) {
    await page.showFiles(one);
    assert.deepEqual(page.files.value?.rows.map(({ kind, link }) => [kind, link]), [["SPEAKER_SHARE_VIDEO", "/recordings/a.mp4?token=t"], ["SHARE_VIDEO", "/recordings/b.mp4?token=u"]]);
    page.hideFiles();
  }
  assert.equal(server.askedOf("POST", "/v1/mmc/rlm/record/info").length, 2, "a link is good once");
  server.instead.set(`DELETE ${FILES}`, () => Promise.reject(new Error("no network")));
  await page.remove(one);
  assert.equal(page.failed.value?.code, "unreachable");
  server.instead.clear();
  await page.remove(one);
  assert.deepEqual(page.list.rows.value.map(({ holding }) => holding), before.slice(1).map(({ holding }) => holding));
  portal.close();
});
