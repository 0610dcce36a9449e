// Which language a page is in. Chosen from what the browser asks for, or by hand, which is then
// remembered. The words themselves belong to the page that shows them.

/** Languages that pages have words for, in their own names. */
export const LANGUAGES = /** @type {const} */ ({
  en: "English",
  "pt-BR": "Português (Brasil)",
  "zh-Hans": "简体中文",
});

/** @typedef {keyof typeof LANGUAGES} Language */

const REMEMBERED = "convoca.language";

/**
 * The language to start with: the one chosen before, else the first that the browser asks for and
 * we have, else English. A variety that we lack is served by the one we have of the same language.
 *
 * @param {readonly string[]} [asked]
 * @returns {Language}
 */
export function startLanguage(asked = globalThis.navigator?.languages ?? []) {
  const remembered = recall();
  if (remembered) return remembered;
  for (const tag of asked) {
    const primary = tag.toLowerCase().split("-")[0];
    if (primary === "en") return "en";
    if (primary === "pt") return "pt-BR";
    if (primary === "zh") return "zh-Hans";
  }
  return "en";
}

/** Remembers a choice. @param {Language} language */
export function remember(language) {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

/** @returns {Language | null} */
function recall() {
  try {
    const kept = localStorage.getItem(REMEMBERED);
    return kept !== null && isLanguage(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** @param {string} tag @returns {tag is Language} */
export function isLanguage(tag) {
  return Object.hasOwn(LANGUAGES, tag);
}

/**
 * Puts words into every element that names one with `data-word`, and into labels that name one
 * with `data-label`.
 *
 * @param {Record<string, string>} words
 * @param {Language} language
 */
export function apply(words, language) {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = words[element.getAttribute("data-word") ?? ""] ?? element.textContent;
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", words[element.getAttribute("data-label") ?? ""] ?? "");
  }
}
