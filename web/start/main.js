// The start page: what this server is and how it is, or, opened by a join link, which meeting the
// link means.

import { byId, el } from "../dom.js";
import { createCommand, signInCommand } from "../first_calls.js";
import { LANGUAGES, apply, isLanguage, remember, startLanguage } from "../i18n.js";
import { sample } from "../sample.js";
import { grouped, readLink } from "./link.js";
import { WORDS } from "./words.js";

/** Longer than this the server counts as not answering. */
const PATIENCE_MS = 8000;

/**
 * @typedef {{ state: "checking" } | { state: "up", version: string }
 *   | { state: "down", status: number } | { state: "silent" }} Health
 */

let language = startLanguage();
/** @type {Health} */
let health = { state: "checking" };

const choice = /** @type {HTMLSelectElement} */ (byId("language"));
for (const [tag, name] of Object.entries(LANGUAGES)) {
  choice.append(el("option", { value: tag, lang: tag }, name));
}
choice.value = language;
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
show();
ask().then((answer) => {
  health = answer;
  showHealth();
});

function show() {
  const words = WORDS[language];
  apply(words, language);
  const link = readLink(location.hash);
  byId("about").hidden = link.kind !== "none";
  byId("join").hidden = link.kind !== "join";
  byId("broken").hidden = link.kind !== "broken";
  document.title = words.pageTitle;
  if (link.kind === "join") {
    const parts = grouped(link.id).map((group) => el("span", null, group));
    byId("meeting-id").replaceChildren(...parts);
    byId("join-secret").hidden = !link.hasKey;
    document.title = `${words.joinId} ${grouped(link.id).join(" ")} · Convoca`;
  }
  showHealth();
  showSamples();
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
