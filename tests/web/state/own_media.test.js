import assert from "node:assert/strict";
import { test } from "node:test";
import { inside, lobby } from "../fakes/inside.js";

test("the lobby opens both with one question and shows the camera", async () => {
  const { fake, own } = await lobby();
  assert.equal(fake.devices.asked, 1);
  assert.deepEqual([own.microphone.value, own.camera.value], [true, true]);
  assert.equal(own.cameraTrack.value?.label, "cam-1");
  assert.deepEqual(
    own.devices.value.cameras.map(({ label }) => label),
    ["Laptop camera", "Desk camera"],
  );
});

/** @type {[string, { muted?: boolean, camera?: boolean | null }, boolean, [boolean, boolean]][]} */
const BOOKED = [
  ["as one likes", {}, false, [true, true]],
  ["newcomers muted", { muted: true }, false, [false, true]],
  ["cameras off", { camera: false }, false, [true, false]],
  ["voice only", {}, true, [true, false]],
];
for (const [what, entered, voiceOnly, on] of BOOKED) {
  test(`the booking says ${what}`, async () => {
    const { own } = await lobby(({ server }) => {
      Object.assign(server.entered, entered);
      server.meeting.voiceOnly = voiceOnly;
      server.conference.voiceOnly = voiceOnly;
    });
    assert.deepEqual([own.microphone.value, own.camera.value], on);
    assert.equal(own.cannot.value.camera, voiceOnly ? "voice_only" : null);
    assert.equal(own.cannot.value.screen, voiceOnly ? "voice_only" : null);
  });
}

test("the booking's camera is turned on whatever one chose the last time", async () => {
  const first = await lobby();
  await first.own.setCamera(false);
  first.meet.join();
  await first.clock.advance(200);
  const again = first.fake.reload();
  again.tab.kept.clear();
  assert.equal(JSON.parse(again.kept.kept.get("convoca.meet") ?? "{}").camera, false);
  const { own } = await lobby((fake) => {
    fake.kept = again.kept;
    fake.server.entered.camera = true;
  });
  assert.equal(own.camera.value, true);
});

test("what the booking forces is not kept as a wish", async () => {
  const { fake, meet, clock } = await lobby(({ server }) =>
    Object.assign(server.entered, { muted: true, camera: false }),
  );
  meet.join();
  await clock.advance(200);
  const kept = JSON.parse(fake.kept.kept.get("convoca.meet") ?? "{}");
  assert.deepEqual([kept.microphone, kept.camera], [true, true]);
});

test("a camera that is off is closed, a microphone that is muted stays open", async () => {
  const { own } = await lobby();
  const camera = own.cameraTrack.value;
  await own.setCamera(false);
  assert.equal(camera?.readyState, "ended");
  assert.equal(own.cameraTrack.value, null);
  await own.setMicrophone(false);
  assert.equal(own.microphone.value, false);
});

test("inside, turning on waits for the server and sends, turning off sends nothing at once", async () => {
  const { fake, clock, server, own } = await inside();
  const sending = () => fake.peer.section("0").sender.track;
  assert.equal(sending()?.label, "mic-1");
  await own.setMicrophone(false);
  assert.equal(sending(), null);
  await clock.advance(1);
  assert.equal(server.me.microphone, "off");
  const on = own.setMicrophone(true);
  assert.equal(sending(), null);
  assert.equal(own.busy.value.microphone, true);
  await clock.advance(1);
  assert.equal(await on, null);
  assert.equal(sending()?.label, "mic-1");
  assert.equal(server.me.microphone, "on");
  assert.equal(own.busy.value.microphone, false);
});

test("what the server refuses stays off and its device is closed", async () => {
  const { fake, clock, server, own } = await inside();
  await own.setCamera(false);
  server.refuses = ({ type, camera }) => (type === "media" && camera ? { code: "not_allowed" } : null);
  const on = own.setCamera(true);
  await clock.advance(1);
  assert.equal((await on)?.code, "not_allowed");
  assert.equal(own.camera.value, false);
  assert.ok(
    fake.devices.tracks.filter(({ kind }) => kind === "video").every(({ readyState }) => readyState === "ended"),
  );
});

test("muted by a host: nothing is sent, and it is told by whom", async () => {
  const { fake, server, room, own } = await inside(["ana"]);
  server.say({ type: "stopped", source: "microphone", by: "ana" });
  server.change("me", { microphone: "muted_by_host" });
  assert.equal(fake.peer.section("0").sender.track, null);
  assert.equal(own.microphone.value, false);
  assert.equal(room.me.value?.microphone, "muted_by_host");
  assert.deepEqual(
    room.happenings.value.map((one) => one.kind === "stopped" && [one.source, one.by]),
    [["microphone", "ana"]],
  );
});

test("where guests may not unmute, one may once after being asked", async () => {
  const { clock, server, room, own } = await inside(["ana"]);
  server.setConference({ mayUnmute: false });
  server.say({ type: "stopped", source: "microphone", by: "ana" });
  server.change("me", { microphone: "muted_by_host" });
  assert.equal(own.cannot.value.microphone, "rule");
  assert.equal((await own.setMicrophone(true))?.code, "not_allowed");
  assert.equal(server.asked("media").length, 0);
  server.say({ type: "asked", by: "ana", source: "microphone" });
  assert.equal(own.cannot.value.microphone, null);
  const asked = room.happenings.value.find(({ kind }) => kind === "asked");
  room.answer(asked?.id ?? 0, true);
  await clock.advance(1);
  assert.equal(own.microphone.value, true);
  assert.equal(
    room.happenings.value.some(({ kind }) => kind === "asked"),
    false,
  );
  await own.setMicrophone(false);
  assert.equal(own.cannot.value.microphone, "rule");
});

test("asked for what is on already, nothing has to be answered; saying no does nothing", async () => {
  const { clock, server, room, own } = await inside(["ana"]);
  server.say({ type: "asked", by: "ana", source: "camera" });
  assert.equal(room.happenings.value.length, 0);
  await own.setCamera(false);
  server.say({ type: "asked", by: null, source: "camera" });
  server.say({ type: "asked", by: "ana", source: "camera" });
  assert.deepEqual(
    room.happenings.value.map((one) => one.kind === "asked" && one.by),
    ["ana"],
  );
  room.answer(room.happenings.value[0]?.id ?? 0, false);
  await clock.advance(10);
  assert.equal(own.camera.value, false);
  assert.deepEqual(room.happenings.value, []);
});

test("a screen is shared with its sound, and ends with the browser's own button", async () => {
  const { fake, clock, server, own } = await inside();
  const on = own.setScreen(true);
  await clock.advance(1);
  assert.equal(await on, null);
  assert.ok(own.screen.value && own.screenAudio.value && own.screenTrack.value);
  assert.equal(fake.peer.section("2").sender.track?.label, "screen");
  assert.equal(fake.peer.section("3").sender.track?.label, "screen");
  assert.equal(server.me.screen, true);
  const [screen] = fake.devices.tracks.filter(({ label }) => label === "screen");
  screen?.end();
  await clock.advance(1);
  assert.deepEqual([own.screen.value, own.screenAudio.value, server.me.screen], [false, false, false]);
  assert.equal(fake.peer.section("3").sender.track, null);
});

test("a screen that may not be shared is closed again; a question that is closed is no refusal", async () => {
  const { fake, clock, server, own } = await inside();
  server.refuses = ({ type }) => (type === "media" ? { code: "not_allowed" } : null);
  const on = own.setScreen(true);
  await clock.advance(1);
  assert.equal((await on)?.code, "not_allowed");
  assert.ok(
    fake.devices.tracks.filter(({ label }) => label === "screen").every(({ readyState }) => readyState === "ended"),
  );
  fake.devices.errors.screen = "NotAllowedError";
  assert.equal(await own.setScreen(true), null);
  assert.equal(own.problems.value.screen, null);
});

test("only hosts share where the rule says so", async () => {
  const { server, own } = await inside(["ana"]);
  server.setConference({ share: "hosts" });
  assert.equal(own.cannot.value.screen, "rule");
  server.change("me", { role: "cohost" });
  assert.equal(own.cannot.value.screen, null);
});

test("another device is taken while talking, and for the next time", async () => {
  const { fake, own } = await inside();
  const old = fake.peer.section("0").sender.track;
  await own.choose("microphone", "mic-2");
  assert.equal(fake.peer.section("0").sender.track?.label, "mic-2");
  assert.equal(old.readyState, "ended");
  assert.equal(JSON.parse(fake.kept.kept.get("convoca.meet") ?? "{}").chosen.microphone, "mic-2");
  await own.choose("camera", "cam-2");
  assert.equal(own.cameraTrack.value?.label, "cam-2");
  assert.equal(fake.peer.section("1").sender.track?.label, "cam-2");
});

test("a device chosen while muted is not heard", async () => {
  const { fake, own } = await inside();
  await own.setMicrophone(false);
  await own.choose("microphone", "mic-2");
  assert.equal(fake.peer.section("0").sender.track, null);
});

test("a camera that has to be let go first is", async () => {
  const { fake, own } = await inside();
  const open = fake.devices.getUserMedia.bind(fake.devices);
  fake.devices.getUserMedia = async (wanted) => {
    if (fake.devices.tracks.some(({ kind, readyState }) => kind === "video" && readyState === "live"))
      throw new DOMException("", "NotReadableError");
    return open(wanted);
  };
  await own.choose("camera", "cam-2");
  assert.equal(own.cameraTrack.value?.label, "cam-2");
  assert.equal(own.problems.value.camera, null);
});

test("a microphone that is unplugged is replaced, and it is told", async () => {
  const { fake, clock, own, room } = await inside();
  await own.choose("microphone", "mic-2");
  fake.devices.unplug("mic-2");
  await clock.advance(1);
  assert.equal(fake.peer.section("0").sender.track?.label, "mic-1");
  assert.equal(own.microphone.value, true);
  assert.deepEqual(
    room.happenings.value.map((one) => one.kind === "device" && one.device),
    ["microphone"],
  );
});

test("the only camera unplugged turns the camera off for everybody", async () => {
  const { fake, clock, server, own } = await inside();
  fake.devices.unplug("cam-2");
  fake.devices.unplug("cam-1");
  await clock.advance(1);
  assert.equal(own.camera.value, false);
  assert.equal(own.problems.value.camera, "missing");
  assert.equal(server.me.camera, false);
});

test("a chosen speaker that is gone is chosen no more", async () => {
  const { fake, clock, own, room } = await inside();
  await own.choose("speaker", "out-2");
  fake.devices.unplug("out-2");
  await clock.advance(1);
  assert.equal(own.chosen.value.speaker, null);
  assert.deepEqual(
    room.happenings.value.map((one) => one.kind === "device" && one.device),
    ["speaker"],
  );
});

test("a problem is told, and gone once the device can be opened", async () => {
  const { fake, own } = await lobby(
    (fake) => (fake.devices.errors = { audio: "NotAllowedError", video: "NotAllowedError" }),
  );
  assert.deepEqual(own.problems.value, { microphone: "denied", camera: "denied", screen: null });
  assert.equal(own.cannot.value.microphone, "device");
  fake.devices.errors = {};
  await own.retryDevices();
  assert.deepEqual(own.problems.value, { microphone: null, camera: null, screen: null });
  assert.deepEqual([own.microphone.value, own.camera.value], [true, true]);
});

test("going in while devices are being opened comes in with them", async () => {
  let open = () => {};
  const { clock, server, meet, own, fake } = await lobby(
    (fake) => (fake.devices.hold = new Promise((done) => (open = done))),
  );
  meet.join();
  await clock.advance(200);
  assert.equal(meet.phase.value.name, "in");
  assert.equal(own.camera.value, false);
  open();
  await clock.advance(10);
  assert.deepEqual([own.microphone.value, own.camera.value], [true, true]);
  assert.deepEqual([server.me.microphone, server.me.camera], ["on", true]);
  assert.equal(fake.peer.section("1").sender.track?.kind, "video");
});

test("devices that open after one has left are closed", async () => {
  let open = () => {};
  const { fake, clock, meet } = await lobby((fake) => (fake.devices.hold = new Promise((done) => (open = done))));
  meet.leave();
  open();
  await clock.advance(10);
  assert.equal(fake.devices.tracks.length, 2);
  assert.ok(fake.devices.tracks.every(({ readyState }) => readyState === "ended"));
});

test("what was turned on while waiting is on inside, if the server likes", async () => {
  const { clock, server, meet, own } = await lobby(({ server }) => (server.waits = "host"));
  await own.setCamera(false);
  meet.join();
  await clock.advance(10);
  await own.setCamera(true);
  await own.setMicrophone(false);
  server.letIn();
  await clock.advance(200);
  assert.deepEqual([own.microphone.value, own.camera.value], [false, true]);
  assert.deepEqual([server.me.microphone, server.me.camera], ["off", true]);
});

test("newcomers who are muted are, also if the microphone was on in the lobby", async () => {
  const { fake, clock, server, meet, own } = await lobby(({ server }) => (server.entered.muted = true));
  await own.setMicrophone(true);
  meet.join();
  await clock.advance(200);
  assert.equal(own.microphone.value, false);
  assert.equal(fake.peer.section("0").sender.track, null);
  assert.equal(server.me.microphone, "muted_by_host");
});

test("a camera that a host turned off while one was away stays off", async () => {
  const { clock, server, own } = await inside(["ana"]);
  server.people.set("me", { ...server.me, camera: false });
  server.drop();
  await clock.advance(1000);
  assert.equal(own.camera.value, false);
  assert.equal(own.microphone.value, true);
  assert.equal(server.me.camera, false);
});

test("after a restart of the server what was on is on again", async () => {
  const { clock, server, own } = await inside(["ana"]);
  const share = own.setScreen(true);
  await clock.advance(1);
  await share;
  server.kill();
  server.start();
  await clock.advance(2000);
  assert.deepEqual([own.microphone.value, own.camera.value, own.screen.value], [true, true, true]);
  assert.deepEqual([server.me.microphone, server.me.camera, server.me.screen], ["on", true, true]);
});

test("the meter moves while looked at, and speaking while muted is told once", async () => {
  const { fake, clock, own } = await inside();
  /** @type {number[]} */
  const levels = [];
  const stop = own.level.subscribe((level) => levels.push(level));
  fake.loudness = 0.8;
  await clock.advance(1000);
  assert.equal(levels.at(-1), 0.8);
  assert.equal(own.speakingWhileMuted.value, false);
  stop();
  await own.setMicrophone(false);
  await clock.advance(1000);
  assert.equal(own.speakingWhileMuted.value, true);
  await clock.advance(10_000);
  assert.equal(own.speakingWhileMuted.value, false);
  await clock.advance(20_000);
  assert.equal(own.speakingWhileMuted.value, true);
  const on = own.setMicrophone(true);
  await clock.advance(1);
  await on;
  assert.equal(own.speakingWhileMuted.value, false);
});

/** Muted by a host where guests may not unmute. @param {Awaited<ReturnType<typeof inside>>} all */
async function muted({ clock, server }) {
  server.setConference({ mayUnmute: false });
  server.change("me", { microphone: "muted_by_host" });
  server.say({ type: "stopped", by: "ana", source: "microphone" });
  await clock.advance(5);
}

test("a microphone that a host gives back is sent again", async () => {
  const all = await inside(["ana"]);
  const { fake, clock, server, own, room } = all;
  await muted(all);
  assert.equal(fake.peer.section("0").sender.track, null);
  server.change("me", { microphone: "on" });
  server.say({ type: "unmuted", by: null });
  await clock.advance(5);
  assert.equal(own.microphone.value, true);
  assert.ok(fake.peer.section("0").sender.track);
  assert.equal(server.me.microphone, "on");
  assert.deepEqual(room.happenings.value.map(({ kind }) => kind), ["stopped", "unmuted"]);
});

test("a microphone that is given back but cannot be opened is said to be off", async () => {
  const all = await inside(["ana"], (fake) => (fake.devices.errors = { audio: "NotReadableError" }));
  const { clock, server, own } = all;
  await muted(all);
  server.change("me", { microphone: "on" });
  server.say({ type: "unmuted", by: "ana" });
  await clock.advance(5);
  assert.equal(own.microphone.value, false);
  assert.equal(server.me.microphone, "off");
});

test("where guests' cameras are off, one may turn it on once after being asked", async () => {
  const { clock, server, own } = await inside(["ana"]);
  server.setConference({ mayShow: false });
  server.change("me", { camera: false });
  server.say({ type: "stopped", by: null, source: "camera" });
  assert.deepEqual([own.camera.value, own.cannot.value.camera], [false, "rule"]);
  assert.equal((await own.setCamera(true))?.code, "not_allowed");
  server.say({ type: "asked", by: "ana", source: "camera" });
  const on = own.setCamera(true);
  await clock.advance(5);
  assert.equal(await on, null);
  assert.equal(server.me.camera, true);
  own.setCamera(false);
  await clock.advance(5);
  assert.equal(own.cannot.value.camera, "rule");
});

test("who is asked for his screen may share it", async () => {
  const { clock, server, own, room } = await inside(["ana"], ({ server }) => (server.conference = { ...server.conference, share: "hosts" }));
  assert.equal(own.cannot.value.screen, "rule");
  server.change("me", { askedToShare: true });
  server.say({ type: "asked", by: null, source: "screen" });
  const asked = room.happenings.value.find(({ kind }) => kind === "asked");
  room.answer(asked?.id ?? 0, true);
  await clock.advance(5);
  assert.deepEqual([own.screen.value, server.me.screen], [true, true]);
});
