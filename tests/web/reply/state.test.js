// The page behind an invitation's link.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createInvitation, readAddress } from "../../../web/reply/state.js";
import { settle } from "../fakes/clock.js";

const FACTS = { subject: "Planning", scheduler: "Ana", name: "Inês", when: [{ startTime: "2031-03-03 10:00", endTime: "2031-03-03 11:00" }], timeZoneID: "26", language: "en-US" };

/** @param {Record<string, () => { status?: number, body?: any }>} answers by method; what is not there is a fault of the network */
function server(answers) {
  /** @type {{ method: string, body: any }[]} */
  const asked = [];
  /** @type {Parameters<typeof createInvitation>[0]} */
  const fetch = async (path, { method, body }) => {
    if (path === "/v1/convoca/zones") return { ok: true, status: 200, json: async () => ({ zones: [{ id: "26", name: "Europe/London" }] }) };
    assert.equal(path, "/v1/convoca/replies/tok");
    asked.push({ method, body: body === undefined ? null : JSON.parse(body) });
    const answer = answers[method];
    if (!answer) throw new Error("no network");
    const { status = 200, body: said = {} } = answer();
    return { ok: status < 400, status, json: async () => said };
  };
  return { asked, fetch };
}

test("a link may suggest an answer, and gives none by itself", async () => {
  assert.deepEqual(readAddress("/r/tok", "?answer=accept"), { token: "tok", preset: "accepted" });
  assert.deepEqual(readAddress("/r/tok/", "?answer=toString"), { token: "tok", preset: null });
  const { asked, fetch } = server({ GET: () => ({ body: FACTS }) });
  const invitation = createInvitation(fetch, { token: "tok", preset: "accepted" });
  await settle();
  assert.deepEqual(asked.map(({ method }) => method), ["GET"]);
  assert.equal(invitation.chosen.value, "accepted");
  assert.equal(invitation.said.value, null);
  assert.equal(invitation.facts.value?.zone, "Europe/London");
  assert.equal(invitation.facts.value?.when[0]?.startMs, Date.parse("2031-03-03T10:00Z"));
});

test("an answer is sent, and may be changed", async () => {
  const { asked, fetch } = server({ GET: () => ({ body: { ...FACTS, answer: "declined" } }), POST: () => ({}) });
  const invitation = createInvitation(fetch, { token: "tok", preset: null });
  await settle();
  assert.equal(invitation.said.value, "declined", "what was said before is shown");
  invitation.choose("tentative");
  await invitation.send();
  assert.deepEqual(asked.at(-1), { method: "POST", body: { answer: "tentative" } });
  assert.equal(invitation.said.value, "tentative");
});

test("a link that is not good any more is told from a server that is away", async () => {
  const gone = createInvitation(server({ GET: () => ({ status: 404 }) }).fetch, { token: "tok", preset: null });
  const away = createInvitation(server({}).fetch, { token: "tok", preset: null });
  const ill = createInvitation(server({ GET: () => ({ status: 503 }) }).fetch, { token: "tok", preset: null });
  await settle();
  assert.deepEqual([gone.problem.value, away.problem.value, ill.problem.value], ["gone", "unreachable", "unreachable"]);
});

test("an answer that did not arrive is not said to have", async () => {
  const { fetch } = server({ GET: () => ({ body: FACTS }) });
  const invitation = createInvitation(fetch, { token: "tok", preset: "accepted" });
  await settle();
  await invitation.send();
  assert.deepEqual([invitation.said.value, invitation.problem.value, invitation.isBusy.value], [null, "unreachable", false]);
});
