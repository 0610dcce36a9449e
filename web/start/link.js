// What the address's fragment says: a join link, or nothing. The fragment never reaches the
// server, so the key in a join link stays between the link's holder and this page.

/**
 * @typedef {{ kind: "none" } | { kind: "broken" }
 *   | { kind: "join", id: string, token: string | null }} Link
 */

/** Digits of the shortest and the longest meeting ID that the contract allows. */
const SHORTEST_ID = 3;
const LONGEST_ID = 32;

/**
 * @param {string} fragment with its `#`
 * @returns {Link}
 */
export function readLink(fragment) {
  if (!fragment.startsWith("#/j")) return { kind: "none" };
  const match = /^#\/j\/(\d+)(?:\/([0-9A-Za-z_-]+))?\/?$/.exec(fragment);
  const id = match?.[1];
  if (id === undefined || !isId(id)) return { kind: "broken" };
  return { kind: "join", id, token: match?.[2] ?? null };
}

/**
 * The ID in what somebody typed: digits, with spaces or hyphens anywhere, or a whole join link.
 *
 * @param {string} typed
 * @returns {{ id: string, token: string | null } | null}
 */
export function readTyped(typed) {
  const at = typed.indexOf("#/j/");
  if (at >= 0) {
    const link = readLink(typed.slice(at).trim());
    return link.kind === "join" ? { id: link.id, token: link.token } : null;
  }
  const id = typed.replace(/[\s\u2010-\u2015-]/g, "");
  return /^\d+$/.test(id) && isId(id) ? { id, token: null } : null;
}

/** @param {string} id */
function isId(id) {
  return id.length >= SHORTEST_ID && id.length <= LONGEST_ID;
}

/**
 * Digits in groups of three, the last of two to four, as people read them out.
 *
 * @param {string} id
 * @returns {string[]}
 */
export function grouped(id) {
  const groups = [];
  let rest = id;
  while (rest.length > 4) {
    groups.push(rest.slice(0, 3));
    rest = rest.slice(3);
  }
  return [...groups, rest];
}
