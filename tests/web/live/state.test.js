// The page of a live stream: what it waits for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStream, readFragment } from "../../../web/live/state.js";
import { TABLE } from "../../../web/live/words.js";
import { FakeClock, settle } from "../fakes/clock.js";

/** What the server answers: a body, or a status that is none. @typedef {number | { state: string, subject?: string, startMs?: number } | Error} Answered */

/** @param {Answered} first */
function made(first, link = { meeting: "m 1", key: "k" }) {
  const clock = new FakeClock();
  const server = { answer: first, asked: /** @type {string[]} */ ([]) };
  const world = {
    clock,
    origin: "https://meet.example",
    fetch: async (/** @type {string} */ path) => {
      server.asked.push(path);
      const { answer } = server;
      if (answer instanceof Error) throw answer;
      const status = typeof answer === "number" ? answer : 200;
      return { ok: status < 400, status, json: async () => answer };
    },
  };
  return { clock, server, stream: createStream(world, link) };
}

test("the address names meeting and key, and both are asked for", async () => {
  assert.deepEqual(readFragment("#abc/def"), { meeting: "abc", key: "def" });
  assert.deepEqual(readFragment("#/abc/def"), { meeting: "abc", key: "def" });
  const { server, stream } = made({ state: "waiting" });
  await settle();
  assert.deepEqual(server.asked, ["/live/m%201/k/state.json"]);
  assert.equal(stream.address, "https://meet.example/live/m%201/k/main.m3u8");
});

test("an address without a key is not asked for", async () => {
  const { clock, server, stream } = made({ state: "live" }, readFragment("#abc"));
  await clock.advance(60_000);
  await stream.load();
  assert.deepEqual([stream.state.value, server.asked.length, clock.waiting], ["unknown", 0, 0]);
});

test("it is waited for, begins by itself, ends, and may begin once more", async () => {
  const { clock, server, stream } = made({ state: "waiting", subject: "Launch", startMs: 7 });
  await settle();
  assert.deepEqual([stream.state.value, stream.facts.value], ["waiting", { subject: "Launch", startMs: 7 }]);
  assert.equal(stream.wasLive.value, false);
  server.answer = { state: "live", subject: "Launch" };
  await clock.advance(2999);
  assert.equal(stream.state.value, "waiting");
  await clock.advance(1);
  assert.equal(stream.state.value, "live");
  server.answer = { state: "waiting" };
  await stream.load();
  assert.deepEqual([stream.state.value, stream.wasLive.value], ["waiting", true]);
  server.answer = { state: "over" };
  await stream.load();
  assert.equal(stream.state.value, "over");
  server.answer = { state: "live" };
  await clock.advance(30_000);
  assert.equal(stream.state.value, "live");
  assert.equal(clock.waiting, 1, "one asking after the other");
});

test("what there is not is not asked for again", async () => {
  const { clock, server, stream } = made(404);
  await clock.advance(60_000);
  assert.deepEqual([stream.state.value, server.asked.length], ["unknown", 1]);
});

test("what there was and is not any more is over", async () => {
  const { server, stream } = made({ state: "live" });
  await settle();
  server.answer = 404;
  await stream.load();
  assert.equal(stream.state.value, "over");
});

test("a server that does not answer is asked again, and what was known stays", async () => {
  for (const answer of [new Error("no network"), 500, 429]) {
    const { clock, server, stream } = made({ state: "waiting", subject: "Launch" });
    await settle();
    server.answer = answer;
    await clock.advance(3000);
    assert.deepEqual([stream.state.value, stream.isUnreachable.value], ["waiting", true]);
    server.answer = { state: "live" };
    await clock.advance(3000);
    assert.deepEqual([stream.state.value, stream.isUnreachable.value], ["live", false]);
  }
});

test("a state of a newer server is waited through", async () => {
  const { stream } = made({ state: "intermission" });
  await settle();
  assert.equal(stream.state.value, "waiting");
});

test("every language fills in the same values", () => {
  const values = (/** @type {string} */ text) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [word, [english, ...others]] of Object.entries(TABLE)) {
    for (const other of others) {
      assert.deepEqual(values(other), values(english), word);
      if (word !== "volume") assert.notEqual(other, english, word);
    }
  }
});
