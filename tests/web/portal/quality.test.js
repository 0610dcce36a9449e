// The quality part of the administration, in fake time, and where a plot's lines go.

import assert from "node:assert/strict";
import { test } from "node:test";
import { plot, roof } from "../../../web/portal/state/plot.js";
import { fragmentOf, readRoute } from "../../../web/portal/state/route.js";
import { FakeServer } from "./fake_server.js";
import { inside, model } from "./inside.js";

const ONLINE = "/v1/metrics/conferences/online";
const HISTORY = "/v1/metrics/conferences/history";
const DETAIL = "/v1/metrics/conference/participant/qos";
const THRESHOLD = "/v1/metrics/conference/threshold";

/** @param {string} at */
async function opened(at) {
  const all = await inside({ at });
  const { quality } = model(all.portal, "admin");
  assert.ok(quality);
  return { ...all, quality };
}

test("running meetings are asked for again, those that are over are not", async () => {
  const now = await opened("#/admin/quality");
  assert.deepEqual(now.quality.meetings.value.value?.rows.map(({ subject, alarms }) => [subject, alarms]), [["Scaffolding at Harbour Street", ["video"]]]);
  await now.clock.advance(10_500);
  assert.equal(now.server.askedOf("GET", ONLINE).length, 2);
  now.portal.go({ name: "upcoming" });
  await now.clock.advance(60_000);
  assert.equal(now.server.askedOf("GET", ONLINE).length, 2, "not from a page that is closed");

  const over = await opened("#/admin/quality/history");
  assert.deepEqual(over.quality.meetings.value.value?.rows.map(({ alarms }) => alarms), [[], ["audio", "screen", "cpu"]]);
  const [{ query }] = /** @type {any} */ (over.server.askedOf("GET", HISTORY));
  assert.equal(Number(query.get("endDate")) - Number(query.get("startDate")), 30 * 86_400_000);
  await over.clock.advance(60_000);
  assert.equal(over.server.askedOf("GET", HISTORY).length, 1);
});

test("those who were in are told with what was bad of them", async () => {
  const { quality } = await opened("#/admin/quality/online/hold-now");
  assert.deepEqual(quality.people.value.value?.map(({ name, alarms, isMeasured }) => [name, alarms, isMeasured]), [
    ["Inês Duarte", ["video"], true], ["Tom Baker", [], true], ["陈雨桐", [], false],
  ]);
});

test("what was measured is asked for by medium", async () => {
  const { quality, server, clock } = await opened("#/admin/quality/history/hold-0/p-1");
  const names = () => quality.series.value.value?.series.map(({ name }) => name);
  assert.deepEqual(names(), ["loss", "latency", "jitter", "bitrate"]);
  const loss = quality.series.value.value?.series[0];
  assert.deepEqual(loss?.lines.map(({ way, points }) => [way, points.length]), [["send", 60], ["receive", 60]]);
  assert.ok(loss?.lines[0]?.points.some(({ isBad, threshold }) => isBad && threshold === 10));
  for (const [medium, expected] of /** @type {const} */ ([["video", ["loss", "latency", "jitter", "bitrate", "frames"]], ["cpu", ["cpu"]]])) {
    quality.setMedium(medium);
    assert.equal(quality.series.value.value, null);
    await clock.advance(0);
    assert.deepEqual(names(), expected);
  }
  const asked = server.askedOf("GET", DETAIL).map(({ query }) => Object.fromEntries(query));
  assert.deepEqual(asked.at(-1), { confUUID: "hold-0", confType: "history", participantID: "p-1", qosType: "cpu" });
});

test("thresholds are changed for one medium, and a refusal is said", async () => {
  const { quality, server, portal, clock } = await opened("#/admin/quality");
  quality.setMedium("video");
  await clock.advance(0);
  const before = { latencySend: 250, latencyReceive: 250, jitterSend: 60, jitterReceive: 60, lossSend: 12, lossReceive: 12 };
  assert.deepEqual(quality.thresholds.value.value, before);
  assert.equal(await quality.setThresholds({ ...before, lossSend: 5 }), true);
  assert.deepEqual(quality.thresholds.value.value, { ...before, lossSend: 5 });
  assert.equal(portal.told.value?.word, "savedThresholds");
  const [{ query, body }] = /** @type {any} */ (server.askedOf("POST", THRESHOLD));
  assert.deepEqual([query.get("thresholdType"), body.packetLoss, Object.keys(body)], ["VIDEO", { sending: 5, receiving: 12 }, ["latency", "jitter", "packetLoss"]]);
  server.instead.set(`POST ${THRESHOLD}`, () => FakeServer.refusal(400, "MMC.111071061", "too much"));
  assert.equal(await quality.setThresholds({ ...before, lossSend: 101 }), false);
  assert.equal(quality.failed.value?.code, "111071061");
  assert.equal(quality.thresholds.value.value?.lossSend, 5);
});

test("an address leads to a meeting and a person in it", () => {
  for (const fragment of ["#/admin/quality", "#/admin/quality/history", "#/admin/quality/online/a%2Fb/p%201"]) {
    assert.equal(fragmentOf(readRoute(fragment)), fragment);
  }
  assert.deepEqual(readRoute("#/admin/quality/online/a%2Fb/p%201"), { name: "admin", part: "quality", where: ["online", "a/b", "p 1"] });
  assert.deepEqual(readRoute("#/admin/outbox/more"), { name: "admin", part: "outbox" });
});

/** @param {[number, number, boolean?][]} points seconds, value, whether it is bad */
const line = (points, /** @type {number | null} */ threshold = null) => ({
  way: /** @type {const} */ ("send"),
  points: points.map(([at, value, isBad = false]) => ({ atMs: at * 1000, value, isBad, threshold })),
});

test("a plot spans its times and a round number", () => {
  const drawn = plot([line([[0, 0], [10, 20], [20, 40, true]], 30)], { width: 100, height: 50 });
  assert.deepEqual(drawn, {
    fromMs: 0, toMs: 20_000,
    marks: [{ value: 0, y: 50 }, { value: 25, y: 25 }, { value: 50, y: 0 }],
    lines: [{ way: "send", path: "M0 50h0L50 30L100 10", bad: [{ x: 100, y: 10 }], threshold: 30, thresholdY: 20, last: 40, most: 40 }],
  });
});

test("a line is broken where nothing was measured, and nothing is drawn of nothing", () => {
  const drawn = plot([line([[0, 1], [10, 1], [100, 1]]), line([])], { width: 100, height: 50 });
  assert.equal(drawn?.lines.length, 1);
  assert.equal(drawn?.lines[0]?.path, "M0 0h0L10 0M100 0h0");
  assert.equal(plot([line([])], { width: 100, height: 50 }), null);
  assert.equal(plot([line([[5, 0]])], { width: 100, height: 50 })?.lines[0]?.path, "M0 50h0");
});

test("more than a call has room for is drawn", () => {
  const many = /** @type {[number, number][]} */ (Array.from({ length: 200_000 }, (_, index) => [index, index % 7]));
  assert.equal(plot([line(many)], { width: 100, height: 50 })?.marks.at(-1)?.value, 10);
});

test("round numbers", () => {
  for (const [value, expected] of [[0, 1], [0.3, 1], [1, 1], [1.1, 2], [3, 5], [7, 10], [10, 10], [11, 20], [999, 1000]]) {
    assert.equal(roof(/** @type {number} */ (value)), expected);
  }
});
