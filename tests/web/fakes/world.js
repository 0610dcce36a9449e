// The world outside the view-models, all of it made up.

import { FakeClock } from "./clock.js";
import { FakeDevices } from "./devices.js";
import { FakePeer } from "./peer.js";
import { FakeServer } from "./server.js";

/** @typedef {import("../../../web/meet/state/world.js").World} World */
/** @typedef {import("../../../web/meet/protocol/world.js").Keeper} Keeper */

/** @implements {Keeper} */
export class FakeKeeper {
  /** @type {Map<string, string>} */
  kept = new Map();
  /** @param {string} key */
  getItem(key) {
    return this.kept.get(key) ?? null;
  }
  /** @param {string} key @param {string} value */
  setItem(key, value) {
    this.kept.set(key, value);
  }
  /** @param {string} key */
  removeItem(key) {
    this.kept.delete(key);
  }
}

/** Codecs as a browser lists them, with some that should not be offered. */
export const CODECS = {
  audio: [{ mimeType: "audio/opus" }, { mimeType: "audio/red" }, { mimeType: "audio/PCMU" }],
  video: [
    { mimeType: "video/H264", sdpFmtpLine: "packetization-mode=1;profile-level-id=42e01f" },
    { mimeType: "video/H264", sdpFmtpLine: "packetization-mode=0;profile-level-id=42e01f" },
    { mimeType: "video/H264", sdpFmtpLine: "packetization-mode=1;profile-level-id=640c1f" },
    { mimeType: "video/VP8" },
    { mimeType: "video/rtx" },
    { mimeType: "video/AV1" },
  ],
};

/** The socket of a page that is not there any more. */
const UNHEARD = { send: () => {}, close: () => {}, onopen: null, onmessage: null, onclose: null };

export class FakeWorld {
  clock = new FakeClock();
  server = new FakeServer(this.clock);
  devices = new FakeDevices();
  tab = new FakeKeeper();
  kept = new FakeKeeper();
  /** @type {FakePeer[]} */
  peers = [];
  /** Whether peers come up by themselves once they were answered. */
  connects = true;
  /** How busy the processor is, in per cent. @type {number | null} */
  pressure = null;
  /** Loudness of the microphone. */
  loudness = 0;
  /** @type {(() => void)[]} */
  #paths = [];
  /** What the REST API answers. @type {(path: string, init: any) => { status: number, body?: any, headers?: Record<string, string> }} */
  rest = () => ({ status: 404 });

  get peer() {
    const peer = this.peers.at(-1);
    if (!peer) throw new Error("there is no peer");
    return peer;
  }

  /** The machine has another way to the net. */
  changePath() {
    for (const run of this.#paths) run();
  }

  #isGone = false;

  /** What a page loaded anew finds: the same server and storages, nothing else. This one is gone. */
  reload() {
    this.#isGone = true;
    this.server.drop();
    const world = new FakeWorld();
    world.clock = this.clock;
    world.server = this.server;
    world.tab = this.tab;
    world.kept = this.kept;
    return world;
  }

  /** @returns {World} */
  world() {
    return {
      clock: this.clock,
      random: () => 0.5,
      openSocket: () => (this.#isGone ? UNHEARD : this.server.connect()),
      tab: this.tab,
      kept: this.kept,
      onPathChange: (run) => void this.#paths.push(run),
      fetch: async (path, init) => {
        const { status, body = {}, headers = {} } = this.rest(path, init);
        return {
          ok: status === 200,
          status,
          headers: { get: (name) => headers[name] ?? null },
          json: async () => body,
        };
      },
      createPeer: () => /** @type {any} */ (this.#createPeer()),
      codecs: (kind) => /** @type {any} */ (CODECS[kind]),
      devices: this.devices,
      createMeter: () => ({ level: () => this.loudness, close: () => undefined }),
      pressure: () => this.pressure,
      recordTab: (name, onEnded) => this.#record(name, onEnded),
      canChooseSpeaker: true,
    };
  }

  /** Recordings that were begun. @type {{ voice: any, name: string, isOver: boolean, end: () => void }[]} */
  recordings = [];

  /** @param {string} name @param {() => void} onEnded */
  async #record(name, onEnded) {
    const end = () => {
      one.isOver = true;
      onEnded();
    };
    const one = { voice: /** @type {any} */ (null), name, isOver: false, end };
    this.recordings.push(one);
    return { setVoice: (/** @type {any} */ voice) => void (one.voice = voice), stop: end };
  }

  #createPeer() {
    const peer = new FakePeer();
    const set = peer.setRemoteDescription.bind(peer);
    peer.setRemoteDescription = async (description) => {
      await set(description);
      if (this.connects) this.clock.setTimeout(() => peer.become("connected"), 50);
    };
    this.peers.push(peer);
    return peer;
  }
}
