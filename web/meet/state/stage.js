// Which tiles are on the stage, and which of them is the large one.

import { computed, effect, signal, untracked } from "../../vendor/signals-core.js";
import { directionFor } from "./direction.js";
import { seat, takesTurns, turnEndsIn, turnOf } from "./panes.js";
import { bringForward, keepOrder, swap } from "./tile_order.js";

/** @typedef {import("./model.js").ParticipantId} ParticipantId */
/** @typedef {import("./model.js").Shown} Shown */
/** @typedef {import("./model.js").Tile} Tile */
/** @typedef {import("./model.js").TileName} TileName */
/** @typedef {import("./model.js").Viewport} Viewport */

/** Until the view has measured itself. */
const FIRST_VIEWPORT = { gridTiles: 9, stripTiles: 4, mainHeight: 720, tileHeight: 180, rowHeight: 240 };

/** @param {ParticipantId} participant @param {"camera" | "screen"} source */
export const keyOf = (participant, source) => `${participant}/${source}`;

export class Stage {
  #people;
  #voices;
  #preferences;
  #clock;
  #conference;
  /** The time of day at the last turn. */
  #turnAtMs = signal(0);
  /** @type {unknown} */
  #timer = null;
  /** The view that one has looked away from. */
  #released = signal(/** @type {string | null} */ (null));
  #view = computed(() => JSON.stringify(this.#people.me.value?.view ?? null));
  #order = signal(/** @type {readonly ParticipantId[]} */ ([]));
  #page = signal(0);
  #pinned = signal(/** @type {TileName | null} */ (null));
  /** Who is large in the speaker layout, if that is nobody's choice. @type {ParticipantId | null} */
  #large = null;
  /** Whose cameras were on when last looked. @type {ReadonlySet<ParticipantId>} */
  #withCamera = new Set();

  viewport = signal(/** @type {Viewport} */ (FIRST_VIEWPORT));
  layout = signal(/** @type {"grid" | "speaker"} */ ("grid"));
  direction = computed(() =>
    directionFor(this.#conference.value, this.#people.me.value, this.#released.value === this.#view.value),
  );
  pinned = computed(() => {
    const pinned = this.direction.value.fixed ? null : this.#pinned.value;
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
    const directed = this.#directed.value;
    // One's own view says whom to look at; what everybody is shown is people, beside whatever is shared.
    if (directed !== null && !this.direction.value.forAll) return this.#tile(directed, "camera");
    const [screen] = this.#screens.value;
    if (screen) return screen;
    if (directed !== null) return this.#tile(directed, "camera");
    if (this.#look.value === "grid") return null;
    const large = this.#speaker.value;
    return large === null ? null : this.#tile(large, "camera");
  });
  /** Whom a host or a program has decided to be large, if he is there. */
  #directed = computed(() => {
    const { kind, participant, seconds } = this.direction.value;
    const others = this.#people.byArrival.value.filter(({ id, kind }) => id !== this.#people.you && kind !== "whep");
    const id = kind === "poll" ? others[turnOf(others.length, seconds, this.#turnAtMs.value)]?.id : participant;
    return id != null && this.#people.byId.value.has(id) ? id : null;
  });
  /** How the stage looks where nobody in particular is to be large. */
  #look = computed(() => {
    const { kind, many } = this.direction.value;
    if (kind === "grid") return "grid";
    return kind === "voice" ? (many ? "grid" : "speaker") : this.layout.value;
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
    const { layout } = this.direction.value;
    return layout && this.pinned.value === null ? this.#inPanes(layout) : this.#freely();
  });

  /** @returns {Shown} */
  #freely() {
    const main = this.#main.value;
    const first = this.#directed.value;
    const present = this.#order.value.filter((id) => id !== first && this.#people.byId.value.has(id));
    const everybody = first === null ? present : [first, ...present];
    const others = [...this.#screens.value, ...everybody.map((id) => this.#tile(id, "camera"))].filter(
      ({ key }) => key !== main?.key,
    );
    const room = main ? this.viewport.value.stripTiles : Math.max(1, this.viewport.value.gridTiles);
    const pages = room > 0 ? Math.max(1, Math.ceil(others.length / room)) : 1;
    const page = Math.min(this.#page.value, pages - 1);
    return { main, tiles: others.slice(page * room, (page + 1) * room), page, pages, panes: null };
  }

  /** @param {import("./model.js").Layout} layout @returns {Shown} */
  #inPanes(layout) {
    const { byArrival, sharing } = this.#people;
    // Who speaks only matters where nobody has been named.
    const active = layout.automatic ? this.#voices.active.value : null;
    const seats = seat(layout, byArrival.value, sharing.value, active, this.#turnAtMs.value);
    const tiles = seats.map((one) => one && this.#tile(one.participant, one.source));
    const panes = layout.panes.map(({ left, top, width, height }, at) => ({ left, top, width, height, tile: tiles[at] ?? null }));
    const { columns, rows } = layout;
    return { main: null, tiles: tiles.filter((tile) => tile !== null), page: 0, pages: 1, panes: { columns, rows, panes } };
  }

  /**
   * @param {import("./people.js").People} people
   * @param {import("./voices.js").Voices} voices
   * @param {import("./preferences.js").Preferences} preferences
   * @param {import("../../vendor/signals-core.js").ReadonlySignal<import("./model.js").ConferenceState | null>} conference
   * @param {import("../protocol/world.js").Clock} clock
   */
  constructor(people, voices, preferences, conference, clock) {
    this.#people = people;
    this.#conference = conference;
    this.#clock = clock;
    this.#voices = voices;
    this.#preferences = preferences;
    this.layout.value = preferences.kept.layout;
    effect(() => this.#arrange());
    effect(() => this.#turn(this.#voices.active.value));
    effect(() => this.#takeTurns(this.direction.value));
  }

  /** @param {"grid" | "speaker"} layout */
  setLayout(layout) {
    if (this.direction.value.fixed) return;
    this.#lookAway();
    this.layout.value = layout;
    this.#page.value = 0;
    this.#large = null;
    this.#preferences.keep({ layout });
  }

  /** @param {TileName | null} tile */
  pin(tile) {
    if (this.direction.value.fixed) return;
    this.#lookAway();
    this.#pinned.value = tile && { participant: tile.participant, source: tile.source };
    this.#page.value = 0;
  }

  /** From a view that somebody has set for oneself, until another is. */
  #lookAway() {
    this.#released.value = this.#view.value;
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
    this.#clock.clearTimeout(this.#timer);
    this.#released.value = null;
    this.#order.value = [];
    this.#page.value = 0;
    this.#pinned.value = null;
    this.#large = null;
    this.#withCamera = new Set();
  }

  /** Follows the time of day for as long as people take turns. @param {import("./model.js").Direction} direction */
  #takeTurns({ kind, layout, seconds }) {
    this.#clock.clearTimeout(this.#timer);
    if (kind !== "poll" && !(layout && takesTurns(layout))) return;
    const turnS = layout ? layout.seconds : seconds;
    const turn = () => {
      const now = this.#clock.now();
      this.#turnAtMs.value = now;
      this.#timer = this.#clock.setTimeout(turn, turnEndsIn(turnS, now));
    };
    untracked(turn);
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
      const isElse = this.pinned.value !== null || this.#directed.value !== null || this.#screens.value.length > 0;
      const isLarge = this.#look.value === "speaker" && !isElse;
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
