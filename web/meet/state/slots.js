// Which receiving video section shows what. A track stays in the section it has, however tiles move,
// because changing sections costs a key frame and a blink.

/** @typedef {import("../protocol/signalling.js").SlotView} SlotView */
/** @typedef {import("./model.js").TileName} TileName */

/** @typedef {TileName & { key: string, height: number }} Wanted */

/**
 * @param {readonly string[]} mids of the sections there are
 * @param {ReadonlyMap<string, string>} before key by `mid`, as it was
 * @param {ReadonlyMap<string, string>} shows key by `mid` of what each still shows
 * @param {readonly Wanted[]} wanted the most wanted first
 * @returns {{ keys: Map<string, string>, views: SlotView[], missing: number }} key by `mid` as it is
 *   now, the same for the server, and how many sections there are too few
 */
export function assign(mids, before, shows, wanted) {
  const isWanted = new Set(wanted.map(({ key }) => key));
  /** @type {Map<string, string>} */
  const midOf = new Map();
  for (const mid of mids) {
    const key = before.get(mid);
    if (key !== undefined && isWanted.has(key) && !midOf.has(key)) midOf.set(key, mid);
  }
  const taken = new Set(midOf.values());
  const free = mids.filter((mid) => !taken.has(mid));
  let missing = 0;
  for (const { key } of wanted) {
    if (midOf.has(key)) continue;
    // One that shows it already needs no key frame; one that shows nothing takes no picture away.
    const best = free.find((mid) => shows.get(mid) === key) ?? free.find((mid) => !shows.has(mid)) ?? free[0];
    if (best === undefined) {
      missing += 1;
      continue;
    }
    free.splice(free.indexOf(best), 1);
    midOf.set(key, best);
  }
  /** @type {Map<string, string>} */
  const keys = new Map();
  /** @type {SlotView[]} */
  const views = [];
  for (const { key, participant, source, height } of wanted) {
    const mid = midOf.get(key);
    if (mid === undefined) continue;
    keys.set(mid, key);
    views.push({ mid, participant, source, height });
  }
  return { keys, views, missing };
}
