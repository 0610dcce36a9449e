import assert from "node:assert/strict";
import { test } from "node:test";
import { inside } from "../fakes/inside.js";

/** @param {import("../../../web/meet/state/model.js").Room} room */
const threads = (room) => room.chat.threads.value.map(({ with: who, unread }) => [who, unread]);

test("lines come into their threads and count as unread until they are seen", async () => {
  const { clock, server, room } = await inside(["ana", "bo"]);
  assert.deepEqual(threads(room), [[null, 0]]);
  server.write("ana", "to all");
  await clock.advance(5);
  server.write("bo", "to you", "me");
  await clock.advance(5);
  server.write("ana", "to you too", "me");
  assert.deepEqual(threads(room), [
    [null, 1],
    ["ana", 1],
    ["bo", 1],
  ]);
  assert.equal(room.chat.unread.value, 3);
  room.chat.show(null);
  assert.equal(room.chat.unread.value, 2);
  room.chat.show("bo");
  server.write("ana", "again to all");
  server.write("bo", "seen at once", "me");
  assert.deepEqual(
    threads(room).map(([, unread]) => unread),
    [1, 0, 1],
  );
  assert.deepEqual(
    room.chat.linesOf("bo").value.map(({ text, mine }) => [text, mine]),
    [
      ["to you", false],
      ["seen at once", false],
    ],
  );
  room.chat.show(undefined);
  await clock.advance(5);
  server.write("bo", "and closed", "me");
  assert.equal(room.chat.unread.value, 3);
});

test("what one writes oneself is never unread, and lands in the other's thread", async () => {
  const { clock, server, room } = await inside(["ana"]);
  const all = room.chat.send(null, "  hello  ");
  const one = room.chat.send("ana", "psst");
  await clock.advance(5);
  assert.deepEqual([await all, await one], [null, null]);
  assert.deepEqual(
    server.asked("chat").map(({ to, text }) => [to, text]),
    [
      [undefined, "hello"],
      ["ana", "psst"],
    ],
  );
  assert.equal(room.chat.unread.value, 0);
  assert.deepEqual(
    room.chat.linesOf("ana").value.map(({ text, mine }) => [text, mine]),
    [["psst", true]],
  );
  assert.equal(room.happenings.value.length, 0);
});

test("what was written before one came is read, what was written while one was away is not", async () => {
  const { clock, server, room } = await inside(["ana"], ({ server, clock }) => {
    server.chat.push({ from: "ana", name: "Ana", to: null, text: "early", atMs: clock.now() });
  });
  assert.equal(room.chat.linesOf(null).value.length, 1);
  assert.equal(room.chat.unread.value, 0);
  server.drop();
  server.chat.push({ from: "ana", name: "Ana", to: null, text: "meanwhile", atMs: clock.now() + 1 });
  await clock.advance(1000);
  assert.deepEqual(
    room.chat.linesOf(null).value.map(({ text }) => text),
    ["early", "meanwhile"],
  );
  assert.equal(room.chat.unread.value, 1);
});

test("lines elsewhere are told, those on screen are not", async () => {
  const { server, room } = await inside(["ana"]);
  server.write("ana", "one");
  room.chat.show(null);
  server.write("ana", "two");
  assert.deepEqual(
    room.happenings.value.map((one) => one.kind === "chat" && one.message.text),
    ["one"],
  );
});

test("empty lines are not sent, long ones are cut, refusals are only returned", async () => {
  const { clock, server, room } = await inside(["ana"]);
  assert.equal((await room.chat.send(null, " \n "))?.code, "empty");
  assert.equal(server.asked("chat").length, 0);
  server.refuses = ({ type }) => (type === "chat" ? { code: "too_fast", retryAfterS: 3 } : null);
  const sent = room.chat.send(null, "🦉".repeat(5000));
  await clock.advance(5);
  assert.equal((await sent)?.code, "too_fast");
  assert.equal([...(server.asked("chat")[0]?.text ?? "")].length, 4000);
  assert.equal(room.happenings.value.length, 0);
});

test("who has left is named still, but not written to", async () => {
  const { clock, server, room } = await inside(["ana"]);
  server.change("ana", { name: "Ana Souza" });
  server.write("ana", "bye", "me");
  await clock.advance(5);
  server.remove("ana");
  const thread = room.chat.threads.value.find(({ with: who }) => who === "ana");
  assert.deepEqual([thread?.name, thread?.here], ["Ana Souza", false]);
  assert.equal(room.chat.mayWrite("ana"), false);
  assert.equal(room.nameOf("ana"), "Ana Souza");
});

/** @type {[import("../../../web/meet/state/model.js").ChatRule, "guest" | "host", [boolean, boolean, boolean]][]} */
const RULES = [
  ["everybody", "guest", [true, true, true]],
  ["public", "guest", [true, false, true]],
  ["hosts", "guest", [false, false, true]],
  ["nobody", "guest", [false, false, false]],
  ["nobody", "host", [true, true, true]],
];
for (const [rule, role, expected] of RULES) {
  test(`by the rule ${rule} a ${role} writes to all, a guest, a host: ${expected}`, async () => {
    const { server, room } = await inside(["guest", "host"]);
    server.change("host", { role: "cohost" });
    server.change("me", { role });
    server.setConference({ chat: rule });
    const { chat } = room;
    assert.deepEqual([chat.mayWrite(null), chat.mayWrite("guest"), chat.mayWrite("host")], expected);
    assert.equal(room.may.value.chatAll, expected[0]);
    assert.deepEqual(
      chat.partners.value.map(({ id }) => id),
      ["guest", "host"].filter((_, at) => expected[at + 1]),
    );
  });
}

test("nobody writes to himself or to a camera rig", async () => {
  const { server, room } = await inside(["rig"]);
  server.change("rig", { kind: "whip" });
  assert.equal(room.chat.mayWrite("me"), false);
  assert.equal(room.chat.mayWrite("rig"), false);
});
