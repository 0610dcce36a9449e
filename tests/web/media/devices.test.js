import assert from "node:assert/strict";
import { test } from "node:test";
import { list, open, openBoth, openScreen } from "../../../web/meet/media/devices.js";
import { FakeDevices } from "../fakes/devices.js";

/** @param {Partial<FakeDevices>} [change] */
const machine = (change = {}) => Object.assign(new FakeDevices(), change);

test("both are opened with one question", async () => {
  const hub = machine();
  const { microphone, camera } = await openBoth(hub, { microphone: "mic-2", camera: null });
  assert.equal(microphone?.track?.label, "mic-2");
  assert.equal(camera?.track?.label, "cam-1");
  assert.equal(hub.asked, 1);
});

test("a missing camera does not take the microphone with it", async () => {
  const hub = machine({ errors: { video: "NotFoundError" } });
  const { microphone, camera } = await openBoth(hub, { microphone: null, camera: null });
  assert.equal(microphone?.track?.label, "mic-1");
  assert.deepEqual(camera, { track: null, problem: "missing" });
});

test("instead of one that is unplugged any other is taken", async () => {
  const opened = await open(machine(), "camera", "cam-9");
  assert.equal(opened.track?.label, "cam-1");
});

const PROBLEMS = [
  ["NotAllowedError", "denied"],
  ["SecurityError", "denied"],
  ["NotFoundError", "missing"],
  ["NotReadableError", "busy"],
  ["AbortError", "busy"],
  ["TypeError", "failed"],
];
for (const [error, problem] of PROBLEMS) {
  test(`${error} is ${problem}`, async () => {
    assert.deepEqual(await open(machine({ errors: { audio: error } }), "microphone", null), { track: null, problem });
  });
}

test("without HTTPS there are no devices", async () => {
  assert.deepEqual(await open(null, "microphone", null), { track: null, problem: "insecure" });
  assert.deepEqual(await openScreen(null), { screen: null, problem: "insecure" });
  assert.deepEqual(await list(null), { microphones: [], cameras: [], speakers: [] });
});

test("a screen comes with its sound where there is one", async () => {
  const both = await openScreen(machine());
  assert.ok(both.screen && both.sound);
  assert.equal(both.screen.contentHint, "detail");
  const mute = await openScreen(machine({ screenSound: false }));
  assert.ok(mute.screen && mute.sound === null);
});

test("closing the browser's question is no problem", async () => {
  assert.deepEqual(await openScreen(machine({ errors: { screen: "NotAllowedError" } })), {
    screen: null,
    problem: null,
  });
});

test("devices without an ID, as before permission, are not listed", async () => {
  const hub = machine({
    machine: [
      { kind: "audioinput", deviceId: "", label: "" },
      { kind: "videoinput", deviceId: "c", label: "C" },
    ],
  });
  assert.deepEqual(await list(hub), { microphones: [], cameras: [{ id: "c", label: "C" }], speakers: [] });
});
