// In which order people are on the stage. Nobody moves without a reason, and whoever has one changes
// places with one other, so that all the rest stay where they were.

/** @typedef {import("./model.js").ParticipantId} ParticipantId */

/**
 * Those who were there keep their order; newcomers follow. Oneself is always first.
 *
 * @param {readonly ParticipantId[]} order
 * @param {readonly ParticipantId[]} present in order of arrival
 * @param {ParticipantId | null} you
 * @returns {ParticipantId[]}
 */
export function keepOrder(order, present, you) {
  const here = new Set(present);
  const known = new Set(order);
  const kept = order.filter((id) => here.has(id));
  const all = [...kept, ...present.filter((id) => !known.has(id))];
  return you !== null && here.has(you) ? [you, ...all.filter((id) => id !== you)] : all;
}

/**
 * Two change places.
 *
 * @param {readonly ParticipantId[]} order
 * @param {ParticipantId} one
 * @param {ParticipantId} other
 * @returns {ParticipantId[]}
 */
export function swap(order, one, other) {
  return order.map((id) => (id === one ? other : id === other ? one : id));
}

/**
 * Brings somebody among the first, in the place of whoever may yield and spoke longest ago.
 *
 * @param {readonly ParticipantId[]} order
 * @param {ParticipantId} id
 * @param {number} first how many are on the first page
 * @param {(id: ParticipantId) => boolean} mayYield
 * @param {(id: ParticipantId) => number} lastSpokeAt
 * @returns {readonly ParticipantId[]} the same array if nothing changes
 */
export function bringForward(order, id, first, mayYield, lastSpokeAt) {
  const place = order.indexOf(id);
  if (place < first) return order;
  const yielding = order.slice(0, first).filter(mayYield);
  // Of equals the last yields: the upper left corner is where eyes rest.
  const out = yielding.reduceRight(
    (/** @type {ParticipantId | null} */ best, one) =>
      best === null || lastSpokeAt(one) < lastSpokeAt(best) ? one : best,
    null,
  );
  return out === null ? order : swap(order, id, out);
}
