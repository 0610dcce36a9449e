import assert from "node:assert/strict";
import { test } from "node:test";
import { createMeet } from "../../../web/meet/state/meet.js";
import { inside, LINK, lobby } from "../fakes/inside.js";
import { person } from "../fakes/server.js";
import { FakeWorld } from "../fakes/world.js";

/** @param {import("../../../web/meet/state/model.js").Meet} meet */
function codeOf(meet) {
  const phase = meet.phase.value;
  return phase.name === "needs" || phase.name === "lobby" ? phase.refusal?.code : null;
}

test("a link leads through the lobby into the meeting", async () => {
  const fake = new FakeWorld();
  const meet = createMeet(fake.world());
  assert.deepEqual(meet.phase.value, { name: "idle" });
  meet.open(LINK);
  assert.deepEqual(meet.phase.value, { name: "entering" });
  await fake.clock.advance(10);
  assert.deepEqual(meet.phase.value, { name: "lobby", joining: false, refusal: null });
  assert.equal(meet.facts.value?.subject, "Roof plan");
  assert.deepEqual(fake.server.asked("enter")[0], {
    id: 1,
    type: "enter",
    version: 1,
    meeting: "912345678",
    token: "guest-token",
  });
  meet.setName("  Bea ");
  meet.join();
  assert.deepEqual(meet.phase.value, { name: "lobby", joining: true, refusal: null });
  await fake.clock.advance(200);
  assert.deepEqual(meet.phase.value, { name: "in", reconnecting: false });
  assert.deepEqual(fake.server.asked("join"), [{ id: 2, type: "join", name: "Bea", microphone: true, camera: true }]);
  assert.equal(meet.room.me.value?.name, "Bea");
  assert.equal(meet.room.media.value, "connected");
});

/** @param {{ code: string, retryAfterS?: number }} refusal */
async function refused(refusal) {
  const fake = new FakeWorld();
  fake.server.refuses = () => refusal;
  const meet = createMeet(fake.world());
  meet.open(LINK);
  await fake.clock.advance(10);
  return { fake, meet, clock: fake.clock, server: fake.server };
}

/** @type {[string, "password" | "sign_in" | "retry"][]} */
const MISSING = [
  ["password_required", "password"],
  ["wrong_password", "password"],
  ["sign_in_required", "sign_in"],
  ["sign_in_expired", "sign_in"],
  ["not_invited", "retry"],
  ["unknown_meeting", "retry"],
  ["not_yet", "retry"],
  ["over", "retry"],
  ["too_fast", "retry"],
  ["fault", "retry"],
  ["unsupported_version", "retry"],
];
for (const [code, what] of MISSING) {
  test(`${code} asks for ${what}`, async () => {
    const { meet, clock } = await refused({ code, retryAfterS: 30 });
    const phase = meet.phase.value;
    assert.ok(phase.name === "needs");
    assert.deepEqual([phase.what, phase.refusal.code, phase.busy], [what, code, false]);
    const wait = (phase.refusal.retryAtMs ?? 0) - clock.now();
    assert.ok(29_000 < wait && wait <= 30_000);
  });
}

test("the right password opens the door, a wrong one asks again, guessing too fast still asks for it", async () => {
  const { meet, clock, server } = await refused({ code: "password_required" });
  meet.usePassword(" ");
  assert.equal(codeOf(meet), "empty");
  server.refuses = ({ password }) => (password === "right" ? null : { code: "wrong_password" });
  meet.usePassword("wrong");
  assert.ok(meet.phase.value.name === "needs" && meet.phase.value.busy);
  await clock.advance(10);
  assert.equal(codeOf(meet), "wrong_password");
  server.refuses = () => ({ code: "too_fast", retryAfterS: 5 });
  meet.usePassword("right");
  await clock.advance(10);
  assert.ok(meet.phase.value.name === "needs" && meet.phase.value.what === "password");
  server.refuses = () => null;
  meet.usePassword("right");
  await clock.advance(10);
  assert.equal(meet.phase.value.name, "lobby");
  assert.deepEqual(
    server.asked("enter").map(({ password }) => password),
    [undefined, "wrong", "right", "right"],
  );
});

test("signing in at the REST API opens the door", async () => {
  const { fake, meet, clock, server } = await refused({ code: "sign_in_required" });
  /** @type {any[]} */
  const calls = [];
  fake.rest = (path, init) => {
    calls.push([path, init.headers.authorization, JSON.parse(init.body)]);
    return calls.length === 1 ? { status: 401 } : { status: 200, body: { accessToken: "token-1" } };
  };
  server.refuses = ({ accessToken }) => (accessToken === "token-1" ? null : { code: "sign_in_required" });
  meet.signIn("ana@röof", "pä:ss");
  await clock.advance(10);
  assert.ok(meet.phase.value.name === "needs" && meet.phase.value.refusal.code === "wrong_account");
  meet.signIn("ana@röof", "pä:ss");
  await clock.advance(10);
  assert.equal(meet.phase.value.name, "lobby");
  const [path, authorization, body] = calls[1];
  assert.equal(path, "/v1/usg/acs/auth/account");
  assert.equal(Buffer.from(authorization.replace("Basic ", ""), "base64").toString("utf8"), "ana@röof:pä:ss");
  assert.deepEqual(body, { account: "ana@röof", clientType: 72, createTokenType: 0 });
});

test("signing in too often says until when to wait", async () => {
  const { fake, meet, clock } = await refused({ code: "sign_in_required" });
  fake.rest = () => ({ status: 429, headers: { "retry-after": "7" } });
  meet.signIn("ana", "x");
  await clock.advance(0);
  const phase = meet.phase.value;
  assert.ok(phase.name === "needs" && phase.what === "sign_in");
  assert.deepEqual([phase.refusal.code, phase.refusal.retryAtMs], ["too_fast", clock.now() + 7000]);
});

test("an expired sign-in is not shown again", async () => {
  const { fake, meet, clock, server } = await refused({ code: "sign_in_required" });
  fake.rest = () => ({ status: 200, body: { accessToken: "old" } });
  server.refuses = ({ accessToken }) => (accessToken ? { code: "sign_in_expired" } : { code: "sign_in_required" });
  meet.signIn("ana", "x");
  await clock.advance(10);
  meet.retry();
  await clock.advance(10);
  assert.deepEqual(
    server.asked("enter").map(({ accessToken }) => accessToken),
    [undefined, "old", undefined],
  );
});

test("a server that cannot be reached may be tried again", async () => {
  const fake = new FakeWorld();
  fake.server.isUp = false;
  const meet = createMeet(fake.world());
  meet.open(LINK);
  await fake.clock.advance(20_000);
  assert.ok(meet.phase.value.name === "needs" && meet.phase.value.refusal.code === "unreachable");
  fake.server.isUp = true;
  meet.retry();
  await fake.clock.advance(10);
  assert.equal(meet.phase.value.name, "lobby");
});

test("without a name nobody goes in", async () => {
  const { meet, clock, server } = await lobby();
  meet.setName("   ");
  meet.join();
  await clock.advance(10);
  assert.ok(meet.phase.value.name === "lobby" && meet.phase.value.refusal?.code === "empty");
  assert.equal(server.asked("join").length, 0);
  meet.setName("B");
  assert.ok(meet.phase.value.name === "lobby" && meet.phase.value.refusal === null);
});

test("a name is cut where the server would refuse it", async () => {
  const { meet } = await lobby();
  meet.setName("🦉".repeat(200));
  assert.equal(meet.name.value, "🦉".repeat(96));
});

test("the name of somebody who is signed in, else the last one, is there already", async () => {
  const signed = await lobby(({ server }) => (server.entered.name = "Ana Souza"));
  assert.equal(createMeet(signed.fake.world()).name.value, "");
  signed.meet.setName("Ana S.");
  signed.meet.join();
  await signed.clock.advance(200);
  assert.equal(createMeet(signed.fake.reload().world()).name.value, "Ana S.");
});

test("a full meeting says so in the lobby, where one may try again", async () => {
  const { meet, clock, server } = await lobby();
  server.refuses = ({ type }) => (type === "join" ? { code: "full" } : null);
  meet.join();
  await clock.advance(10);
  assert.ok(
    meet.phase.value.name === "lobby" && meet.phase.value.refusal?.code === "full" && !meet.phase.value.joining,
  );
  server.refuses = () => null;
  meet.join();
  await clock.advance(10);
  assert.equal(meet.phase.value.name, "in");
});

test("who waits is told why, and is in once let in", async () => {
  const { meet, clock, server } = await lobby(({ server }) => (server.waits = "host"));
  meet.join();
  await clock.advance(10);
  assert.deepEqual(meet.phase.value, { name: "waiting", why: "host", sentBack: false, reconnecting: false });
  server.say({ type: "waiting", why: "admission" });
  assert.ok(meet.phase.value.name === "waiting" && meet.phase.value.why === "admission");
  server.letIn();
  assert.deepEqual(meet.phase.value, { name: "in", reconnecting: false });
});

test("who is turned away is out, with devices closed", async () => {
  const { fake, meet, clock, server } = await lobby(({ server }) => (server.waits = "admission"));
  meet.join();
  await clock.advance(10);
  server.say({ type: "out", why: "refused" });
  assert.deepEqual(meet.phase.value, { name: "out", why: "refused", mayReturn: false });
  assert.ok(fake.devices.tracks.length > 0 && fake.devices.tracks.every(({ readyState }) => readyState === "ended"));
});

test("who is sent back waits, knows nothing of the meeting any more, and comes in again", async () => {
  const { fake, meet, clock, server, room } = await inside(["ana"]);
  server.write("ana", "secret");
  server.say({ type: "waiting", why: "admission" });
  assert.deepEqual(meet.phase.value, { name: "waiting", why: "admission", sentBack: true, reconnecting: false });
  assert.deepEqual(room.participants.value, []);
  assert.deepEqual(room.chat.linesOf(null).value, []);
  assert.equal(room.conference.value, null);
  assert.equal(room.media.value, "none");
  assert.equal(fake.peer.connectionState, "closed");
  server.letIn();
  await clock.advance(200);
  assert.equal(meet.phase.value.name, "in");
  assert.equal(room.media.value, "connected");
  assert.equal(fake.peers.length, 2);
});

test("leaving is said, closes devices, and one may come back", async () => {
  const { fake, meet, clock, server } = await inside();
  meet.leave();
  assert.deepEqual(meet.phase.value, { name: "out", why: "left", mayReturn: true });
  assert.equal(server.asked("leave").length, 1);
  assert.ok(fake.devices.tracks.every(({ readyState }) => readyState === "ended"));
  await clock.advance(60_000);
  assert.equal(clock.waiting, 0);
  meet.retry();
  await clock.advance(10);
  assert.equal(meet.phase.value.name, "lobby");
  assert.equal(server.asked("enter").at(-1)?.resume, undefined);
});

test("leaving the lobby leads back to the beginning", async () => {
  const { meet, server } = await lobby();
  meet.leave();
  assert.deepEqual(meet.phase.value, { name: "idle" });
  assert.equal(server.asked("leave").length, 0);
});

/** @type {[import("../../../web/meet/state/model.js").OutReason, boolean][]} */
const OUT = [
  ["ended", false],
  ["time_over", false],
  ["cancelled", false],
  ["removed", false],
  ["replaced", true],
];
for (const [why, mayReturn] of OUT) {
  test(`out because ${why}, ${mayReturn ? "may" : "may not"} return`, async () => {
    const { meet, server } = await inside();
    server.say({ type: "out", why });
    assert.deepEqual(meet.phase.value, { name: "out", why, mayReturn });
  });
}

test("a lost connection shows over the meeting, which stays, and says when it is back", async () => {
  const { fake, meet, clock, server, room } = await inside(["ana"]);
  server.drop();
  assert.deepEqual(meet.phase.value, { name: "in", reconnecting: true });
  assert.equal(room.participants.value.length, 2);
  server.people.set("carl", person("carl"));
  await clock.advance(1000);
  assert.deepEqual(meet.phase.value, { name: "in", reconnecting: false });
  assert.equal(room.participants.value.length, 3);
  assert.deepEqual(
    room.happenings.value.map(({ kind }) => kind),
    ["back"],
  );
  assert.equal(fake.peers.length, 1);
  assert.deepEqual(fake.peer.restarts.at(-1), true);
});

test("after a kill of the server everything is back by itself, media over a new peer", async () => {
  const { fake, meet, clock, server, room } = await inside(["ana"]);
  assert.ok(room.trackFor("ana", "camera").value);
  server.kill();
  await clock.advance(4000);
  assert.deepEqual(meet.phase.value, { name: "in", reconnecting: true });
  const ana = person("ana");
  server.people.delete("ana");
  server.start();
  await clock.advance(6000);
  server.change("ana", ana);
  server.change("bo", {});
  await clock.advance(100);
  assert.deepEqual(
    room.happenings.value.map((one) => (one.kind === "joined" ? one.name : one.kind)),
    ["bo"],
  );
  assert.deepEqual(meet.phase.value, { name: "in", reconnecting: false });
  assert.equal(fake.peers.length, 2);
  assert.equal(room.media.value, "connected");
  assert.equal(fake.peer.section("0").sender.track?.kind, "audio");
  assert.equal(fake.peer.section("1").sender.track?.kind, "video");
  const track = room.trackFor("ana", "camera").value;
  assert.ok(track && fake.peer.transceivers.some(({ receiver }) => receiver.track === track));
});

test("another holding of the meeting, entered anew, keeps nothing of the last one", async () => {
  const { fake, meet, clock, server, room } = await inside(["ana"]);
  room.stage.pin({ participant: "ana", source: "camera" });
  room.chat.show(null);
  server.refuses = ({ resume }) => (resume === undefined ? null : { code: "cannot_resume" });
  server.conference = { ...server.conference, uuid: "f".repeat(32) };
  server.drop();
  await clock.advance(1000);
  assert.deepEqual(meet.phase.value, { name: "in", reconnecting: false });
  assert.equal(room.stage.pinned.value, null);
  assert.equal(room.chat.open.value, undefined);
  assert.equal(fake.peers.length, 2);
  assert.equal(fake.peers[0]?.connectionState, "closed");
  assert.deepEqual([room.media.value, meet.own.camera.value, server.me.camera], ["connected", true, true]);
});

test("a tab that is loaded again is in again, with what was on", async () => {
  const { fake, clock, server } = await inside(["ana"]);
  await clock.advance(10);
  server.change("me", { camera: false });
  const again = fake.reload();
  const meet = createMeet(again.world());
  meet.open(LINK);
  await clock.advance(1000);
  assert.deepEqual(meet.phase.value, { name: "in", reconnecting: false });
  assert.equal(meet.name.value, "Bea");
  assert.equal(meet.own.microphone.value, true);
  assert.equal(meet.own.camera.value, false);
  assert.equal(again.peer.section("0").sender.track?.kind, "audio");
  assert.equal(server.asked("join").length, 1);
  assert.equal(server.me.microphone, "on");
});

test("a tab that is loaded again without devices says that they are off", async () => {
  const { fake, clock, server } = await inside();
  const again = fake.reload();
  again.devices.errors = { audio: "NotAllowedError", video: "NotAllowedError" };
  const meet = createMeet(again.world());
  meet.open(LINK);
  await clock.advance(1000);
  assert.equal(meet.phase.value.name, "in");
  assert.deepEqual([server.me.microphone, server.me.camera], ["off", false]);
});

test("a loss in the lobby is repaired unseen", async () => {
  const { meet, clock, server } = await lobby();
  server.kill();
  await clock.advance(20_000);
  assert.equal(meet.phase.value.name, "lobby");
  server.start();
  await clock.advance(6000);
  meet.join();
  await clock.advance(200);
  assert.equal(meet.phase.value.name, "in");
});

test("opening another meeting leaves this one", async () => {
  const { meet, clock, server } = await inside(["ana"]);
  meet.open({ meeting: "555", password: "p" });
  await clock.advance(10);
  assert.equal(server.asked("leave").length, 1);
  assert.equal(meet.phase.value.name, "lobby");
  assert.deepEqual(meet.room.participants.value, []);
  assert.deepEqual(server.asked("enter").at(-1), { id: 1, type: "enter", version: 1, meeting: "555", password: "p" });
});

test("a meeting that is over when one comes back is told as ended", async () => {
  const { meet, clock, server } = await inside();
  server.refuses = ({ type }) => (type === "enter" ? { code: "over" } : null);
  server.drop();
  await clock.advance(1000);
  assert.deepEqual(meet.phase.value, { name: "out", why: "ended", mayReturn: false });
});
