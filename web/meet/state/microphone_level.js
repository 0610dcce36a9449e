// How loud the microphone is, for the meter, and whether one speaks without being heard.

import { signal } from "../../vendor/signals-core.js";

/** @typedef {import("../media/world.js").MediaWorld} MediaWorld */

/** How often the meter moves while somebody looks at it, and how often it is looked at otherwise. */
const WATCHED_MS = 66;
const UNWATCHED_MS = 200;
/** A voice, as opposed to a keyboard: this loud for this long. */
const VOICE = 0.55;
const VOICE_MS = 600;
/** How long "you are muted" is said, and how long not again. */
const TOLD_MS = 4000;
const QUIET_MS = 30_000;

export class MicrophoneLevel {
  #world;
  /** @type {import("../media/world.js").Meter | null} */
  #meter = null;
  /** @type {unknown} */
  #timer = null;
  #isWatched = false;
  #isMutedInside = false;
  #voiceMs = 0;
  #quietUntilMs = 0;

  level = signal(0, {
    watched: () => this.#watch(true),
    unwatched: () => this.#watch(false),
  });
  speakingWhileMuted = signal(false);

  /** @param {MediaWorld} world */
  constructor(world) {
    this.#world = world;
  }

  /** @param {MediaStreamTrack | null} track */
  setTrack(track) {
    this.#meter?.close();
    this.#meter = track && this.#world.createMeter(track);
    if (!this.#meter) this.level.value = 0;
    this.#tickLater();
  }

  /** Whether one is in a meeting and muted. @param {boolean} isMutedInside */
  setMutedInside(isMutedInside) {
    if (isMutedInside === this.#isMutedInside) return;
    this.#isMutedInside = isMutedInside;
    this.#voiceMs = 0;
    if (!isMutedInside) this.speakingWhileMuted.value = false;
    this.#tickLater();
  }

  /** @param {boolean} isWatched */
  #watch(isWatched) {
    this.#isWatched = isWatched;
    this.#tickLater();
  }

  #tickLater() {
    this.#world.clock.clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.#meter || !(this.#isWatched || this.#isMutedInside)) return;
    const ms = this.#isWatched ? WATCHED_MS : UNWATCHED_MS;
    this.#timer = this.#world.clock.setTimeout(() => this.#tick(ms), ms);
  }

  /** @param {number} ms since the last */
  #tick(ms) {
    const level = this.#meter?.level() ?? 0;
    this.level.value = level;
    if (this.#isMutedInside) this.#listen(level, ms);
    this.#tickLater();
  }

  /** @param {number} level @param {number} ms */
  #listen(level, ms) {
    const now = this.#world.clock.now();
    this.#voiceMs = level >= VOICE ? this.#voiceMs + ms : Math.max(0, this.#voiceMs - ms);
    if (this.#voiceMs >= VOICE_MS && now >= this.#quietUntilMs) {
      this.speakingWhileMuted.value = true;
      this.#quietUntilMs = now + QUIET_MS;
      this.#voiceMs = 0;
    } else if (this.speakingWhileMuted.peek() && now >= this.#quietUntilMs - QUIET_MS + TOLD_MS) {
      this.speakingWhileMuted.value = false;
    }
  }
}
