// The ways into the portal: by the company's own sign-in page and back.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import path from "node:path";
import { ACCOUNT, PASSWORD, PYTHON, TOP } from "./server.js";
import { theatre } from "./theatre.js";

/** The way back is part of what the provider knows, so it has to be known before the server starts. */
const HTTP = `127.0.0.1:${await freePort()}`;
const { scene } = theatre({ settings: { CONVOCA_HTTP_ADDR: HTTP, CONVOCA_PUBLIC_URL: `http://${HTTP}`, CONVOCA_SIGN_ON_PRIVATE: "on" } });

const DOMAIN = "roofers.example";
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };

async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (listener.address());
  listener.close();
  await once(listener, "close");
  return port;
}

/** @param {import("./server.js").Server} server */
async function provider(server) {
  const script = path.join(TOP, "tests/e2e/provider.py");
  const child = spawn(PYTHON, [script, server.https, server.origin, ACCOUNT, PASSWORD, DOMAIN], { stdio: ["pipe", "pipe", "inherit"] });
  const [said] = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  assert.match(String(said), /ready/, "the provider is up and known");
  return async () => {
    const gone = once(child, "exit");
    child.stdin.end();
    await gone;
  };
}

scene("people sign in at their company's own page, are sent away there, and come back into the portal", async ({ server, opens }) => {
  const end = await provider(server);
  try {
    const ana = await opens("Alice", `${server.origin}/portal`, { viewport: DESKTOP });
    await ana.press("Sign in with your company");
    await ana.finds("Sign in with your company", "heading");
    for (const [name, viewport] of /** @type {const} */ ([["phone", PHONE], ["desktop", DESKTOP]])) {
      await ana.page.setViewport(viewport);
      await ana.isAccessible();
      await ana.shoots(`portal-company-${name}`);
    }

    await ana.fill("Domain of your company", "nobody.example");
    await ana.press("Continue");
    await ana.reads("No company signs in with this domain here.");

    await ana.fill("Domain of your company", DOMAIN);
    await ana.press("Continue");
    await ana.press("Deny");
    await ana.reads("Your company's sign-in did not work. Try again in a moment.");
    assert.equal(new URL(ana.page.url()).search, "", "what went wrong stays in no address");

    // The domain is still there.
    await ana.press("Continue");
    await ana.press("ana-7");
    await ana.finds("Meetings", "heading");
    assert.equal(new URL(ana.page.url()).search, "", "what came along counts once");
    const kept = await ana.page.evaluate(() => JSON.parse(localStorage.getItem("convoca.portal") ?? "{}"));
    assert.equal(kept.name, "Ana Prado");
    await ana.page.reload();
    await ana.finds("Meetings", "heading");
  } finally {
    await end();
  }
});
