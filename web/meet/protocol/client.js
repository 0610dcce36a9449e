// Stays in touch with a meeting over connections that come and go: enters, comes back as the same
// participant after a loss, and knows when not to.
//
// Until one has entered, a refusal is told and ends the attempt. After that, everything that may
// pass by itself (no connection, too fast, a fault of the server) is tried again until `stop`.

import { forget, keep, recall } from "./resume_key.js";
import { SignalSocket } from "./socket.js";

/** @typedef {import("./signalling.js").Ask} Ask */
/** @typedef {import("./signalling.js").Notice} Notice */
/** @typedef {import("./signalling.js").OutReason} OutReason */
/** @typedef {import("./world.js").AnswerOrNot} AnswerOrNot */
/** @typedef {import("./world.js").Entered} Entered */
/** @typedef {import("./world.js").JoinAs} JoinAs */
/** @typedef {import("./world.js").NotDone} NotDone */
/** @typedef {import("./world.js").Proof} Proof */
/** @typedef {import("./world.js").SignalWorld} SignalWorld */

/** Version of the protocol. */
export const VERSION = 1;

/** How long the first connection is tried before one is told. */
const FIRST_MS = 10_000;
/**
 * Waits between attempts: doubled from the first to the longest, each varied by a quarter either way,
 * so that a server that comes back is not met by everybody at once. The longest is short enough to
 * be back in the meeting within ten seconds of the server.
 */
const SHORTEST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 4000;

/** Reasons to be out that ask to come back (`docs/signalling.md`); all others are final. */
const RETURNING = new Set(["too_slow", "restarting"]);
/** Refusals that may pass by themselves. */
const PASSING = new Set(["unreachable", "timeout", "too_fast", "fault"]);

/**
 * @typedef {object} ClientListener
 * @property {(entered: Entered) => void} entered the proof is good; `resumed`: `joined` follows
 * @property {(refusal: NotDone) => void} refused one does not get in; the client has stopped
 * @property {(refusal: NotDone) => void} joinRefused entered again after a loss, but may not join
 * @property {(notice: Exclude<Notice, { type: "out" }>) => void} noticed
 * @property {() => void} lost the connection is lost and being repaired
 * @property {(why: OutReason) => void} out for good; the client has stopped
 */

export class SignalClient {
  #world;
  #listener;
  /** @type {SignalSocket | null} */
  #socket = null;
  /** @type {Proof | null} */
  #proof = null;
  /** @type {string | null} */
  #resume = null;
  /** What was joined with, once one is in or waits. @type {JoinAs | null} */
  #joinedAs = null;
  #wasIn = false;
  /** Entered, and not lost since. */
  #inTouch = false;
  #attempt = 0;
  /** Until when the very first connection is tried; without end once one has entered. */
  #giveUpAtMs = 0;
  /** @type {unknown} */
  #retry = null;

  /**
   * @param {SignalWorld} world
   * @param {ClientListener} listener
   */
  constructor(world, listener) {
    this.#world = world;
    this.#listener = listener;
    world.onPathChange(() => this.#doubt());
  }

  /**
   * Begins to enter; `entered` or `refused` follows. Ends whatever was before.
   *
   * @param {Proof} proof
   */
  enter(proof) {
    this.stop();
    this.#proof = proof;
    this.#resume = recall(this.#world.tab, proof.meeting);
    this.#giveUpAtMs = this.#world.clock.now() + FIRST_MS;
    this.#connect();
  }

  /**
   * Goes in, or into the waiting room.
   *
   * @param {JoinAs} as
   * @returns {Promise<AnswerOrNot>}
   */
  async join(as) {
    const answer = await this.request({ type: "join", ...as });
    if (answer.type === "done") this.#joinedAs = as;
    return answer;
  }

  /**
   * Remembers under which name to come in anew, should the key not be good any more.
   *
   * @param {JoinAs} as
   */
  joinNextTimeAs(as) {
    if (this.#joinedAs) this.#joinedAs = as;
  }

  /**
   * Asks; see `SignalSocket.request`.
   *
   * @param {Ask} ask
   * @returns {Promise<AnswerOrNot>}
   */
  async request(ask) {
    if (this.#socket) return this.#socket.request(ask);
    return { type: "refused", code: "unreachable", message: "there is no connection" };
  }

  /** Leaves for good: tells the server if it can be told, and stops. */
  leave() {
    // The frame is handed to the browser before the close, and so is sent before it.
    if (this.#socket?.isOpen && this.#joinedAs) void this.#socket.request({ type: "leave" });
    forget(this.#world.tab);
    this.stop();
  }

  /** Stops, without a word to the server. The key is kept. */
  stop() {
    this.#world.clock.clearTimeout(this.#retry);
    this.#retry = null;
    this.#socket?.close();
    this.#socket = null;
    this.#proof = null;
    this.#resume = null;
    this.#joinedAs = null;
    this.#wasIn = false;
    this.#inTouch = false;
    this.#attempt = 0;
  }

  #connect() {
    this.#retry = null;
    this.#socket = new SignalSocket(this.#world, {
      opened: () => void this.#prove(),
      noticed: (notice) => this.#noticed(notice),
      lost: () => this.#lost(),
    });
  }

  /** @returns {Promise<void>} */
  async #prove() {
    const socket = this.#socket;
    const proof = this.#proof;
    if (!socket || !proof) return;
    const resume = this.#resume;
    const answer = await socket.request(
      resume === null
        ? { type: "enter", version: VERSION, ...proof }
        : { type: "enter", version: VERSION, meeting: proof.meeting, resume },
    );
    if (socket !== this.#socket) return;
    if (answer.type === "entered") return this.#entered(answer);
    if (answer.type !== "refused") return;
    if (resume !== null && !PASSING.has(answer.code)) {
      this.#resume = null;
      forget(this.#world.tab);
      return this.#prove();
    }
    if (this.#giveUpAtMs === Infinity && PASSING.has(answer.code)) {
      this.#drop();
      this.#connectLater((answer.retryAfterS ?? 0) * 1000);
      return;
    }
    this.#refuse(answer);
  }

  /** @param {Entered} entered */
  async #entered(entered) {
    this.#attempt = 0;
    this.#giveUpAtMs = Infinity;
    this.#inTouch = true;
    const as = this.#joinedAs;
    if (entered.resumed || !as) {
      // Whoever comes back by key is in, also after a reload.
      if (entered.resumed) this.#joinedAs ??= { name: entered.name ?? "", microphone: false, camera: false };
      return this.#listener.entered(entered);
    }
    if (this.#wasIn && !entered.meeting.running) {
      // It ended meanwhile. Going in by oneself now could begin it anew for nobody.
      return this.#out("ended");
    }
    this.#listener.entered(entered);
    const socket = this.#socket;
    const answer = await this.request({ type: "join", ...as });
    if (answer.type !== "refused" || socket !== this.#socket) return;
    this.#joinedAs = null;
    this.#wasIn = false;
    this.#listener.joinRefused(answer);
  }

  /** @param {Notice} notice */
  #noticed(notice) {
    if (notice.type === "out") {
      if (RETURNING.has(notice.why)) this.#lost();
      else this.#out(notice.why);
      return;
    }
    if (notice.type === "joined" && this.#proof) {
      this.#resume = notice.resume;
      this.#wasIn = true;
      keep(this.#world.tab, this.#proof.meeting, notice.resume);
    }
    this.#listener.noticed(notice);
  }

  #lost() {
    this.#drop();
    if (this.#world.clock.now() >= this.#giveUpAtMs) {
      this.#refuse({ type: "refused", code: "unreachable", message: "the server cannot be reached" });
      return;
    }
    const wasInTouch = this.#inTouch;
    this.#inTouch = false;
    this.#connectLater(0);
    if (wasInTouch) this.#listener.lost();
  }

  /** @param {number} leastMs */
  #connectLater(leastMs) {
    const wait = Math.min(LONGEST_WAIT_MS, SHORTEST_WAIT_MS * 2 ** Math.min(this.#attempt, 8));
    this.#attempt += 1;
    const varied = wait * (0.75 + 0.5 * this.#world.random());
    this.#world.clock.clearTimeout(this.#retry);
    this.#retry = this.#world.clock.setTimeout(() => this.#connect(), Math.max(leastMs, varied));
  }

  /** The way to the net may have changed: do not wait for a deadline to find out. */
  #doubt() {
    if (this.#retry !== null) {
      this.#world.clock.clearTimeout(this.#retry);
      this.#attempt = 0;
      this.#connect();
    } else this.#socket?.doubt();
  }

  #drop() {
    this.#socket?.close();
    this.#socket = null;
  }

  /** @param {NotDone} refusal */
  #refuse(refusal) {
    this.stop();
    this.#listener.refused(refusal);
  }

  /** @param {OutReason} why */
  #out(why) {
    forget(this.#world.tab);
    this.stop();
    this.#listener.out(why);
  }
}
