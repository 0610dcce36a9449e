// A peer connection as far as the client uses one: sections get their `mid` by an offer, lose it by a
// rollback, and the connection comes up when both descriptions are there.

import { FakeTrack } from "./tracks.js";

let next = 1;

export class FakePeer {
  id = next++;
  /** @type {any[]} */
  transceivers = [];
  /** @type {{ type: string, sdp: string } | null} */
  localDescription = null;
  /** @type {{ type: string, sdp: string } | null} */
  remoteDescription = null;
  signalingState = "stable";
  connectionState = "new";
  /** @type {(() => void) | null} */
  onconnectionstatechange = null;
  /** Of each offer, whether it restarts ICE. @type {boolean[]} */
  restarts = [];
  /** What `getStats` tells. @type {Map<string, any>} */
  stats = new Map();
  #iceGeneration = 0;
  #offered = /** @type {any[]} */ ([]);

  /** @param {(kind: "audio" | "video") => any} [makeTrack] of receivers */
  constructor(makeTrack = (kind) => new FakeTrack(kind, "remote")) {
    this.makeTrack = makeTrack;
  }

  /** @param {"audio" | "video"} kind @param {any} init */
  addTransceiver(kind, init) {
    const sender = {
      track: /** @type {any} */ (null),
      replaceTrack: async (/** @type {any} */ track) => {
        if (this.signalingState === "closed") throw new DOMException("", "InvalidStateError");
        sender.track = track;
      },
    };
    const transceiver = {
      kind,
      mid: /** @type {string | null} */ (null),
      direction: init.direction,
      encodings: init.sendEncodings ?? [],
      codecs: /** @type {any[]} */ ([]),
      sender,
      receiver: { track: this.makeTrack(kind) },
      setCodecPreferences(/** @type {any[]} */ codecs) {
        transceiver.codecs = codecs;
      },
    };
    this.transceivers.push(transceiver);
    return transceiver;
  }

  /** @param {{ iceRestart?: boolean }} [options] */
  async createOffer({ iceRestart = false } = {}) {
    this.restarts.push(iceRestart);
    if (iceRestart) this.#iceGeneration += 1;
    const lines = this.transceivers.map(({ kind, direction }) => `m=${kind}\r\na=${direction}\r\n`);
    return {
      type: "offer",
      sdp: `v=0\r\no=- ${this.id} 2 IN IP4 127.0.0.1\r\na=ice-ufrag:${this.id}.${this.#iceGeneration}\r\na=fingerprint:sha-256 ${this.id}\r\n${lines.join("")}`,
    };
  }

  /** @param {{ type: string, sdp?: string }} description */
  async setLocalDescription({ type, sdp }) {
    if (this.signalingState === "closed") throw new DOMException("", "InvalidStateError");
    if (type === "rollback") {
      for (const one of this.#offered) one.mid = null;
      this.#offered = [];
      this.signalingState = "stable";
      return;
    }
    this.#offered = this.transceivers.filter(({ mid }) => mid === null);
    for (const [at, one] of this.transceivers.entries()) one.mid ??= String(at);
    this.localDescription = { type, sdp: sdp ?? "" };
    this.signalingState = "have-local-offer";
  }

  /** @param {{ type: string, sdp: string }} description */
  async setRemoteDescription(description) {
    if (this.signalingState !== "have-local-offer") throw new DOMException("", "InvalidStateError");
    this.remoteDescription = description;
    this.#offered = [];
    this.signalingState = "stable";
    if (this.connectionState === "new") this.become("connecting");
  }

  /** @param {string} state */
  become(state) {
    if (this.connectionState === "closed" || this.connectionState === state) return;
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }

  async getStats() {
    return this.stats;
  }

  close() {
    this.connectionState = "closed";
    this.signalingState = "closed";
  }

  /** What is sent from the section with this `mid` or of this kind and number. @param {string} mid */
  section(mid) {
    return this.transceivers.find((one) => one.mid === mid);
  }
}
