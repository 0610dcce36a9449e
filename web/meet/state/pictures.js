// Gets the pictures that the stage shows: tells the server what each section shall show, and knows
// from its notices what each shows by now. Until the two agree there is no picture, rather than
// somebody else's.

import { batch, computed, effect, signal } from "../../vendor/signals-core.js";
import { assign } from "./slots.js";
import { keyOf } from "./stage.js";

/** @typedef {import("../media/world.js").Slot} Slot */
/** @typedef {import("../protocol/signalling.js").SlotView} SlotView */
/** @typedef {import("./slots.js").Wanted} Wanted */
/**
 * @template T
 * @typedef {import("../../vendor/signals-core.js").ReadonlySignal<T>} ReadonlySignal
 */

/** Tiles move in bursts, as when a window is resized; the server hears of the last. */
const GATHER_MS = 80;
/** Sections are added by so many at once, so that paging does not negotiate each time. */
const GROW_BY = 4;

/**
 * @typedef {object} PicturesWorld
 * @property {import("../protocol/world.js").Clock} clock
 * @property {(views: SlotView[]) => void} sendView
 * @property {(slots: number) => void} grow
 */

export class Pictures {
  #world;
  #wanted;
  #tracks = signal(/** @type {ReadonlyMap<string, MediaStreamTrack>} */ (new Map()));
  #shows = signal(/** @type {ReadonlyMap<string, string>} */ (new Map()));
  /** What each section shall show, as last sent. @type {ReadonlyMap<string, string>} */
  #keys = new Map();
  /** The same as the server got it. @type {readonly SlotView[]} */
  #views = [];
  #sent = "";
  /** @type {unknown} */
  #timer = null;

  /**
   * @param {PicturesWorld} world
   * @param {ReadonlySignal<readonly Wanted[]>} wanted
   */
  constructor(world, wanted) {
    this.#world = world;
    this.#wanted = wanted;
    effect(() => {
      void this.#wanted.value;
      this.#sendSoon();
    });
  }

  /** @param {string} participant @param {"camera" | "screen"} source */
  trackFor(participant, source) {
    const key = keyOf(participant, source);
    return computed(() => {
      for (const [mid, shown] of this.#shows.value) if (shown === key) return this.#tracks.value.get(mid) ?? null;
      return null;
    });
  }

  /** Whether a section shows a camera or a screen now; `null`: neither. @param {string} mid */
  sourceIn(mid) {
    const source = this.#shows.peek().get(mid)?.split("/")[1];
    return source === "camera" || source === "screen" ? source : null;
  }

  /** The sections that the server knows by now. @param {readonly Slot[]} slots */
  setSlots(slots) {
    const now = this.#tracks.peek();
    const same = slots.length === now.size && slots.every(({ mid, track }) => now.get(mid) === track);
    if (!same) this.#tracks.value = new Map(slots.map(({ mid, track }) => [mid, track]));
    this.#sendNow();
  }

  /** What `slot` says. @param {string} mid @param {string | null} participant @param {string | null} source */
  shows(mid, participant, source) {
    const shows = new Map(this.#shows.peek());
    if (participant !== null && (source === "camera" || source === "screen"))
      shows.set(mid, keyOf(participant, source));
    else shows.delete(mid);
    this.#shows.value = shows;
  }

  /**
   * Says it all again: the server may have lost it, and what it told meanwhile is lost to us. So
   * sections that do not show by now what they should are emptied for a moment, because a server
   * that has begun to fill one in between does not say so twice.
   */
  sayAgain() {
    const shows = this.#shows.peek();
    const settled = this.#views.filter(({ mid }) => shows.get(mid) === this.#keys.get(mid));
    if (settled.length < this.#views.length) this.#world.sendView(settled);
    this.#sent = "";
    this.#sendNow();
  }

  /** The sections are gone, with whatever they showed. */
  reset() {
    this.#world.clock.clearTimeout(this.#timer);
    this.#timer = null;
    this.#keys = new Map();
    this.#views = [];
    this.#sent = "";
    batch(() => {
      this.#tracks.value = new Map();
      this.#shows.value = new Map();
    });
  }

  #sendSoon() {
    this.#timer ??= this.#world.clock.setTimeout(() => this.#sendNow(), GATHER_MS);
  }

  #sendNow() {
    this.#world.clock.clearTimeout(this.#timer);
    this.#timer = null;
    const mids = [...this.#tracks.peek().keys()];
    if (mids.length === 0) return;
    const { keys, views, missing } = assign(mids, this.#keys, this.#shows.peek(), this.#wanted.peek());
    const text = JSON.stringify(views);
    if (text !== this.#sent) {
      this.#sent = text;
      this.#forgetDropped(keys);
      this.#keys = keys;
      this.#views = views;
      this.#world.sendView(views);
    }
    if (missing > 0) this.#world.grow(mids.length + Math.ceil(missing / GROW_BY) * GROW_BY);
  }

  /**
   * A section that is empty now shows nothing from here on; when it shows the same again, a notice
   * says so. One that shall show something else keeps its picture until then.
   *
   * @param {ReadonlyMap<string, string>} keys
   */
  #forgetDropped(keys) {
    const shows = new Map(this.#shows.peek());
    for (const mid of shows.keys()) if (!keys.has(mid)) shows.delete(mid);
    if (shows.size < this.#shows.peek().size) this.#shows.value = shows;
  }
}
