// What a browser keeps from one meeting to the next.

/** @typedef {import("../protocol/world.js").Keeper} Keeper */

const KEPT = "convoca.meet";

/**
 * @typedef {object} Kept
 * @property {string} name
 * @property {boolean} microphone whether it was on when the last meeting was joined
 * @property {boolean} camera
 * @property {{ microphone: string | null, camera: string | null, speaker: string | null }} chosen
 * @property {"grid" | "speaker"} layout
 */

/** @type {Kept} */
const FIRST = {
  name: "",
  microphone: true,
  camera: true,
  chosen: { microphone: null, camera: null, speaker: null },
  layout: "grid",
};

export class Preferences {
  #keeper;
  #kept;

  /** @param {Keeper} keeper */
  constructor(keeper) {
    this.#keeper = keeper;
    this.#kept = read(keeper);
  }

  get kept() {
    return this.#kept;
  }

  /** @param {Partial<Kept>} change */
  keep(change) {
    this.#kept = { ...this.#kept, ...change };
    try {
      this.#keeper.setItem(KEPT, JSON.stringify(this.#kept));
    } catch {
      // Then the next meeting begins as the first one did.
    }
  }
}

/**
 * Only what has the right type is taken: an older or newer version may have written it.
 *
 * @param {Keeper} keeper
 * @returns {Kept}
 */
function read(keeper) {
  /** @type {any} */
  let found;
  try {
    found = JSON.parse(keeper.getItem(KEPT) ?? "{}");
  } catch {
    return FIRST;
  }
  /** @param {unknown} id */
  const idOrNot = (id) => (typeof id === "string" ? id : null);
  return {
    name: typeof found?.name === "string" ? found.name : FIRST.name,
    microphone: typeof found?.microphone === "boolean" ? found.microphone : FIRST.microphone,
    camera: typeof found?.camera === "boolean" ? found.camera : FIRST.camera,
    chosen: {
      microphone: idOrNot(found?.chosen?.microphone),
      camera: idOrNot(found?.chosen?.camera),
      speaker: idOrNot(found?.chosen?.speaker),
    },
    layout: found?.layout === "speaker" ? "speaker" : "grid",
  };
}
