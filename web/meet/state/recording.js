// A recording on one's own machine: begun by oneself, and ended when one leaves or may not record any
// more, whichever comes first. What was recorded until then is kept.

import { signal } from "../../vendor/signals-core.js";

export class Recording {
  #world;
  /** @type {import("../media/world.js").Recorder | null} */
  #recorder = null;
  #isStarting = false;
  /** @type {MediaStreamTrack | null} */
  #voice = null;
  /** Grows with each end, so that what was being begun meanwhile is ended at once. */
  #ends = 0;

  isOn = signal(false);

  /** @param {import("../media/world.js").MediaWorld} world */
  constructor(world) {
    this.#world = world;
  }

  get can() {
    return this.#world.recordTab !== null;
  }

  /** What one sends of one's own voice: who is muted in the meeting is in the recording. @param {MediaStreamTrack | null} voice */
  setVoice(voice) {
    this.#voice = voice;
    this.#recorder?.setVoice(voice);
  }

  /** @param {string} name of the file */
  async start(name) {
    if (!this.#world.recordTab || this.#recorder || this.#isStarting) return;
    this.#isStarting = true;
    const ends = this.#ends;
    const recorder = await this.#world.recordTab(name, () => {
      this.#recorder = null;
      this.isOn.value = false;
    });
    this.#isStarting = false;
    if (!recorder) return;
    if (ends !== this.#ends) return recorder.stop();
    this.#recorder = recorder;
    recorder.setVoice(this.#voice);
    this.isOn.value = true;
  }

  stop() {
    this.#ends += 1;
    this.#recorder?.stop();
  }
}
