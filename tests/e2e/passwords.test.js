// Passwords in browsers: who was given one chooses his own first; who has forgotten it comes by another
// one with what his mail says; a new address counts when its code has come.

import assert from "node:assert/strict";
import { eventually } from "./eventually.js";
import { ACCOUNT, PASSWORD } from "./server.js";
import { theatre } from "./theatre.js";

const { scene } = theatre();

const DESKTOP = { width: 1280, height: 900 };
/** Without touch: the page would be loaded anew, and the form be empty again. */
const PHONE = { width: 390, height: 844 };
const [GIVEN, OWN, NEXT] = ["Stone-Slate-42", "Tiles-And-Nails-9", "Copper-Gutter-31"];
const ADDRESS = "tom@roofers.example";

/** @typedef {import("./person.js").Person} Person */

/** Looks at a page on a desktop and on a phone. @param {Person} person @param {string} title */
async function shows(person, title) {
  for (const [name, viewport] of /** @type {const} */ ([["desktop", DESKTOP], ["phone", PHONE]])) {
    await person.page.setViewport(viewport);
    await person.isAccessible();
    await person.shoots(`password-${title}-${name}`);
  }
  await person.page.setViewport(DESKTOP);
}

/** Types into the field. @param {Person} person @param {string} selector @param {string} text */
const types = (person, selector, text) => person.page.locator(selector).fill(text);

/** @param {Person} person @param {string} account @param {string} password */
async function signsIn(person, account, password) {
  await person.finds("Sign in", "heading");
  await person.fill("Account", account);
  await types(person, 'input[autocomplete="current-password"]', password);
  await person.press("Sign in");
}

/** Adds Tom as an administrator would. @param {import("./server.js").Server} server @param {Person} person anybody on the server's pages */
async function addTom(server, person) {
  const status = await person.page.evaluate(async (account, password, member) => {
    const headers = { "content-type": "application/json" };
    const signedIn = await fetch("/v1/usg/acs/auth/account", { method: "POST", headers: { ...headers, authorization: `Basic ${btoa(`${account}:${password}`)}` }, body: JSON.stringify({ account, clientType: 72 }) });
    const { accessToken } = await signedIn.json();
    const added = await fetch("/v1/usg/dcs/corp/member", { method: "POST", headers: { ...headers, "x-access-token": accessToken }, body: JSON.stringify(member) });
    return added.status;
  }, ACCOUNT, PASSWORD, { account: "tom", name: "Tom Baker", email: ADDRESS, pwd: GIVEN, sendNotify: "0" });
  assert.equal(status, 200);
}

/**
 * How far from the left the hole is, as an eye would find it: where the piece, in the shade, is what
 * the picture shows.
 *
 * @param {Person} person
 * @returns {Promise<number>}
 */
function hole(person) {
  return eventually("the picture is drawn", () => person.page.evaluate(() => {
    const read = (/** @type {string} */ selector) => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector(selector));
      return { width: canvas.width, height: canvas.height, data: canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray() };
    };
    const [whole, piece] = [read(".slider-whole"), read(".slider-piece")];
    const box = /** @type {HTMLElement} */ (document.querySelector(".slider-picture"));
    const top = Math.round((Number.parseFloat(box.style.getPropertyValue("--top")) / 100) * whole.height);
    const shade = 110 / 256;
    let best = { left: 0, off: Infinity };
    for (let left = 0; left <= whole.width - piece.width; left += 1) {
      let off = 0;
      for (let y = 0; y < piece.height; y += 4) {
        for (let x = 0; x < piece.width; x += 4) {
          const [there, here] = [4 * ((top + y) * whole.width + left + x), 4 * (y * piece.width + x)];
          for (let colour = 0; colour < 3; colour += 1) off += Math.abs((whole.data[there + colour] ?? 0) - (piece.data[here + colour] ?? 0) * shade);
        }
      }
      if (off < best.off) best = { left, off };
    }
    return [whole, piece].every(({ data }) => data.some((value) => value > 0)) && best.left;
  }));
}

/** Moves the piece by arrow keys. @param {Person} person @param {number} left */
async function slides(person, left) {
  await person.page.focus(".slider input");
  for (let at = 0; at < left; at += 1) await person.page.keyboard.press("ArrowRight");
  assert.equal(await person.page.$eval(".slider input", (field) => Number(/** @type {HTMLInputElement} */ (field).value)), left);
}

scene("a given password is changed before anything else, a forgotten one is replaced, and a new address is confirmed", async ({ server, opens }) => {
  const tom = await opens("Alice", `${server.origin}/portal`, { as: "Tom", viewport: DESKTOP });
  await addTom(server, tom);

  await signsIn(tom, "tom", GIVEN);
  await tom.finds("Choose your own password", "heading");
  assert.equal(await tom.has("Meetings", "heading"), false);
  await tom.page.reload();
  await tom.finds("Choose your own password", "heading");
  await types(tom, 'input[autocomplete="current-password"]', GIVEN);
  await types(tom, 'input[autocomplete="new-password"]', "tomtomtom1");
  await eventually("the broken rule is open", () => tom.page.$$eval(".rules li:not(.is-kept)", (all) => all.length === 1));
  await shows(tom, "forced");
  await types(tom, 'input[autocomplete="new-password"]', OWN);
  await tom.press("Set the password");
  await tom.finds("Meetings", "heading");

  // On another machine he does not remember it.
  const away = await opens("Bob", `${server.origin}/portal`, { as: "Tom elsewhere", viewport: DESKTOP });
  await away.press("Forgot your password?", "link");
  await away.fill("Account, e-mail address or phone number", ADDRESS);
  await shows(away, "who");
  await away.page.keyboard.press("Enter");
  await away.finds("Move the piece into the dark gap", "slider");
  const first = await hole(away);
  await slides(away, first > 140 ? first - 40 : first + 40);
  await away.press("Send the code");
  await away.reads("The piece was not in its place.");
  await eventually("another picture is there", async () => (await away.page.$eval(".slider input", (field) => /** @type {HTMLInputElement} */ (field).value)) === "0");
  await slides(away, await hole(away));
  await shows(away, "slider");
  await away.page.keyboard.press("Enter");
  const [code] = await server.mailed(ADDRESS, /\b\d{6}\b/);
  await away.fill("Code", code === "000000" ? "000001" : "000000");
  await away.page.keyboard.press("Enter");
  await away.reads("The code is wrong, used or too old.");
  await shows(away, "code");
  await away.fill("Code", code);
  await away.page.keyboard.press("Enter");
  await types(away, 'input[autocomplete="new-password"]', NEXT);
  await shows(away, "new");
  await away.page.keyboard.press("Enter");
  await away.finds("Your new password is set", "heading");
  await shows(away, "done");
  await away.press("Sign in", "link");
  await signsIn(away, "tom", NEXT);
  await away.finds("Meetings", "heading");

  // Whoever was signed in with the old one is no longer: his page listens for calls, and is refused.
  await tom.finds("Sign in", "heading");

  await away.page.goto(`${server.origin}/portal#/profile`);
  await away.page.reload();
  await away.finds("My data", "heading");
  await away.fill("Title", "Master roofer");
  await away.press("Save");
  await away.reads("Your data are saved.");
  await away.page.$eval('input[name="picture"]', async (input) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [640, 480];
    const brush = canvas.getContext("2d");
    if (brush) Object.assign(brush, { fillStyle: "#b4533a" }).fillRect(0, 0, 640, 480);
    const made = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    const files = new DataTransfer();
    files.items.add(new File([/** @type {Blob} */ (made)], "me.png", { type: "image/png" }));
    /** @type {HTMLInputElement} */ (input).files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await away.reads("The picture is changed.");
  const edges = () => away.page.$$eval(".avatar img", (all) => all.map((one) => /** @type {HTMLImageElement} */ (one).naturalWidth));
  await eventually("the picture is shown here and in the menu, small", async () => (await edges()).join() === "384,384");
  await away.press("Change: E-mail address");
  await away.fill("New e-mail address", "tom@baker.example");
  await away.press("Send the code");
  const [confirm] = await server.mailed("tom@baker.example", /\b\d{6}\b/);
  await away.fill("Code", confirm);
  await away.page.keyboard.press("Enter");
  await away.reads("tom@baker.example");
  await shows(away, "profile");
  await away.press("Change password", "link");
  await away.finds("Change password", "heading");
  await shows(away, "change");
  assert.deepEqual(away.complaints.filter((one) => !one.includes("status of 4")), []);
});
