// The page of a recording.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createRecording, readFragment } from "../../../web/watch/state.js";
import { settle } from "../fakes/clock.js";

/** @param {string} recordType @param {number} manualOrder @param {number} [segmentOrder] */
const file = (recordType, manualOrder, segmentOrder = 1) => ({
  recordType, manualOrder, segmentOrder, beginTime: 1, durationMs: 2, playUrl: `/${recordType}/${manualOrder}/${segmentOrder}`,
});
const FOUND = { subject: "Slates", scheduler: "Ana", beganAt: 5, files: [file("SHARE_VIDEO", 2), file("SPEAKER_SHARE_VIDEO", 1), file("SPEAKER_SHARE_VIDEO", 2)] };

/** @param {() => { status: number, body?: any }} answer @param {() => string | null} [token] */
function made(answer, token = () => null) {
  /** @type {any[]} */
  const asked = [];
  const world = {
    token,
    fetch: async (/** @type {string} */ path, /** @type {any} */ { headers, body }) => {
      asked.push({ path, token: headers["x-access-token"], ...JSON.parse(body) });
      const { status, body: said } = answer();
      return { ok: status < 400, status, json: async () => said };
    },
  };
  return { asked, recording: createRecording(world, { holding: "h", key: "k" }) };
}

test("the address names holding and key", () => {
  assert.deepEqual(readFragment("#abc/def"), { holding: "abc", key: "def" });
  assert.deepEqual(readFragment("#/abc/def"), { holding: "abc", key: "def" });
  assert.deepEqual(readFragment(""), { holding: "", key: "" });
});

test("what is whole plays first, and one part after the other", async () => {
  const { asked, recording } = made(() => ({ status: 200, body: FOUND }), () => "tok");
  await settle();
  assert.deepEqual(asked, [{ path: "/v1/convoca/recordings/watch", token: "tok", confUUID: "h", key: "k" }]);
  assert.deepEqual(recording.kinds.value, ["SPEAKER_SHARE_VIDEO", "SHARE_VIDEO"]);
  assert.equal(recording.current.value?.url, "/SPEAKER_SHARE_VIDEO/1/1");
  recording.ended();
  assert.equal(recording.current.value?.url, "/SPEAKER_SHARE_VIDEO/2/1");
  recording.ended();
  assert.equal(recording.current.value?.url, "/SPEAKER_SHARE_VIDEO/2/1", "it was the last");
  recording.choose("SHARE_VIDEO");
  assert.equal(recording.current.value?.url, "/SHARE_VIDEO/2/1", "of the same time");
  recording.play(9);
  assert.equal(recording.index.value, 0);
});

test("each refusal is told by what one can do about it", async () => {
  for (const [status, problem] of /** @type {const} */ ([[401, "signIn"], [403, "others"], [400, "gone"], [404, "gone"], [500, "unreachable"], [429, "unreachable"]])) {
    const { recording } = made(() => ({ status }));
    await settle();
    assert.equal(recording.problem.value, problem, String(status));
  }
  const { recording } = made(() => {
    throw new Error("no network");
  });
  await settle();
  assert.equal(recording.problem.value, "unreachable");
});

test("who signs in meanwhile is let in", async () => {
  let token = /** @type {string | null} */ (null);
  const { recording } = made(() => (token === null ? { status: 401 } : { status: 200, body: FOUND }), () => token);
  await settle();
  assert.equal(recording.problem.value, "signIn");
  token = "tok";
  await recording.load();
  assert.deepEqual([recording.problem.value, recording.facts.value?.subject], [null, "Slates"]);
});
