// What becomes of the stream of a meeting: begun and ended, to everybody, whoever comes later as well;
// and to hosts which place it does not arrive at. A place that fails again and again is told once, until
// it has been reached.

import { untracked } from "../../vendor/signals-core.js";

/** @typedef {import("./model.js").ConferenceState} ConferenceState */
/** @typedef {import("./model.js").StreamTarget} StreamTarget */

export class Streaming {
  #happenings;
  #isOn = false;
  /** What was told of each place, by its index. @type {Map<number, string>} */
  #told = new Map();

  /** @param {import("./happenings.js").Happenings} happenings */
  constructor(happenings) {
    this.#happenings = happenings;
  }

  /**
   * The meeting as it is now; `null`: one is not in it.
   *
   * @param {ConferenceState | null} conference
   * @param {boolean} isHost
   */
  looked(conference, isHost) {
    untracked(() => {
      if (conference === null) {
        this.#isOn = false;
        this.#told.clear();
        return;
      }
      this.#turned(conference.streaming);
      if (isHost) conference.targets.forEach((target, place) => this.#went(place, target));
      else this.#forget();
      // What has failed stays when the stream has ended, for it may be the reason.
      if (conference.streaming) this.#drop((place) => place >= conference.targets.length);
    });
  }

  /** @param {boolean} on */
  #turned(on) {
    if (on === this.#isOn) return;
    this.#isOn = on;
    if (on) this.#forget();
    else this.#happenings.drop((one) => one.kind === "streamTrouble" && one.state === "waiting");
    this.#happenings.drop(({ kind }) => kind === "streamed");
    this.#happenings.add({ kind: "streamed", on });
  }

  /** @param {number} place @param {StreamTarget} target */
  #went(place, { of, state, why }) {
    if (state === "live") return this.#drop((one) => one === place);
    // What waits without a reason has nothing to show yet, such as a screen that nobody shares.
    if (why === null || state === "connecting") return;
    const told = `${state} ${why}`;
    if (this.#told.get(place) === told) return;
    this.#drop((one) => one === place);
    this.#told.set(place, told);
    this.#happenings.add({ kind: "streamTrouble", place, of, state, why });
  }

  #forget() {
    this.#drop(() => true);
  }

  /** @param {(place: number) => boolean} isGone */
  #drop(isGone) {
    for (const place of [...this.#told.keys()]) if (isGone(place)) this.#told.delete(place);
    this.#happenings.drop((one) => one.kind === "streamTrouble" && isGone(one.place));
  }
}
