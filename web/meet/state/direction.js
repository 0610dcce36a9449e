// What a host or a program has decided that one looks at: for everybody by the meeting's stage, for
// oneself by one's view. The stage goes first.

/** @typedef {import("./model.js").ConferenceState} ConferenceState */
/** @typedef {import("./model.js").Direction} Direction */
/** @typedef {import("./model.js").Participant} Participant */

/** @type {Direction} */
const FREE = { kind: "free", participant: null, many: false, layout: null, seconds: 0, forAll: false, fixed: false };

/**
 * @param {ConferenceState | null} conference
 * @param {Participant | null} me
 * @param {boolean} released one has looked away from one's view, which counts unless it is locked
 * @returns {Direction}
 */
export function directionFor(conference, me, released) {
  if (!conference || !me) return FREE;
  const { stage } = conference;
  const forAll = { ...FREE, forAll: true, fixed: true };
  switch (stage.kind) {
    case "broadcast":
    case "roll_call":
      return { ...forAll, kind: stage.kind, participant: stage.participant };
    case "voice":
      return { ...forAll, kind: "voice", many: stage.many };
    case "layout":
      return { ...forAll, kind: "layout", layout: stage.layout };
    case "free":
      break;
    default:
      // A newer server may show more than this page knows; what one chose is better than nothing.
      break;
  }
  const { view } = me;
  const fixed = me.viewLocked;
  if (released && !fixed) return FREE;
  switch (view.kind) {
    case "person":
      return { ...FREE, kind: "person", participant: view.participant, fixed };
    case "poll":
      return { ...FREE, kind: "poll", seconds: view.seconds, fixed };
    case "layout":
      return { ...FREE, kind: "grid", fixed };
    default:
      return { ...FREE, fixed };
  }
}
