import assert from "node:assert/strict";
import { test } from "node:test";
import { SignalClient } from "../../../web/meet/protocol/client.js";
import { FakeWorld } from "../fakes/world.js";

const PROOF = { meeting: "912345678", token: "t" };
const AS = { name: "Bea", microphone: true, camera: true };

/** @param {FakeWorld} [fake] */
function client(fake = new FakeWorld()) {
  /** @type {string[]} */
  const told = [];
  const one = new SignalClient(fake.world(), {
    entered: ({ resumed }) => told.push(resumed ? "resumed" : "entered"),
    refused: ({ code }) => told.push(`refused ${code}`),
    joinRefused: ({ code }) => told.push(`join refused ${code}`),
    noticed: ({ type }) => told.push(type),
    lost: () => told.push("lost"),
    out: (why) => told.push(`out ${why}`),
  });
  return { fake, clock: fake.clock, server: fake.server, client: one, told };
}

/** A client that is in. */
async function inside() {
  const all = client();
  all.client.enter(PROOF);
  await all.clock.advance(10);
  void all.client.join(AS);
  await all.clock.advance(10);
  assert.deepEqual(all.told.splice(0), ["entered", "joined"]);
  return all;
}

test("a lost connection is resumed as the same participant, with the newest key", async () => {
  const { clock, server, told } = await inside();
  for (const key of ["key-1", "key-2"]) {
    server.drop();
    await clock.advance(1000);
    assert.deepEqual(told.splice(0), ["lost", "resumed", "joined"]);
    assert.equal(server.asked("enter").at(-1)?.resume, key);
  }
  assert.equal(server.asked("join").length, 1);
});

test("waits between attempts grow from a third of a second to four, and begin small again", async () => {
  const { clock, server, told } = await inside();
  const before = server.sockets.length;
  server.kill();
  /** @type {number[]} */
  const waits = [];
  let last = clock.now();
  for (let count = before; waits.length < 7;) {
    await clock.advance(50);
    if (server.sockets.length === count) continue;
    count = server.sockets.length;
    waits.push(clock.now() - last);
    last = clock.now();
  }
  assert.deepEqual(waits, [300, 600, 1200, 2400, 4000, 4000, 4000]);
  assert.deepEqual(told.splice(0), ["lost"]);
  server.start();
  await clock.advance(6000);
  assert.deepEqual(told.splice(0), ["resumed", "joined"]);
  server.drop();
  await clock.advance(400);
  assert.deepEqual(told, ["lost", "resumed", "joined"]);
});

test("another way to the net ends the waiting", async () => {
  const { fake, clock, server, told } = await inside();
  server.kill();
  await clock.advance(20_000);
  server.start();
  fake.changePath();
  await clock.advance(10);
  assert.deepEqual(told, ["lost", "resumed", "joined"]);
});

for (const why of /** @type {const} */ (["too_slow", "restarting"])) {
  test(`out for ${why} comes back`, async () => {
    const { clock, server, told } = await inside();
    server.say({ type: "out", why });
    await clock.advance(1000);
    assert.deepEqual(told, ["lost", "resumed", "joined"]);
  });
}

for (const why of /** @type {const} */ ([
  "left",
  "ended",
  "time_over",
  "cancelled",
  "removed",
  "refused",
  "replaced",
])) {
  test(`out for ${why} stays out and forgets the key`, async () => {
    const { fake, clock, server, told } = await inside();
    assert.equal(fake.tab.kept.size, 1);
    server.say({ type: "out", why });
    server.drop();
    await clock.advance(60_000);
    assert.deepEqual(told, [`out ${why}`]);
    assert.equal(server.sockets.length, 1);
    assert.equal(fake.tab.kept.size, 0);
    assert.equal(clock.waiting, 0);
  });
}

test("a tab that is loaded again is the same participant", async () => {
  const { fake } = await inside();
  const again = client(fake.reload());
  again.client.enter(PROOF);
  await again.clock.advance(1000);
  assert.deepEqual(again.told, ["resumed", "joined"]);
});

test("a key of another meeting is not used", async () => {
  const { fake, server } = await inside();
  const again = client(fake.reload());
  again.client.enter({ meeting: "555", token: "t" });
  await again.clock.advance(10);
  assert.equal(server.asked("enter").at(-1)?.resume, undefined);
  assert.deepEqual(again.told, ["entered"]);
});

test("with a key that is not good any more one enters and joins anew", async () => {
  const { clock, server, told } = await inside();
  server.refuses = ({ resume }) => (resume === undefined ? null : { code: "cannot_resume" });
  server.drop();
  await clock.advance(1000);
  assert.deepEqual(told, ["lost", "entered", "joined"]);
  assert.deepEqual(server.asked("join").at(-1), { id: 3, type: "join", ...AS });
});

test("a meeting that ended while one was away is not begun anew", async () => {
  const { clock, server, told } = await inside();
  server.refuses = ({ resume }) => (resume === undefined ? null : { code: "cannot_resume" });
  server.meeting.running = false;
  server.drop();
  await clock.advance(1000);
  assert.deepEqual(told, ["lost", "out ended"]);
  assert.equal(server.asked("join").length, 1);
});

test("joining anew may be refused", async () => {
  const { clock, server, told } = await inside();
  server.refuses = ({ resume, type }) =>
    resume !== undefined ? { code: "cannot_resume" } : type === "join" ? { code: "full" } : null;
  server.drop();
  await clock.advance(1000);
  assert.deepEqual(told, ["lost", "entered", "join refused full"]);
});

test("who waits comes back to wait", async () => {
  const all = client();
  all.server.waits = "admission";
  all.client.enter(PROOF);
  await all.clock.advance(10);
  void all.client.join(AS);
  await all.clock.advance(10);
  all.server.drop();
  await all.clock.advance(1000);
  assert.deepEqual(all.told, ["entered", "waiting", "lost", "entered", "waiting"]);
});

test("what may pass is tried again once one was in, after the time the server asks for", async () => {
  const { clock, server, told } = await inside();
  let left = 2;
  server.refuses = () => (left-- > 0 ? { code: left === 1 ? "fault" : "too_fast", retryAfterS: 20 } : null);
  server.drop();
  await clock.advance(18_000);
  assert.deepEqual(told, ["lost"]);
  await clock.advance(30_000);
  assert.deepEqual(told, ["lost", "resumed", "joined"]);
});

/** @type {[string, { code: string, retryAfterS?: number }, string][]} */
const REFUSALS = [
  ["wrong password", { code: "wrong_password" }, "refused wrong_password"],
  ["too many guesses", { code: "too_fast", retryAfterS: 5 }, "refused too_fast"],
  ["a fault", { code: "fault" }, "refused fault"],
];
for (const [what, refusal, said] of REFUSALS) {
  test(`the first time, ${what} is told and ends the attempt`, async () => {
    const all = client();
    all.server.refuses = () => refusal;
    all.client.enter(PROOF);
    await all.clock.advance(60_000);
    assert.deepEqual(all.told, [said]);
    assert.equal(all.server.asks.length, 1);
  });
}

test("a server that cannot be reached is told after ten seconds", async () => {
  const all = client();
  all.server.isUp = false;
  all.client.enter(PROOF);
  await all.clock.advance(9000);
  assert.deepEqual(all.told, []);
  await all.clock.advance(9000);
  assert.deepEqual(all.told, ["refused unreachable"]);
  assert.equal(all.clock.waiting, 0);
});

test("a server that comes up within them is found", async () => {
  const all = client();
  all.server.isUp = false;
  all.client.enter(PROOF);
  await all.clock.advance(2000);
  all.server.isUp = true;
  await all.clock.advance(5000);
  assert.deepEqual(all.told, ["entered"]);
});

test("leaving is said and final", async () => {
  const { fake, clock, server, client: one, told } = await inside();
  one.leave();
  await clock.advance(60_000);
  assert.equal(server.asked("leave").length, 1);
  assert.deepEqual(told, []);
  assert.equal(fake.tab.kept.size, 0);
  assert.equal(clock.waiting, 0);
});

test("a browser that keeps nothing comes in all the same", async () => {
  const fake = new FakeWorld();
  fake.tab.getItem =
    fake.tab.setItem =
    fake.tab.removeItem =
      () => {
        throw new DOMException("", "SecurityError");
      };
  const all = client(fake);
  all.client.enter(PROOF);
  await all.clock.advance(10);
  void all.client.join(AS);
  await all.clock.advance(10);
  all.server.drop();
  await all.clock.advance(1000);
  assert.deepEqual(all.told, ["entered", "joined", "lost", "resumed", "joined"]);
});
