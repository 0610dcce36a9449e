import assert from "node:assert/strict";
import { test } from "node:test";
import { inside } from "../fakes/inside.js";
import { bringForward, keepOrder, swap } from "../../../web/meet/state/tile_order.js";

const SIX = ["a", "b", "c", "d", "e", "f"];

/** @param {import("../../../web/meet/state/model.js").Room} room */
const shown = (room) => {
  const { main, tiles } = room.stage.shown.value;
  return [
    main?.key ?? null,
    ...tiles.map(({ participant, source }) => (source === "screen" ? `${participant}/screen` : participant)),
  ];
};

/** @param {number} gridTiles @param {number} [stripTiles] */
const room = (gridTiles, stripTiles = 3) => ({ gridTiles, stripTiles, mainHeight: 700, tileHeight: 170, rowHeight: 200 });

test("oneself is first, the others in the order they came", async () => {
  const { room: inRoom } = await inside(SIX);
  assert.deepEqual(shown(inRoom), [null, "me", ...SIX]);
  assert.deepEqual(
    inRoom.stage.shown.value.tiles.map(({ mine }) => mine),
    [true, ...SIX.map(() => false)],
  );
});

test("whoever comes is put at the end, whoever leaves takes nobody else along", async () => {
  const { server, room } = await inside(SIX);
  server.change("z", { joinedAtMs: 1 });
  assert.deepEqual(shown(room), [null, "me", ...SIX, "z"]);
  server.remove("c");
  assert.deepEqual(shown(room), [null, "me", "a", "b", "d", "e", "f", "z"]);
});

test("changes that are not about places move nobody", async () => {
  const { server, room } = await inside(SIX);
  const before = room.stage.shown.value.tiles.map(({ key }) => key);
  server.change("d", { name: "Aaron", role: "host", microphone: "off", handAtMs: 5 });
  server.say({ type: "speakers", speakers: [{ participant: "e", level: 90 }] });
  server.change("a", { camera: false });
  assert.deepEqual(
    room.stage.shown.value.tiles.map(({ key }) => key),
    before,
  );
});

test("pages hold what fits, and the page shown stays one that exists", async () => {
  const { server, room: inRoom } = await inside(SIX);
  inRoom.stage.setViewport(room(3));
  assert.deepEqual([shown(inRoom), inRoom.stage.shown.value.pages], [[null, "me", "a", "b"], 3]);
  inRoom.stage.setPage(2);
  assert.deepEqual(shown(inRoom), [null, "f"]);
  server.remove("f");
  assert.deepEqual([inRoom.stage.shown.value.page, shown(inRoom)], [1, [null, "c", "d", "e"]]);
  inRoom.stage.setPage(99);
  inRoom.stage.setPage(-1);
  assert.equal(inRoom.stage.shown.value.page, 0);
});

test("who speaks on a later page changes places with whoever was silent longest", async () => {
  const { clock, server, room: inRoom } = await inside(SIX);
  inRoom.stage.setViewport(room(4));
  server.say({ type: "speakers", speakers: [{ participant: "a", level: 50 }] });
  await clock.advance(2000);
  server.say({ type: "speakers", speakers: [{ participant: "c", level: 50 }] });
  await clock.advance(2000);
  server.say({ type: "speakers", speakers: [{ participant: "e", level: 50 }] });
  await clock.advance(2000);
  assert.deepEqual(shown(inRoom), [null, "me", "a", "e", "c"]);
  inRoom.stage.setPage(1);
  assert.deepEqual(shown(inRoom), [null, "d", "b", "f"]);
});

test("a camera that comes on moves to the first page, in the place of somebody without", async () => {
  const { server, room: inRoom } = await inside(SIX, ({ server }) => {
    for (const id of ["b", "e"])
      server.people.set(id, { .../** @type {any} */ (server.people.get(id)), camera: false });
  });
  inRoom.stage.setViewport(room(4));
  server.change("e", { camera: true });
  assert.deepEqual(shown(inRoom), [null, "me", "a", "e", "c"]);
});

test("in the speaker layout whoever speaks is large, and takes nobody's place but the last one's", async () => {
  const { clock, server, room: inRoom } = await inside(SIX);
  inRoom.stage.setViewport(room(9, 9));
  inRoom.stage.setLayout("speaker");
  assert.deepEqual(shown(inRoom), ["a/camera", "me", "b", "c", "d", "e", "f"]);
  server.say({ type: "speakers", speakers: [{ participant: "d", level: 50 }] });
  assert.deepEqual(shown(inRoom)[0], "d/camera");
  server.say({ type: "speakers", speakers: [{ participant: "f", level: 50 }] });
  await clock.advance(500);
  assert.deepEqual(shown(inRoom)[0], "d/camera");
  const before = shown(inRoom);
  await clock.advance(500);
  const after = shown(inRoom);
  assert.equal(after[0], "f/camera");
  assert.equal(after.indexOf("d"), before.indexOf("f"));
  assert.deepEqual(
    after.filter((id) => id !== "d" && id !== "f/camera"),
    before.filter((id) => id !== "f" && id !== "d/camera"),
  );
});

test("a short word does not turn the stage, nor does one's own voice", async () => {
  const { clock, server, room } = await inside(SIX);
  server.say({ type: "speakers", speakers: [{ participant: "a", level: 50 }] });
  server.say({ type: "speakers", speakers: [{ participant: "b", level: 50 }] });
  await clock.advance(400);
  server.say({
    type: "speakers",
    speakers: [
      { participant: "me", level: 90 },
      { participant: "a", level: 50 },
    ],
  });
  await clock.advance(5000);
  assert.equal(room.activeSpeaker.value, "a");
  server.say({ type: "speakers", speakers: [] });
  await clock.advance(5000);
  assert.equal(room.activeSpeaker.value, "a");
  assert.equal(room.speaking.value.size, 0);
  server.remove("a");
  assert.equal(room.activeSpeaker.value, null);
});

test("a screen is large, its sharer stays a tile; the next one takes over and gives back", async () => {
  const { server, room: inRoom } = await inside(["a", "b"]);
  server.change("a", { screen: true });
  assert.deepEqual(shown(inRoom), ["a/screen", "me", "a", "b"]);
  server.change("b", { screen: true });
  assert.deepEqual(shown(inRoom), ["b/screen", "a/screen", "me", "a", "b"]);
  server.change("b", { screen: false });
  assert.deepEqual(shown(inRoom), ["a/screen", "me", "a", "b"]);
});

test("one's own screen is no tile", async () => {
  const { server, room } = await inside(["a"]);
  server.change("me", { screen: true });
  assert.deepEqual(shown(room), [null, "me", "a"]);
});

test("what is pinned is large until it is let go or gone", async () => {
  const { server, room } = await inside(["a", "b"]);
  server.change("a", { screen: true });
  room.stage.pin({ participant: "b", source: "camera" });
  assert.deepEqual(shown(room), ["b/camera", "a/screen", "me", "a"]);
  room.stage.pin(null);
  assert.deepEqual(shown(room)[0], "a/screen");
  room.stage.pin({ participant: "a", source: "screen" });
  server.change("a", { screen: false });
  assert.equal(room.stage.pinned.value, null);
  assert.deepEqual(shown(room), [null, "me", "a", "b"]);
  room.stage.pin({ participant: "b", source: "camera" });
  server.remove("b");
  assert.deepEqual(shown(room), [null, "me", "a"]);
});

test("without room beside the large one there are no tiles and one page", async () => {
  const { server, room: inRoom } = await inside(["a", "b"]);
  server.change("a", { screen: true });
  inRoom.stage.setViewport(room(9, 0));
  assert.deepEqual([shown(inRoom), inRoom.stage.shown.value.pages], [["a/screen"], 1]);
});

test("who only watches by WHEP is no tile", async () => {
  const { server, room } = await inside(["a"]);
  server.change("w", { kind: "whep" });
  server.change("c", { kind: "whip" });
  assert.deepEqual(shown(room), [null, "me", "a", "c"]);
  assert.equal(room.participants.value.length, 4);
});

test("alone in the speaker layout one sees oneself", async () => {
  const { room } = await inside();
  room.stage.setLayout("speaker");
  assert.deepEqual(shown(room), ["me/camera"]);
});

test("the layout is kept for the next meeting", async () => {
  const { fake, room } = await inside();
  room.stage.setLayout("speaker");
  const again = await inside([], (next) => (next.kept = fake.kept));
  assert.equal(again.room.stage.layout.value, "speaker");
});

test("the same viewport again is no change", async () => {
  const { room: inRoom } = await inside(["a"]);
  inRoom.stage.setViewport(room(4));
  const before = inRoom.stage.shown.value;
  inRoom.stage.setViewport(room(4));
  assert.equal(inRoom.stage.shown.value, before);
});

test("orders", () => {
  assert.deepEqual(keepOrder(["b", "a", "x"], ["a", "b", "c"], "c"), ["c", "b", "a"]);
  assert.deepEqual(keepOrder([], ["a", "b"], null), ["a", "b"]);
  assert.deepEqual(keepOrder(["a"], ["a"], "gone"), ["a"]);
  assert.deepEqual(swap(["a", "b", "c"], "a", "c"), ["c", "b", "a"]);
  const all = () => true;
  const order = ["a", "b", "c"];
  assert.equal(
    bringForward(order, "a", 2, all, () => 0),
    order,
  );
  assert.equal(
    bringForward(
      order,
      "c",
      2,
      () => false,
      () => 0,
    ),
    order,
  );
  assert.equal(
    bringForward(order, "c", 0, all, () => 0),
    order,
  );
  assert.deepEqual(
    bringForward(order, "c", 2, all, (id) => (id === "a" ? 1 : 2)),
    ["c", "b", "a"],
  );
});
