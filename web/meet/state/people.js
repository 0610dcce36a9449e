// Who is in the meeting and who waits, as the notices tell.

import { computed, signal } from "../../vendor/signals-core.js";

/** @typedef {import("./model.js").Participant} Participant */
/** @typedef {import("./model.js").ParticipantId} ParticipantId */
/** @typedef {import("./model.js").Person} Person */

export class People {
  /** @type {import("../../vendor/signals-core.js").Signal<ParticipantId | null>} */
  #you = signal(/** @type {ParticipantId | null} */ (null));
  #byId = signal(/** @type {ReadonlyMap<ParticipantId, Participant>} */ (new Map()));
  /** Names of everybody who was ever in, for the lines they wrote. @type {Map<ParticipantId, string>} */
  #names = new Map();

  waiting = signal(/** @type {readonly Person[]} */ ([]));
  byId = computed(() => this.#byId.value);
  me = computed(() => this.#byId.value.get(this.#you.value ?? "") ?? null);
  participants = computed(() => {
    const you = this.#you.value;
    return this.#stage().sort((one, other) => ownFirst(one, other, you) || byArrival(one, other));
  });
  /** Everybody, by when they came in: in the same order for each who looks. */
  byArrival = computed(() => this.#stage().sort(byArrival));
  roster = computed(() => {
    const you = this.#you.value;
    return [...this.#byId.value.values()].sort(
      (one, other) =>
        ownFirst(one, other, you) ||
        RANK[one.role] - RANK[other.role] ||
        (one.handAtMs ?? Infinity) - (other.handAtMs ?? Infinity) ||
        byArrival(one, other),
    );
  });
  hands = computed(() =>
    [...this.#byId.value.values()]
      .filter(({ handAtMs }) => handAtMs !== null)
      .sort((one, other) => (one.handAtMs ?? 0) - (other.handAtMs ?? 0) || (one.id < other.id ? -1 : 1))
      .map(({ id }) => id),
  );
  /** Those who share a screen, the latest first. */
  sharing = computed(() => this.#sharing.value);
  #sharing = signal(/** @type {readonly ParticipantId[]} */ ([]));

  get you() {
    return this.#you.value;
  }

  /** @param {ParticipantId} id */
  get(id) {
    return this.#byId.value.get(id);
  }

  /** @param {ParticipantId} id */
  nameOf(id) {
    return this.#byId.value.get(id)?.name ?? this.#names.get(id) ?? "";
  }

  /**
   * @param {ParticipantId | null} you
   * @param {readonly Participant[]} all
   */
  reset(you, all) {
    for (const { id, name } of all) this.#names.set(id, name);
    this.#you.value = you;
    this.#byId.value = new Map(all.map((one) => [one.id, one]));
    this.#share();
  }

  /** @param {readonly Participant[]} some who are new or have changed */
  set(some) {
    const all = new Map(this.#byId.value);
    for (const one of some) {
      this.#names.set(one.id, one.name);
      all.set(one.id, one);
    }
    this.#byId.value = all;
    this.#share();
  }

  /** @param {ParticipantId} id */
  remove(id) {
    const left = new Map(this.#byId.value);
    left.delete(id);
    this.#byId.value = left;
    this.#share();
  }

  /** Everybody but the audience, of which only who speaks has a picture or a voice. */
  #stage() {
    return [...this.#byId.value.values()].filter((one) => !onlyListens(one));
  }

  #share() {
    const before = this.#sharing.peek();
    const now = [...this.#byId.value.values()].filter(({ screen }) => screen).map(({ id }) => id);
    const fresh = now.filter((id) => !before.includes(id));
    const kept = before.filter((id) => now.includes(id));
    if (fresh.length || kept.length < before.length) this.#sharing.value = [...fresh.reverse(), ...kept];
  }
}

const RANK = { host: 0, cohost: 1, guest: 2, audience: 3 };

/** Whether somebody is in the audience and nobody hears him. @param {Participant} one */
export const onlyListens = ({ role, speaks }) => role === "audience" && !speaks;

/** @param {Participant} one @param {Participant} other @param {ParticipantId | null} you */
const ownFirst = (one, other, you) => Number(other.id === you) - Number(one.id === you);

/** @param {Participant} one @param {Participant} other */
const byArrival = (one, other) => one.joinedAtMs - other.joinedAtMs || (one.id < other.id ? -1 : 1);
