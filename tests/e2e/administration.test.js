// The administrators' pages on a running server: a provider makes a corporation whose administrator signs
// in.

import { eventually } from "./eventually.js";
import { PASSWORD } from "./server.js";
import { theatre } from "./theatre.js";

const PROVIDER = "provider";
const { scene } = theatre({ settings: { CONVOCA_PROVIDER_ACCOUNT: PROVIDER, CONVOCA_PROVIDER_PASSWORD: PASSWORD } });

const DESKTOP = { width: 1280, height: 900 };
/** Without touch: the page would be loaded anew, and the form be empty again. */
const PHONE = { width: 390, height: 844 };
const FIRST_PASSWORD = "Stone-Slate-42";

/** @typedef {import("./person.js").Person} Person */

/** Looks at a page on a desktop and on a phone. @param {Person} person @param {string} title */
async function shows(person, title) {
  for (const [name, viewport] of /** @type {const} */ ([["desktop", DESKTOP], ["phone", PHONE]])) {
    await person.page.setViewport(viewport);
    await person.isAccessible();
    await person.shoots(`administration-${title}-${name}`);
  }
  await person.page.setViewport(DESKTOP);
}

/** Gives a field its value, as when it is typed. @param {Person} person @param {string} selector @param {string} value */
async function put(person, selector, value) {
  await person.page.waitForSelector(selector);
  await person.page.$eval(selector, (field, text) => {
    /** @type {HTMLInputElement} */ (field).value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, value);
}

/** @param {Person} person @param {string} account @param {string} password */
async function signsIn(person, account, password) {
  await person.finds("Sign in", "heading");
  await person.fill("Account", account);
  await put(person, 'input[type="password"]', password);
  await person.press("Sign in");
}

/** Waits until a row of the list says something. @param {Person} person @param {string} text */
const row = (person, text) =>
  eventually(`a row says "${text}"`, () => person.page.$$eval(".listing tbody tr", (all, wanted) => all.map((one) => one.textContent ?? "").find((one) => one.includes(wanted)), text));

scene("a provider makes a corporation, and its administrator signs in", async ({ server, opens }) => {
  const paula = await opens("Alice", `${server.origin}/portal`, { as: "Paula", viewport: DESKTOP });
  await signsIn(paula, PROVIDER, PASSWORD);
  await paula.finds("Corporations", "heading");
  await paula.press("Add a corporation");
  for (const [name, value] of [["name", "Bridges Ltd"], ["email", "office@bridges.example"], ["adminAccount", "lin"], ["adminName", "Lin Wei"], ["adminEmail", "lin@bridges.example"]]) await put(paula, `dialog [name="${name}"]`, value ?? "");
  await put(paula, 'dialog input[type="password"]', FIRST_PASSWORD);
  await shows(paula, "add-corporation");
  await paula.page.locator('dialog button[type="submit"]').click();
  await row(paula, "Bridges Ltd");
  await shows(paula, "corporations");
  await paula.page.$$eval(".who", (all) => /** @type {HTMLElement} */ (all.find((one) => one.textContent?.includes("Bridges Ltd"))).click());
  await paula.page.waitForSelector("#resources");
  await paula.press("Give a resource");
  await put(paula, 'dialog [name="count"]', "40");
  await paula.page.locator('dialog button[type="submit"]').click();
  await row(paula, "In meetings at once");
  await shows(paula, "corporation");

  const lin = await opens("Bob", `${server.origin}/portal#/admin/limits`, { as: "Lin", viewport: DESKTOP });
  await signsIn(lin, "lin", FIRST_PASSWORD);
  await lin.page.waitForSelector(".limits");
  await lin.reads("0 of 40");
  await shows(lin, "limits-of-tenant");
});
