// Decides when a media path needs help: a new attempt of ICE on the same transport, or another
// transport. Fed with the state of the connection, asks for `restart` or `replace`.

/** @typedef {import("../protocol/world.js").Clock} Clock */

/**
 * How long a path that stopped answering may come back by itself. Browsers call it disconnected
 * only after some seconds without an answer, so most of the wait is over by then.
 */
const PATIENCE_MS = 1000;
/** How long an attempt to connect may take before the next one: some round trips, DTLS and a lost packet. */
const ATTEMPT_MS = 6000;
/** After this many restarts without success the transport itself is in doubt. */
const MOST_RESTARTS = 2;

/** @typedef {{ restart: () => void, replace: () => void }} Means */

export class Repair {
  #clock;
  #means;
  #restarts = 0;
  #isConnected = false;
  /** @type {unknown} */
  #timer = null;

  /**
   * @param {Clock} clock
   * @param {Means} means
   */
  constructor(clock, means) {
    this.#clock = clock;
    this.#means = means;
  }

  /** An offer was answered: from now on it should connect. */
  begun() {
    if (!this.#isConnected) this.#waitFor(ATTEMPT_MS);
  }

  /** @param {RTCPeerConnectionState} state */
  changed(state) {
    this.#isConnected = state === "connected";
    if (state === "connected") {
      this.#restarts = 0;
      this.#stop();
    } else if (state === "disconnected") {
      this.#waitFor(PATIENCE_MS);
    } else if (state === "failed") {
      this.#help();
    }
  }

  /** Stops watching; what comes next is another peer. */
  stop() {
    this.#stop();
  }

  /** @param {number} ms */
  #waitFor(ms) {
    this.#stop();
    this.#timer = this.#clock.setTimeout(() => this.#help(), ms);
  }

  #stop() {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = null;
  }

  #help() {
    this.#stop();
    if (this.#restarts >= MOST_RESTARTS) {
      this.#restarts = 0;
      this.#means.replace();
      return;
    }
    this.#restarts += 1;
    this.#means.restart();
  }
}
