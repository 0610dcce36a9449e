// The way into the meeting and out of it: phases, and who is responsible in each. `model.d.ts` says
// what views see of it.

import { batch, effect, signal } from "../../vendor/signals-core.js";
import { SignalClient } from "../protocol/client.js";
import { OwnMedia } from "./own_media.js";
import { Preferences } from "./preferences.js";
import { ourRefusal, refusalOf } from "./refusal.js";
import { RoomState } from "./room.js";
import { signIn } from "./sign_in.js";

/** @typedef {import("../protocol/world.js").Entered} Entered */
/** @typedef {import("../protocol/world.js").NotDone} NotDone */
/** @typedef {import("../protocol/world.js").Proof} Proof */
/** @typedef {import("../protocol/signalling.js").Notice} Notice */
/** @typedef {import("./model.js").Meet} Meet */
/** @typedef {import("./model.js").Phase} Phase */
/** @typedef {import("./model.js").Refusal} Refusal */
/** @typedef {import("./model.js").Target} Target */

/** Longest name, in characters as the server counts them (code points). */
const LONGEST_NAME = 96;

/** Reasons to be out after which coming back makes sense. */
const RETURNABLE = new Set(["left", "replaced", "unreachable", "too_slow", "restarting"]);

/**
 * @param {import("./world.js").World} world
 * @returns {Meet}
 */
export function createMeet(world) {
  return new MeetState(world).model();
}

class MeetState {
  #world;
  #preferences;
  #client;
  #own;
  #room;
  /** @type {Proof | null} */
  #proof = null;
  /** Of somebody who signed in; lives as long as the page. @type {string | null} */
  #accessToken = null;
  /** Grows with each `open` and `close`, so that what was being waited for is dropped. */
  #visit = 0;
  #wasIn = false;

  phase = signal(/** @type {Phase} */ ({ name: "idle" }));
  facts = signal(/** @type {import("./model.js").MeetingFacts | null} */ (null));
  role = signal(/** @type {import("./model.js").Role | null} */ (null));
  name = signal("");

  /** @param {import("./world.js").World} world */
  constructor(world) {
    this.#world = world;
    this.#preferences = new Preferences(world.kept);
    this.name.value = this.#preferences.kept.name;
    this.#client = new SignalClient(world, {
      entered: (entered) => void this.#entered(entered),
      refused: (refusal) => this.#refused(refusal),
      joinRefused: (refusal) => this.#joinRefused(refusal),
      noticed: (notice) => this.#noticed(notice),
      lost: () => this.#lost(),
      out: (why) => this.#out(why),
    });
    this.#own = new OwnMedia(world, this.#preferences, {
      otherDevice: (device) => this.#room.happenings.add({ kind: "device", device }),
      problem: (device, problem) => this.#room.happenings.add({ kind: "problem", device, problem }),
    });
    const ask = this.#client.request.bind(this.#client);
    this.#room = new RoomState(world, this.#own, this.#preferences, ask);
    world.onPathChange(() => this.#room.link.pathChanged());
    effect(() => {
      const name = this.#room.people.me.value?.name;
      if (name === undefined) return;
      this.#client.joinNextTimeAs({ name, microphone: this.#own.microphone.value, camera: this.#own.camera.value });
    });
  }

  // ---- the way in --------------------------------------------------------------------------------

  /** @param {Target} target */
  open({ meeting, token, password }) {
    // Not from `idle`: leaving would forget the key that a reload of the tab comes back with.
    if (this.phase.value.name !== "idle") this.close();
    this.#proof = {
      meeting: meeting.replace(/\s/g, ""),
      ...(token ? { token } : {}),
      ...(password ? { password } : {}),
    };
    this.#enter();
  }

  #enter() {
    if (!this.#proof) return;
    this.phase.value = { name: "entering" };
    this.#client.enter(this.#withToken(this.#proof));
  }

  /** @param {Proof} proof @returns {Proof} */
  #withToken(proof) {
    return this.#accessToken === null ? proof : { ...proof, accessToken: this.#accessToken };
  }

  /** @param {string} password */
  usePassword(password) {
    const phase = this.phase.value;
    if (phase.name !== "needs" || phase.busy || !this.#proof) return;
    if (password.trim() === "") {
      this.phase.value = { ...phase, refusal: ourRefusal("empty", "the password is empty") };
      return;
    }
    this.#proof = { ...this.#proof, password: password.trim() };
    this.phase.value = { ...phase, busy: true };
    this.#client.enter(this.#withToken(this.#proof));
  }

  /** @param {string} account @param {string} password */
  async signIn(account, password) {
    const phase = this.phase.value;
    if (phase.name !== "needs" || phase.busy || !this.#proof) return;
    if (account.trim() === "" || password === "") {
      this.phase.value = { ...phase, refusal: ourRefusal("empty", "account or password is empty") };
      return;
    }
    this.phase.value = { ...phase, busy: true };
    const visit = this.#visit;
    const { token, refusal } = await signIn(this.#world, account.trim(), password);
    if (visit !== this.#visit || !this.#proof) return;
    if (refusal) {
      this.phase.value = { ...phase, refusal, busy: false };
      return;
    }
    this.#accessToken = token;
    this.#client.enter(this.#withToken(this.#proof));
  }

  retry() {
    const { name } = this.phase.value;
    if (name === "needs" || name === "out") this.#enter();
  }

  /** @param {string} name */
  setName(name) {
    this.name.value = [...name].slice(0, LONGEST_NAME).join("");
    const phase = this.phase.value;
    if (phase.name === "lobby" && phase.refusal?.code === "empty") this.phase.value = { ...phase, refusal: null };
  }

  async join() {
    const phase = this.phase.value;
    if (phase.name !== "lobby" || phase.joining) return;
    const name = this.name.value.trim();
    if (name === "") {
      this.phase.value = { ...phase, refusal: ourRefusal("empty", "the name is empty") };
      return;
    }
    const { microphone, camera } = this.#own.wished();
    this.#preferences.keep({ name, ...this.#wishToKeep() });
    this.phase.value = { name: "lobby", joining: true, refusal: null };
    const visit = this.#visit;
    const answer = await this.#client.join({ name, microphone, camera });
    if (visit !== this.#visit || this.phase.value.name !== "lobby") return;
    if (answer.type !== "refused") return;
    this.phase.value = { name: "lobby", joining: false, refusal: refusalOf(answer, this.#world.clock.now()) };
  }

  /** Kept only where it was the person's wish, and not the booking's or a broken device's. */
  #wishToKeep() {
    const { microphone, camera } = this.#forced;
    const problems = this.#own.problems.value;
    return {
      ...(microphone || problems.microphone ? {} : { microphone: this.#own.microphone.value }),
      ...(camera || problems.camera ? {} : { camera: this.#own.camera.value }),
    };
  }
  #forced = { microphone: false, camera: false };

  leave() {
    const { name } = this.phase.value;
    const wasThere = name === "waiting" || name === "in";
    this.#client.leave();
    this.#end(wasThere ? { name: "out", why: "left", mayReturn: true } : { name: "idle" });
  }

  close() {
    this.#client.leave();
    this.#end({ name: "idle" });
    this.#proof = null;
  }

  // ---- what the client tells -----------------------------------------------------------------------

  /** @param {Entered} entered */
  #entered({ meeting, role, name, muted, camera, resumed }) {
    const phase = this.phase.value;
    batch(() => {
      this.facts.value = meeting;
      this.role.value = role;
    });
    // Back after a loss: what follows says where one is.
    if (resumed || phase.name === "in" || phase.name === "waiting") return;
    if (phase.name === "lobby") {
      // What was asked before the loss has no answer any more.
      this.phase.value = { ...phase, joining: false };
      return;
    }
    if (name) this.name.value = name;
    this.phase.value = { name: "lobby", joining: false, refusal: null };
    const { kept } = this.#preferences;
    if (role === "audience") {
      // Nobody sees or hears it, so no device is opened, and no wish is kept.
      this.#forced = { microphone: true, camera: true };
      return;
    }
    this.#forced = { microphone: muted, camera: camera !== null || meeting.voiceOnly };
    void this.#own.prepare({
      microphone: !muted && kept.microphone,
      camera: camera ?? kept.camera,
      voiceOnly: meeting.voiceOnly,
    });
  }

  /** @param {NotDone} answer */
  #refused(answer) {
    const refusal = refusalOf(answer, this.#world.clock.now());
    const before = this.phase.value;
    if (this.#wasIn && (refusal.code === "over" || refusal.code === "unknown_meeting")) return this.#out("ended");
    if (refusal.code === "sign_in_expired" || refusal.code === "sign_in_required") this.#accessToken = null;
    const what =
      whatIsMissing(refusal.code) ?? (before.name === "needs" && refusal.code === "too_fast" ? before.what : "retry");
    if (this.#wasIn || before.name === "waiting") this.#end({ name: "needs", what, refusal, busy: false });
    else this.phase.value = { name: "needs", what, refusal, busy: false };
  }

  /** @param {NotDone} answer */
  #joinRefused(answer) {
    this.#wasIn = false;
    this.#room.left();
    this.phase.value = { name: "lobby", joining: false, refusal: refusalOf(answer, this.#world.clock.now()) };
  }

  /** @param {Exclude<Notice, { type: "out" }>} notice */
  #noticed(notice) {
    if (notice.type === "waiting") {
      const phase = this.phase.value;
      const sentBack = phase.name === "in" || (phase.name === "waiting" && phase.sentBack);
      if (phase.name === "in") this.#room.left();
      this.phase.value = { name: "waiting", why: notice.why, sentBack, reconnecting: false };
    } else if (notice.type === "joined") {
      this.#joined(notice);
    } else {
      this.#room.noticed(notice);
    }
  }

  /** @param {Extract<Notice, { type: "joined" }>} notice */
  #joined(notice) {
    const phase = this.phase.value;
    const me = notice.participants.find(({ id }) => id === notice.you);
    this.#wasIn = true;
    if (phase.name === "entering" && me) {
      // The tab was loaded again: what was on comes on again, as soon as the devices are open.
      this.name.value = me.name;
      const wish = { microphone: me.microphone === "on", camera: me.camera, voiceOnly: notice.conference.voiceOnly };
      void this.#own.prepare(wish);
    }
    batch(() => {
      this.#room.joined(notice);
      this.phase.value = { name: "in", reconnecting: false };
    });
    if (phase.name === "in" && phase.reconnecting) this.#room.happenings.add({ kind: "back" });
  }

  #lost() {
    const phase = this.phase.value;
    if (phase.name === "in" || phase.name === "waiting") this.phase.value = { ...phase, reconnecting: true };
    else if (phase.name === "lobby") this.phase.value = { ...phase, joining: false };
  }

  /** @param {import("./model.js").OutReason} why */
  #out(why) {
    this.#end({ name: "out", why, mayReturn: RETURNABLE.has(why) });
  }

  /** @param {Phase} phase */
  #end(phase) {
    this.#visit += 1;
    this.#wasIn = false;
    batch(() => {
      this.#room.left();
      this.phase.value = phase;
    });
    this.#own.release();
  }

  /** @returns {Meet} */
  model() {
    return {
      phase: this.phase,
      facts: this.facts,
      role: this.role,
      own: this.#own,
      name: this.name,
      room: this.#room.model(),
      setName: (name) => this.setName(name),
      open: (target) => this.open(target),
      usePassword: (password) => this.usePassword(password),
      signIn: (account, password) => void this.signIn(account, password),
      retry: () => this.retry(),
      join: () => void this.join(),
      leave: () => this.leave(),
      endForAll: () => this.#room.act({ type: "end" }),
      close: () => this.close(),
    };
  }
}

/** @param {Refusal["code"]} code */
function whatIsMissing(code) {
  if (code === "password_required" || code === "wrong_password") return "password";
  if (code === "sign_in_required" || code === "sign_in_expired") return "sign_in";
  return null;
}
