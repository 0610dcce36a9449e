// The machine's devices: which there are, which are chosen, what keeps one from being opened.

import { signal } from "../../vendor/signals-core.js";
import { list, open, openBoth } from "../media/devices.js";

/** @typedef {import("../media/world.js").MediaWorld} MediaWorld */
/** @typedef {import("./model.js").DeviceProblem} DeviceProblem */
/** @typedef {import("./model.js").Devices} Devices */
/** @typedef {"microphone" | "camera"} Kind */

export class DeviceChoice {
  #world;
  #preferences;
  #listens = false;

  devices = signal(/** @type {Devices} */ ({ microphones: [], cameras: [], speakers: [] }));
  chosen;
  problems = signal(
    /** @type {{ microphone: DeviceProblem | null, camera: DeviceProblem | null, screen: DeviceProblem | null }} */ ({
      microphone: null,
      camera: null,
      screen: null,
    }),
  );
  /** Calls when the chosen speaker has gone. */
  onSpeakerGone = () => {};

  /**
   * @param {MediaWorld} world
   * @param {import("./preferences.js").Preferences} preferences
   */
  constructor(world, preferences) {
    this.#world = world;
    this.#preferences = preferences;
    this.chosen = signal(preferences.kept.chosen);
  }

  /** Looks again what there is, and from the first time on whenever that changes. */
  async refresh() {
    if (!this.#listens) {
      this.#listens = true;
      this.#world.devices?.addEventListener("devicechange", () => void this.refresh());
    }
    this.devices.value = await list(this.#world.devices);
    const { speaker } = this.chosen.value;
    const { speakers } = this.devices.value;
    // Before permission browsers list nothing, which does not mean that it is gone.
    if (speaker !== null && speakers.length > 0 && !speakers.some(({ id }) => id === speaker)) {
      this.#choose({ speaker: null });
      this.onSpeakerGone();
    }
  }

  /** @param {Kind | "speaker"} kind @param {string | null} id */
  choose(kind, id) {
    this.#choose({ [kind]: id });
  }

  /**
   * Opens what is chosen.
   *
   * @param {readonly Kind[]} kinds
   * @returns {Promise<{ microphone: MediaStreamTrack | null, camera: MediaStreamTrack | null }>}
   */
  async open(kinds) {
    /** @type {{ microphone?: string | null, camera?: string | null }} */
    const wanted = {};
    for (const kind of kinds) wanted[kind] = this.chosen.value[kind];
    const opened = kinds.length > 0 ? await openBoth(this.#world.devices, wanted) : {};
    for (const kind of kinds) this.blame(kind, opened[kind]?.problem ?? null);
    // Labels are known once something was opened.
    void this.refresh();
    return { microphone: opened.microphone?.track ?? null, camera: opened.camera?.track ?? null };
  }

  /**
   * Opens the chosen one in place of another. A phone has to let go of one camera for the next.
   *
   * @param {Kind} kind
   * @param {MediaStreamTrack} old
   * @returns {Promise<MediaStreamTrack | null>}
   */
  async reopen(kind, old) {
    let opened = await open(this.#world.devices, kind, this.chosen.value[kind]);
    if (opened.problem === "busy") {
      old.stop();
      opened = await open(this.#world.devices, kind, this.chosen.value[kind]);
    }
    this.blame(kind, opened.problem);
    void this.refresh();
    return opened.track;
  }

  /** @param {Kind | "screen"} kind @param {DeviceProblem | null} problem */
  blame(kind, problem) {
    if (this.problems.value[kind] !== problem) this.problems.value = { ...this.problems.value, [kind]: problem };
  }

  /** @param {Partial<{ microphone: string | null, camera: string | null, speaker: string | null }>} change */
  #choose(change) {
    this.chosen.value = { ...this.chosen.value, ...change };
    this.#preferences.keep({ chosen: this.chosen.value });
  }
}
