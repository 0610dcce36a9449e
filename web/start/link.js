// What the address's fragment says: a join link, or nothing. The fragment never reaches the
// server, so the key in a join link stays between the link's holder and this page.

/**
 * @typedef {{ kind: "none" } | { kind: "broken" }
 *   | { kind: "join", id: string, hasKey: boolean }} Link
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
  if (id === undefined || id.length < SHORTEST_ID || id.length > LONGEST_ID) return { kind: "broken" };
  return { kind: "join", id, hasKey: match?.[2] !== undefined };
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
