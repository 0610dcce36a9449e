import assert from "node:assert/strict";
import { test } from "node:test";
import { counts, level } from "../../../web/meet/media/quality.js";
import { loudness } from "../../../web/meet/media/meter.js";
import { transportOf } from "../../../web/meet/media/sdp.js";

const NONE = { received: 0, lost: 0, sentLoss: 0, rttMs: 0 };

/** @param {string} what @param {Partial<typeof NONE>} before @param {Partial<typeof NONE>} now @param {number} expected */
function check(what, before, now, expected) {
  test(`${what} is ${expected}`, () => assert.equal(level({ ...NONE, ...before }, { ...NONE, ...now }), expected));
}

check("nothing heard and nothing lost", {}, {}, 5);
check("no loss over a short way", {}, { received: 1000, rttMs: 20 }, 5);
check("no loss over a long way", {}, { received: 1000, rttMs: 280 }, 4);
check("a loss of 2 %", {}, { received: 980, lost: 20 }, 4);
check("a loss of 6 %", {}, { received: 940, lost: 60 }, 3);
check("a loss of 12 % of what is sent", {}, { received: 1000, sentLoss: 0.12 }, 2);
check("a loss of a third", {}, { received: 600, lost: 300 }, 1);
check("a way of a second", {}, { received: 1000, rttMs: 1000 }, 1);
check("a loss long past", { received: 1000, lost: 900 }, { received: 2000, lost: 900 }, 5);

test("counts are of everything received and of the pair in use", () => {
  const report = new Map(
    Object.entries({
      a: { type: "inbound-rtp", packetsReceived: 10, packetsLost: 1 },
      b: { type: "inbound-rtp", packetsReceived: 20, packetsLost: -3 },
      c: { type: "remote-inbound-rtp", fractionLost: 0.1 },
      d: { type: "candidate-pair", nominated: true, state: "succeeded", currentRoundTripTime: 0.05 },
      e: { type: "candidate-pair", nominated: false, state: "succeeded", currentRoundTripTime: 9 },
      f: { type: "codec" },
    }),
  );
  assert.deepEqual(counts(report), { received: 30, lost: 1, sentLoss: 0.1, rttMs: 50 });
});

test("the meter is empty in silence, full near a voice, and between in between", () => {
  const tone = (/** @type {number} */ amplitude) =>
    Float32Array.from({ length: 1024 }, (_, at) => amplitude * Math.sin(at / 5));
  assert.equal(loudness(tone(0)), 0);
  assert.equal(loudness(new Float32Array()), 0);
  assert.equal(loudness(tone(1)), 1);
  const quiet = loudness(tone(0.01));
  const loud = loudness(tone(0.1));
  assert.ok(0 < quiet && quiet < loud && loud < 1);
});

test("a transport is known by session and fingerprints, in whatever order and case", () => {
  const one =
    "v=0\r\no=- 77 1 IN IP4 0.0.0.0\r\na=fingerprint:sha-256 AA:BB\r\nm=audio\r\na=fingerprint:sha-1 CC\r\na=fingerprint:sha-256 AA:BB\r\n";
  const other = "v=0\no=x 77 9 IN IP4 0.0.0.0\na=fingerprint:SHA-1 cc\na=fingerprint:sha-256 aa:bb\n";
  assert.equal(transportOf(one), transportOf(other));
  assert.notEqual(transportOf(one), transportOf(one.replace("CC", "CD")));
  assert.notEqual(transportOf(one), transportOf(one.replace("77", "78")));
  assert.notEqual(transportOf("v=0\r\n"), transportOf(one));
});
