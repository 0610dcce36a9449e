// Which tiles are on the stage, and which of them is the large one.

import { computed, effect, signal, untracked } from "../../vendor/signals-core.js";
import { bringForward, keepOrder, swap } from "./tile_order.js";

/** @typedef {import("./model.js").ParticipantId} ParticipantId */
/** @typedef {import("./model.js").Shown} Shown */
/** @typedef {import("./model.js").Tile} Tile */
/** @typedef {import("./model.js").TileName} TileName */
/** @typedef {import("./model.js").Viewport} Viewport */

/** Until the view has measured itself. */
const FIRST_VIEWPORT = { gridTiles: 9, stripTiles: 4, mainHeight: 720, tileHeight: 180 };

/** @param {ParticipantId} participant @param {"camera" | "screen"} source */
export const keyOf = (participant, source) => `${participant}/${source}`;

export class Stage {
  #people;
  #voices;
  #preferences;
  #order = signal(/** @type {readonly ParticipantId[]} */ ([]));
  #page = signal(0);
  #pinned = signal(/** @type {TileName | null} */ (null));
  /** Who is large in the speaker layout, if that is nobody's choice. @type {ParticipantId | null} */
  #large = null;
  /** Whose cameras were on when last looked. @type {ReadonlySet<ParticipantId>} */
  #withCamera = new Set();

  viewport = signal(/** @type {Viewport} */ (FIRST_VIEWPORT));
  layout = signal(/** @type {"grid" | "speaker"} */ ("grid"));
  pinned = computed(() => {
    const pinned = this.#pinned.value;
    const one = pinned && this.#people.byId.value.get(pinned.participant);
    return one && (pinned.source === "camera" || one.screen) ? pinned : null;
  });
  /** Screens of others, the latest first. One's own would show itself in itself without end. */
  #screens = computed(() => {
    const you = this.#people.me.value?.id;
    return this.#people.sharing.value.filter((id) => id !== you).map((id) => this.#tile(id, "screen"));
  });
  #main = computed(() => {
    const pinned = this.pinned.value;
    if (pinned) return this.#tile(pinned.participant, pinned.source);
    const [screen] = this.#screens.value;
    if (screen) return screen;
    if (this.layout.value === "grid") return null;
    const large = this.#speaker.value;
    return large === null ? null : this.#tile(large, "camera");
  });
  /** Whoever speaks or spoke, else the first of the others, else oneself. */
  #speaker = computed(() => {
    const order = this.#order.value;
    const active = this.#voices.active.value;
    if (active !== null && order.includes(active)) return active;
    return order[1] ?? order[0] ?? null;
  });
  /** @type {import("../../vendor/signals-core.js").ReadonlySignal<Shown>} */
  shown = computed(() => {
    const main = this.#main.value;
    const everybody = this.#order.value.filter((id) => this.#people.byId.value.has(id));
    const others = [...this.#screens.value, ...everybody.map((id) => this.#tile(id, "camera"))].filter(
      ({ key }) => key !== main?.key,
    );
    const room = main ? this.viewport.value.stripTiles : Math.max(1, this.viewport.value.gridTiles);
    const pages = room > 0 ? Math.max(1, Math.ceil(others.length / room)) : 1;
    const page = Math.min(this.#page.value, pages - 1);
    return { main, tiles: others.slice(page * room, (page + 1) * room), page, pages };
  });

  /**
   * @param {import("./people.js").People} people
   * @param {import("./voices.js").Voices} voices
   * @param {import("./preferences.js").Preferences} preferences
   */
  constructor(people, voices, preferences) {
    this.#people = people;
    this.#voices = voices;
    this.#preferences = preferences;
    this.layout.value = preferences.kept.layout;
    effect(() => this.#arrange());
    effect(() => this.#turn(this.#voices.active.value));
  }

  /** @param {"grid" | "speaker"} layout */
  setLayout(layout) {
    this.layout.value = layout;
    this.#page.value = 0;
    this.#large = null;
    this.#preferences.keep({ layout });
  }

  /** @param {TileName | null} tile */
  pin(tile) {
    this.#pinned.value = tile && { participant: tile.participant, source: tile.source };
    this.#page.value = 0;
  }

  /** @param {number} page */
  setPage(page) {
    this.#page.value = Math.min(Math.max(0, Math.trunc(page)), this.shown.value.pages - 1);
  }

  /** @param {Viewport} viewport */
  setViewport(viewport) {
    const now = this.viewport.peek();
    const same = /** @type {(keyof Viewport)[]} */ (Object.keys(viewport)).every(
      (name) => viewport[name] === now[name],
    );
    if (!same) this.viewport.value = { ...viewport };
  }

  reset() {
    this.#order.value = [];
    this.#page.value = 0;
    this.#pinned.value = null;
    this.#large = null;
    this.#withCamera = new Set();
  }

  /** Takes in who came and went, and brings cameras that were turned on to the first page. */
  #arrange() {
    // A program that only watches has neither face nor voice.
    const present = this.#people.participants.value.filter(({ kind }) => kind !== "whep");
    const withCamera = new Set(present.filter(({ camera }) => camera).map(({ id }) => id));
    untracked(() => {
      const you = this.#people.you;
      let order = /** @type {readonly ParticipantId[]} */ (
        keepOrder(
          this.#order.value,
          present.map(({ id }) => id),
          you,
        )
      );
      for (const id of withCamera) {
        if (!this.#withCamera.has(id)) order = this.#forward(order, id, (other) => !withCamera.has(other));
      }
      this.#withCamera = withCamera;
      const same = order.length === this.#order.value.length && order.every((id, at) => id === this.#order.value[at]);
      if (!same) this.#order.value = order;
    });
  }

  /** Turns to whoever speaks now. @param {ParticipantId | null} active */
  #turn(active) {
    if (active === null) return;
    untracked(() => {
      const order = this.#order.value;
      if (!order.includes(active)) return;
      const isLarge = this.layout.value === "speaker" && this.pinned.value === null && this.#screens.value.length === 0;
      if (!isLarge) {
        this.#order.value = this.#forward(order, active, () => true);
      } else if (this.#large !== null && this.#large !== active && order.includes(this.#large)) {
        // Who was large takes the place of who is now, and nobody else moves.
        this.#order.value = swap(order, this.#large, active);
      }
      this.#large = isLarge ? active : null;
    });
  }

  /**
   * @param {readonly ParticipantId[]} order
   * @param {ParticipantId} id
   * @param {(id: ParticipantId) => boolean} mayYield
   */
  #forward(order, id, mayYield) {
    const { gridTiles, stripTiles } = this.viewport.value;
    const first = (this.#main.value ? stripTiles : gridTiles) - Math.max(0, this.#screens.value.length - 1);
    const you = this.#people.you;
    const speaking = this.#voices.speaking.value;
    const yields = (/** @type {ParticipantId} */ other) => other !== you && !speaking.has(other) && mayYield(other);
    return bringForward(order, id, Math.max(0, first), yields, (other) => this.#voices.lastAt(other));
  }

  /** @param {ParticipantId} participant @param {"camera" | "screen"} source @returns {Tile} */
  #tile(participant, source) {
    return { participant, source, key: keyOf(participant, source), mine: participant === this.#people.me.value?.id };
  }
}
