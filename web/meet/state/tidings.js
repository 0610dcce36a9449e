// What of all that changes is worth telling: compares people as they were with people as they are.

/** @typedef {import("./model.js").Participant} Participant */
/** @typedef {import("./model.js").ParticipantId} ParticipantId */
/** @typedef {import("./model.js").Person} Person */

/** In a larger meeting nobody wants to be told of each who comes and goes. */
const SMALL_MEETING = 25;

export class Tidings {
  #happenings;
  #people;
  /**
   * Those who were in when the server was restarted, and are not news when they are back.
   *
   * @type {Set<ParticipantId>}
   */
  #expected = new Set();

  /**
   * @param {import("./happenings.js").Happenings} happenings
   * @param {import("./people.js").People} people
   */
  constructor(happenings, people) {
    this.#happenings = happenings;
    this.#people = people;
  }

  /** @param {Iterable<ParticipantId>} ids */
  expect(ids) {
    this.#expected = new Set(ids);
  }

  /** Somebody is new or has changed. @param {Participant | undefined} before @param {Participant} one */
  changed(before, one) {
    if (one.id === this.#people.you) {
      if (before && before.role !== one.role) this.#happenings.add({ kind: "role", role: one.role });
      if (before && before.mayRecord !== one.mayRecord)
        this.#happenings.add({ kind: "record", allowed: one.mayRecord });
    } else if (!before) {
      const isBack = this.#expected.delete(one.id);
      // Of the audience one is told when its hand is up or it speaks, not that it has come.
      if (one.role === "audience") {
        if (one.handAtMs !== null) this.#happenings.add({ kind: "hand", participant: one.id });
      } else if (!isBack && this.#isSmall()) this.#happenings.add({ kind: "joined", participant: one.id, name: one.name });
    } else {
      if (before.handAtMs === null && one.handAtMs !== null)
        this.#happenings.add({ kind: "hand", participant: one.id });
      if (!before.screen && one.screen) this.#happenings.add({ kind: "shares", participant: one.id });
    }
  }

  /** Another is shown, or another way of showing has been decided. @param {import("./model.js").Direction} direction */
  shown(direction) {
    this.#happenings.drop(({ kind }) => kind === "shown");
    this.#happenings.add({ kind: "shown", direction });
  }

  /** @param {Participant} one @param {import("./model.js").LeftReason} why */
  left(one, why) {
    this.#happenings.drop((happening) => happening.kind === "hand" && happening.participant === one.id);
    // Back in the audience he is still there.
    if (why === "audience") return;
    if (this.#isSmall()) this.#happenings.add({ kind: "left", participant: one.id, name: one.name, why });
  }

  /** @param {readonly Person[]} before @param {readonly Person[]} now */
  waiting(before, now) {
    const known = new Set(before.map(({ id }) => id));
    const here = new Set(now.map(({ id }) => id));
    this.#happenings.drop((one) => one.kind === "waits" && !here.has(one.person.id));
    for (const person of now) if (!known.has(person.id)) this.#happenings.add({ kind: "waits", person });
  }

  #isSmall() {
    return this.#people.byId.value.size <= SMALL_MEETING;
  }
}
