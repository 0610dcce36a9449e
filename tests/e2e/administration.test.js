// The administrators' pages on a running server: somebody is added, given a room and disabled, many are
// moved in as a table, and all of it stands in the audit trail; a provider makes a corporation whose
// administrator signs in.

import assert from "node:assert/strict";
import { eventually } from "./eventually.js";
import { ACCOUNT, PASSWORD } from "./server.js";
import { theatre } from "./theatre.js";

const PROVIDER = "provider";
const { scene } = theatre({ settings: { CONVOCA_PROVIDER_ACCOUNT: PROVIDER, CONVOCA_PROVIDER_PASSWORD: PASSWORD } });

const DESKTOP = { width: 1280, height: 900 };
/** Without touch: the page would be loaded anew, and the form be empty again. */
const PHONE = { width: 390, height: 844 };
const FIRST_PASSWORD = "Stone-Slate-42";
const OWN_PASSWORD = "Tiles-And-Nails-9";

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

/** Types into a field that suggests, and takes the suggestion that is called so. @param {Person} person @param {string} selector @param {string} typed */
async function pick(person, selector, typed) {
  await person.page.waitForSelector(selector);
  await person.page.focus(selector);
  await put(person, selector, typed);
  await eventually(`"${typed}" is suggested`, () =>
    person.page.$$eval('[role="option"]', (all, wanted) => {
      const one = all.find((option) => option.textContent?.includes(wanted));
      if (one) /** @type {HTMLElement} */ (one).click();
      return one !== undefined;
    }, typed));
}

/** @param {Person} person @param {string} account @param {string} password */
async function signsIn(person, account, password) {
  await person.finds("Sign in", "heading");
  await person.fill("Account", account);
  await put(person, 'input[type="password"]', password);
  await person.press("Sign in");
}

/** Who was given his password chooses his own first. @param {Person} person */
async function chooses(person) {
  await person.finds("Choose your own password", "heading");
  await put(person, 'input[autocomplete="current-password"]', FIRST_PASSWORD);
  await put(person, 'input[autocomplete="new-password"]', OWN_PASSWORD);
  await person.press("Set the password");
}

/** Goes to a part of the administration. @param {Person} person @param {string} part */
async function goes(person, part) {
  await person.press(part, "link");
  await person.page.waitForFunction((title) => document.querySelector(".admin-body h2")?.textContent === title, {}, part);
}

/** Waits until a row of the list says something. @param {Person} person @param {string} text */
const row = (person, text) =>
  eventually(`a row says "${text}"`, () => person.page.$$eval(".listing tbody tr", (all, wanted) => all.map((one) => one.textContent ?? "").find((one) => one.includes(wanted)), text));

scene("an administrator adds people, gives and takes, and reads of it in the trail", async ({ server, opens }) => {
  const alice = await opens("Alice", `${server.origin}/portal#/admin/departments`, { viewport: DESKTOP });
  await signsIn(alice, ACCOUNT, PASSWORD);
  await alice.page.waitForSelector(".tree-row");
  await alice.press("Add a department");
  await put(alice, 'dialog [name="name"]', "Carpenters");
  await alice.page.locator('dialog button[type="submit"]').click();
  await eventually("the department is there", () => alice.page.$$eval(".tree-item", (all) => all.some((one) => one.textContent === "Carpenters")));
  await shows(alice, "departments");

  await goes(alice, "People");
  await alice.press("Add a person");
  await put(alice, 'dialog [name="name"]', "Tom Baker");
  await put(alice, 'dialog [name="account"]', "tom");
  await put(alice, 'dialog [name="email"]', "tom@roofers.example");
  await put(alice, 'dialog input[type="password"]', FIRST_PASSWORD);
  await pick(alice, 'dialog [name="department"]', "Carpenters");
  await alice.isAccessible();
  await alice.shoots("administration-add-person");
  await alice.page.locator('dialog button[type="submit"]').click();
  assert.match((await row(alice, "Tom Baker")) ?? "", /Carpenters.*Member.*Active/s);

  await alice.press("Import");
  const table = "account,name,email\r\nines,Inês Duarte,ines@roofers.example\r\nnobody,Nobody,not an address\r\ntom,Another Tom,tom2@roofers.example\r\n";
  const field = await alice.page.waitForSelector("#import-file");
  await field?.evaluate((input, text) => {
    const files = new DataTransfer();
    files.items.add(new File([text], "people.csv", { type: "text/csv" }));
    /** @type {HTMLInputElement} */ (input).files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }, table);
  await alice.page.waitForSelector(".is-preview");
  await shows(alice, "import");
  await alice.page.locator(".dialog-ends .button:last-child").click();
  await alice.page.waitForSelector(".refused");
  assert.deepEqual(await alice.page.$$eval(".report-figure b", (all) => all.map((one) => one.textContent)), ["1", "2"]);
  assert.deepEqual(await alice.page.$$eval(".refused tbody tr", (all) => all.map((one) => one.querySelector("td")?.textContent)), ["3", "4"]);
  await shows(alice, "report");
  await alice.page.locator(".dialog-ends .button:last-child").click();
  await row(alice, "Inês Duarte");
  await shows(alice, "people");

  await goes(alice, "Rooms");
  await shows(alice, "rooms");
  await goes(alice, "People");
  await alice.page.locator('a[href="#/admin/people/tom"]').click();
  await alice.page.waitForSelector("#his-rooms");
  await alice.page.focus('[name="room"]');
  const room = await eventually("a free room is suggested", () => alice.page.$eval('[role="option"] .combo-label', (one) => one.textContent).catch(() => null));
  await alice.page.locator('[role="option"]').click();
  await eventually("the room is his", () => alice.page.$$eval(".choice-row b", (all, name) => all.some((one) => one.textContent === name), room));

  const tom = await opens("Bob", `${server.origin}/portal`, { as: "Tom", viewport: DESKTOP });
  await signsIn(tom, "tom", FIRST_PASSWORD);
  await chooses(tom);
  await tom.finds("Meetings", "heading");
  assert.equal(await tom.has("Administration", "link"), false);
  await tom.leaves();
  await shows(alice, "person");
  await alice.press("Disable");
  await alice.page.locator("dialog .button.is-danger, dialog .button:last-child").click();
  await alice.reads("May not sign in");
  const again = await opens("Bob", `${server.origin}/portal`, { as: "Tom", viewport: DESKTOP });
  await signsIn(again, "tom", OWN_PASSWORD);
  await again.page.waitForSelector('[role="alert"]');
  assert.equal(await again.has("Meetings", "heading"), false, "who is disabled is refused");

  await goes(alice, "Audit trail");
  const deeds = await eventually("the trail has it all", async () => {
    const all = await alice.page.$$eval(".listing tbody tr", (rows) => rows.map((one) => `${one.querySelector("th b")?.textContent} | ${one.querySelector("td")?.textContent}`));
    return all.length >= 5 && all;
  });
  for (const wanted of ["Department added", "Person added", "People imported", "Rooms given", "People enabled or disabled"]) assert.ok(deeds.some((one) => one.startsWith(wanted)), `${wanted} in ${deeds.join("\n")}`);
  await shows(alice, "audit");
  for (const part of ["Limits", "Devices", "Settings"]) {
    await alice.press(part, "link");
    await eventually(`${part} has come`, () => alice.page.$eval(".admin-body", (body) => body.querySelector("h2") !== null && body.querySelector(".loading") === null));
    await shows(alice, part.toLowerCase());
  }
});

scene("somebody is sent a new password, and is erased with a report that says what went", async ({ server, opens }) => {
  const address = "rita@roofers.example";
  const alice = await opens("Alice", `${server.origin}/portal#/admin/people`, { viewport: DESKTOP });
  await signsIn(alice, ACCOUNT, PASSWORD);
  await alice.page.waitForSelector(".listing, .empty");
  await alice.press("Add a person");
  for (const [name, value] of [["name", "Rita Lobo"], ["account", "rita"], ["email", address]]) await put(alice, `dialog [name="${name}"]`, value ?? "");
  await put(alice, 'dialog input[type="password"]', FIRST_PASSWORD);
  await alice.page.locator('dialog button[type="submit"]').click();
  await row(alice, "Rita Lobo");
  await alice.page.locator('a[href="#/admin/people/rita"]').click();
  await alice.press("Send a new password");
  await alice.page.locator("dialog .button:last-child").click();
  await alice.reads("A new password is on its way.");
  // Another mail told her of her account; one that is made up has 16 letters and digits.
  const [sent] = await server.mailed(address, /(?<![\w-])[A-Za-z0-9]{16}(?![\w-])/);

  const rita = await opens("Bob", `${server.origin}/portal`, { as: "Rita", viewport: DESKTOP });
  await signsIn(rita, "rita", FIRST_PASSWORD);
  await rita.reads("Account or password is wrong.");
  await signsIn(rita, "rita", sent);
  await rita.finds("Choose your own password", "heading");
  await rita.leaves();

  await alice.press("Erase person");
  await alice.page.locator("dialog .button.danger").click();
  await alice.finds("The person is erased", "heading");
  await alice.reads("The account with profile, passwords, sign-ins and contacts");
  await alice.reads("They show what was sent.");
  await shows(alice, "erased");
  for (const [language, said] of /** @type {const} */ ([["Português (Brasil)", "A conta, com perfil, senhas, acessos e contatos"], ["简体中文", "账号及其资料、密码、登录和通讯录"]])) {
    await alice.page.evaluate((name) => {
      const menu = /** @type {HTMLButtonElement} */ (document.querySelector(".own-menu"));
      menu.click();
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve([.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".menu-item"))].find((one) => one.textContent === name)?.click()))));
    }, language);
    await alice.reads(said);
  }
  const gone = await opens("Bob", `${server.origin}/portal`, { as: "Rita", viewport: DESKTOP });
  await signsIn(gone, "rita", sent);
  await gone.reads("Account or password is wrong.");
});

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
  await chooses(lin);
  await lin.page.waitForSelector(".limits");
  await lin.reads("0 of 40");
  await shows(lin, "limits-of-tenant");
});
