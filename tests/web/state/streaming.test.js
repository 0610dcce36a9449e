// What one is told of the meeting's stream.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inside } from "../fakes/inside.js";

/** @typedef {import("../../../web/meet/state/model.js").StreamTarget} StreamTarget */

/** @param {import("../../../web/meet/state/model.js").Room} room */
const told = (room) =>
  room.happenings.value.flatMap((one) => {
    if (one.kind === "streamed") return [one.on ? "begun" : "ended"];
    if (one.kind === "streamFailed") return [`failed ${one.why}`];
    return one.kind === "streamTrouble" ? [`${one.place} ${one.of} ${one.state} ${one.why}`] : [];
  });

/** @param {StreamTarget["state"]} state @param {StreamTarget["why"]} [why] @param {StreamTarget["of"]} [of] @returns {StreamTarget} */
const target = (state, why = null, of = "composed") => ({ of, state, why });

test("everybody is told when it begins and ends, and nobody twice", async () => {
  const { server, room } = await inside(["a"]);
  assert.deepEqual(told(room), []);
  server.setConference({ streaming: true });
  server.setConference({ locked: true });
  assert.deepEqual(told(room), ["begun"]);
  server.setConference({ streaming: false });
  assert.deepEqual(told(room), ["ended"]);
});

test("whoever comes later is told as well, and not again when he comes back", async () => {
  const { clock, server, room } = await inside(["a"], ({ server }) => (server.conference.streaming = true));
  assert.deepEqual(told(room), ["begun"]);
  await clock.advance(8000);
  server.drop();
  await clock.advance(5000);
  assert.deepEqual(told(room), []);
});

test("hosts are told of a place that fails again and again once, until it was reached", async () => {
  const { server, room } = await inside(["a"], ({ server }) => (server.entered.role = "host"));
  const goes = (/** @type {StreamTarget[]} */ ...targets) => server.setConference({ streaming: true, targets });
  goes(target("connecting"), target("waiting", null, "screen"));
  assert.deepEqual(told(room), ["begun"]);
  for (let at = 0; at < 3; at++) {
    goes(target("waiting", "unreachable"), target("waiting", null, "screen"));
    goes(target("connecting", "unreachable"), target("waiting", null, "screen"));
  }
  assert.deepEqual(told(room), ["begun", "0 composed waiting unreachable"]);
  goes(target("failed", "rejected"), target("failed", "address", "screen"));
  assert.deepEqual(told(room), ["begun", "0 composed failed rejected", "1 screen failed address"]);
  goes(target("live"), target("failed", "address", "screen"));
  assert.deepEqual(told(room), ["begun", "1 screen failed address"]);
  goes(target("waiting", "stalled"), target("failed", "address", "screen"));
  assert.deepEqual(told(room), ["begun", "1 screen failed address", "0 composed waiting stalled"]);
  server.setConference({ streaming: false, targets: [] });
  assert.deepEqual(told(room), ["1 screen failed address", "ended"]);
  goes(target("failed", "no_encoder"), target("failed", "address", "screen"));
  assert.deepEqual(told(room), ["begun", "0 composed failed no_encoder", "1 screen failed address"]);
});

test("guests are told of no place, and who becomes host of each that is in trouble", async () => {
  const { server, room } = await inside(["a"]);
  server.setConference({ streaming: true, targets: [target("failed", "fault")] });
  assert.deepEqual(told(room), ["begun"]);
  server.change("me", { role: "cohost" });
  assert.deepEqual(told(room), ["begun", "0 composed failed fault"]);
  server.change("me", { role: "guest" });
  assert.deepEqual(told(room), ["begun"]);
});

test("hosts are told why it has ended by itself", async () => {
  const { server, room } = await inside(["a"], ({ server }) => (server.entered.role = "host"));
  server.setConference({ streaming: true });
  server.say({ type: "streaming_failed", why: "no_encoder" });
  server.setConference({ streaming: false });
  assert.deepEqual(told(room), ["failed no_encoder", "ended"]);
});

test("who has left is told nothing", async () => {
  const { meet, server, room } = await inside(["a"]);
  server.setConference({ streaming: true });
  meet.leave();
  assert.deepEqual(told(room), []);
});
