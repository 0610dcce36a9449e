// What a host or a program has decided that one looks at.

import assert from "node:assert/strict";
import { test } from "node:test";
import { seat, turnEndsIn, turnOf } from "../../../web/meet/state/panes.js";
import { inside } from "../fakes/inside.js";
import { person } from "../fakes/server.js";

/** @typedef {import("../../../web/meet/state/model.js").Layout} Layout */
/** @typedef {import("../../../web/meet/state/model.js").Room} Room */

const FOUR = ["a", "b", "c", "d"];

/**
 * Panes in a row, each one unit wide.
 *
 * @param {(string[] | "screen")[]} all whom each shows
 * @param {Partial<Layout>} [change]
 * @returns {Layout}
 */
function row(all, change = {}) {
  const panes = all.map((people, left) => ({
    left,
    top: 0,
    width: 1,
    height: 1,
    people: people === "screen" ? [] : people,
    screen: people === "screen",
  }));
  return { columns: all.length, rows: 1, panes, automatic: false, seconds: 10, ...change };
}

/** @param {Room} room */
const large = (room) => room.stage.shown.value.main?.key ?? null;

/** @param {Room} room */
const inPanes = (room) => room.stage.shown.value.panes?.panes.map(({ tile }) => tile?.key ?? null);

/** @param {Room} room */
const kinds = (room) => room.happenings.value.map(({ kind }) => kind);

/** @type {[string, Layout, object, (string | null)[]][]} layout, then sharing, active and time, and whom its panes show */
const SEATS = [
  ["those who are named", row([["c"], ["a"]]), {}, ["c", "a"]],
  ["nobody where somebody is missing", row([["x"], ["a"]]), {}, [null, "a"]],
  ["who is left where nobody is named", row([[], ["a"], [], [], []]), {}, ["b", "a", "c", "d", null]],
  ["nobody twice", row([["a"], ["a"], ["a", "b"]]), {}, ["a", null, "b"]],
  ["several one after the other", row([["a", "b", "c"]]), { now: 0 }, ["a"]],
  ["the second in his turn", row([["a", "b", "c"]]), { now: 19_999 }, ["b"]],
  ["the first again", row([["a", "b", "c"]], { seconds: 20 }), { now: 60_000 }, ["a"]],
  ["only those in turn who are there", row([["x", "b", "y", "c"]]), { now: 10_000 }, ["c"]],
  ["a screen, and faces beside", row(["screen", []]), { sharing: ["b"] }, ["b/screen", "a"]],
  ["no screen when nobody shares", row(["screen", []]), {}, [null, "a"]],
  ["the latest screen first", row(["screen", "screen"]), { sharing: ["b", "a"] }, ["b/screen", "a/screen"]],
  ["whoever speaks, in an automatic layout", row([[], []], { automatic: true }), { active: "d" }, ["a", "d"]],
  ["whoever speaks only once", row([[], []], { automatic: true }), { active: "b" }, ["a", "b"]],
  ["no more than are there", row([[], [], [], [], [], []], { automatic: true }), { active: "d" }, ["a", "b", "c", "d", null, null]],
];
for (const [what, layout, given, expected] of SEATS) {
  test(`panes show ${what}`, () => {
    const { sharing = [], active = null, now = 0 } = /** @type {any} */ (given);
    const present = [...FOUR.map((id) => person(id)), person("w", { kind: "whep" })];
    const seats = seat(layout, present, sharing, active, now);
    assert.deepEqual(
      seats.map((one) => one && (one.source === "screen" ? `${one.participant}/screen` : one.participant)),
      expected,
    );
  });
}

test("turns pass at the same moment for everybody", () => {
  assert.deepEqual([turnOf(3, 10, 29_999), turnOf(3, 10, 30_000), turnOf(0, 10, 5)], [2, 0, 0]);
  assert.deepEqual([turnEndsIn(10, 10_001), turnEndsIn(10, 20_000), turnEndsIn(0, 1)], [9999, 10_000, 9999]);
});

test("who is broadcast is large, whatever one has chosen, and is told", async () => {
  const { server, room } = await inside(FOUR);
  room.stage.pin({ participant: "a", source: "camera" });
  server.setConference({ stage: { kind: "broadcast", participant: "c" } });
  assert.equal(large(room), "c/camera");
  assert.equal(room.stage.pinned.value, null);
  assert.deepEqual([room.stage.direction.value.forAll, room.stage.direction.value.fixed], [true, true]);
  assert.deepEqual(kinds(room), ["shown"]);
  room.stage.pin({ participant: "b", source: "camera" });
  room.stage.setLayout("speaker");
  assert.equal(large(room), "c/camera");
  server.setConference({ stage: { kind: "roll_call", participant: "d" } });
  assert.equal(large(room), "d/camera");
  server.setConference({ locked: true });
  assert.deepEqual(kinds(room), ["shown"], "what has not changed is not told again");
  server.setConference({ stage: { kind: "free" } });
  assert.equal(large(room), "a/camera", "what one had chosen before is there again");
  assert.equal(room.stage.layout.value, "grid");
});

test("who comes in while somebody is broadcast sees it at once", async () => {
  const { room } = await inside(FOUR, ({ server }) => {
    server.conference = { ...server.conference, stage: { kind: "broadcast", participant: "b" } };
  });
  assert.equal(large(room), "b/camera");
  assert.deepEqual(kinds(room), []);
});

test("a screen goes before who is broadcast, and he is beside it", async () => {
  const { server, room } = await inside(FOUR);
  server.setConference({ stage: { kind: "broadcast", participant: "c" } });
  server.change("a", { screen: true });
  assert.equal(large(room), "a/screen");
  assert.equal(room.stage.shown.value.tiles[0]?.key, "c/camera");
  server.change("a", { screen: false });
  assert.equal(large(room), "c/camera");
});

test("when who is broadcast has left, one sees what one likes", async () => {
  const { server, room } = await inside(FOUR);
  server.setConference({ stage: { kind: "broadcast", participant: "c" } });
  server.remove("c");
  assert.equal(large(room), null);
});

test("by voice, whoever speaks is large; with many, among the first", async () => {
  const { clock, server, room } = await inside(FOUR);
  const speaks = async (/** @type {string} */ participant) => {
    server.say({ type: "speakers", speakers: [{ participant, level: 50 }] });
    await clock.advance(2000);
  };
  server.setConference({ stage: { kind: "voice", many: false } });
  await speaks("c");
  assert.equal(large(room), "c/camera");
  await speaks("b");
  assert.equal(large(room), "b/camera");
  server.setConference({ stage: { kind: "voice", many: true } });
  room.stage.setViewport({ gridTiles: 3, stripTiles: 3, mainHeight: 700, tileHeight: 170, rowHeight: 200 });
  assert.equal(large(room), null);
  await speaks("d");
  assert.ok(room.stage.shown.value.tiles.some(({ key }) => key === "d/camera"), "who speaks is on the first page");
});

test("a layout shows its panes and nothing else, in the heights they have", async () => {
  const { clock, server, room } = await inside(FOUR);
  const layout = row([["c"], ["me"], ["x"]], { rows: 2 });
  server.setConference({ stage: { kind: "layout", layout: { ...layout, panes: layout.panes.map((pane, at) => (at === 0 ? { ...pane, height: 2 } : pane)) } } });
  assert.deepEqual(inPanes(room), ["c/camera", "me/camera", null]);
  assert.deepEqual([room.stage.shown.value.main, room.stage.shown.value.pages], [null, 1]);
  room.stage.setViewport({ gridTiles: 9, stripTiles: 3, mainHeight: 700, tileHeight: 170, rowHeight: 300 });
  await clock.advance(200);
  assert.deepEqual(server.asked("view").at(-1)?.slots.map(({ participant, height }) => [participant, height]), [["c", 600]]);
});

test("several in a pane take turns by the clock", async () => {
  const { clock, server, room } = await inside(FOUR);
  server.setConference({ stage: { kind: "layout", layout: row([["a", "b"]]) } });
  const first = inPanes(room)?.[0];
  await clock.advance(10_000);
  const second = inPanes(room)?.[0];
  await clock.advance(10_000);
  assert.deepEqual([...new Set([first, second])].sort(), ["a/camera", "b/camera"]);
  assert.equal(inPanes(room)?.[0], first);
  server.setConference({ stage: { kind: "free" } });
  assert.equal(room.stage.shown.value.panes, null);
});

test("a view that a program has set lasts until one looks away; another view counts again", async () => {
  const { server, room } = await inside(FOUR);
  server.change("me", { view: { kind: "person", participant: "b" } });
  assert.equal(large(room), "b/camera");
  assert.equal(room.stage.direction.value.fixed, false);
  room.stage.setLayout("speaker");
  assert.equal(room.stage.direction.value.kind, "free");
  server.change("me", { view: { kind: "person", participant: "c" } });
  assert.equal(large(room), "c/camera");
});

test("a locked view cannot be left", async () => {
  const { server, room } = await inside(FOUR);
  server.change("me", { view: { kind: "person", participant: "b" }, viewLocked: true });
  room.stage.pin({ participant: "a", source: "camera" });
  room.stage.setLayout("speaker");
  assert.equal(large(room), "b/camera");
  server.change("a", { screen: true });
  assert.equal(large(room), "b/camera", "a screen does not push in front of a view");
  server.setConference({ stage: { kind: "broadcast", participant: "d" } });
  server.change("a", { screen: false });
  assert.equal(large(room), "d/camera", "what everybody is shown goes first");
});

test("a view of all is a grid, and one that polls shows each of the others in turn", async () => {
  const { clock, server, room } = await inside(FOUR);
  room.stage.setLayout("speaker");
  server.change("me", { view: { kind: "layout" }, viewLocked: true });
  assert.equal(large(room), null);
  server.change("me", { view: { kind: "poll", seconds: 10 } });
  /** @type {(string | null)[]} */
  const seen = [];
  for (let turn = 0; turn < 4; turn += 1) {
    seen.push(large(room));
    await clock.advance(10_000);
  }
  assert.deepEqual(seen.toSorted(), FOUR.map((id) => `${id}/camera`));
});
