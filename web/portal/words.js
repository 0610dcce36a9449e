// Which words the portal uses now. Each text stands beside its translations in `words/`; the language
// is the one of every page of this server.

import { fill, language } from "../meet/words.js";
import { ADMIN } from "./words/admin.js";
import { BOOKING } from "./words/booking.js";
import { DEEDS } from "./words/deeds.js";
import { DIRECTORY } from "./words/directory.js";
import { ESTATE } from "./words/estate.js";
import { MEETING } from "./words/meeting.js";
import { MEETINGS } from "./words/meetings.js";
import { OWN } from "./words/own.js";
import { PROBLEMS } from "./words/problems.js";
import { QUALITY } from "./words/quality.js";
import { SHELL } from "./words/shell.js";
import { SIGN_ON } from "./words/sign_on.js";

/** In English, Portuguese and Chinese. @typedef {readonly [string, string, string]} Text */

export const TABLE = { ...SHELL, ...MEETINGS, ...BOOKING, ...MEETING, ...ADMIN, ...DIRECTORY, ...DEEDS, ...ESTATE, ...SIGN_ON, ...OWN, ...QUALITY, ...PROBLEMS };

/** @typedef {keyof typeof TABLE} Word */
/** @typedef {{ [K in Word]: K extends `${infer Stem}One` ? Stem : never }[Word]} Counted */
/** @typedef {Record<Word, string>} Words */

/** @param {number} column @returns {Words} */
const column = (column) => /** @type {any} */ (Object.fromEntries(Object.entries(TABLE).map(([word, texts]) => [word, texts[column]])));

/** @type {Record<import("../i18n.js").Language, Words>} */
const WORDS = { en: column(0), "pt-BR": column(1), "zh-Hans": column(2) };

/** The words of the language. Read while showing, so that a change of language shows everything anew. */
export function words() {
  return WORDS[language.value];
}

/**
 * A text that depends on a number, which stands in it as `{count}`.
 *
 * @param {Counted} stem
 * @param {number} count
 * @param {Record<string, string | number>} [values]
 */
export function counted(stem, count, values = {}) {
  const form = new Intl.PluralRules(language.value).select(count) === "one" ? "One" : "Other";
  return fill(words()[/** @type {Word} */ (`${stem}${form}`)], { count, ...values });
}
