import assert from "node:assert/strict";
import { test } from "node:test";
import { inside } from "../fakes/inside.js";
import { person } from "../fakes/server.js";

/** @param {import("../../../web/meet/state/model.js").Room} room */
const kinds = (room) => room.happenings.value.map(({ kind }) => kind);

test("people: oneself first, then by arrival; in the panel by role and hand", async () => {
  const { server, room } = await inside(["a", "b", "c", "d"]);
  server.change("b", { role: "host" });
  server.change("c", { handAtMs: 20 });
  server.change("d", { handAtMs: 10 });
  assert.deepEqual(
    room.participants.value.map(({ id }) => id),
    ["me", "a", "b", "c", "d"],
  );
  assert.deepEqual(
    room.roster.value.map(({ id }) => id),
    ["me", "b", "d", "c", "a"],
  );
  assert.deepEqual(room.hands.value, ["d", "c"]);
});

test("who comes and goes is told while the meeting is small", async () => {
  const { clock, server, room } = await inside(["a"]);
  server.change("b", { name: "Bo" });
  server.remove("a", "lost");
  assert.deepEqual(
    room.happenings.value.map((one) => (one.kind === "joined" || one.kind === "left" ? [one.kind, one.name] : null)),
    [
      ["joined", "Bo"],
      ["left", "a"],
    ],
  );
  await clock.advance(4000);
  assert.deepEqual(kinds(room), []);
  for (let at = 0; at < 40; at++) server.change(`p${at}`, {});
  await clock.advance(10_000);
  server.change("late", {});
  server.remove("p7");
  assert.deepEqual(kinds(room), []);
  assert.equal(room.participants.value.length, 42);
});

test("many at once are taken in one step", async () => {
  const { server, room } = await inside();
  let steps = 0;
  room.participants.subscribe(() => (steps += 1));
  server.say({ type: "participants", participants: Array.from({ length: 300 }, (_, at) => person(`p${at}`)) });
  assert.equal(room.participants.value.length, 301);
  assert.equal(steps, 2);
});

test("hands, shares and one's own role are told when they change, not when they are as before", async () => {
  const { server, room } = await inside(["a"]);
  server.change("a", { handAtMs: 5 });
  server.change("a", { handAtMs: 5, name: "A" });
  server.change("a", { screen: true });
  server.change("me", { role: "cohost" });
  server.change("me", { name: "B" });
  assert.deepEqual(kinds(room), ["hand", "shares", "role"]);
  server.change("a", { handAtMs: null });
  server.change("a", { handAtMs: 9 });
  assert.deepEqual(kinds(room), ["hand", "shares", "role", "hand"]);
});

test("who waits is told until he is dealt with", async () => {
  const { clock, server, room } = await inside([], ({ server }) => (server.entered.role = "host"));
  const waits = (/** @type {string} */ id) => ({ id, name: id, known: false, sinceMs: 0 });
  server.setWaiting([waits("x"), waits("y")]);
  await clock.advance(60_000);
  assert.deepEqual(kinds(room), ["waits", "waits"]);
  const admitted = room.admit("x");
  await clock.advance(5);
  assert.equal(await admitted, null);
  assert.deepEqual(
    room.waiting.value.map(({ id }) => id),
    ["y"],
  );
  assert.deepEqual(kinds(room), ["waits", "joined"]);
  const refused = room.refuse("y");
  await clock.advance(5);
  await refused;
  assert.deepEqual(room.waiting.value, []);
  assert.deepEqual(kinds(room), ["joined"]);
});

test("the end that draws near is told until the meeting is extended", async () => {
  const { clock, server, room } = await inside();
  const endsAtMs = server.conference.endsAtMs;
  server.say({ type: "ending", atMs: endsAtMs });
  server.say({ type: "ending", atMs: endsAtMs });
  await clock.advance(600_000);
  assert.deepEqual(kinds(room), ["ending"]);
  server.setConference({ endsAtMs: endsAtMs + 1 });
  assert.deepEqual(kinds(room), ["extended"]);
});

test("a new end is told", async () => {
  const { server, room } = await inside();
  server.setConference({ endsAtMs: server.conference.endsAtMs + 900_000 });
  assert.deepEqual(kinds(room), ["extended"]);
});

test("who may share, record and turn the camera on when asked", async () => {
  const { server, room } = await inside(["a"]);
  server.setConference({ share: "hosts", mayShow: false });
  assert.deepEqual([room.may.value.share, room.may.value.camera], [false, false]);
  server.change("me", { camera: false, askedToShare: true, mayRecord: true });
  server.say({ type: "asked", by: null, source: "camera" });
  assert.deepEqual([room.may.value.share, room.may.value.camera, room.may.value.record], [true, true, true]);
  assert.deepEqual(kinds(room).filter((kind) => kind === "record"), ["record"]);
  server.say({ type: "withdrawn", by: null, source: "camera" });
  server.change("me", { askedToShare: false });
  assert.deepEqual([room.may.value.share, room.may.value.camera], [false, false]);
  server.setConference({ share: "everybody", mayTakeOver: false });
  assert.equal(room.may.value.share, true);
  server.change("a", { screen: true });
  assert.equal(room.may.value.share, false, "nobody takes over from who shares");
});

test("one records as long as one may, with one's own voice, and not after leaving", async () => {
  const { fake, clock, server, meet, own, room } = await inside(["a"]);
  room.setRecording(true);
  assert.equal(fake.recordings.length, 0, "nobody records who may not");
  const record = async () => {
    server.change("me", { mayRecord: true });
    room.setRecording(true);
    room.setRecording(true);
    await clock.advance(1);
    return fake.recordings.at(-1);
  };
  const first = await record();
  assert.deepEqual([fake.recordings.length, first?.name, room.recording.value], [1, "Roof plan 2025-10-09", true]);
  assert.ok(first?.voice);
  own.setMicrophone(false);
  assert.equal(first?.voice, null, "who is muted is so in the recording");
  server.change("me", { mayRecord: false });
  assert.deepEqual([first?.isOver, room.recording.value], [true, false]);
  const second = await record();
  second?.end();
  assert.equal(room.recording.value, false, "the browser's own button ends it as well");
  const third = await record();
  meet.leave();
  assert.deepEqual([third?.isOver, fake.recordings.length], [true, 3]);
});

test("an asking that is taken back goes", async () => {
  const { server, room } = await inside(["a"]);
  server.say({ type: "asked", by: "a", source: "screen" });
  assert.deepEqual(kinds(room), ["asked"]);
  server.say({ type: "withdrawn", by: "a", source: "screen" });
  assert.deepEqual(kinds(room), []);
});

/** @type {["microphone" | "camera" | "screen", Partial<Record<string, unknown>>, Partial<Record<string, unknown>>][]} */
const ASKED = [
  ["microphone", { microphone: "off" }, { microphone: "on" }],
  ["camera", { camera: false }, { camera: true }],
  ["screen", { screen: false }, { screen: true }],
];

for (const [source, off, on] of ASKED) {
  test(`an asking for the ${source} goes when it is on, however it was turned on`, async () => {
    const { server, own, room } = await inside(["a"]);
    if (source !== "screen") own[source === "microphone" ? "setMicrophone" : "setCamera"](false);
    server.change("me", off);
    server.say({ type: "asked", by: "a", source });
    assert.deepEqual(kinds(room), ["asked"]);
    server.change("a", on);
    assert.deepEqual(kinds(room).filter((kind) => kind === "asked"), ["asked"], "what others do is no answer");
    server.change("me", on);
    assert.deepEqual(kinds(room).filter((kind) => kind === "asked"), []);
  });
}

test("happenings can be dismissed, and never pile up", async () => {
  const { server, room } = await inside(["a"]);
  server.say({ type: "ending", atMs: 1 });
  room.dismiss(room.happenings.value[0]?.id ?? 0);
  assert.deepEqual(kinds(room), []);
  for (let at = 0; at < 500; at++) server.write("a", String(at));
  assert.equal(room.happenings.value.length, 20);
});

test("reactions go by themselves and never pile up", async () => {
  const { clock, server, room } = await inside(["a"]);
  server.say({ type: "reacted", participant: "a", reaction: "heart" });
  await clock.advance(3000);
  server.say({ type: "reacted", participant: "a", reaction: "laugh" });
  assert.deepEqual(
    room.reactions.value.map(({ reaction }) => reaction),
    ["heart", "laugh"],
  );
  await clock.advance(1000);
  assert.deepEqual(
    room.reactions.value.map(({ reaction }) => reaction),
    ["laugh"],
  );
  await clock.advance(3000);
  assert.deepEqual(room.reactions.value, []);
  for (let at = 0; at < 500; at++) server.say({ type: "reacted", participant: "a", reaction: "applause" });
  assert.equal(room.reactions.value.length, 30);
});

test("quality is the worse of what the server sees and what is seen here", async () => {
  const { fake, clock, server, room } = await inside(["a"]);
  server.say({
    type: "quality",
    people: [
      { participant: "a", level: 2 },
      { participant: "me", level: 5 },
    ],
  });
  server.say({ type: "quality", people: [{ participant: "b", level: 3 }] });
  await clock.advance(4100);
  assert.deepEqual(
    [...room.quality.value],
    [
      ["a", 2],
      ["me", 5],
      ["b", 3],
    ],
  );
  fake.peer.stats = new Map([["x", { type: "remote-inbound-rtp", fractionLost: 0.2 }]]);
  await clock.advance(8000);
  assert.equal(room.quality.value.get("me"), 1);
  server.remove("a");
  assert.equal(room.quality.value.has("a"), false);
});

/** @type {[string, import("../../../web/meet/state/model.js").Role, object, Partial<import("../../../web/meet/state/model.js").May>][]} */
const MAY = [
  ["a guest", "guest", {}, { control: false, own: false, unmute: true, camera: true, share: true, chatAll: true }],
  [
    "a guest where little is allowed",
    "guest",
    { mayUnmute: false, share: "hosts", chat: "hosts" },
    { unmute: false, share: false, chatAll: false },
  ],
  [
    "a co-host where little is allowed",
    "cohost",
    { mayUnmute: false, share: "hosts", chat: "nobody" },
    { control: true, own: false, unmute: true, share: true, chatAll: true },
  ],
  ["a host", "host", {}, { control: true, own: true }],
  ["a guest who may do nothing by himself", "guest", { mayRename: false, mayShow: false }, { rename: false, camera: false, record: false }],
  ["a co-host all the same", "cohost", { mayRename: false, mayShow: false }, { rename: true, camera: true }],
  ["a host of a voice-only meeting", "host", { voiceOnly: true }, { camera: false, share: false }],
];
for (const [who, role, conference, expected] of MAY) {
  test(`what ${who} may`, async () => {
    const { server, room } = await inside();
    server.change("me", { role });
    server.setConference(conference);
    const may = /** @type {any} */ (room.may.value);
    for (const [name, value] of Object.entries(expected)) assert.equal(may[name], value, name);
  });
}

/** @type {[string, (room: import("../../../web/meet/state/model.js").Room) => Promise<any>, object[]][]} */
const ACTIONS = [
  ["setHand", (room) => room.setHand(true), [{ type: "hand", raised: true }]],
  ["setHand of another", (room) => room.setHand(false, "a"), [{ type: "hand", raised: false, participant: "a" }]],
  ["react", (room) => room.react("heart"), [{ type: "react", reaction: "heart" }]],
  ["rename", (room) => room.rename(" Bea L. "), [{ type: "rename", name: "Bea L." }]],
  ["rename of another", (room) => room.rename("Ana", "a"), [{ type: "rename", name: "Ana", participant: "a" }]],
  ["claimHost", (room) => room.claimHost("pw"), [{ type: "claim_host", password: "pw" }]],
  ["admit", (room) => room.admit("a"), [{ type: "admit", participant: "a" }]],
  ["admitAll", (room) => room.admitAll(), [{ type: "admit" }]],
  ["refuse", (room) => room.refuse("a"), [{ type: "refuse", participant: "a" }]],
  ["sendBack", (room) => room.sendBack("a"), [{ type: "send_back", participant: "a" }]],
  ["mute", (room) => room.mute("a"), [{ type: "mute", participant: "a" }]],
  ["muteAll", (room) => room.muteAll(false), [{ type: "allow_unmute", allowed: false }, { type: "mute" }]],
  ["unmute", (room) => room.unmute("a"), [{ type: "unmute", participant: "a" }]],
  ["unmuteAll", (room) => room.unmuteAll(), [{ type: "unmute" }]],
  ["showToAll", (room) => room.showToAll("a"), [{ type: "set_stage", stage: { kind: "broadcast", participant: "a" } }]],
  ["giveFloor", (room) => room.giveFloor("a"), [{ type: "set_stage", stage: { kind: "roll_call", participant: "a" } }]],
  ["freeStage", (room) => room.freeStage(), [{ type: "set_stage", stage: { kind: "free" } }]],
  ["extend", (room) => room.extend(15), [{ type: "extend", minutes: 15 }]],
  ["allowUnmute", (room) => room.allowUnmute(true), [{ type: "allow_unmute", allowed: true }]],
  ["askFor", (room) => room.askFor("a", "camera"), [{ type: "ask_for", participant: "a", source: "camera" }]],
  ["stop", (room) => room.stop("a", "screen"), [{ type: "stop", participant: "a", source: "screen" }]],
  ["remove", (room) => room.remove("a"), [{ type: "remove", participant: "a" }]],
  ["lock", (room) => room.lock(true), [{ type: "lock", locked: true }]],
  ["setWaitingRoom", (room) => room.setWaitingRoom(true), [{ type: "waiting_room", enabled: true }]],
  ["setShare", (room) => room.setShare("hosts"), [{ type: "set_share", who: "hosts" }]],
  ["setChat", (room) => room.setChat("nobody"), [{ type: "set_chat", who: "nobody" }]],
  ["setCohost", (room) => room.setCohost("a", true), [{ type: "set_cohost", participant: "a", cohost: true }]],
  ["record", (room) => room.record("paused"), [{ type: "record", recording: "paused" }]],
  ["stream", (room) => room.stream(true), [{ type: "stream", on: true }]],
  ["handOver", (room) => room.handOver("a"), [{ type: "hand_over", participant: "a" }]],
];
for (const [name, act, asks] of ACTIONS) {
  test(`${name} is ${asks.length === 1 ? "one request" : `${asks.length} requests`}`, async () => {
    const { clock, server, room } = await inside(["a"]);
    const before = server.asks.length;
    const done = act(room);
    await clock.advance(5);
    assert.equal(await done, null);
    const asked = server.asks.slice(before).map(({ id: _, ...ask }) => ask);
    assert.deepEqual(
      asked.filter(({ type }) => type !== "view"),
      asks,
    );
  });
}

test("refusals of buttons are told, of forms only returned", async () => {
  const { clock, server, room } = await inside(["a"]);
  server.refuses = () => ({ code: "not_allowed" });
  const lock = room.lock(true);
  const claim = room.claimHost("x");
  await clock.advance(5);
  assert.deepEqual([(await lock)?.code, (await claim)?.code], ["not_allowed", "not_allowed"]);
  assert.deepEqual(kinds(room), ["refused"]);
});

test("muting all stops when the rule is refused", async () => {
  const { clock, server, room } = await inside(["a"]);
  server.refuses = ({ type }) => (type === "allow_unmute" ? { code: "not_allowed" } : null);
  const done = room.muteAll(false);
  await clock.advance(5);
  assert.equal((await done)?.code, "not_allowed");
  assert.equal(server.asked("mute").length, 0);
});

test("the end for all leads out", async () => {
  const { clock, meet } = await inside([], ({ server }) => (server.entered.role = "host"));
  void meet.endForAll();
  await clock.advance(5);
  assert.deepEqual(meet.phase.value, { name: "out", why: "ended", mayReturn: false });
});

test("a notice of a newer server is passed over", async () => {
  const { server, room } = await inside(["a"]);
  server.say(/** @type {any} */ ({ type: "confetti", colour: "red" }));
  server.change("a", { name: "Ana" });
  assert.equal(room.nameOf("a"), "Ana");
});

test("another way to the net restarts ICE once media is up", async () => {
  const { fake, clock } = await inside();
  fake.changePath();
  await clock.advance(100);
  assert.deepEqual(fake.peer.restarts, [false, true]);
});
