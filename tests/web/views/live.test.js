// The page of a live stream in Chromium: accessible and fitting in every state, steered by keys and buttons.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NARROW, SMALL_PHONE, checkBothWays, checkFits, looking } from "./looking.js";

const STATES = [
  "state=opening",
  "state=opening&unreachable=yes",
  "state=waiting",
  "state=waiting&unreachable=yes",
  "state=waiting&again=yes",
  "state=over",
  "state=unknown",
  "state=live&phase=loading",
  "state=live&behind=12",
  "state=live&held=yes&muted=yes",
  "state=live&phase=paused&unreachable=yes",
  "state=live&phase=unsupported",
  "state=live&phase=stalled&voice=yes",
];

/** Those with the longest words. */
const WORDY = ["state=waiting&unreachable=yes", "state=unknown", "state=live&held=yes&behind=12", "state=live&phase=unsupported&voice=yes"];

const { visit } = looking(".card, .opening, .live");

/** What the player was asked but for coming and going. @param {import("puppeteer-core").Page} page */
const asked = (page) => page.evaluate(() => /** @type {any} */ (window).asked.splice(0).filter((/** @type {any[]} */ [name]) => !name.endsWith("tach")));

test("every state is accessible and fits", async () => {
  for (const state of STATES) await visit(`/live.html?${state}`, { viewport: NARROW }, (page) => checkBothWays(page, state, NARROW));
});

test("every language fits the smallest phone", async () => {
  for (const language of ["en", "pt-BR", "zh-Hans"]) {
    for (const state of WORDY) await visit(`/live.html?${state}`, { viewport: SMALL_PHONE, language }, (page) => checkFits(page, `${state} in ${language}`));
  }
});

test("a link opens what the server tells of it", async () => {
  await visit("/live#meeting/key", {}, async (page) => {
    await page.waitForFunction(() => document.querySelector("h1")?.textContent === "It has not begun yet");
    assert.equal(await page.title(), "Annual gathering · Convoca");
  });
});

test("keys steer the player, but for what a button or field does with them", async () => {
  await visit("/live.html?state=live&behind=9&muted=yes", {}, async (page) => {
    for (const key of ["k", "Space", "m", "l", "ArrowUp"]) await page.keyboard.press(/** @type {any} */ (key));
    const all = await asked(page);
    assert.deepEqual(all.map(([name]) => name), ["toggle", "toggle", "mute", "toEdge", "setVolume"]);
    assert.deepEqual(all[2], ["mute", false]);
    assert.ok(Math.abs(all[4][1] - 0.8) < 1e-9);
    await page.focus('button[aria-label="Unmute"]');
    await page.keyboard.press("Space");
    assert.deepEqual(await asked(page), [["mute", false]], "and does not pause besides");
    await page.focus(".live-volume");
    await page.keyboard.press("m");
    assert.deepEqual(await asked(page), []);
  });
});

test("the sound that the browser holds back is a button away, and so is the live edge", async () => {
  await visit("/live.html?state=live&held=yes&muted=yes&behind=42", {}, async (page) => {
    await page.locator("::-p-aria(Turn on the sound)").click();
    await page.locator("::-p-aria(To the live edge)").click();
    assert.deepEqual(await asked(page), [["mute", false], ["toEdge"]]);
    assert.match(await page.$eval(".live-edge", (one) => one.textContent ?? ""), /42 s behind/);
  });
});

test("the player fills the screen and gives it back", async () => {
  await visit("/live.html?state=live", {}, async (page) => {
    await page.keyboard.press("f");
    await page.waitForSelector('button[aria-label="Leave full screen"]');
    await page.keyboard.press("f");
    await page.waitForSelector('button[aria-label="Full screen"]');
  });
});

test("what ends takes its player away", async () => {
  await visit("/live.html?state=live", {}, async (page) => {
    await page.waitForSelector(".live video");
    await page.evaluate(() => (/** @type {any} */ (window).stream.state.value = "over"));
    await page.waitForSelector(".card");
    await page.waitForFunction(() => /** @type {any} */ (window).asked.at(-1)[0] === "detach");
  });
});
