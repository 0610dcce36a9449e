// A person: the picture, or the first letters of the name in a colour that stays with the ID.

import { html } from "../../../vendor/htm-preact.js";

/** Colours to choose from, `tint-0` and on in `tokens.css`. */
const TINTS = 8;

/**
 * @param {{ name: string, id: string, size?: "s" | "m", picture?: string }} props `picture`: its address, if there is one
 */
export function Avatar({ name, id, size = "m", picture = "" }) {
  if (picture !== "") return html`<span class="avatar avatar-${size}" aria-hidden="true"><img src=${picture} alt="" /></span>`;
  return html`<span class="avatar avatar-${size} tint-${tintOf(id)}" aria-hidden="true">${initials(name)}</span>`;
}

/** Number of the colour that belongs to an ID. @param {string} id */
export function tintOf(id) {
  let sum = 7;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % TINTS;
}

/**
 * First letters of the first and last word; of a name in Han characters the last two, which is how
 * people there are called.
 *
 * @param {string} name
 */
export function initials(name) {
  const words = name.trim().split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (first === undefined) return "?";
  if (/^\p{Script=Han}+$/u.test(first)) return [...first].slice(-2).join("");
  const letters = words.length > 1 ? [first, words.at(-1) ?? ""] : [first];
  return letters.map((word) => word.match(/[\p{L}\p{N}]/u)?.[0] ?? "").join("").toLocaleUpperCase();
}
