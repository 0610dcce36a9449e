// The page at `/`: what this server is and how to join, or, when the address is a join link, the
// meeting itself, whose code is loaded only then.

import { byId, el } from "../dom.js";
import { createCommand, signInCommand } from "../first_calls.js";
import { LANGUAGES, apply, isLanguage, remember, startLanguage } from "../i18n.js";
import { sample } from "../sample.js";
import { readLink, readTyped } from "./link.js";
import { WORDS } from "./words.js";

/** How long the server may take to say how it is, in milliseconds, before we say it does not. */
const PATIENCE_MS = 8000;

/**
 * @typedef {{ state: "checking" } | { state: "up", version: string }
 *   | { state: "down", status: number } | { state: "silent" }} Health
 */

let language = startLanguage();
/** @type {Health} */
let health = { state: "checking" };
/** Typed on this page, for the meeting that is opened next. Not in the address, where it would stay. */
let password = "";
let isWrong = false;
/** @type {typeof import("../meet/main.js") | null} */
let meeting = null;

const choice = /** @type {HTMLSelectElement} */ (byId("language"));
for (const [tag, name] of Object.entries(LANGUAGES)) {
  choice.append(el("option", { value: tag, lang: tag }, name));
}
choice.addEventListener("change", () => {
  if (!isLanguage(choice.value)) return;
  language = choice.value;
  remember(language);
  show();
});
addEventListener("hashchange", () => {
  show();
  scrollTo(0, 0);
});
byId("skip").addEventListener("click", (event) => {
  // Following the link would replace the fragment, which is the join link.
  event.preventDefault();
  byId("main").focus();
});
byId("join").addEventListener("submit", (event) => {
  event.preventDefault();
  join();
});
show();
ask().then((answer) => {
  health = answer;
  showHealth();
});

function show() {
  const link = readLink(location.hash);
  byId("home").hidden = link.kind === "join";
  byId("meeting").hidden = link.kind !== "join";
  if (link.kind === "join") return void openMeeting(link.id, link.token);
  meeting?.close();
  byId("about").hidden = link.kind !== "none";
  byId("broken").hidden = link.kind !== "broken";
  // It may have been changed inside a meeting.
  language = startLanguage();
  choice.value = language;
  const words = WORDS[language];
  apply(words, language);
  document.title = words.pageTitle;
  showHealth();
  showWrong();
  showSamples();
}

/** @param {string} id @param {string | null} token */
async function openMeeting(id, token) {
  const given = password;
  password = "";
  meeting ??= await import("../meet/main.js");
  // Another address may have been opened while the code was loading.
  const link = readLink(location.hash);
  if (link.kind !== "join" || link.id !== id) return;
  meeting.open(byId("meeting"), { meeting: id, ...(token ? { token } : {}), ...(given ? { password: given } : {}) });
}

function join() {
  const id = /** @type {HTMLInputElement} */ (byId("join-id"));
  const secret = /** @type {HTMLInputElement} */ (byId("join-password"));
  const typed = readTyped(id.value);
  isWrong = typed === null;
  showWrong();
  if (!typed) return id.focus();
  password = secret.value;
  secret.value = "";
  location.hash = typed.token ? `#/j/${typed.id}/${typed.token}` : `#/j/${typed.id}`;
}

function showWrong() {
  byId("join-error").textContent = isWrong ? WORDS[language].joinWrong : "";
  byId("join-id").setAttribute("aria-invalid", String(isWrong));
}

function showHealth() {
  const words = WORDS[language];
  const [title, detail] = {
    checking: () => [words.checking, ""],
    up: () => [words.up, fill(words.upDetail, health)],
    down: () => [words.down, fill(words.downDetail, health)],
    silent: () => [words.silent, words.silentDetail],
  }[health.state]();
  byId("health").dataset.state = health.state;
  byId("health-title").textContent = title ?? "";
  byId("health-detail").textContent = detail ?? "";
}

/** @param {string} text with names in braces @param {object} values */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(/** @type {Record<string, unknown>} */ (values)[name]));
}

/** @returns {Promise<Health>} */
async function ask() {
  try {
    const response = await fetch("/health", { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) return { state: "down", status: response.status };
    const { version } = await response.json();
    return { state: "up", version };
  } catch {
    return { state: "silent" };
  }
}

function showSamples() {
  const words = WORDS[language];
  byId("samples").replaceChildren(
    sample(words.signIn, signInCommand(location.origin), "shell", words),
    sample(words.create, createCommand(location.origin), "shell", words),
  );
}
