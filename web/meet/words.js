// Which words the meeting uses now, and how values get into them.

import { signal } from "../vendor/signals-core.js";
import { remember, startLanguage } from "../i18n.js";
import { ENGLISH } from "./words_en.js";
import { PORTUGUESE } from "./words_pt.js";
import { CHINESE } from "./words_zh.js";

/** @typedef {import("./words_en.js").Words} Words */
/** @typedef {import("../i18n.js").Language} Language */
/** @typedef {{ [K in keyof Words]: K extends `${infer Stem}One` ? Stem : never }[keyof Words]} Counted */

/** @type {Record<Language, Words>} */
const WORDS = { en: ENGLISH, "pt-BR": PORTUGUESE, "zh-Hans": CHINESE };

/** The language of the page. Views read it through `words`. */
export const language = signal(startLanguage());

/** The words of the language. Read while showing, so that a change of language shows everything anew. */
export function words() {
  return WORDS[language.value];
}

/** Changes the language, and remembers it. @param {Language} chosen */
export function choose(chosen) {
  language.value = chosen;
  remember(chosen);
}

/**
 * Puts values where a text has their names in braces.
 *
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * A text that depends on a number.
 *
 * @param {Counted} stem
 * @param {number} count
 */
export function counted(stem, count) {
  const form = new Intl.PluralRules(language.value).select(count) === "one" ? "One" : "Other";
  return fill(words()[/** @type {keyof Words} */ (`${stem}${form}`)], { count });
}
