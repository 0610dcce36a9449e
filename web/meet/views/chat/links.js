// Addresses in what people write, as links. Only what begins with http:// or https:// becomes one,
// so nothing that somebody writes can run.

import { html } from "../../../vendor/htm-preact.js";

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`]+/gi;

/** What ends a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]}。，；：！？）】]+$/u;

/** @typedef {{ text: string, href: string | null }} Part */

/**
 * A text in parts, some of which are addresses.
 *
 * @param {string} text
 * @returns {Part[]}
 */
export function linked(text) {
  /** @type {Part[]} */
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    const href = safe(address);
    if (href === null) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}

/** @param {string} address */
function safe(address) {
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/** @param {{ text: string }} props */
export function Linked({ text }) {
  return linked(text).map((part, index) =>
    part.href === null ? part.text : html`<a key=${index} href=${part.href} target="_blank" rel="noopener noreferrer nofollow">${part.text}</a>`,
  );
}
