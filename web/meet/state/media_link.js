// The media of the meeting one is in: one connection, the pictures and voices it brings, and how good
// it is. Between `begin` and `end` it lives through losses of signalling, of the network path and
// of the server.

import { computed, effect, signal } from "../../vendor/signals-core.js";
import { MediaConnection } from "../media/connection.js";
import { counts, level } from "../media/quality.js";
import { MOST_VOICES } from "../media/sections.js";
import { Figures } from "./figures.js";
import { Pictures } from "./pictures.js";

/** @typedef {import("../protocol/signalling.js").Ask} Ask */
/** @typedef {import("../protocol/signalling.js").Source} Source */
/** @typedef {import("../protocol/world.js").AnswerOrNot} AnswerOrNot */
/** @typedef {import("./slots.js").Wanted} Wanted */

/** How often one's own connection is looked at. */
const STATS_MS = 4000;
/** Up to so many others everybody has a section of his own from the beginning. */
const FEW_VOICES = 4;
/** Lines of the largest picture anybody asks for. */
const MOST_LINES = 2160;

export class MediaLink {
  #world;
  #ask;
  /** @type {MediaConnection | null} */
  #connection = null;
  /** @type {import("../media/quality.js").Counts | null} */
  #counts = null;
  /** @type {unknown} */
  #timer = null;

  #figures;

  pictures;
  path = signal(/** @type {"none" | "connecting" | "connected" | "failed"} */ ("none"));
  voices = signal(/** @type {readonly MediaStreamTrack[]} */ ([]));
  /** How good one's own connection is, 1 to 5; `null`: not known. */
  quality = signal(/** @type {number | null} */ (null));

  /**
   * @param {import("./world.js").World} world
   * @param {(ask: Ask) => Promise<AnswerOrNot>} ask
   * @param {import("./stage.js").Stage} stage
   * @param {import("./people.js").People} people
   */
  constructor(world, ask, stage, people) {
    this.#world = world;
    this.#ask = ask;
    const wanted = computed(() => wantedOn(stage, people));
    this.pictures = new Pictures(
      {
        clock: world.clock,
        sendView: (slots) => void ask({ type: "view", slots }),
        grow: (slots) => this.#connection?.grow(0, slots),
      },
      wanted,
    );
    this.#figures = new Figures({
      clock: world.clock,
      pressure: world.pressure,
      tell: (figures) => void ask(figures),
      shownIn: (mid) => this.pictures.sourceIn(mid),
    });
    const others = computed(() => people.byId.value.size - 1 + people.sharing.value.length);
    effect(() => {
      if (others.value > FEW_VOICES) this.#connection?.grow(MOST_VOICES, 0);
    });
    this.#others = others;
  }
  #others;

  get isBegun() {
    return this.#connection !== null;
  }

  /**
   * @param {boolean} voiceOnly
   * @param {ReadonlyMap<Source, MediaStreamTrack>} tracks
   */
  begin(voiceOnly, tracks) {
    this.end();
    this.path.value = "connecting";
    const connection = new MediaConnection(
      this.#world,
      voiceOnly,
      {
        negotiate: (sdp, sources) => this.#negotiate(sdp, sources),
        path: (state) => (this.path.value = state),
        sections: () => {
          this.#setVoices(connection.voices());
          this.pictures.setSlots(connection.slots());
        },
        anew: () => {
          this.#counts = null;
          this.#figures.anew();
          this.#setVoices([]);
          this.pictures.reset();
        },
      },
      tracks,
    );
    this.#connection = connection;
    if (this.#others.peek() > FEW_VOICES) connection.grow(MOST_VOICES, 0);
    this.#measureLater();
    this.#figures.begin(connection);
  }

  /** Signalling was lost and is back: the server may know another path to us by now, or none. */
  resumed() {
    this.#connection?.restart();
    this.pictures.sayAgain();
  }

  /** The machine may have another way to the net. */
  pathChanged() {
    if (this.path.peek() !== "connecting") this.#connection?.restart();
  }

  /** @param {Source} source @param {MediaStreamTrack | null} track */
  send(source, track) {
    // Rejects only when the peer was closed meanwhile; the next one gets the track by `begin`.
    this.#connection?.setTrack(source, track).catch(() => undefined);
  }

  end() {
    this.#world.clock.clearTimeout(this.#timer);
    this.#figures.end();
    this.#connection?.close();
    this.#connection = null;
    this.#counts = null;
    this.pictures.reset();
    this.path.value = "none";
    this.quality.value = null;
    this.#setVoices([]);
  }

  /**
   * @param {string} sdp
   * @param {Record<string, Source>} sources
   * @returns {ReturnType<import("../media/world.js").Negotiate>}
   */
  async #negotiate(sdp, sources) {
    const answer = await this.#ask({ type: "offer", sdp, sources });
    if (answer.type === "answered") return { sdp: answer.sdp };
    // Without a connection, `resumed` comes once there is one.
    return { sdp: null, later: answer.type === "refused" && answer.code === "unreachable" };
  }

  /** @param {readonly MediaStreamTrack[]} voices */
  #setVoices(voices) {
    const now = this.voices.peek();
    if (voices.length !== now.length || voices.some((track, at) => track !== now[at])) this.voices.value = voices;
  }

  #measureLater() {
    this.#timer = this.#world.clock.setTimeout(() => void this.#measure(), STATS_MS);
  }

  async #measure() {
    const connection = this.#connection;
    if (!connection) return;
    try {
      const now = counts(await connection.stats());
      if (connection !== this.#connection) return;
      if (this.#counts && this.path.value === "connected") this.quality.value = level(this.#counts, now);
      else this.quality.value = null;
      this.#counts = now;
    } catch {
      // Closed in between.
    }
    if (connection === this.#connection) this.#measureLater();
  }
}

/**
 * What of the stage needs a picture from the server, the most wanted first.
 *
 * @param {import("./stage.js").Stage} stage
 * @param {import("./people.js").People} people
 * @returns {Wanted[]}
 */
function wantedOn(stage, people) {
  const { main, tiles, panes } = stage.shown.value;
  const { mainHeight, tileHeight, rowHeight } = stage.viewport.value;
  /** @type {Wanted[]} */
  const wanted = [];
  /** @param {import("./model.js").Tile} tile @param {number} lines */
  const want = ({ participant, source, key, mine }, lines) => {
    const one = people.byId.value.get(participant);
    if (mine || !one?.[source]) return;
    wanted.push({ participant, source, key, height: Math.min(MOST_LINES, Math.max(1, Math.round(lines))) });
  };
  if (panes) {
    // The largest are the most wanted.
    const bySize = [...panes.panes].sort((one, other) => other.width * other.height - one.width * one.height);
    for (const { tile, height } of bySize) if (tile) want(tile, height * rowHeight);
    return wanted;
  }
  if (main) want(main, mainHeight);
  for (const tile of tiles) want(tile, tileHeight);
  return wanted;
}
