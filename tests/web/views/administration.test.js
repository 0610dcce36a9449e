// The administrators' pages in Chromium, over the server in memory: what is done with many rows, with
// the keyboard, with files; and that nothing that people have written is taken for markup.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NARROW, checkBothWays, looking } from "./looking.js";

const { visit } = looking(".portal h1");

/** @param {string} part @param {string} [scene] */
const at = (part, scene = "in") => `/portal.html?scene=${scene}#/admin/${part}`;

/** @typedef {import("puppeteer-core").Page} Page */

/** @param {Page} page @param {string} selector @param {string} label beginning of what it is called */
async function press(page, selector, label) {
  const handle = await page.waitForFunction((where, wanted) => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(where))].find((one) => (one.ariaLabel ?? one.innerText).trim().startsWith(wanted)) ?? false, {}, selector, label);
  await /** @type {import("puppeteer-core").ElementHandle<HTMLElement>} */ (handle).evaluate((one) => one.click());
}

/** What the server was asked. @param {Page} page @param {string} method @param {string} path */
const asked = (page, method, path) => page.evaluate((how, what) => /** @type {any} */ (window).server.askedOf(how, what).map((/** @type {any} */ one) => one.body), method, path);

test("several people are chosen and disabled by keyboard, and nothing moves meanwhile", async () => {
  await visit(at("people"), {}, async (page) => {
    await page.waitForSelector(".listing");
    const top = () => page.$eval(".listing tbody", (body) => body.getBoundingClientRect().top);
    const before = await top();
    await page.focus(".listing tbody tr:nth-child(3) input");
    await page.keyboard.press("Space");
    await page.waitForSelector(".chosen-bar");
    assert.equal(await top(), before);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.waitForFunction(() => document.querySelector(".chosen-bar")?.textContent?.includes("2 are chosen"));
    await checkBothWays(page, "chosen rows", NARROW);
    await press(page, ".chosen-bar button", "Disable");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".is-faded").length === 3);
    assert.deepEqual(await asked(page, "PUT", "/v1/usg/dcs/corp/member/status/1"), [["tom", "chen"]]);
    assert.equal(await page.$(".chosen-bar"), null);
  });
});

test("a list is sorted by its heads, which say how", async () => {
  await visit(at("people"), {}, async (page) => {
    await page.waitForSelector(".listing");
    const sorted = () => page.$eval(".listing thead th:nth-child(2)", (head) => head.getAttribute("aria-sort"));
    assert.equal(await sorted(), null);
    for (const way of ["ascending", "descending"]) {
      await press(page, ".sort", "Name");
      await page.waitForFunction((wanted) => document.querySelector(".listing thead th:nth-child(2)")?.getAttribute("aria-sort") === wanted, {}, way);
    }
    await press(page, ".pager button", "Next");
    await page.waitForFunction(() => document.querySelector(".pager")?.textContent?.includes("page 2 of 4"));
    await checkBothWays(page, "the second page", NARROW);
  });
});

test("departments are opened and walked by arrow keys", async () => {
  await visit(at("departments"), {}, async (page) => {
    await page.waitForSelector(".tree-row");
    const focused = () => page.evaluate(() => document.activeElement?.querySelector("b")?.textContent);
    await page.focus(".tree-item");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(), "Workshop");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => document.querySelectorAll(".tree-row").length === 4);
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(), "Carpenters");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => document.querySelectorAll(".tree-row").length === 3);
    assert.equal(await focused(), "Workshop");
    await page.keyboard.press("End");
    assert.equal(await focused(), "Office");
  });
});

test("a table is chosen, looked at, sent, and its refused lines are read", async () => {
  await visit(at("people"), {}, async (page) => {
    await page.waitForSelector(".listing");
    await press(page, ".card-head button", "Import");
    const field = await page.waitForSelector("#import-file");
    await field?.evaluate((input) => {
      const files = new DataTransfer();
      files.items.add(new File(["account,name,email\nrita,Rita Lobo,rita@roofers.example\nbad,<b>Bad</b>,nowhere\n"], "people.csv"));
      /** @type {HTMLInputElement} */ (input).files = files.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
    await page.waitForSelector(".is-preview tbody tr:nth-child(2)");
    assert.equal(await page.$(".is-preview b"), null, "markup is text");
    await checkBothWays(page, "a table before it is sent", NARROW);
    await press(page, ".dialog-ends button", "Import");
    await page.waitForSelector(".refused");
    assert.deepEqual(await page.$$eval(".refused tbody td", (cells) => cells.map((one) => one.textContent)), ["3", "bad", "the e-mail address is not one"]);
    await checkBothWays(page, "a report", NARROW);
    await press(page, ".dialog-ends button", "Done");
    await page.waitForFunction(() => document.querySelector("dialog") === null && document.querySelector(".pager")?.textContent?.includes("66 entries"));
  });
});

test("somebody who is wrong in a field is not added, and what is wrong is said there", async () => {
  await visit(at("people"), {}, async (page) => {
    await page.waitForSelector(".listing");
    await press(page, ".card-head button", "Add a person");
    await page.waitForSelector("dialog [name=email]");
    await page.type("dialog [name=email]", "rita");
    await press(page, 'dialog button[type="submit"]', "Add a person");
    await page.waitForSelector('dialog [name=name][aria-invalid="true"]');
    await page.waitForSelector('dialog [name=email][aria-invalid="true"]');
    assert.deepEqual(await asked(page, "POST", "/v1/usg/dcs/corp/member"), []);
    await checkBothWays(page, "wrong fields", NARROW);
  });
});

test("a name with markup is text, in the list and on the page", async () => {
  await visit(at("people"), {}, async (page) => {
    await page.waitForSelector(".listing");
    await page.evaluate(() => void (/** @type {any} */ (window).server.directory.people[2].name = "<img src=x onerror=alert(1)>"));
    await page.evaluate(() => void (location.hash = "#/admin/people/tom"));
    await page.waitForFunction(() => document.querySelector(".person-head h2")?.textContent === "<img src=x onerror=alert(1)>");
    assert.equal(await page.$(".admin-body img"), null);
  });
});

test("on a phone the strip of parts shows the one that is open", async () => {
  await visit(at("audit"), { viewport: NARROW }, async (page) => {
    await page.waitForSelector(".listing");
    const isSeen = await page.$eval(".admin-parts [aria-current]", (here) => {
      const box = here.getBoundingClientRect();
      return box.left >= 0 && box.right <= innerWidth;
    });
    assert.ok(isSeen);
  });
});
