import assert from "node:assert/strict";
import { test } from "node:test";
import { assign } from "../../../web/meet/state/slots.js";
import { inside } from "../fakes/inside.js";

const FOUR = ["a", "b", "c", "d"];

/** @param {string} key @returns {import("../../../web/meet/state/slots.js").Wanted} */
const want = (key) => ({ key, participant: key, source: "camera", height: 180 });

/** @param {Record<string, string>} of */
const map = (of) => new Map(Object.entries(of));

/**
 * @param {string} what
 * @param {{ mids: string[], before?: Record<string, string>, shows?: Record<string, string>, wanted: string[] }} given
 * @param {Record<string, string>} keys
 * @param {number} [missing]
 */
function check(what, { mids, before = {}, shows = {}, wanted }, keys, missing = 0) {
  test(`slots: ${what}`, () => {
    const found = assign(mids, map(before), map(shows), wanted.map(want));
    assert.deepEqual([Object.fromEntries(found.keys), found.missing], [keys, missing]);
    assert.deepEqual(
      found.views.map(({ participant }) => participant),
      wanted.filter((key) => Object.values(keys).includes(key)),
    );
  });
}

check("first come, first section", { mids: ["1", "2", "3"], wanted: ["a", "b"] }, { 1: "a", 2: "b" });
check(
  "another order moves nothing",
  { mids: ["1", "2"], before: { 1: "a", 2: "b" }, wanted: ["b", "a"] },
  { 1: "a", 2: "b" },
);
check(
  "a newcomer takes an empty one",
  { mids: ["1", "2", "3"], before: { 1: "a", 2: "b" }, shows: { 1: "a", 2: "b" }, wanted: ["c", "b"] },
  { 3: "c", 2: "b" },
);
check(
  "and if there is none, one that is not wanted any more",
  { mids: ["1", "2"], before: { 1: "a", 2: "b" }, shows: { 1: "a", 2: "b" }, wanted: ["c", "b"] },
  { 1: "c", 2: "b" },
);
check(
  "one that shows it still is taken before an empty one",
  { mids: ["1", "2"], shows: { 2: "a" }, wanted: ["a"] },
  { 2: "a" },
);
check("the least wanted has none", { mids: ["1"], wanted: ["a", "b", "c"] }, { 1: "a" }, 2);
check("sections that are gone are forgotten", { mids: ["2"], before: { 1: "a" }, wanted: ["a"] }, { 2: "a" });
check("nothing wanted", { mids: ["1"], before: { 1: "a" }, wanted: [] }, {});

/** Mids by participant in the last view. @param {import("../fakes/server.js").FakeServer} server */
const lastView = (server) =>
  Object.fromEntries((server.asked("view").at(-1)?.slots ?? []).map(({ mid, participant }) => [participant, mid]));

test("the view names what is on the stage, largest first, with heights in whole lines", async () => {
  const { clock, server, room } = await inside(FOUR);
  room.stage.setViewport({ gridTiles: 9, stripTiles: 9, mainHeight: 719.6, tileHeight: 180.2, rowHeight: 240 });
  room.stage.pin({ participant: "c", source: "camera" });
  await clock.advance(100);
  const slots = server.asked("view").at(-1)?.slots ?? [];
  assert.deepEqual(
    slots.map(({ participant, source, height }) => [participant, source, height]),
    [
      ["c", "camera", 720],
      ["a", "camera", 180],
      ["b", "camera", 180],
      ["d", "camera", 180],
    ],
  );
});

test("tiles that change places keep their sections", async () => {
  const { clock, server, room } = await inside(FOUR);
  const before = lastView(server);
  assert.equal(Object.keys(before).length, 4);
  for (const layout of /** @type {const} */ (["speaker", "grid"])) {
    room.stage.setLayout(layout);
    server.say({ type: "speakers", speakers: [{ participant: "d", level: 9 }] });
    await clock.advance(2000);
    assert.deepEqual(lastView(server), before);
  }
});

test("what comes in a burst is said once", async () => {
  const { clock, server, room } = await inside(FOUR);
  const before = server.asked("view").length;
  for (let height = 100; height < 200; height++)
    room.stage.setViewport({ gridTiles: 9, stripTiles: 3, mainHeight: 700, tileHeight: height, rowHeight: 200 });
  await clock.advance(100);
  assert.equal(server.asked("view").length, before + 1);
  room.stage.setViewport({ gridTiles: 8, stripTiles: 3, mainHeight: 600, tileHeight: 199, rowHeight: 200 });
  await clock.advance(100);
  assert.equal(server.asked("view").length, before + 1);
});

test("a picture shows only once its section does, and never another's", async () => {
  const { clock, server, room } = await inside(["a"], ({ server }) => (server.showsAtOnce = false));
  const picture = room.trackFor("a", "camera");
  assert.equal(picture.value, null);
  const mid = lastView(server).a ?? "";
  server.show(mid, "a", "camera");
  const track = picture.value;
  assert.ok(track);
  server.change("a", { screen: true });
  await clock.advance(100);
  assert.equal(picture.value, track);
  assert.equal(room.trackFor("a", "screen").value, null);
  server.show(mid, null, null);
  assert.equal(picture.value, null);
});

test("a section that is given to another keeps its picture until the other's is there", async () => {
  const { fake, clock, server, room } = await inside(FOUR);
  const mid = lastView(server).a ?? "";
  server.showsAtOnce = false;
  server.remove("a");
  server.change("e", {});
  await clock.advance(100);
  assert.equal(lastView(server).e, mid);
  assert.equal(room.trackFor("e", "camera").value, null);
  server.show(mid, "e", "camera");
  assert.equal(room.trackFor("e", "camera").value, fake.peer.section(mid).receiver.track);
  assert.equal(room.trackFor("a", "camera").value, null);
});

test("a camera that goes off and on again waits for its new picture", async () => {
  const { clock, server, room } = await inside(["a"]);
  const picture = room.trackFor("a", "camera");
  assert.ok(picture.value);
  server.showsAtOnce = false;
  server.change("a", { camera: false });
  assert.equal(picture.value, null);
  await clock.advance(100);
  assert.deepEqual(server.asked("view").at(-1)?.slots, []);
  server.change("a", { camera: true });
  await clock.advance(100);
  assert.equal(picture.value, null);
  server.show(lastView(server).a ?? "", "a", "camera");
  assert.ok(picture.value);
});

test("the picture's signal is the same one each time", async () => {
  const { room } = await inside(["a"]);
  assert.equal(room.trackFor("a", "camera"), room.trackFor("a", "camera"));
  assert.notEqual(room.trackFor("a", "camera"), room.trackFor("a", "screen"));
});

test("one's own pictures are the devices'", async () => {
  const { room, own } = await inside(["a"]);
  assert.equal(room.trackFor("me", "camera").value, own.cameraTrack.value);
  assert.ok(own.cameraTrack.value);
  await own.setCamera(false);
  assert.equal(room.trackFor("me", "camera").value, null);
});

test("more tiles get more sections, by fours, and all get pictures", async () => {
  const others = Array.from({ length: 11 }, (_, at) => `p${String(at).padStart(2, "0")}`);
  const { clock, server, room } = await inside(others);
  room.stage.setViewport({ gridTiles: 16, stripTiles: 3, mainHeight: 700, tileHeight: 180, rowHeight: 200 });
  await clock.advance(500);
  assert.equal(server.asked("offer").length, 3);
  assert.equal(Object.keys(lastView(server)).length, 11);
  assert.ok(others.every((id) => room.trackFor(id, "camera").value));
  assert.equal(room.audio.value.length, 12);
});

test("a small meeting plays four voices from one offer", async () => {
  const { server, room } = await inside(FOUR);
  assert.equal(room.audio.value.length, 4);
  assert.equal(server.asked("offer").length, 1);
});

test("after a loss a section that was to change is asked for anew, the others are left alone", async () => {
  const { clock, server, room } = await inside(["a", "b"]);
  server.showsAtOnce = false;
  server.change("c", {});
  await clock.advance(100);
  const { c = "" } = lastView(server);
  const before = server.asked("view").length;
  server.drop();
  await clock.advance(1000);
  const views = server
    .asked("view")
    .slice(before)
    .map(({ slots }) => slots.map(({ participant }) => participant));
  assert.deepEqual(views, [
    ["a", "b"],
    ["a", "b", "c"],
  ]);
  assert.ok(room.trackFor("a", "camera").value);
  server.show(c, "c", "camera");
  assert.ok(room.trackFor("c", "camera").value);
});
