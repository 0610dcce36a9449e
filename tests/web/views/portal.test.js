// The portal and the page behind an invitation's link in Chromium, over the server in memory: whatever is
// shown is accessible, fits its window and leaves no complaint on the console; the forms do what they say.

import assert from "node:assert/strict";
import { test } from "node:test";
import { NARROW, SMALL_PHONE, checkAccessible, checkBothWays, checkFits, looking } from "./looking.js";

/** What a page shows once it is there. */
const THERE = ".portal h1, .card h1";
const { visit } = looking(THERE);

/** @param {string} fragment @param {string} [scene] */
const at = (fragment, scene = "in") => `/portal.html?scene=${scene}${fragment}`;

/** A page, and what it shows when what it asked for has come. @type {[string, string][]} */
const PAGES = [
  [at("#/", "out"), ".card"],
  [at("#/forgotten", "out"), ".card"],
  [at("#/", "first"), ".rules"],
  [at("#/", "expired"), ".rules"],
  [at("#/profile"), ".choices"],
  [at("#/password"), ".rules"],
  [at("#/"), ".row"],
  [at("#/", "empty"), ".empty"],
  [at("#/", "broken"), ".note-error"],
  [at("#/calendar"), ".event"],
  [at("#/past"), ".row"],
  [at("#/recordings"), ".listing"],
  [at("#/recordings", "empty"), ".empty"],
  [at("#/book"), ".booking"],
  [at("#/meeting/914286418"), ".occurrence"],
  [at("#/meeting/914286418/edit"), ".planned"],
  [at("#/record/hold-0"), ".table"],
  [at("#/admin/people"), ".listing"],
  [at("#/admin/people", "empty"), ".admin-body .empty"],
  [at("#/admin/people", "broken"), ".note-error"],
  [at("#/admin/people/tom"), ".choices"],
  [at("#/admin/departments"), ".tree-row"],
  [at("#/admin/rooms"), ".listing"],
  [at("#/admin/devices"), ".listing"],
  [at("#/admin/limits"), ".limits"],
  [at("#/admin/audit"), ".listing"],
  [at("#/admin/corporations", "provider"), ".listing"],
  [at("#/admin/corporations/651987284", "provider"), ".listing"],
  [at("#/admin/defaults"), ".admin-form .switch"],
  [at("#/admin/applications"), ".card-list h3"],
  [at("#/admin/webhook"), ".admin-body form"],
  [at("#/admin/webhook", "webhook"), ".admin-body .chip"],
  [at("#/admin/outbox"), ".job"],
  [at("#/admin/outbox", "user"), ".empty"],
  [at("#/admin/quality"), ".thresholds .field"],
  [at("#/admin/quality/history"), ".quality-row"],
  [at("#/admin/quality", "user"), ".empty"],
  [at("#/admin/quality/online/hold-now"), ".quality-row"],
  [at("#/admin/quality/online/hold-now/p-1"), ".plot-picture"],
  ["/r/good?answer=accept", ".answers"],
];

/** A page, and what is pressed on it one after the other, by the text or the label. @type {[string, string, ...string[]][]} */
const OPENED = [
  [at("#/recordings"), ".listing", "Download"],
  [at("#/calendar"), ".event", "Week"],
  [at("#/book"), ".booking", "More settings"],
  [at("#/meeting/914286418"), ".occurrence", "Move"],
  [at("#/meeting/914286418"), ".occurrence", "Cancel"],
  [at("#/meeting/914286418"), ".occurrence", "Cancel all"],
  [at("#/meeting/914286418"), ".occurrence", "Show passwords"],
  [at("#/admin/people"), ".listing", "Add a person"],
  [at("#/admin/people"), ".listing", "Import"],
  [at("#/admin/people/tom"), ".choices", "Erase person", "Erase person"],
  [at("#/admin/departments"), ".tree-row", "Show what is below Workshop", "More about Carpenters", "Rename or move"],
  [at("#/admin/rooms"), ".listing", "Give"],
  [at("#/admin/devices"), ".listing", "Add a terminal"],
  [at("#/admin/devices"), ".listing", "Code for a screen"],
  [at("#/admin/audit"), ".listing", "Details"],
  [at("#/admin/corporations", "provider"), ".listing", "Add a corporation"],
  [at("#/admin/corporations/651987284", "provider"), ".listing", "Give a resource"],
  [at("#/admin/outbox"), ".job", "Failed", "Read"],
  [at("#/admin/applications"), ".card-list h3", "New key", "New key"],
  [at("#/admin/quality"), ".thresholds .field", "Processor"],
  [at("#/admin/quality/online/hold-now/p-1"), ".plot-picture", "Camera"],
  [at("#/profile"), ".choices", "Change"],
  [at("#/"), ".row", "AP: your account"],
  [at("#/", "ring"), ".ringing"],
];

/** @param {import("puppeteer-core").Page} page @param {string} label beginning of what it is called */
async function press(page, label) {
  const handle = await page.waitForFunction((wanted) => {
    // What is in an open dialog goes before what lies below it.
    const top = document.querySelector("dialog[open]") ?? document;
    const all = /** @type {HTMLElement[]} */ ([...top.querySelectorAll("button:not(:disabled), summary, .segment")]);
    return all.find((one) => (one.ariaLabel ?? one.innerText).trim().startsWith(wanted) && one.offsetParent !== null) ?? false;
  }, {}, label);
  await /** @type {import("puppeteer-core").ElementHandle<HTMLElement>} */ (handle).evaluate((one) => one.click());
}

/** @param {import("puppeteer-core").Page} page @param {string} name @param {string} value as a browser would when it is chosen */
async function fill(page, name, value) {
  await page.$eval(`[name="${name}"]`, (field, text) => {
    /** @type {HTMLInputElement} */ (field).value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, value);
}

test("every page is accessible and fits", async () => {
  for (const [path, there] of PAGES) {
    await visit(path, {}, async (page) => {
      await page.waitForSelector(there);
      await checkBothWays(page, path, NARROW);
    });
  }
});

test("what opens on a page is accessible and fits", async () => {
  for (const [path, there, ...presses] of OPENED) {
    await visit(path, {}, async (page) => {
      await page.waitForSelector(there);
      for (const label of presses) await press(page, label);
      await checkBothWays(page, `${path}, ${presses}`, NARROW);
    });
  }
});

test("every language fits the smallest phone", async () => {
  for (const language of ["en", "pt-BR", "zh-Hans"]) {
    for (const [path, there] of PAGES) {
      await visit(path, { viewport: SMALL_PHONE, language }, async (page) => {
        await page.waitForSelector(there);
        await checkFits(page, `${path} in ${language}`);
      });
    }
  }
});

test("a weekly series is booked by keyboard alone", async () => {
  await visit(at("#/book"), {}, async (page) => {
    await page.waitForSelector(".booking");
    await page.focus('[name="subject"]');
    await page.keyboard.type("Planning");
    await page.evaluate(() => /** @type {HTMLElement} */ ([...document.querySelectorAll(".part-title")].find((one) => one.textContent === "Repeat")?.parentElement?.querySelector("select")).focus());
    await page.keyboard.type("Weekly");
    await page.waitForSelector(".planned");
    await page.focus('[name="people"]');
    await page.keyboard.type("inê");
    await page.waitForSelector('[role="option"]');
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector(".guest b")?.textContent === "Inês Duarte");
    await page.keyboard.type("office@builder.example");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".guest").length === 2);
    await page.focus('.booking button[type="submit"]');
    await page.keyboard.press("Enter");
    await page.waitForSelector(".occurrence");
    assert.equal(await page.$eval("h1", (title) => title === document.activeElement && title.textContent), "Planning", "the reading position is at the top of the new page");
  });
});

test("a field that is wrong says so and takes the focus, folded or not", async () => {
  await visit(at("#/book"), {}, async (page) => {
    await page.waitForSelector(".booking");
    await fill(page, "guestPassword", "12");
    await press(page, "Book a meeting");
    await page.waitForFunction(() => document.activeElement?.getAttribute("name") === "guestPassword");
    assert.equal(await page.$eval('[name="guestPassword"]', (field) => field.getAttribute("aria-invalid")), "true");
    await checkAccessible(page, "a wrong field");
  });
});

test("a zone is found by its place, and the summary says what it is there and here", async () => {
  await visit(at("#/book"), {}, async (page) => {
    await page.waitForSelector(".booking");
    await page.focus('[name="zone"]');
    await page.keyboard.type("brasilia");
    await page.waitForFunction(() => document.querySelectorAll('[role="option"]').length === 1);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector(".summary")?.textContent?.includes("(UTC−03:00) Brasilia"));
    assert.match(await page.$eval(".part .field-hint[role=status]", (hint) => hint.textContent ?? ""), /for you \(London\)/);
  });
});

test("the calendar is walked by arrow keys", async () => {
  await visit(at("#/calendar"), {}, async (page) => {
    await page.waitForSelector(".event");
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-date") ?? "");
    await page.focus('.month-number[tabindex="0"]');
    const first = await focused();
    for (let week = 0; week < 5; week += 1) {
      const before = await focused();
      await page.keyboard.press("ArrowDown");
      await page.waitForFunction((date) => (document.activeElement?.getAttribute("data-date") ?? date) !== date, {}, before);
    }
    assert.equal((Date.parse(await focused()) - Date.parse(first)) / 86_400_000, 35, "over the end of the month");
  });
});

test("a call is declined, and does not come back", async () => {
  await visit(at("#/", "ring"), {}, async (page) => {
    await page.waitForSelector(".ringing");
    assert.match(await page.title(), /being called/);
    await press(page, "Decline");
    await page.waitForFunction(() => document.querySelector(".ringing") === null);
    assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).server.askedOf("POST", "/v1/convoca/calls/call-1").map((/** @type {any} */ one) => one.body)), [{ accept: false }]);
  });
});

test("a threshold is changed, unless it is none", async () => {
  await visit(at("#/admin/quality"), {}, async (page) => {
    await page.waitForSelector(".thresholds .field");
    await fill(page, "lossSend", "101");
    await page.waitForSelector('[name="lossSend"][aria-invalid="true"]');
    await fill(page, "lossSend", "7");
    await page.waitForSelector('[name="lossSend"]:not([aria-invalid])');
    await press(page, "Save");
    await page.waitForSelector(".told-line");
    const asked = await page.evaluate(() => /** @type {any} */ (window).server.askedOf("POST", "/v1/metrics/conference/threshold").map((/** @type {any} */ one) => one.body.packetLoss));
    assert.deepEqual(asked, [{ sending: 7, receiving: 10 }]);
  });
});

test("markup in a subject is text", async () => {
  await visit(at("#/book"), {}, async (page) => {
    await page.waitForSelector(".booking");
    await fill(page, "subject", "<img src=x onerror=alert(1)>");
    await press(page, "Book a meeting");
    await page.waitForFunction(() => document.querySelector("h1")?.textContent === "<img src=x onerror=alert(1)>");
    assert.equal(await page.$("h1 img"), null);
  });
});

test("an answer to an invitation is given and said", async () => {
  await visit("/r/good?answer=decline", {}, async (page) => {
    await page.waitForSelector(".answers");
    assert.equal(await page.$(".said"), null, "nothing is said by opening the page");
    await press(page, "Send answer");
    await page.waitForFunction(() => document.querySelector(".said")?.textContent?.includes("declined"));
    await checkBothWays(page, "an answered invitation", NARROW);
  });
});
