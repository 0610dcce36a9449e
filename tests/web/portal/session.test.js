// Signing in, staying signed in, and being signed out.

import assert from "node:assert/strict";
import { test } from "node:test";
import { settle } from "../fakes/clock.js";
import { FakeServer } from "./fake_server.js";
import { textOf } from "../../../web/portal/state/problems.js";
import { KEPT, inside, model, signedIn } from "./inside.js";

test("who signs in sees his meetings, and is still signed in after a reload", async () => {
  const { portal, kept, server } = await inside({ out: true, prepare: (one) => one.furnish() });
  assert.equal(portal.page.value, null);
  await portal.session.signIn(" ana ", "right");
  await settle();
  assert.equal(portal.session.user.value?.name, "Ana Prado");
  assert.equal(JSON.parse(kept.getItem(KEPT) ?? "{}").token, "token-1");
  assert.ok(model(portal, "upcoming").days.value.length > 0);
  assert.equal(server.askedOf("GET", "/v1/mmc/management/conferences")[0]?.headers["x-access-token"], "token-1");
});

test("a wrong password is said, and too many tries say how long to wait", async () => {
  const { portal, server, clock } = await inside({ out: true });
  await portal.session.signIn("ana", "wrong");
  assert.equal(portal.session.problem.value?.code, "206010000");
  server.instead.set("POST /v1/usg/acs/auth/account", () => ({ ...FakeServer.refusal(429, "USG.100000429", "too fast"), headers: { "retry-after": "30" } }));
  await portal.session.signIn("ana", "wrong");
  assert.equal(portal.session.retryAtMs.value, clock.now() + 30_000);
  assert.equal(portal.session.user.value, null);
});

test("a token that has expired is replaced once for all who ask, and nothing is lost", async () => {
  const { portal, server } = await inside({ at: "#/meeting/1", prepare: (one) => one.tokens.clear() });
  await settle();
  assert.equal(server.askedOf("PUT", "/v1/usg/acs/token").length, 1, "once");
  assert.equal(server.askedOf("PUT", "/v1/usg/acs/token")[0]?.headers["x-access-token"], "refresh-0");
  assert.equal(portal.session.user.value?.token, "token-1");
  assert.equal(model(portal, "meeting").load.problem.value?.code, "111070005", "asked again, and answered");
});

test("when it cannot be replaced, one has to sign in again", async () => {
  const { portal, kept } = await inside({
    prepare(server) {
      server.tokens.clear();
      server.instead.set("PUT /v1/usg/acs/token", () => FakeServer.refusal(401, "USG.206020000", "expired"));
    },
  });
  assert.equal(portal.session.user.value, null);
  assert.equal(portal.session.hasExpired.value, true);
  assert.equal(kept.getItem(KEPT), null);
});

test("a server that is away does not sign one out", async () => {
  const { portal } = await inside({
    prepare(server) {
      server.tokens.clear();
      server.instead.set("PUT /v1/usg/acs/token", () => Promise.reject(new Error("no network")));
    },
  });
  assert.notEqual(portal.session.user.value, null);
  assert.equal(model(portal, "upcoming").load.problem.value?.code, "unreachable");
});

test("another tab's new token is taken instead of asking for one more", async () => {
  const { portal, server, kept } = await inside({ prepare: (one) => one.tokens.add("token-7") });
  server.tokens.delete("token-0");
  kept.setItem(KEPT, JSON.stringify(signedIn({ token: "token-7" })));
  await model(portal, "upcoming").again();
  assert.equal(server.askedOf("PUT", "/v1/usg/acs/token").length, 0);
  assert.equal(portal.session.user.value?.token, "token-7");
});

test("signing out in one tab signs out in all, and tells the server", async () => {
  const { portal, server, kept, changeKept } = await inside();
  kept.removeItem(KEPT);
  changeKept();
  assert.equal(portal.page.value, null);
  await portal.session.signIn("ana", "right");
  await portal.session.signOut();
  assert.equal(portal.session.user.value, null);
  assert.equal(server.askedOf("DELETE", "/v1/usg/acs/token").length, 1);
});

test("what another version has kept is not believed", async () => {
  for (const text of ["{", "null", "[]", '{"token":1}', '{"token":"t"}']) {
    const { portal, kept, changeKept } = await inside({ out: true });
    kept.setItem(KEPT, text);
    changeKept();
    assert.equal(portal.session.user.value, null, text);
  }
});

test("who comes back from his company's own page is signed in, once", async () => {
  const { portal, left, kept } = await inside({ out: true, prepare: (one) => one.furnish() });
  portal.session.goToCompany(" ");
  assert.deepEqual(left, []);
  portal.session.goToCompany(" Roofers.example ");
  assert.deepEqual(left, ["/sso/roofers.example"]);
  assert.equal(portal.session.company(), "roofers.example", "for the next time");
  await portal.session.arrive({ nonce: "used", problem: null });
  assert.equal(portal.session.problem.value?.code, "206020000");
  await portal.session.arrive({ nonce: "good", problem: null });
  assert.equal(portal.session.user.value?.token, "token-1");
  assert.equal(JSON.parse(kept.getItem(KEPT) ?? "{}").token, "token-1");
});

test("what went wrong at the company's own page is said", async () => {
  const { portal } = await inside({ out: true });
  await portal.session.arrive({ nonce: null, problem: "206010022" });
  assert.deepEqual(textOf(portal.session.problem.value ?? assert.fail()), { word: "problemSignOn", detail: null });
  await portal.session.arrive({ nonce: null, problem: null });
  assert.equal(portal.session.problem.value?.code, "206010022");
});
