// The one peer connection of a participant: offers, keeps the path alive, and makes itself anew when
// the server has lost it. The client always offers, so no two offers can collide; one is under way
// at a time, and what comes up meanwhile goes into the next.
//
// Who speaks or is shown in which section is not known here, nor how offers travel.

import { Repair } from "./repair.js";
import { transportOf } from "./sdp.js";
import { Sections } from "./sections.js";

/** @typedef {import("../protocol/signalling.js").Source} Source */
/** @typedef {import("./world.js").MediaWorld} MediaWorld */
/** @typedef {import("./world.js").Negotiate} Negotiate */
/** @typedef {import("./world.js").Slot} Slot */
/** @typedef {"connecting" | "connected" | "failed"} PathState */

/** Receiving sections at the beginning. Four of each serve most meetings without a second offer. */
const FIRST_VOICES = 4;
const FIRST_SLOTS = 4;
/** Waits before an offer is tried again that the server did not take. */
const SHORTEST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 8000;

/**
 * @typedef {object} ConnectionListener
 * @property {Negotiate} negotiate
 * @property {(state: PathState) => void} path
 * @property {() => void} sections there are other voices or slots; ask `voices` and `slots`
 * @property {() => void} anew the peer is a new one: no slot shows anything
 */

export class MediaConnection {
  #world;
  #listener;
  #voiceOnly;
  /** @type {RTCPeerConnection} */
  #peer;
  /** @type {Sections} */
  #sections;
  /** @type {Repair} */
  #repair;
  /** @type {Map<Source, MediaStreamTrack>} */
  #tracks = new Map();
  #room = { voices: FIRST_VOICES, slots: FIRST_SLOTS };
  #isClosed = false;
  #isOffering = false;
  #wantsOffer = false;
  #wantsRestart = false;
  /** The server's transport, by its last answer; empty: none yet. */
  #server = "";
  #failures = 0;
  /** @type {unknown} */
  #retry = null;

  /**
   * Makes the peer and its first offer.
   *
   * @param {MediaWorld} world
   * @param {boolean} voiceOnly
   * @param {ConnectionListener} listener
   * @param {ReadonlyMap<Source, MediaStreamTrack>} tracks what is on already
   */
  constructor(world, voiceOnly, listener, tracks) {
    this.#world = world;
    this.#voiceOnly = voiceOnly;
    this.#listener = listener;
    for (const [source, track] of tracks) this.#tracks.set(source, track);
    ({ peer: this.#peer, sections: this.#sections, repair: this.#repair } = this.#build());
    this.#offerSoon();
  }

  /** Voices to play. */
  voices() {
    return this.#server === "" ? [] : this.#sections.voices();
  }

  /** Slots that the server knows. @returns {Slot[]} */
  slots() {
    return this.#server === "" ? [] : this.#sections.slots();
  }

  /** What each sending section carries, by `mid`. */
  sources() {
    return this.#sections.sources();
  }

  /** @returns {Promise<RTCStatsReport>} */
  stats() {
    return this.#peer.getStats();
  }

  /**
   * Sends a track from now on, or with `null` nothing.
   *
   * @param {Source} source
   * @param {MediaStreamTrack | null} track
   */
  async setTrack(source, track) {
    if (track) this.#tracks.set(source, track);
    else this.#tracks.delete(source);
    if (!this.#isClosed) await this.#sections.replace(source, track);
  }

  /**
   * Makes room for so many voices and slots, if there is less.
   *
   * @param {number} voices
   * @param {number} slots
   */
  grow(voices, slots) {
    this.#room.voices = Math.max(voices, this.#room.voices);
    this.#room.slots = Math.max(slots, this.#room.slots);
    if (!this.#isClosed && this.#sections.grow(this.#room.voices, this.#voiceOnly ? 0 : this.#room.slots)) {
      this.#offerSoon();
    }
  }

  /** Tries ICE anew on the same transport: the way to the net has changed, or signalling is back. */
  restart() {
    this.#wantsRestart = this.#server !== "";
    this.#offerSoon();
  }

  /** Begins anew with another peer: this one's transport is lost to the server. */
  replace() {
    if (this.#isClosed) return;
    this.#repair.stop();
    this.#peer.onconnectionstatechange = null;
    this.#peer.close();
    this.#server = "";
    this.#wantsRestart = false;
    ({ peer: this.#peer, sections: this.#sections, repair: this.#repair } = this.#build());
    this.#listener.anew();
    this.#listener.path("connecting");
    this.#offerSoon();
  }

  close() {
    this.#isClosed = true;
    this.#world.clock.clearTimeout(this.#retry);
    this.#repair.stop();
    this.#peer.onconnectionstatechange = null;
    this.#peer.close();
  }

  #build() {
    const peer = this.#world.createPeer();
    const repair = new Repair(this.#world.clock, { restart: () => this.restart(), replace: () => this.replace() });
    peer.onconnectionstatechange = () => {
      const state = peer.connectionState;
      repair.changed(state);
      if (state === "connected" || state === "failed") this.#listener.path(state);
      else if (state !== "closed") this.#listener.path("connecting");
    };
    const sections = new Sections(peer, this.#world, this.#voiceOnly);
    sections.grow(this.#room.voices, this.#voiceOnly ? 0 : this.#room.slots);
    // A failure leaves that source unsent, as it would on the old peer; the section is offered anyway.
    for (const [source, track] of this.#tracks) sections.replace(source, track).catch(() => undefined);
    return { peer, sections, repair };
  }

  #offerSoon() {
    this.#wantsOffer = true;
    if (!this.#isOffering && !this.#isClosed) void this.#offer();
  }

  async #offer() {
    this.#isOffering = true;
    this.#world.clock.clearTimeout(this.#retry);
    // Whatever else is asked for in this turn goes into the same offer.
    await null;
    while (this.#wantsOffer && !this.#isClosed) {
      this.#wantsOffer = false;
      const peer = this.#peer;
      const went = await this.#exchange(peer).catch(() => "again");
      if (peer !== this.#peer || this.#isClosed) continue;
      if (went === "done") {
        this.#failures = 0;
        this.#repair.begun();
        this.#listener.sections();
      } else if (went === "lost") {
        this.replace();
      } else if (went === "again") {
        this.#tryLater();
      }
    }
    this.#isOffering = false;
  }

  /**
   * One offer and its answer.
   *
   * @param {RTCPeerConnection} peer
   * @returns {Promise<"done" | "lost" | "again" | "later">} `lost`: the server knows another transport or
   *   none; `again`: it did not work; `later`: `restart` will be called
   */
  async #exchange(peer) {
    const iceRestart = this.#wantsRestart;
    this.#wantsRestart = false;
    await peer.setLocalDescription(await peer.createOffer({ iceRestart }));
    const answer = await this.#listener.negotiate(peer.localDescription?.sdp ?? "", this.#sections.sources());
    if (peer !== this.#peer || this.#isClosed) return "later";
    if (answer.sdp === null) {
      await peer.setLocalDescription({ type: "rollback" });
      return answer.later ? "later" : "again";
    }
    const server = transportOf(answer.sdp);
    if (this.#server !== "" && server !== this.#server) return "lost";
    await peer.setRemoteDescription({ type: "answer", sdp: answer.sdp });
    this.#server = server;
    return "done";
  }

  /** The server would not have this peer's offer, or the browser its answer: the next try is a new one. */
  #tryLater() {
    const wait = Math.min(LONGEST_RETRY_MS, SHORTEST_RETRY_MS * 2 ** Math.min(this.#failures, 5));
    this.#failures += 1;
    this.#listener.path("failed");
    this.#retry = this.#world.clock.setTimeout(() => this.replace(), wait);
  }
}
