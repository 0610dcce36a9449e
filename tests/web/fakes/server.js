// A server of one meeting as the client under test sees it: answers what it is asked the way
// `docs/signalling.md` says, and says whatever a test or a demonstration wants.

import { FakeSocket } from "./socket.js";

/** @typedef {import("../../../web/meet/protocol/signalling.js").Participant} Participant */
/** @typedef {import("../../../web/meet/protocol/signalling.js").Person} Person */
/** @typedef {import("../../../web/meet/protocol/signalling.js").ChatMessage} ChatMessage */
/** @typedef {import("../../../web/meet/protocol/signalling.js").ConferenceState} ConferenceState */
/** @typedef {import("../../../web/meet/protocol/signalling.js").Notice} Notice */
/** @typedef {import("../../../web/meet/protocol/signalling.js").Request} Request */
/** @typedef {import("../../../web/meet/protocol/world.js").Clock} Clock */

/** @param {string} id @param {Partial<Participant>} [change] @returns {Participant} */
export function person(id, change = {}) {
  return {
    id,
    name: id,
    role: "guest",
    kind: "client",
    known: false,
    microphone: "on",
    camera: true,
    screen: false,
    handAtMs: null,
    joinedAtMs: 1_760_000_000_000,
    connected: true,
    askedToShare: false,
    mayRecord: false,
    view: { kind: "free" },
    viewLocked: false,
    speaks: false,
    ...change,
  };
}

/** ID of the client under test. */
export const ME = "me";

export class FakeServer {
  #clock;
  /** @type {FakeSocket[]} */
  sockets = [];
  /** Everything that was asked. @type {Request[]} */
  asks = [];
  isUp = true;
  /** Replies with a refusal, if it returns one. @type {(request: any) => { code: string, retryAfterS?: number } | null | undefined} */
  refuses = () => null;
  /** Requests of these types get no reply. @type {Set<string>} */
  silent = new Set();
  /** Instead of coming in: `"host"` or `"admission"`. @type {"host" | "admission" | null} */
  waits = null;
  entered = {
    role: /** @type {"host" | "guest"} */ ("guest"),
    name: /** @type {string | null} */ (null),
    muted: false,
    camera: /** @type {boolean | null} */ (null),
  };
  meeting = {
    number: "912345678",
    subject: "Roof plan",
    scheduler: "Ana Souza",
    startMs: 1_760_000_000_000,
    endMs: 1_760_003_600_000,
    running: true,
    voiceOnly: false,
    webinar: null,
  };
  /** @type {ConferenceState} */
  conference = {
    uuid: "0123456789abcdef0123456789abcdef",
    number: "912345678",
    subject: "Roof plan",
    startedAtMs: 1_760_000_000_000,
    endsAtMs: 1_760_003_600_000,
    locked: false,
    waitingRoom: false,
    mayUnmute: true,
    share: "everybody",
    chat: "everybody",
    voiceOnly: false,
    allMuted: false,
    mayRename: true,
    mayShow: true,
    mayTakeOver: true,
    stage: { kind: "free" },
    guestLink: "https://meet.example/#/j/912345678/guest-token",
    audienceLink: null,
    webinar: false,
    audienceAdmitted: false,
    paused: false,
    records: false,
    recording: "off",
    streams: false,
    streaming: false,
    liveLink: null,
    targets: [],
  };
  /** Without the client under test, who is added when he joins. @type {Map<string, Participant>} */
  people = new Map();
  /** @type {Person[]} */
  waiting = [];
  /** @type {ChatMessage[]} */
  chat = [];
  /** Goes up when the server is started anew: its transports are other ones then. */
  generation = 1;
  #resumes = 0;
  #peer = "";
  /** What each section shows. @type {Map<string, { participant: string, source: "camera" | "screen" }>} */
  views = new Map();
  /** Whether `slot` follows a `view` by itself. */
  showsAtOnce = true;
  /** Told of each slot that changes. @type {(mid: string, participant: string | null, source: string | null) => void} */
  onSlot = () => {};

  /** @param {Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  // ---- the network -------------------------------------------------------------------------------

  connect() {
    const socket = new FakeSocket(this);
    this.sockets.push(socket);
    this.#clock.setTimeout(() => (this.isUp ? socket.open() : socket.drop()), 0);
    return socket;
  }

  get socket() {
    return this.sockets.at(-1);
  }

  drop() {
    this.socket?.drop();
  }

  /** Killed: every connection is gone, and so is what only memory knew. */
  kill() {
    this.isUp = false;
    this.drop();
  }

  /** Comes up again. Who comes back by key is new to it, with nothing on. */
  start() {
    this.isUp = true;
    this.generation += 1;
    this.views.clear();
    const me = this.people.get(ME);
    if (me)
      this.people.set(ME, { ...me, joinedAtMs: this.#clock.now(), microphone: "off", camera: false, screen: false });
  }

  /** @param {Notice} notice */
  say(notice) {
    this.socket?.deliver(notice);
  }

  /** @param {FakeSocket} _ */
  closed(_) {}

  /** What was asked of this type. @template {Request["type"]} T @param {T} type @returns {Extract<Request, { type: T }>[]} */
  asked(type) {
    return /** @type {any} */ (this.asks.filter((one) => one.type === type));
  }

  // ---- the meeting ---------------------------------------------------------------------------------

  get me() {
    const me = this.people.get(ME);
    if (!me) throw new Error("the client under test is not in");
    return me;
  }

  /** Changes somebody, or lets him come in, and says so. @param {string} id @param {Partial<Participant>} change */
  change(id, change) {
    const one = { ...(this.people.get(id) ?? person(id)), ...change };
    this.people.set(id, one);
    this.say({ type: "participants", participants: [one] });
  }

  /** @param {string} id @param {"left" | "lost" | "removed" | "sent_back"} [why] */
  remove(id, why = "left") {
    this.people.delete(id);
    this.say({ type: "left", participant: id, why });
  }

  /** @param {Partial<ConferenceState>} change */
  setConference(change) {
    this.conference = { ...this.conference, ...change };
    this.say({ type: "conference", conference: this.conference });
  }

  /** @param {Person[]} waiting */
  setWaiting(waiting) {
    this.waiting = waiting;
    this.say({ type: "waiting_list", waiting });
  }

  /** @param {string} from @param {string} text @param {string | null} [to] */
  write(from, text, to = null) {
    const message = { from, name: this.people.get(from)?.name ?? from, to, text, atMs: this.#clock.now() };
    this.chat.push(message);
    this.say({ type: "chatted", message });
  }

  /** Lets the client under test in. */
  letIn() {
    this.waits = null;
    this.#sayJoined();
  }

  #sayJoined() {
    this.#resumes += 1;
    const conference = { ...this.conference };
    this.say({
      type: "joined",
      you: ME,
      resume: `key-${this.#resumes}`,
      conference,
      participants: [...this.people.values()],
      waiting: this.waiting,
      chat: [...this.chat],
    });
  }

  // ---- what is asked -------------------------------------------------------------------------------

  /** @param {FakeSocket} socket @param {Request} request */
  received(socket, request) {
    this.asks.push(request);
    if (this.silent.has(request.type)) return;
    const refusal = this.refuses(request);
    // Each message in a turn of its own, as it is with a real socket.
    const send = (/** @type {object} */ reply) =>
      this.#clock.setTimeout(() => socket.deliver({ re: request.id, ...reply }), 0);
    if (refusal) {
      send({ type: "refused", message: `refused: ${refusal.code}`, ...refusal });
      return;
    }
    const { reply, then } = this.#answer(request);
    send(reply);
    if (then) this.#clock.setTimeout(then, 0);
  }

  /** @param {Request} request @returns {{ reply: object, then?: () => void }} */
  #answer(request) {
    const done = { reply: { type: "done" } };
    switch (request.type) {
      case "enter": {
        const resumed =
          request.resume !== undefined && request.resume === `key-${this.#resumes}` && this.people.has(ME);
        if (request.resume !== undefined && !resumed) {
          return { reply: { type: "refused", code: "cannot_resume", message: "enter anew" } };
        }
        const reply = { type: "entered", meeting: this.meeting, ...this.entered, resumed };
        return resumed ? { reply, then: () => this.#sayJoined() } : { reply };
      }
      case "join": {
        const microphone = !request.microphone ? "off" : this.entered.muted ? "muted_by_host" : "on";
        this.people.set(
          ME,
          person(ME, {
            name: request.name,
            role: this.entered.role,
            microphone,
            camera: request.camera,
            joinedAtMs: this.#clock.now(),
          }),
        );
        return {
          ...done,
          then: () => (this.waits ? this.say({ type: "waiting", why: this.waits }) : this.#sayJoined()),
        };
      }
      case "offer": {
        // Another peer has other sections, and is told anew what each shows.
        const peer = /^o=- (\d+)/m.exec(request.sdp)?.[1] ?? "";
        if (peer !== this.#peer) this.views.clear();
        this.#peer = peer;
        return { reply: { type: "answered", sdp: `v=0\r\na=fingerprint:sha-256 AA:${this.generation}\r\n` } };
      }
      case "view":
        return { ...done, then: () => this.#view(request.slots) };
      default:
        return { ...done, then: () => this.#do(request) };
    }
  }

  /** @param {import("../../../web/meet/protocol/signalling.js").SlotView[]} slots */
  #view(slots) {
    const before = this.views;
    this.views = new Map(
      slots.map(({ mid, participant, source }) => [mid, { participant, source: /** @type {any} */ (source) }]),
    );
    if (!this.showsAtOnce) return;
    for (const [mid, { participant, source }] of this.views) {
      const was = before.get(mid);
      if (was?.participant !== participant || was.source !== source) this.show(mid, participant, source);
    }
    for (const mid of before.keys()) if (!this.views.has(mid)) this.show(mid, null, null);
  }

  /** @param {string} mid @param {string | null} participant @param {"camera" | "screen" | null} source */
  show(mid, participant, source) {
    this.onSlot(mid, participant, source);
    this.say({ type: "slot", mid, participant, source });
  }

  /** @param {Request} ask */
  #do(ask) {
    switch (ask.type) {
      case "media":
        return this.change(ME, {
          ...(ask.microphone === undefined ? {} : { microphone: ask.microphone ? "on" : "off" }),
          ...(ask.camera === undefined ? {} : { camera: ask.camera }),
          ...(ask.screen === undefined ? {} : { screen: ask.screen }),
        });
      case "chat":
        return this.write(ME, ask.text, ask.to ?? null);
      case "hand":
        return this.change(ask.participant ?? ME, { handAtMs: ask.raised ? this.#clock.now() : null });
      case "react":
        return this.say({ type: "reacted", participant: ME, reaction: ask.reaction });
      case "rename":
        return this.change(ask.participant ?? ME, { name: ask.name });
      case "claim_host":
        return this.change(ME, { role: "host" });
      case "leave":
        return this.say({ type: "out", why: "left" });
      case "end":
        return this.say({ type: "out", why: "ended" });
      case "admit": {
        const admitted = this.waiting.filter(({ id }) => ask.participant === undefined || id === ask.participant);
        this.setWaiting(this.waiting.filter((one) => !admitted.includes(one)));
        for (const { id, name, known } of admitted) this.change(id, { name, known, joinedAtMs: this.#clock.now() });
        return;
      }
      case "refuse":
        return this.setWaiting(this.waiting.filter(({ id }) => id !== ask.participant));
      case "send_back": {
        const { name = "", known = false } = this.people.get(ask.participant) ?? {};
        this.remove(ask.participant, "sent_back");
        return this.setWaiting([...this.waiting, { id: ask.participant, name, known, sinceMs: this.#clock.now() }]);
      }
      case "mute":
        for (const { id, role } of [...this.people.values()]) {
          if (ask.participant === undefined ? role === "guest" : id === ask.participant)
            this.change(id, { microphone: "muted_by_host" });
        }
        return;
      case "unmute":
        for (const { id, microphone } of [...this.people.values()]) {
          if ((ask.participant ?? id) === id && microphone === "muted_by_host") this.change(id, { microphone: "on" });
        }
        return;
      case "set_stage":
        return this.setConference({ stage: ask.stage });
      case "extend":
        return this.setConference({ endsAtMs: this.conference.endsAtMs + ask.minutes * 60_000 });
      case "stop":
        return this.change(ask.participant, { [ask.source]: false });
      case "remove":
        return this.remove(ask.participant, "removed");
      case "set_cohost":
        return this.change(ask.participant, { role: ask.cohost ? "cohost" : "guest" });
      case "hand_over":
        this.change(ME, { role: "guest" });
        return this.change(ask.participant, { role: "host" });
      case "allow_unmute":
        return this.setConference({ mayUnmute: ask.allowed });
      case "lock":
        return this.setConference({ locked: ask.locked });
      case "waiting_room":
        return this.setConference({ waitingRoom: ask.enabled });
      case "set_share":
        return this.setConference({ share: ask.who });
      case "stream":
        return this.setConference({ streaming: ask.on, targets: [] });
      case "set_chat":
        return this.setConference({ chat: ask.who });
      default:
        return;
    }
  }
}
