// The little Markdown that descriptions use: paragraphs, lists, `code`, **weight** and links to
// https addresses. Everything else stays the text it is.

import { el } from "../dom.js";

const SPANS = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\((https:\/\/[^)\s]+)\)/g;

/**
 * @param {string} source
 * @returns {HTMLElement[]} paragraphs and lists
 */
export function prose(source) {
  const blocks = source.trim().split(/\n\s*\n/);
  return blocks.filter((block) => block.trim() !== "").map((block) => {
    const lines = block.split("\n").map((line) => line.trim());
    if (lines.every((line) => /^[-*] /.test(line))) {
      return el("ul", { class: "prose-list" }, lines.map((line) => el("li", null, spans(line.slice(2)))));
    }
    return el("p", null, spans(lines.join(" ").replace(/^#+ /, "")));
  });
}

/**
 * @param {string} line
 * @returns {(Node | string)[]}
 */
export function spans(line) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let end = 0;
  for (const match of line.matchAll(SPANS)) {
    const [whole, code, strong, label, href] = match;
    parts.push(line.slice(end, match.index));
    end = match.index + whole.length;
    if (code !== undefined) parts.push(el("code", null, code));
    else if (strong !== undefined) parts.push(el("strong", null, strong));
    else parts.push(el("a", { href, rel: "noreferrer" }, label ?? ""));
  }
  parts.push(line.slice(end));
  return parts;
}
