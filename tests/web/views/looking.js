// Looking at pages in Chromium: opening them, and what has to hold of whatever is shown.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import axe from "axe-core";
import { chromium } from "../../e2e/browsers.js";
import { serve } from "./serve.js";

/** How long a page may take to open: on a machine that does much besides, a browser waits its turn. */
const PATIENCE_MS = 90_000;

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };
/** As wide as a phone, without its touch: a page that is shown on another kind of device is loaded anew. */
export const NARROW = { width: 390, height: 844 };
export const SMALL_PHONE = { width: 320, height: 640, isMobile: true, hasTouch: true };

/**
 * A browser and the files, for as long as the tests of a file run.
 *
 * @param {string} there selector of what a page shows once it is there
 */
export function looking(there) {
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;
  /** @type {import("puppeteer-core").Browser} */
  let browser;

  before(async () => {
    site = await serve();
    browser = await chromium({ hertz: 440 });
  });
  after(async () => {
    await browser?.close();
    site?.close();
  });

  /**
   * Opens a page, and fails afterwards if it has complained.
   *
   * @param {string} path
   * @param {{ viewport?: import("puppeteer-core").Viewport, language?: string }} how
   * @param {(page: import("puppeteer-core").Page) => Promise<void>} look
   */
  async function visit(path, { viewport = DESKTOP, language = "en" }, look) {
    const context = await browser.createBrowserContext();
    try {
      const page = await context.newPage();
      /** @type {string[]} */
      const complaints = [];
      page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
      page.on("pageerror", (error) => complaints.push(String(error instanceof Error ? error.stack : error)));
      await page.setViewport(viewport);
      await paint(page, "light");
      await page.evaluateOnNewDocument((chosen) => localStorage.setItem("convoca.language", chosen), language);
      await page.goto(`${site.origin}${path}`, { timeout: PATIENCE_MS });
      await page.waitForSelector(there);
      await look(page);
      assert.deepEqual(complaints, [], `${path} complains`);
    } finally {
      await context.close();
    }
  }

  return { visit };
}

/** @param {import("puppeteer-core").Page} page @param {"light" | "dark"} scheme */
export async function paint(page, scheme) {
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
}

/** @param {import("puppeteer-core").Page} page @param {string} where */
export async function checkAccessible(page, where) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => /** @type {any} */ (window).axe.run({ resultTypes: ["violations"] }));
  const told = violations.map((/** @type {any} */ { id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((/** @type {any} */ one) => `${one.html} ${one.failureSummary}`).join("\n  ")}`);
  assert.deepEqual(told, [], where);
}

/** Nothing is wider than the window, and no word is cut off at the edge of what it stands on. @param {import("puppeteer-core").Page} page @param {string} where */
export async function checkFits(page, where) {
  const wrong = await page.evaluate(() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`page is ${document.documentElement.scrollWidth} wide`);
    for (const one of document.querySelectorAll("button, .button, h1, h2, h3, p, label, dt, dd")) {
      const box = one.getBoundingClientRect();
      const style = getComputedStyle(one);
      if (box.width < 2 || style.visibility === "hidden" || style.textOverflow === "ellipsis" || one.closest(".unseen, .threads-list, .tile")) continue;
      const cut = one.scrollWidth > one.clientWidth + 1 && style.display !== "inline" && style.overflow !== "visible";
      if (cut || box.right > innerWidth + 1 || box.left < -1) found.push(`${one.outerHTML.slice(0, 160)} from ${box.left} to ${box.right}`);
    }
    if (/\{\w+\}/.test(document.body.innerText)) found.push(`unfilled: ${document.body.innerText.match(/.*\{\w+\}.*/)?.[0]}`);
    return found;
  });
  assert.deepEqual(wrong, [], where);
}

/**
 * Looks at a page on a desktop in light and on a phone in the dark, which between them have every size
 * and every colour.
 *
 * @param {import("puppeteer-core").Page} page
 * @param {string} where
 * @param {import("puppeteer-core").Viewport} [phone]
 */
export async function checkBothWays(page, where, phone = PHONE) {
  for (const [viewport, scheme] of /** @type {[import("puppeteer-core").Viewport, "light" | "dark"][]} */ ([[DESKTOP, "light"], [phone, "dark"]])) {
    await page.setViewport(viewport);
    await paint(page, scheme);
    // Two frames: one in which the page learns of its new size, one in which it is drawn.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await checkFits(page, `${where}, ${viewport.width} wide`);
    await checkAccessible(page, `${where}, ${viewport.width} wide, ${scheme}`);
  }
}

