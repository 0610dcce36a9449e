// The chat: one thread with everybody, one with each person one writes with privately.

import { computed, signal } from "../../vendor/signals-core.js";
import { ourRefusal } from "./refusal.js";
import { isHost, mayWriteTo } from "./rules.js";

/** @typedef {import("./model.js").ChatLine} ChatLine */
/** @typedef {import("./model.js").ChatMessage} ChatMessage */
/** @typedef {import("./model.js").ParticipantId} ParticipantId */
/** @typedef {import("./model.js").Thread} Thread */
/**
 * @template T
 * @typedef {import("../../vendor/signals-core.js").ReadonlySignal<T>} ReadonlySignal
 */

/** Lines kept; the server gives the last 500 to whoever comes in. */
const MOST_LINES = 2000;
/** Longest message, in characters as the server counts them (code points). */
const LONGEST = 4000;

export class Chat {
  #people;
  #conference;
  #ask;
  #next = 1;
  #lines = signal(/** @type {readonly ChatLine[]} */ ([]));
  /** Until when each thread was read, by the time of its last line. */
  #readAt = signal(/** @type {ReadonlyMap<ParticipantId | null, number>} */ (new Map()));
  /** Private threads that were opened and have no line yet. */
  #begun = signal(/** @type {readonly ParticipantId[]} */ ([]));
  /** @type {Map<ParticipantId | null, ReadonlySignal<readonly ChatLine[]>>} */
  #threadLines = new Map();
  /** @type {ParticipantId | null} */
  #you = null;

  open = signal(/** @type {ParticipantId | null | undefined} */ (undefined));

  #byThread = computed(() => {
    /** @type {Map<ParticipantId | null, ChatLine[]>} */
    const threads = new Map([[null, []]]);
    for (const line of this.#lines.value) {
      const of = threadOf(line);
      const lines = threads.get(of);
      if (lines) lines.push(line);
      else threads.set(of, [line]);
    }
    return threads;
  });

  threads = computed(() => {
    const threads = new Map(this.#byThread.value);
    for (const id of this.#begun.value) if (!threads.has(id)) threads.set(id, []);
    const read = this.#readAt.value;
    return [...threads]
      .map(([id, lines]) => this.#thread(id, lines, read.get(id) ?? 0))
      .sort((one, other) => Number(one.with !== null) - Number(other.with !== null) || other.lastAtMs - one.lastAtMs);
  });
  unread = computed(() => this.threads.value.reduce((sum, { unread }) => sum + unread, 0));
  partners = computed(() => {
    const me = this.#people.me.value;
    const conference = this.#conference.value;
    return this.#people.participants.value.filter((other) => mayWriteTo(me, conference, other));
  });

  /**
   * @param {import("./people.js").People} people
   * @param {ReadonlySignal<import("./model.js").ConferenceState | null>} conference
   * @param {(ask: import("../protocol/signalling.js").Ask) => import("./model.js").Outcome} ask
   */
  constructor(people, conference, ask) {
    this.#people = people;
    this.#conference = conference;
    this.#ask = ask;
  }

  /** @param {ParticipantId | null} thread */
  linesOf(thread) {
    let lines = this.#threadLines.get(thread);
    if (!lines) {
      lines = computed(() => this.#byThread.value.get(thread) ?? NONE);
      this.#threadLines.set(thread, lines);
    }
    return lines;
  }

  /** @param {ParticipantId | null} thread */
  mayWrite(thread) {
    const me = this.#people.me.value;
    const conference = this.#conference.value;
    if (thread !== null) return mayWriteTo(me, conference, this.#people.get(thread));
    return isHost(me) || conference?.chat === "everybody" || conference?.chat === "public";
  }

  /** @param {ParticipantId | null | undefined} thread */
  show(thread) {
    this.open.value = thread;
    if (thread === undefined) return;
    if (thread !== null && !this.#begun.value.includes(thread)) this.#begun.value = [...this.#begun.value, thread];
    this.#read(thread);
  }

  /**
   * Writes. What is too long is cut; views keep it from getting there.
   *
   * @param {ParticipantId | null} thread
   * @param {string} text
   * @returns {import("./model.js").Outcome}
   */
  async send(thread, text) {
    const cut = [...text.trim()].slice(0, LONGEST).join("");
    if (cut === "") return ourRefusal("empty", "there is nothing to send");
    return this.#ask({ type: "chat", ...(thread === null ? {} : { to: thread }), text: cut });
  }

  /**
   * The history that `joined` gives. What was said before one came counts as read, what was said
   * while one's connection was lost does not.
   *
   * @param {readonly ChatMessage[]} messages
   * @param {ParticipantId} you
   */
  reset(messages, you) {
    const isReturn = this.#you === you;
    this.#you = you;
    this.#lines.value = messages.map((message) => this.#line(message));
    if (isReturn) {
      if (this.open.value !== undefined) this.#read(this.open.value);
      return;
    }
    this.#begun.value = [];
    this.open.value = undefined;
    this.#readAt.value = new Map();
    for (const thread of this.#byThread.value.keys()) this.#read(thread);
  }

  /**
   * @param {ChatMessage} message
   * @returns {boolean} whether it should be told elsewhere, since its thread is not on screen
   */
  add(message) {
    const line = this.#line(message);
    this.#lines.value = [...this.#lines.value, line].slice(-MOST_LINES);
    const thread = threadOf(line);
    // Writing somewhere is reading it.
    if (line.mine || this.open.value === thread) {
      this.#read(thread);
      return false;
    }
    return true;
  }

  clear() {
    this.#you = null;
    this.#lines.value = [];
    this.#begun.value = [];
    this.#readAt.value = new Map();
    this.open.value = undefined;
    this.#threadLines.clear();
  }

  /** @param {ChatMessage} message @returns {ChatLine} */
  #line(message) {
    return { ...message, id: this.#next++, mine: message.from === this.#you };
  }

  /** @param {ParticipantId | null} thread */
  #read(thread) {
    const last = this.#byThread.value.get(thread)?.at(-1)?.atMs ?? 0;
    this.#readAt.value = new Map(this.#readAt.value).set(thread, last);
  }

  /**
   * @param {ParticipantId | null} id
   * @param {readonly ChatLine[]} lines
   * @param {number} readAtMs
   * @returns {Thread}
   */
  #thread(id, lines, readAtMs) {
    return {
      with: id,
      name: id === null ? "" : this.#people.nameOf(id) || (lines.find(({ from }) => from === id)?.name ?? ""),
      unread: lines.filter(({ atMs, mine }) => !mine && atMs > readAtMs).length,
      lastAtMs: lines.at(-1)?.atMs ?? 0,
      here: id === null || this.#people.byId.value.has(id),
    };
  }
}

/** @type {readonly ChatLine[]} */
const NONE = [];

/** @param {ChatLine} line @returns {ParticipantId | null} */
function threadOf({ from, to, mine }) {
  return to === null ? null : mine ? to : from;
}
