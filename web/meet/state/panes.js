// Who is in which pane of a layout. Everybody in the meeting comes to the same result, because nothing
// but the layout, who is there, who speaks and the time of day goes into it.

/** @typedef {import("./model.js").Layout} Layout */
/** @typedef {import("./model.js").Participant} Participant */
/** @typedef {import("./model.js").ParticipantId} ParticipantId */
/** @typedef {import("./model.js").TileName} TileName */

/** How long each of several people is in a pane when the layout does not say, in seconds. */
export const USUAL_TURN_S = 10;

/**
 * Which of `count` has the turn.
 *
 * @param {number} count
 * @param {number} seconds each has it so long; 0: as usual
 * @param {number} nowMs
 */
export function turnOf(count, seconds, nowMs) {
  return count === 0 ? 0 : Math.floor(nowMs / (1000 * (seconds || USUAL_TURN_S))) % count;
}

/**
 * In how many milliseconds the turn passes on.
 *
 * @param {number} seconds
 * @param {number} nowMs
 */
export function turnEndsIn(seconds, nowMs) {
  const turnMs = 1000 * (seconds || USUAL_TURN_S);
  return turnMs - (nowMs % turnMs);
}

/** Whether anything in a layout changes by the time of day alone. @param {Layout} layout */
export const takesTurns = (layout) => layout.panes.some(({ people }) => people.length > 1);

/**
 * What each pane shows, in their order; `null`: nothing. Nobody is shown twice. A pane that is kept for
 * somebody stays empty while he is not there; one that is kept for nobody is filled by who is left, in
 * the order of their coming, and in an automatic layout whoever speaks is always among them.
 *
 * @param {Layout} layout
 * @param {readonly Participant[]} present in order of arrival
 * @param {readonly ParticipantId[]} sharing the latest first
 * @param {ParticipantId | null} active who speaks
 * @param {number} nowMs
 * @returns {(TileName | null)[]}
 */
export function seat(layout, present, sharing, active, nowMs) {
  const here = new Set(present.filter(({ kind }) => kind !== "whep").map(({ id }) => id));
  /** @type {Set<ParticipantId>} */
  const seated = new Set();
  /** @type {Set<ParticipantId>} */
  const onScreen = new Set();
  const seats = layout.panes.map(({ people, screen }) => {
    const taken = screen ? onScreen : seated;
    const kept = screen ? (people.length ? people : sharing).filter((id) => sharing.includes(id)) : people;
    const mayCome = kept.filter((id) => here.has(id) && !taken.has(id));
    // A free pane for screens has the latest; only people who were named take turns.
    const id = mayCome[people.length ? turnOf(mayCome.length, layout.seconds, nowMs) : 0];
    if (id === undefined) return null;
    taken.add(id);
    return { participant: id, source: /** @type {"camera" | "screen"} */ (screen ? "screen" : "camera") };
  });
  const free = [...layout.panes.keys()].filter((at) => !layout.panes[at]?.screen && !layout.panes[at]?.people.length);
  const left = [...here].filter((id) => !seated.has(id)).slice(0, free.length);
  if (layout.automatic && active !== null && here.has(active) && !seated.has(active) && !left.includes(active))
    left.splice(free.length - 1, 1, active);
  for (const [at, id] of left.entries()) {
    const place = free[at];
    if (place !== undefined) seats[place] = { participant: id, source: "camera" };
  }
  return seats;
}
