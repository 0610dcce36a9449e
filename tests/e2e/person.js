// Somebody at a browser: presses what is labelled so, and looks and listens.
//
// Everything is found by what a screen reader would say. How pictures and sound are is read from
// `getStats` of the page's own connections, and from what its audio elements play.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import axe from "axe-core";
import { DEADLINE_MS, eventually } from "./eventually.js";
import { listen, readStats, readTile, watchConnections } from "./inside.js";
import { TOP } from "./server.js";

/** Pictures of the pages; git ignores the folder. */
export const SCREENSHOTS = path.join(TOP, ".test/screenshots");

/** Frames that have to be decoded one after the other before a picture counts as moving. */
const MOVING_FRAMES = 10;

/** A hum at a tenth of full scale would be stronger than this; what is not there is a hundred times weaker. */
export const AUDIBLE = 0.004;

/** Lines of the page's console that are kept for a failure's report. */
const MOST_LINES = 200;

/** How long a page may take to open: on a machine that does much besides, a browser waits its turn. */
const OPENING_MS = 90_000;

export class Person {
  /**
   * @param {string} name
   * @param {import("puppeteer-core").BrowserContext} context nobody else's
   * @param {import("puppeteer-core").Page} page
   */
  constructor(name, context, page) {
    this.name = name;
    this.page = page;
    /** @type {string[]} what the page has complained of */
    this.complaints = [];
    this.#context = context;
  }

  #context;

  /**
   * @param {import("puppeteer-core").Browser} browser
   * @param {string} name
   * @param {string} link
   * @param {import("puppeteer-core").Viewport} [viewport]
   * @param {[(given: any) => void, object]} [before] what runs before any script of the page, and with what
   */
  static async opens(browser, name, link, viewport, before) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const person = new Person(name, context, page);
    const keep = (/** @type {string} */ line) => person.complaints.length < MOST_LINES && person.complaints.push(line);
    page.on("console", (message) => ["error", "warn"].includes(message.type()) && keep(message.text()));
    page.on("pageerror", (error) => keep(String(error?.stack ?? error)));
    if (viewport) await page.setViewport(viewport);
    await page.evaluateOnNewDocument(watchConnections);
    if (before) await page.evaluateOnNewDocument(...before);
    await page.goto(link, { timeout: OPENING_MS });
    return person;
  }

  // ---- acting ------------------------------------------------------------------------------------

  /**
   * Presses the button of this name as soon as it is there and can be pressed.
   *
   * @param {string} label
   * @param {string} [role]
   */
  async press(label, role = "button") {
    await told(`${this.name} presses "${label}"`, this.#locator(label, role).click());
  }

  /**
   * Types into the field of this name, in place of what it held.
   *
   * @param {string} label
   * @param {string} text
   */
  async fill(label, text) {
    await told(`${this.name} fills in "${label}"`, this.#locator(label, "textbox").fill(text));
  }

  /** In the lobby: says his name and goes in, or as far as he is let. */
  async asksIn() {
    await this.fill("Your name", this.name);
    await this.press("Join now");
  }

  /** In the lobby: goes in. */
  async joins() {
    await this.asksIn();
    await this.isIn();
  }

  #locator(/** @type {string} */ label, /** @type {string} */ role, deadlineMs = DEADLINE_MS) {
    return this.page.locator(named(label, role)).setTimeout(deadlineMs);
  }

  async leaves() {
    await this.#context.close();
  }

  // ---- looking and listening ---------------------------------------------------------------------

  /** Waits until he is in the meeting. */
  async isIn() {
    await this.finds("Your controls", "group");
  }

  /**
   * Waits until there is something of this name.
   *
   * @param {string} label
   * @param {string} role
   * @param {number} [deadlineMs]
   */
  async finds(label, role, deadlineMs = DEADLINE_MS) {
    await told(`${this.name} finds "${label}"`, this.#locator(label, role, deadlineMs).wait());
  }

  /**
   * Waits until the page says something.
   *
   * @param {string} text
   * @param {number} [deadlineMs]
   */
  async reads(text, deadlineMs) {
    const look = (/** @type {string} */ sought) => document.body.innerText.includes(sought);
    await eventually(`${this.name} reads "${text}"`, () => this.page.evaluate(look, text), deadlineMs);
  }

  /**
   * Whether there is something of this name now.
   *
   * @param {string} label
   * @param {string} role
   */
  async has(label, role) {
    return (await this.page.$(named(label, role))) !== null;
  }

  /**
   * What a tile shows now.
   *
   * @param {string} label somebody's name, or `NAME’s screen`
   */
  async tile(label) {
    return this.page.evaluate(readTile, label);
  }

  /**
   * Waits until the picture in a tile moves: frames of it are decoded from now on.
   *
   * @param {string} label
   * @param {number} [deadlineMs]
   */
  async sees(label, deadlineMs) {
    let first;
    return eventually(
      `${this.name} sees ${label}`,
      async () => {
        const tile = await this.tile(label);
        // Counting begins anew with a new connection.
        if (tile && (first === undefined || tile.frames < first)) first = tile.frames;
        return tile && tile.frames - first >= MOVING_FRAMES && tile;
      },
      deadlineMs,
    );
  }

  /**
   * Waits until all of these tones are in what the page plays.
   *
   * @param {number[]} hertz
   * @param {number} [deadlineMs]
   */
  async hears(hertz, deadlineMs) {
    await eventually(
      `${this.name} hears ${hertz} Hz`,
      async () => {
        const strengths = await this.page.evaluate(listen, hertz);
        if (strengths.every((strength) => strength > AUDIBLE)) return true;
        throw new Error(`strengths ${strengths.map((strength) => strength.toFixed(4))}`);
      },
      deadlineMs,
    );
  }

  /**
   * How strong these tones are now in what the page plays.
   *
   * @param {number[]} hertz
   */
  async strengths(hertz) {
    return this.page.evaluate(listen, hertz);
  }

  /** @param {string[]} types of `getStats` */
  async stats(...types) {
    return this.page.evaluate(readStats, types);
  }

  /** From which local port his media come, once they flow. */
  async port() {
    return eventually(`${this.name} has a path for media`, async () => {
      const entries = await this.stats("candidate-pair", "local-candidate");
      const pair = entries.find((one) => one.type === "candidate-pair" && one.nominated && one.state === "succeeded");
      return entries.find((one) => one.id === pair?.localCandidateId)?.port;
    });
  }

  // ---- judging -----------------------------------------------------------------------------------

  /**
   * Fails with what axe finds wrong with the page for people who cannot see, hear or point. It is
   * looked at without motion: half-way between two colours nothing has the contrast that it is
   * meant to have, and on a busy machine half-way can last. Chromium only, as are the other media.
   */
  async isAccessible() {
    await this.page.evaluate(axe.source);
    await this.#paint("reduce");
    const { violations } = await this.page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
    await this.#paint("no-preference");
    const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n  ")}`);
    assert.deepEqual(told, []);
  }

  /**
   * Lets the page believe that its reader likes it light or dark. Chromium only.
   *
   * @param {"light" | "dark"} scheme
   */
  async prefers(scheme) {
    this.#scheme = scheme;
    await this.#paint("no-preference");
  }

  /** @type {"light" | "dark"} */
  #scheme = "light";

  /** @param {"reduce" | "no-preference"} motion */
  async #paint(motion) {
    await this.page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: this.#scheme },
      { name: "prefers-reduced-motion", value: motion },
    ]);
  }

  /**
   * Keeps a picture of the page.
   *
   * @param {string} title
   */
  async shoots(title) {
    await mkdir(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: path.join(SCREENSHOTS, `${title}.png`) });
  }
}

/**
 * @param {string} label
 * @param {string} role
 */
function named(label, role) {
  return `::-p-aria([name=${JSON.stringify(label)}][role="${role}"])`;
}

/**
 * Says what was tried when it does not come about, because a locator's own error names nothing.
 *
 * @template T
 * @param {string} what
 * @param {Promise<T>} trying
 */
async function told(what, trying) {
  try {
    return await trying;
  } catch (error) {
    throw new Error(`in vain: ${what}`, { cause: error });
  }
}
