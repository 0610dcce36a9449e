// The key that makes one the same participant again, kept so that a reload of the tab comes back
// too. Another tab has another keeper and is somebody else.

/** @typedef {import("./world.js").Keeper} Keeper */

const KEPT = "convoca.resume";

/** The number as it is compared: people and links write it with spaces. @param {string} meeting */
const plain = (meeting) => meeting.replace(/\s/g, "");

/**
 * @param {Keeper} keeper
 * @param {string} meeting
 * @returns {string | null} the key, if it is of this meeting
 */
export function recall(keeper, meeting) {
  try {
    const kept = JSON.parse(keeper.getItem(KEPT) ?? "null");
    return kept?.meeting === plain(meeting) && typeof kept.resume === "string" ? kept.resume : null;
  } catch {
    return null;
  }
}

/** @param {Keeper} keeper @param {string} meeting @param {string} resume */
export function keep(keeper, meeting, resume) {
  try {
    keeper.setItem(KEPT, JSON.stringify({ meeting: plain(meeting), resume }));
  } catch {
    // Then a reload comes in anew.
  }
}

/** @param {Keeper} keeper */
export function forget(keeper) {
  try {
    keeper.removeItem(KEPT);
  } catch {
    // Nothing was kept either.
  }
}
