import assert from "node:assert/strict";
import { test } from "node:test";
import { SignalSocket } from "../../../web/meet/protocol/socket.js";
import { FakeWorld } from "../fakes/world.js";

/** A connection to a scripted server, open, and what it told. */
async function connected() {
  const fake = new FakeWorld();
  /** @type {string[]} */
  const told = [];
  const socket = new SignalSocket(fake.world(), {
    opened: () => told.push("opened"),
    noticed: ({ type }) => told.push(type),
    lost: () => told.push("lost"),
  });
  await fake.clock.advance(1);
  return { ...fake, clock: fake.clock, server: fake.server, socket, told };
}

test("each request gets the reply with its number", async () => {
  const { clock, server, socket } = await connected();
  server.silent.add("hand").add("react");
  const hand = socket.request({ type: "hand", raised: true });
  const react = socket.request({ type: "react", reaction: "heart" });
  server.socket?.deliver({ re: 2, type: "done" });
  server.socket?.deliver({ re: 1, type: "refused", code: "not_allowed", message: "no" });
  server.socket?.deliver({ re: 99, type: "done" });
  await clock.advance(1);
  assert.equal((await react).type, "done");
  assert.deepEqual(await hand, { re: 1, type: "refused", code: "not_allowed", message: "no" });
  // The heartbeat's, and no deadline of what was answered.
  assert.equal(clock.waiting, 1);
});

test("a request without a reply times out, and its late reply is nobody's", async () => {
  const { clock, server, socket } = await connected();
  server.silent.add("hand");
  const hand = socket.request({ type: "hand", raised: true });
  await clock.advance(10_000);
  const answer = await hand;
  assert.equal(answer.type === "refused" && answer.code, "timeout");
  server.socket?.deliver({ re: 1, type: "done" });
  assert.ok(socket.isOpen);
});

test("requests of a lost connection end with it", async () => {
  const { clock, server, socket, told } = await connected();
  server.silent.add("hand");
  const hand = socket.request({ type: "hand", raised: true });
  server.drop();
  await clock.advance(1);
  const answer = await hand;
  assert.equal(answer.type === "refused" && answer.code, "unreachable");
  const after = await socket.request({ type: "ping" });
  assert.equal(after.type === "refused" && after.code, "unreachable");
  assert.deepEqual(told, ["opened", "lost"]);
});

test("a dead connection is found out by the heartbeat", async () => {
  const { clock, server, told } = await connected();
  await clock.advance(60_000);
  assert.deepEqual(told, ["opened"]);
  assert.equal(server.asked("ping").length, 6);
  if (server.socket) server.socket.isDead = true;
  await clock.advance(15_000);
  assert.deepEqual(told, ["opened", "lost"]);
});

test("with a doubt it is found out at once", async () => {
  const { clock, server, socket, told } = await connected();
  if (server.socket) server.socket.isDead = true;
  socket.doubt();
  await clock.advance(2000);
  assert.deepEqual(told, ["opened", "lost"]);
});

test("a connection that does not open is lost", async () => {
  const fake = new FakeWorld();
  const told = /** @type {string[]} */ ([]);
  fake.server.connect = () => /** @type {any} */ ({ close() {}, send() {} });
  new SignalSocket(fake.world(), {
    opened: () => told.push("opened"),
    noticed: () => {},
    lost: () => told.push("lost"),
  });
  await fake.clock.advance(8000);
  assert.deepEqual(told, ["lost"]);
});

test("what is not a message is dropped", async () => {
  const { server, socket, told } = await connected();
  for (const data of ["", "{", "null", "7", '"re"', "[]", new ArrayBuffer(3)]) server.socket?.onmessage?.({ data });
  assert.ok(socket.isOpen);
  assert.deepEqual(told, ["opened"]);
});

test("closing says nothing and leaves no timer", async () => {
  const { clock, socket, told } = await connected();
  socket.close();
  await clock.advance(60_000);
  assert.deepEqual(told, ["opened"]);
  assert.equal(clock.waiting, 0);
});
