// The views in Chromium, over the scripted meeting: whatever is shown, it is accessible, fits its window
// and leaves no complaint on the console; keys do what they say; pictures stay where they are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DESKTOP, NARROW, SMALL_PHONE, checkBothWays, checkFits, looking } from "./looking.js";

/** What a scene shows once it is there. */
const THERE = ".room .tile, .card, .lobby, .waiting, .home:not([hidden])";

const WAY_IN = ["password", "sign_in", "too_fast", "unknown", "not_yet", "over", "lobby", "lobby_denied", "wait_host", "wait_admission", "removed", "ended"];
const INSIDE = ["alone", "pair", "grid", "many", "speaker", "screen", "host", "streamed", "reconnecting", "asked", "asked_screen", "broadcast", "roll_call", "layout", "voice", "fixed", "ruled"];

/** A scene, and the buttons that are pressed in it one after the other. @type {[string, ...string[]][]} */
const OPENED = [
  ["host", "People"],
  ["many", "People"],
  ["grid", "Chat"],
  ["host", "More", "Host controls"],
  ["host", "Leave"],
  ["grid", "Invite"],
  ["grid", "More"],
  ["grid", "More", "Devices"],
  ["grid", "More", "Keyboard shortcuts"],
  ["grid", "More", "Change my name"],
  ["grid", "More", "Become host"],
  ["grid", "React"],
  ["host", "People", "Mute all"],
  ["host", "Options for 李雷"],
  ["host", "More"],
  ["streamed", "Live, with trouble"],
  ["streamed", "More"],
  ["ruled", "More"],
  ["ruled", "People"],
];

/** @param {string} scene @param {string[]} [presses] */
function scenePath(scene, presses = []) {
  const query = new URLSearchParams({ scene });
  for (const label of presses) query.append("press", label);
  return `/scene.html?${query}`;
}

/** @param {import("puppeteer-core").Page} page */
async function ready(page) {
  await page.waitForSelector("html[data-ready]");
}

const { visit } = looking(THERE);

test("every page on the way in and out is accessible and fits", async () => {
  for (const path of ["/", "/#/j/x", ...WAY_IN.map((scene) => scenePath(scene))]) {
    await visit(path, {}, (page) => checkBothWays(page, path));
  }
});

test("the meeting is accessible and fits", async () => {
  for (const scene of INSIDE) await visit(scenePath(scene), {}, (page) => checkBothWays(page, scene));
});

test("what opens inside the meeting is accessible and fits", async () => {
  for (const [scene, ...presses] of OPENED) {
    await visit(scenePath(scene, presses), {}, async (page) => {
      await ready(page);
      await checkBothWays(page, `${scene}, ${presses}`);
    });
  }
});

test("every language fits the smallest phone", async () => {
  for (const language of ["en", "pt-BR", "zh-Hans"]) {
    for (const path of ["/", ...["password", "lobby", "lobby_denied", "wait_admission", "grid", "asked", "host", "streamed", "broadcast", "layout", "fixed", "ruled", "removed"].map((scene) => scenePath(scene))]) {
      await visit(path, { viewport: SMALL_PHONE, language }, (page) => checkFits(page, `${path} in ${language}`));
    }
  }
});

test("keys steer the meeting, but not while one types", async () => {
  await visit(scenePath("grid"), {}, async (page) => {
    await ready(page);
    const own = (/** @type {string} */ what) => page.evaluate((name) => /** @type {any} */ (window).meet.own[name].value, what);
    assert.equal(await own("microphone"), true);
    await page.keyboard.press("m");
    await page.waitForSelector('button[aria-label="Unmute"]');
    await page.keyboard.press("v");
    await page.waitForSelector('button[aria-label="Start camera"]');
    await page.keyboard.press("c");
    await page.waitForSelector(".panel textarea");
    await page.waitForFunction(() => document.activeElement?.tagName === "TEXTAREA");
    await page.keyboard.type("my view");
    assert.equal(await own("microphone"), false, "an m in a message is a letter");
    assert.equal(await page.$eval("textarea", (field) => field.value), "my view");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector(".is-mine .line")?.textContent === "my view");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector(".panel") === null);
  });
});

test("the space bar opens a muted microphone for as long as it is held", async () => {
  await visit(scenePath("grid"), {}, async (page) => {
    await ready(page);
    await page.keyboard.press("m");
    await page.waitForSelector('button[aria-label="Unmute"]');
    await page.keyboard.down(" ");
    await page.waitForSelector('button[aria-label="Mute"]');
    await page.keyboard.up(" ");
    await page.waitForSelector('button[aria-label="Unmute"]');
  });
});

test("a menu is walked by arrows, and gives the focus back", async () => {
  await visit(scenePath("grid"), {}, async (page) => {
    await ready(page);
    await page.focus(".control-more");
    await page.keyboard.press("Enter");
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    await page.waitForFunction(() => document.activeElement?.classList.contains("menu-item"));
    const first = await focused();
    await page.keyboard.press("ArrowDown");
    assert.notEqual(await focused(), first);
    await page.keyboard.press("Home");
    assert.equal(await focused(), first);
    await page.keyboard.press("ArrowUp");
    assert.equal(await focused(), "简体中文", "up from the first is the last");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.activeElement?.classList.contains("control-more"));
  });
});

test("a picture stays in its element when tiles move", async () => {
  await visit(scenePath("grid"), {}, async (page) => {
    await ready(page);
    await page.waitForFunction(() => document.querySelectorAll(".tile video.is-seen").length >= 5);
    await page.evaluate(() => {
      for (const video of document.querySelectorAll(".tile video")) {
        /** @type {any} */ (video).seenAs = video.closest(".tile")?.getAttribute("data-participant");
        video.addEventListener("emptied", () => (/** @type {any} */ (video).isEmptied = true));
      }
    });
    await page.keyboard.press("l");
    await page.waitForSelector(".tile.is-main");
    const strangers = await page.$$eval(".tile video", (videos) =>
      videos.filter((one) => /** @type {any} */ (one).seenAs !== one.closest(".tile")?.getAttribute("data-participant")).length,
    );
    assert.equal(strangers, 0);
    const emptied = await page.$$eval(".tile video", (videos) => videos.filter((one) => /** @type {any} */ (one).isEmptied).length);
    assert.equal(emptied, 0, "no picture that is still there has been taken away");
  });
});

test("a host admits, and the waiting room empties", async () => {
  await visit(scenePath("host", ["People"]), {}, async (page) => {
    await ready(page);
    await page.locator('button[aria-label="Admit Rui Costa"]').click();
    await page.waitForFunction(() => document.querySelectorAll(".waiting-room li").length === 1);
  });
});

test("a layout that is broadcast stands as it was drawn, and nothing can be pinned in it", async () => {
  for (const viewport of [DESKTOP, NARROW]) {
    await visit(scenePath("layout"), { viewport }, async (page) => {
      await ready(page);
      await page.waitForFunction(() => document.querySelectorAll(".tile").length === 5 && document.querySelectorAll(".pane-free").length === 1);
      const boxes = await page.$$eval(".tile, .pane-free", (all) =>
        all.map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return { who: one.getAttribute("data-participant"), x, y, width, height };
        }),
      );
      const large = boxes.find(({ who }) => who?.endsWith("2"));
      const small = boxes.filter((one) => one !== large);
      assert.ok(large);
      for (const one of small) {
        assert.ok(Math.abs(large.width / one.width - 2) < 0.15 && Math.abs(large.height / one.height - 2) < 0.15, JSON.stringify(boxes));
        assert.ok(one.x > large.x + large.width || one.y > large.y + large.height, "the others are around it");
      }
      assert.equal(await page.$('.tile [aria-pressed]'), null);
      assert.equal(await page.$(".layout-choice"), null);
    });
  }
});

test("a host shows somebody to everybody by the menu of his tile, and takes it back", async () => {
  await visit(scenePath("host", ["Options for 李雷", "Show to everybody"]), {}, async (page) => {
    await ready(page);
    await page.waitForSelector('.tile.is-main.is-marked[data-participant$="1"]');
    await page.locator(".control-more").click();
    await page.locator("::-p-aria(Back to everybody’s own view)").click();
    await page.waitForFunction(() => document.querySelector(".is-marked") === null);
  });
});

test("what is typed on the start page opens the meeting, and nonsense does not", async () => {
  await visit("/", {}, async (page) => {
    await page.type("#join-id", "12 monkeys");
    await page.click("#join button");
    await page.waitForFunction(() => document.querySelector("#join-error")?.textContent !== "");
    assert.equal(await page.evaluate(() => location.hash), "");
    await page.$eval("#join-id", (field) => (field.value = ""));
    await page.type("#join-id", "914 283-067");
    // Only the address is looked at: there is no server behind this page.
    await page.evaluate(() => addEventListener("hashchange", (event) => event.stopImmediatePropagation(), { capture: true, once: true }));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash === "#/j/914283067");
  });
});
