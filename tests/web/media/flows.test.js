import assert from "node:assert/strict";
import { test } from "node:test";
import { flows, streams } from "../../../web/meet/media/flows.js";
import { inside } from "../fakes/inside.js";

/** @typedef {import("../../../web/meet/protocol/signalling.js").Source} Source */

const SENDS = /** @type {Record<string, Source>} */ ({ 0: "microphone", 1: "camera" });

/** @type {Parameters<typeof streams>[1]} */
const sourceOf = (mid, kind, direction) => (direction === "sent" ? (SENDS[mid] ?? null) : kind === "audio" ? "microphone" : mid === "9" ? null : "camera");

/** What flows between two reports ten seconds apart. @param {object[]} before @param {object[]} now */
function between(before, now) {
  const report = (/** @type {object[]} */ all) => streams(new Map(all.map((one, at) => [String(at), { id: String(at), ...one }])), sourceOf);
  return flows(report(before), report(now), 10);
}

/** @param {object} counts */
const heard = (counts) => ({ type: "inbound-rtp", kind: "audio", mid: "5", ...counts });

test("what is heard is counted in between, not from the beginning", () => {
  const found = between([heard({ bytesReceived: 1000, packetsReceived: 10, packetsLost: 2 })], [
    heard({ bytesReceived: 51_000, packetsReceived: 510, packetsLost: 7, jitter: 0.0124 }),
  ]);
  assert.deepEqual(found, [{ source: "microphone", direction: "received", bitrateBps: 40_000, packets: 500, lost: 5, jitterMs: 12 }]);
});

test("layers of a camera are one flow, with the picture of the largest that is sent", () => {
  const layer = (/** @type {string} */ rid, /** @type {object} */ counts) => ({ type: "outbound-rtp", kind: "video", mid: "1", id: rid, ...counts });
  const found = between([], [
    layer("q", { bytesSent: 125_000, packetsSent: 100, framesEncoded: 300, frameWidth: 320, frameHeight: 180 }),
    layer("h", { bytesSent: 250_000, packetsSent: 200, framesEncoded: 251, frameWidth: 640, frameHeight: 360 }),
    layer("f", { bytesSent: 0, packetsSent: 0, framesEncoded: 0, frameWidth: 1280, frameHeight: 720 }),
    { type: "remote-inbound-rtp", localId: "q", packetsLost: 3, jitter: 0.002, roundTripTime: 0.08 },
    { type: "remote-inbound-rtp", localId: "h", packetsLost: 1, jitter: 0.004, roundTripTime: 0.09 },
  ]);
  assert.deepEqual(found, [
    { source: "camera", direction: "sent", bitrateBps: 300_000, packets: 300, lost: 4, jitterMs: 4, roundTripMs: 90, width: 640, height: 360, frameRate: 25 },
  ]);
});

test("what is sent once more is not counted twice", () => {
  const found = between([], [
    { type: "outbound-rtp", kind: "audio", mid: "0", bytesSent: 3000, retransmittedBytesSent: 500, packetsSent: 30 },
    heard({ bytesReceived: 2000, retransmittedBytesReceived: 750, packetsReceived: 20 }),
  ]);
  assert.deepEqual(found.map(({ bitrateBps }) => bitrateBps), [2000, 1000]);
});

test("the round trip is the one of the path in use, where it is known", () => {
  const path = { type: "candidate-pair", nominated: true, state: "succeeded", currentRoundTripTime: 0.03 };
  const [flow] = between([path, heard({})], [path, heard({ packetsReceived: 1 })]);
  assert.equal(flow?.roundTripMs, 30);
});

test("what does not flow, and what nobody knows, is left out", () => {
  const quiet = heard({ bytesReceived: 1000, packetsReceived: 10 });
  const unknown = { type: "inbound-rtp", kind: "video", mid: "9", bytesReceived: 5, packetsReceived: 5 };
  assert.deepEqual(between([quiet], [quiet, unknown, { type: "codec" }]), []);
});

test("counting that has begun anew is not negative, nor are losses that came late", () => {
  const found = between([heard({ bytesReceived: 9000, packetsReceived: 90, packetsLost: 5 })], [
    heard({ bytesReceived: 1250, packetsReceived: 10, packetsLost: 3 }),
  ]);
  assert.deepEqual(found, [{ source: "microphone", direction: "received", bitrateBps: 1000, packets: 10, lost: 0 }]);
});

test("the server is told every ten seconds, and not while nothing flows", async () => {
  const { fake, clock, server } = await inside(["a"]);
  fake.pressure = 68;
  const sent = (/** @type {number} */ packets) => new Map([["x", { id: "x", type: "outbound-rtp", kind: "audio", mid: "0", packetsSent: packets, bytesSent: 100 * packets }]]);
  fake.peer.stats = sent(0);
  await clock.advance(30_000);
  assert.equal(server.asked("stats").length, 0);
  fake.peer.stats = sent(500);
  await clock.advance(10_000);
  await clock.advance(10_000);
  const [told, ...more] = server.asked("stats").map(({ id: _, ...ask }) => ask);
  assert.deepEqual(told, { type: "stats", flows: [{ source: "microphone", direction: "sent", bitrateBps: 40_000, packets: 500, lost: 0 }], systemCpu: 68 });
  assert.deepEqual(more, []);
});
