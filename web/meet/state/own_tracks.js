// One's own open tracks: what there is to show and to send. A track that is taken in here is stopped
// when it goes.

import { signal } from "../../vendor/signals-core.js";
import { MicrophoneLevel } from "./microphone_level.js";

/** @typedef {import("../protocol/signalling.js").Source} Source */

export class OwnTracks {
  #onEnded;
  /** @type {Map<Source, MediaStreamTrack>} */
  #open = new Map();
  /** @type {MediaStreamTrack | null} */
  #metered = null;

  meter;
  camera = signal(/** @type {MediaStreamTrack | null} */ (null));
  screen = signal(/** @type {MediaStreamTrack | null} */ (null));
  screenAudio = signal(false);

  /**
   * @param {import("../media/world.js").MediaWorld} world
   * @param {(source: Source, track: MediaStreamTrack) => void} onEnded the machine or the browser ended one
   */
  constructor(world, onEnded) {
    this.meter = new MicrophoneLevel(world);
    this.#onEnded = onEnded;
  }

  /** @param {Source} source */
  get(source) {
    return this.#open.get(source);
  }

  /** @returns {Map<Source, MediaStreamTrack>} */
  all() {
    return new Map(this.#open);
  }

  /** Takes one in, instead of the one there was. @param {Source} source @param {MediaStreamTrack} track */
  take(source, track) {
    const old = this.#open.get(source);
    if (old === track) return;
    this.#open.set(source, track);
    track.onended = () => {
      if (this.#open.get(source) === track) this.#onEnded(source, track);
    };
    this.#show();
    if (old) discard(old);
  }

  /** @param {Source} source @returns {boolean} whether there was one */
  close(source) {
    const track = this.#open.get(source);
    if (!track) return false;
    this.#open.delete(source);
    discard(track);
    this.#show();
    return true;
  }

  #show() {
    this.camera.value = this.#open.get("camera") ?? null;
    this.screen.value = this.#open.get("screen") ?? null;
    this.screenAudio.value = this.#open.has("screen_audio");
    const microphone = this.#open.get("microphone") ?? null;
    if (microphone === this.#metered) return;
    this.#metered = microphone;
    this.meter.setTrack(microphone);
  }
}

/** @param {MediaStreamTrack} track */
function discard(track) {
  track.onended = null;
  track.stop();
}
