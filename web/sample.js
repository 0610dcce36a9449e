// A sample to copy: a title, a button, and text with a little colour.

import { el, put } from "./dom.js";

/** How long the button says that it has copied. */
const COPIED_MS = 1600;

const JSON_PARTS = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\btrue\b|\bfalse\b|\bnull\b)/g;
const SHELL_PARTS = /('(?:[^'])*'|"(?:[^"\\]|\\.)*")|(^#.*$)|( --?[a-zA-Z][\w-]*|^curl\b)/gm;

/**
 * @param {string} title what it is, above the text
 * @param {string} text
 * @param {"json" | "shell" | "plain"} kind
 * @param {{ copy: string, copied: string }} [words] what the button says
 */
export function sample(title, text, kind, words = { copy: "Copy", copied: "Copied" }) {
  const button = el("button", { class: "copy", type: "button", "aria-label": `${words.copy}: ${title}` }, words.copy);
  button.addEventListener("click", async () => {
    if (!(await copyText(text))) return;
    button.textContent = words.copied;
    setTimeout(() => (button.textContent = words.copy), COPIED_MS);
  });
  const code = el("code", { class: kind });
  put(code, colour(text, kind));
  // Focusable, so that a long line can be scrolled to its end by keyboard.
  return el(
    "figure",
    { class: "sample" },
    el("figcaption", null, el("span", null, title), button),
    el("pre", { tabindex: "0", role: "region", "aria-label": title }, code),
  );
}

/**
 * Copies text. Plain HTTP on another host than localhost has no clipboard interface; there a
 * hidden field is selected and copied as before it existed.
 *
 * @param {string} text
 * @returns {Promise<boolean>} whether it worked
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = el("textarea", { class: "unseen", readonly: true });
    field.value = text;
    // Under an open dialog the rest of the page cannot be selected.
    (document.querySelector("dialog[open]") ?? document.body).append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }
}

/**
 * @param {string} text
 * @param {"json" | "shell" | "plain"} kind
 * @returns {(string | Node)[]}
 */
function colour(text, kind) {
  if (kind === "plain") return [text];
  const pattern = kind === "json" ? JSON_PARTS : SHELL_PARTS;
  /** @type {(string | Node)[]} */
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    parts.push(...(kind === "json" ? jsonPart(match) : shellPart(match)));
  }
  parts.push(text.slice(end));
  return parts;
}

/** @param {RegExpMatchArray} match */
function jsonPart([whole, string, colon]) {
  if (string === undefined) return [el("span", { class: "t-number" }, whole)];
  return [el("span", { class: colon ? "t-key" : "t-string" }, string), colon ?? ""];
}

/** A quoted JSON body is coloured as JSON. @param {RegExpMatchArray} match */
function shellPart([whole, string, comment]) {
  if (string?.startsWith("'{") || string?.startsWith("'[")) return colour(string, "json");
  return [el("span", { class: string ? "t-string" : comment ? "t-comment" : "t-key" }, whole)];
}
