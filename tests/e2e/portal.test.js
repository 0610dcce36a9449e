// The portal on a running server: a weekly series is booked, one meeting of it moved, one cancelled, and
// the mails about both are there to be read.

import assert from "node:assert/strict";
import { readMail } from "../../web/portal/state/mail_text.js";
import { eventually } from "./eventually.js";
import { ACCOUNT, PASSWORD } from "./server.js";
import { theatre } from "./theatre.js";

const { scene } = theatre();

const DESKTOP = { width: 1280, height: 900 };
/** Without touch: the page would be loaded anew, and the form be empty again. */
const PHONE = { width: 390, height: 844 };
const DAY_MS = 24 * 3600_000;
const GUEST = "ines@roofers.example";

/** @typedef {import("./person.js").Person} Person */

/** Looks at a page on a desktop and on a phone. @param {Person} person @param {string} title */
async function shows(person, title) {
  for (const [name, viewport] of /** @type {const} */ ([["desktop", DESKTOP], ["phone", PHONE]])) {
    await person.page.setViewport(viewport);
    await person.isAccessible();
    await person.shoots(`portal-${title}-${name}`);
  }
  await person.page.setViewport(DESKTOP);
}

/** Gives a field its value, as when it is chosen. @param {Person} person @param {string} selector @param {string} value */
async function put(person, selector, value) {
  await person.page.waitForSelector(selector);
  await person.page.$eval(selector, (field, text) => {
    /** @type {HTMLInputElement} */ (field).value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }, value);
}

/** Chooses in the field that is labelled so. @param {Person} person @param {string} label @param {string} value */
async function choose(person, label, value) {
  const id = await eventually(`there is a choice "${label}"`, () =>
    person.page.evaluate((wanted) => [...document.querySelectorAll("label")].find((one) => one.textContent?.trim() === wanted)?.htmlFor, label));
  await put(person, `#${id}`, value);
}

/** @param {number} ms @returns {string} the day there, in the browser's zone, which is the machine's */
function day(ms) {
  const at = new Date(ms);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, "0")}-${String(at.getDate()).padStart(2, "0")}`;
}

/** What each row of a series says. @param {Person} person */
const rows = (person) => person.page.$$eval(".occurrence", (all) => all.map((one) => `${one.querySelector(".occurrence-day")?.textContent} ${one.querySelector(".occurrence-time")?.textContent}`));

/** Mails that the outbox has sent, as they were written. @param {Person} person @returns {Promise<string[]>} */
function mails(person) {
  return person.page.evaluate(async () => {
    const { token } = JSON.parse(localStorage.getItem("convoca.portal") ?? "{}");
    const ask = (/** @type {string} */ path) => fetch(path, { headers: { "x-access-token": token } });
    const { data } = await (await ask("/v1/convoca/outbox?state=done&kind=mail&limit=100")).json();
    return Promise.all(data.map(async (/** @type {any} */ job) => (await ask(`/v1/convoca/outbox/${job.id}/mail`)).text()));
  });
}

scene("a weekly series is booked, changed in one place, cancelled in another, and its mails can be read", async ({ server, opens }) => {
  const alice = await opens("Alice", `${server.origin}/`, { viewport: DESKTOP });
  await alice.press("Meetings", "link");
  await alice.finds("Sign in", "heading");
  await shows(alice, "sign-in");
  await alice.fill("Account", ACCOUNT);
  await put(alice, 'input[type="password"]', PASSWORD);
  await alice.press("Sign in");
  await alice.finds("Meetings", "heading");
  await shows(alice, "empty");

  // Both of the first two meetings are near enough for their invitations to go out at once.
  const now = Date.now();
  const [first, second] = [now + DAY_MS, now + 3 * DAY_MS];
  await alice.press("Book a meeting", "link");
  await put(alice, '[name="subject"]', "Roof & gutter planning");
  await put(alice, '[name="date"]', day(first));
  await put(alice, '[name="time"]', "10:00");
  await choose(alice, "How often", "week");
  const weekday = new Intl.DateTimeFormat("en-US", { weekday: "short" }).format(second);
  await alice.press(weekday);
  await put(alice, '[name="until"]', day(now + 20 * DAY_MS));
  await choose(alice, "Invitations to each meeting", "7");
  await put(alice, '[name="people"]', `Inês Duarte <${GUEST}>,`);
  await eventually("the guest is on the list", () => alice.page.$(".guest"));
  const planned = await eventually("the series is planned", async () => {
    const all = await alice.page.$$eval(".planned", (list) => list.map((one) => one.textContent));
    return all.length === 6 && all;
  });
  assert.ok(planned.every((one) => one?.includes("10:00")), planned.join());
  await shows(alice, "book");
  await alice.press("Book a meeting");
  await alice.finds("Roof & gutter planning", "heading");
  const booked = await eventually("the series has its meetings", async () => {
    const all = await rows(alice);
    return all.length === 6 && all;
  });
  await shows(alice, "series");

  await alice.page.locator(".occurrence:nth-child(1) .occurrence-ways button:nth-child(1)").click();
  await alice.finds("Move one meeting", "heading");
  await put(alice, 'dialog [name="time"]', "15:30");
  await alice.isAccessible();
  await alice.shoots("portal-move");
  await alice.press("Move");
  await eventually("it has moved", async () => (await rows(alice))[0]?.includes("3:30"));
  await alice.page.locator(".occurrence:nth-child(2) .occurrence-ways button:nth-child(2)").click();
  await alice.press("Cancel this meeting");
  const left = await eventually("it is cancelled", async () => {
    const all = await rows(alice);
    return all.length === 5 && all;
  });
  assert.deepEqual(left.slice(1), booked.slice(2), "the others stay as they were");
  await shows(alice, "changed");

  const sent = await eventually("the guest is told of the cancellation", async () => {
    const all = await mails(alice);
    return all.some((one) => /method="?CANCEL/i.test(one)) && all;
  });
  assert.ok(sent.every((one) => one.includes(GUEST)), "nobody else is written to");
  assert.ok(sent.filter((one) => /method="?REQUEST/i.test(one)).length >= 3, "two invitations and one change");

  // The guest answers by the link in his mail, and the scheduler sees it.
  const link = sent.map((one) => /\/r\/[\w-]+/.exec(readMail(one).text)?.[0]).find(Boolean);
  assert.ok(link, "a mail has a link to answer by");
  const ines = await opens("Alice", `${server.origin}${link}?answer=accept`, { as: "Inês", viewport: DESKTOP });
  await ines.finds("Roof & gutter planning", "heading");
  await shows(ines, "reply");
  await ines.press("Send answer");
  await ines.reads("You have accepted.");
  await alice.reads("Accepted");
  await shows(alice, "answered");

  await alice.press("Administration", "link");
  await alice.press("Outbox", "link");
  await alice.page.locator(".segment:nth-child(2)").click();
  await eventually("the mails are listed", async () => (await alice.page.$$(".job")).length >= 4);
  await shows(alice, "outbox");
  await alice.page.locator(".job-ways button").click();
  await eventually("a mail is open", () => alice.page.$eval(".mail-text", (text) => text.textContent?.includes("Roof & gutter planning")));
  await shows(alice, "mail");
  await alice.press("Close");

  await alice.press("Calendar", "link");
  await eventually("the calendar has the meetings", () => alice.page.$(".event"));
  await shows(alice, "calendar");
  for (const person of [alice, ines]) assert.deepEqual(person.complaints, [], person.name);
});

scene("a webinar is booked and changed in the portal, and has a link for each kind of people", async ({ server, opens }) => {
  // So that there is a room for it.
  await server.webinar();
  const alice = await opens("Alice", `${server.origin}/portal#/book`, { viewport: DESKTOP });
  await alice.fill("Account", ACCOUNT);
  await put(alice, 'input[type="password"]', PASSWORD);
  await alice.press("Sign in");
  await put(alice, '[name="subject"]', "What is new in roofs");
  await put(alice, '[name="date"]', day(Date.now() + 9 * DAY_MS));
  await alice.press("An audience looks on", "switch");
  await put(alice, '[name="description"]', "Three talks and questions");
  await put(alice, '[name="audiencePassword"]', "246802");
  await shows(alice, "book-webinar");
  await alice.page.locator('.booking button[type="submit"]').click();
  for (const link of ["Copy guest link", "Copy audience link", "Copy host link"]) await alice.reads(link);
  await shows(alice, "webinar");
  await alice.page.locator('a[href$="/edit"]').click();
  await eventually("what was typed is there", () => alice.page.$eval('[name="audiencePassword"]', (field) => /** @type {HTMLInputElement} */ (field).value === "246802"));
  await put(alice, '[name="subject"]', "What is newer in roofs");
  await alice.page.locator('.booking button[type="submit"]').click();
  await alice.finds("What is newer in roofs", "heading");
  await alice.reads("Copy audience link");
  assert.deepEqual(alice.complaints, []);
});
