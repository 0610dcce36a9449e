// One connection to `/signal`, from opening to loss: numbers requests, gives each its reply or a
// reason why there is none, and notices when the other end is dead although nobody closed.
//
// Knows nothing of meetings; `client.js` decides what to say and when to connect again.

/** @typedef {import("./signalling.js").Ask} Ask */
/** @typedef {import("./signalling.js").Said} Said */
/** @typedef {import("./signalling.js").Notice} Notice */
/** @typedef {import("./world.js").AnswerOrNot} AnswerOrNot */
/** @typedef {import("./world.js").SignalWorld} SignalWorld */

/** Path of the WebSocket and name of its subprotocol (`docs/signalling.md`). */
export const PATH = "/signal";
export const SUBPROTOCOL = "convoca.v1";

/** How long a connection may take to open, TLS included, over a slow phone. */
const OPEN_MS = 8000;
/** How long a reply may take. An offer makes the server build a transport, so it gets more. */
const REPLY_MS = 10_000;
const OFFER_MS = 15_000;
/** How often the connection is tried when nothing else is said, and how long the reply may take. */
const HEARTBEAT_MS = 10_000;
const HEARTBEAT_REPLY_MS = 5000;
/** The same when there is a reason to doubt it: the machine has changed networks or woke up. */
const DOUBT_REPLY_MS = 2000;

/** @type {(code: "unreachable" | "timeout", message: string) => AnswerOrNot} */
const notDone = (code, message) => ({ type: "refused", code, message });

/**
 * @typedef {object} SocketListener
 * @property {() => void} opened requests may be sent
 * @property {(notice: Notice) => void} noticed
 * @property {() => void} lost called once; nothing is called after it
 */

export class SignalSocket {
  #world;
  #listener;
  #socket;
  #next = 1;
  #over = false;
  #isOpen = false;
  /** @type {Map<number, { done: (answer: AnswerOrNot) => void, deadline: unknown }>} */
  #pending = new Map();
  /** @type {unknown} */
  #timer;

  /**
   * @param {SignalWorld} world
   * @param {SocketListener} listener
   */
  constructor(world, listener) {
    this.#world = world;
    this.#listener = listener;
    this.#socket = world.openSocket();
    this.#socket.onopen = () => this.#opened();
    this.#socket.onmessage = (event) => this.#received(event.data);
    this.#socket.onclose = () => this.#lose();
    this.#timer = world.clock.setTimeout(() => this.#lose(), OPEN_MS);
  }

  get isOpen() {
    return this.#isOpen && !this.#over;
  }

  /**
   * Asks. Never rejects: without a reply the answer is `refused` with `unreachable` (the connection
   * is or gets lost) or `timeout`; whether the server did it is then unknown.
   *
   * @param {Ask} ask
   * @param {number} [replyMs]
   * @returns {Promise<AnswerOrNot>}
   */
  request(ask, replyMs = ask.type === "offer" ? OFFER_MS : REPLY_MS) {
    if (!this.isOpen) return Promise.resolve(notDone("unreachable", "there is no connection"));
    const id = this.#next++;
    return new Promise((done) => {
      const deadline = this.#world.clock.setTimeout(() => {
        this.#pending.delete(id);
        done(notDone("timeout", "the server did not reply in time"));
      }, replyMs);
      this.#pending.set(id, { done, deadline });
      this.#socket.send(JSON.stringify({ id, ...ask }));
    });
  }

  /** Finds out soon whether the connection still works, and loses it if not. */
  doubt() {
    if (this.isOpen) this.#ping(DOUBT_REPLY_MS);
  }

  /** Closes without calling `lost`. */
  close() {
    this.#finish();
  }

  #opened() {
    if (this.#over) return;
    this.#isOpen = true;
    this.#beatLater();
    this.#listener.opened();
  }

  #beatLater() {
    this.#world.clock.clearTimeout(this.#timer);
    this.#timer = this.#world.clock.setTimeout(() => this.#ping(HEARTBEAT_REPLY_MS), HEARTBEAT_MS);
  }

  /** @param {number} replyMs */
  async #ping(replyMs) {
    this.#world.clock.clearTimeout(this.#timer);
    const answer = await this.request({ type: "ping" }, replyMs);
    if (this.#over) return;
    if (answer.type === "refused" && answer.code === "timeout") this.#lose();
    else this.#beatLater();
  }

  /** @param {unknown} data */
  #received(data) {
    if (this.#over || typeof data !== "string") return;
    const said = parse(data);
    if (!said) return;
    if (!("re" in said)) {
      this.#listener.noticed(said);
      return;
    }
    const waiting = this.#pending.get(said.re);
    if (!waiting) return;
    this.#pending.delete(said.re);
    this.#world.clock.clearTimeout(waiting.deadline);
    waiting.done(said);
  }

  #lose() {
    if (this.#over) return;
    this.#finish();
    this.#listener.lost();
  }

  #finish() {
    if (this.#over) return;
    this.#over = true;
    this.#world.clock.clearTimeout(this.#timer);
    const socket = this.#socket;
    socket.onopen = socket.onmessage = socket.onclose = null;
    try {
      socket.close();
    } catch {
      // It is closed already.
    }
    for (const { done, deadline } of this.#pending.values()) {
      this.#world.clock.clearTimeout(deadline);
      done(notDone("unreachable", "the connection was lost"));
    }
    this.#pending.clear();
  }
}

/**
 * What does not look like a message is dropped: a server that says such things is not ours, and the
 * heartbeat will find out.
 *
 * @param {string} data
 * @returns {Said | null}
 */
function parse(data) {
  try {
    const said = JSON.parse(data);
    return typeof said?.type === "string" ? said : null;
  } catch {
    return null;
  }
}
