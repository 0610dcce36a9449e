// One's own data and password: forgotten, forced, changed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isGood, rulesFor } from "../../../web/portal/state/password_rules.js";
import { textOf } from "../../../web/portal/state/problems.js";
import { settle } from "../fakes/clock.js";
import { CODE, HOLE } from "./fake_own.js";
import { KEPT, inside, model } from "./inside.js";

const RULES = { shortest: 8, kinds: 2 };

test("a password keeps the rules, or the rule that it breaks is named", () => {
  /** @type {[string, string[]][]} password, then the rules that it breaks */
  const rows = [
    ["", ["ruleLength", "ruleKinds", "ruleRepeats", "ruleAccount"]],
    ["Slate-77", []],
    ["Slate-7", ["ruleLength"]],
    [`${"Ab".repeat(16)}c`, ["ruleLength"]],
    ["slateroof", ["ruleKinds"]],
    ["slateroofÉ", []],
    ["石板屋顶石板屋顶1", []],
    ["slaaate77", []],
    ["slaaaate77", ["ruleRepeats"]],
    ["InesRoof77", ["ruleAccount"]],
    ["senIroof77", ["ruleAccount"]],
  ];
  for (const [password, broken] of rows) {
    assert.deepEqual(rulesFor(password, "ines", RULES).filter((rule) => !rule.isKept).map((rule) => rule.word), broken, password);
    assert.equal(isGood(password, "ines", RULES), broken.length === 0, password);
  }
});

test("who has forgotten his password comes by a new one, step by step", async () => {
  const { portal, server, clock } = await inside({ out: true, at: "#/forgotten" });
  const forgotten = portal.forgotten.value ?? assert.fail();
  await forgotten.begin(" ana ");
  assert.equal(forgotten.step.value, "slide");

  forgotten.touch();
  await clock.advance(700);
  await forgotten.put(HOLE + 20);
  assert.deepEqual([forgotten.step.value, textOf(forgotten.problem.value ?? assert.fail()).word], ["slide", "problemSlider"]);
  assert.equal(forgotten.slider.value?.token, "slide-2", "another picture");

  forgotten.touch();
  await clock.advance(400);
  forgotten.touch();
  await clock.advance(300);
  await forgotten.put(HOLE + 2);
  assert.deepEqual([forgotten.step.value, forgotten.goodMin.value, forgotten.problem.value], ["code", 10, null]);
  const [, slid] = server.askedOf("PUT", "/v1/usg/acs/auth/slideverifycode/check").map((one) => one.body);
  assert.deepEqual(slid, { user: "ana", clientType: 0, checkType: 1, token: "slide-2", pointX: HOLE + 2, slideTime: 700 });

  await forgotten.check("000000");
  assert.deepEqual([forgotten.step.value, forgotten.problem.value?.code], ["code", "206030001"]);
  await forgotten.check(` ${CODE} `);
  assert.deepEqual([forgotten.step.value, forgotten.rules.value], ["password", { shortest: 10, kinds: 3 }]);
  await forgotten.set("Slate-Roof-77");
  assert.equal(forgotten.step.value, "done");
  await portal.session.signIn("ana", "Slate-Roof-77");
  assert.equal(portal.session.user.value?.account, "ana");
  assert.equal(portal.forgotten.value, null);
});

test("whose code was checked too long ago begins anew, and is told why", async () => {
  const { portal } = await inside({ out: true, at: "#/forgotten" });
  const forgotten = portal.forgotten.value ?? assert.fail();
  await forgotten.set("Slate-Roof-77");
  assert.deepEqual([forgotten.step.value, textOf(forgotten.problem.value ?? assert.fail()).word], ["who", "problemResetLate"]);
});

test("the page for a forgotten password is nobody's who is signed in", async () => {
  const { portal } = await inside({ at: "#/forgotten" });
  assert.equal(portal.forgotten.value, null);
  assert.equal(portal.page.value?.name, "password");
});

for (const [said, why] of /** @type {const} */ ([[{ firstLogin: true }, "first"], [{ pwdExpired: true }, "expired"]])) {
  test(`who signs in with a password that is ${why} changes it before anything else`, async () => {
    const { portal, server, kept } = await inside({ out: true, prepare: (one) => void (one.firstSignIn = said) });
    await portal.session.signIn("ana", "right");
    await settle();
    assert.equal(portal.session.user.value?.mustChange, why);
    assert.equal(portal.page.value, null);
    assert.equal(server.askedOf("GET", "/v1/mmc/management/conferences").length, 0, "no page is open behind it");
    // A new token does not tell of the password.
    server.firstSignIn = {};
    server.tokens.clear();
    const forced = portal.forced.value ?? assert.fail();
    await forced.change("wrong", "Slate-Roof-77");
    assert.equal(forced.failed.value?.code, "206030006");
    assert.equal(JSON.parse(kept.getItem(KEPT) ?? "{}").mustChange, why, "kept over a reload");
    assert.equal(portal.forced.value, forced, "what was typed stays");
    await forced.change("right", "Slate-Roof-77");
    await settle();
    assert.equal(portal.forced.value, null);
    assert.ok(model(portal, "upcoming"), "the page that was asked for");
    assert.equal(server.own.password, "Slate-Roof-77");
  });
}

test("who changes his password because he wants to is led back to his data", async () => {
  const { portal, went } = await inside({ at: "#/password" });
  assert.deepEqual(model(portal, "password").rules.value, { shortest: 10, kinds: 3 }, "those of the corporation");
  await model(portal, "password").change("right", "Slate-Roof-77");
  assert.deepEqual(went, ["#/profile"]);
  assert.equal(portal.told.value?.word, "changedPassword");
});

test("one's own data are changed, and the name is another one at once", async () => {
  const { portal, server } = await inside({ at: "#/profile" });
  const profile = model(portal, "profile");
  assert.equal(profile.profile.value?.department, "Roofers/Office");
  await profile.save({ name: " Ana Lima ", englishName: "", title: "", signature: "On the roof", note: "" });
  assert.deepEqual(server.askedOf("PUT", "/v1/usg/dcs/member").map((one) => one.body), [{ name: "Ana Lima", englishName: "", title: "", signature: "On the roof", desc: "" }]);
  assert.equal(portal.session.user.value?.name, "Ana Lima");
  assert.equal(profile.profile.value?.signature, "On the roof");
});

test("a picture is sent as a form's file, and is one's own everywhere at once", async () => {
  const { portal, server } = await inside({ at: "#/profile" });
  const profile = model(portal, "profile");
  await profile.setPicture(new Blob(["picture"], { type: "image/jpeg" }));
  const [sent] = server.askedOf("POST", "/v1/usg/abs/profile-images");
  assert.ok(sent?.body instanceof FormData);
  assert.equal(await /** @type {File} */ (sent.body.get("file")).text(), "picture");
  assert.equal("content-type" in sent.headers, false, "the browser says where parts begin");
  assert.equal(portal.session.user.value?.picture, "/assets/mark.svg", "on this server, under whatever name it is open");
});

test("a new address counts when its code has come", async () => {
  const { portal, server } = await inside({ at: "#/profile" });
  const profile = model(portal, "profile");
  await profile.ask("+99100010009");
  assert.deepEqual([profile.asked.value, profile.failed.value?.code], [null, "206060012"]);
  await profile.ask(" ana@lima.example ");
  assert.equal(profile.asked.value, "ana@lima.example");
  assert.equal(await profile.confirm("1"), false);
  assert.equal(server.own.profile.email, "ana@roofers.example");
  assert.equal(await profile.confirm(CODE), true);
  assert.deepEqual([profile.asked.value, profile.profile.value?.email], [null, "ana@lima.example"]);
});
