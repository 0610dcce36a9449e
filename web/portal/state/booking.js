// The form that books or changes a meeting: its draft, the meetings that a series would have, and what
// the server says about it.

import { batch, computed, signal } from "../../vendor/signals-core.js";
import { noticeLanguage } from "../api/meeting_wire.js";
import { asProblem } from "../api/problem.js";
import { changed, draftOf, emptyDraft, faults, startOf } from "./draft.js";
import { createLoad } from "./load.js";
import { readPeople, withPeople } from "./people.js";
import { fieldOf, textOf } from "./problems.js";
import { TYPED_MS } from "./upcoming.js";
import { offsetOf, wallOf } from "./zone_time.js";

/** @typedef {import("./draft.js").Draft} Draft */
/** @typedef {import("./draft.js").FieldName} FieldName */
/** @typedef {import("./model.js").Person} Person */
/** @typedef {ReturnType<typeof createBooking>} Booking */

/** Zone that the server takes when it is told none. */
const SERVERS_OWN = "56";
/** What changes the meetings of a series. @type {(keyof Draft)[]} */
const OF_SERIES = ["date", "time", "lengthMin", "zone", "repeats", "interval", "points", "until"];

/**
 * @param {import("./portal.js").Context} context
 * @param {string | null} id of the meeting to change; null: a new one
 */
export function createBooking({ world, api, zones, corporation, ready, language, tell, go }, id) {
  const nowMs = world.clock.now();
  const draft = signal(/** @type {Draft | null} */ (null));
  /** The meeting as it was, when it is changed. */
  const before = createLoad(/** @type {import("./model.js").Meeting | null} */ (null));
  const rooms = createLoad(/** @type {import("./model.js").Room[]} */ ([]));
  const plan = createLoad(/** @type {{ until: string, planned: import("./model.js").Planned[] } | null} */ (null));
  const found = createLoad(/** @type {Omit<Person, "key">[]} */ ([]));
  const wasSent = signal(false);
  const isSaving = signal(false);
  const refused = signal(/** @type {import("../api/problem.js").Problem | null} */ (null));
  /** What was wrong with a line of people. */
  const stranger = signal("");
  /** The same for as long as the form is open: sending it again after a lost answer books nothing twice. */
  const attempt = `${nowMs}-${Math.random().toString(36).slice(2)}`;
  let attempts = 0;
  /** @type {unknown} */
  let planTimer = null;
  /** @type {unknown} */
  let findTimer = null;
  let isClosed = false;

  const webinarRooms = computed(() => rooms.value.value.filter((room) => room.isForWebinars));
  /** @param {Draft} one */
  const zoneName = (one) => zones.nameOf(one.zone);
  const wrong = computed(() => {
    const one = draft.value;
    if (one === null) return {};
    const own = faults(one, { nowMs, zone: zoneName(one) });
    const problem = refused.value;
    const field = problem && fieldOf(problem);
    return problem && field ? { ...own, [field]: textOf(problem).word } : own;
  });

  async function begin() {
    await ready();
    if (id === null) {
      const mine = zones.mine(offsetOf(world.zone, nowMs));
      const fallback = corporation.value?.defaults.zone ?? SERVERS_OWN;
      const zone = { id: mine?.id ?? fallback, name: mine?.name ?? zones.nameOf(fallback) };
      draft.value = emptyDraft({ nowMs, zone, defaults: corporation.value?.defaults ?? null, language: noticeLanguage(language()) });
    } else {
      await before.run(async () => {
        const { meeting, people } = await api.meeting(id);
        const webinar = meeting.audienceLink === "" ? null : await api.webinar(id);
        const one = draftOf(meeting, people, zones.nameOf(meeting.zone), webinar);
        const today = wallOf(zoneName(one), nowMs).date;
        // What is over of a series is over; it is planned anew from today.
        draft.value = one.repeats !== "no" && one.date < today ? { ...one, date: today } : one;
        return meeting;
      });
    }
    if (!isClosed) replan(0);
  }
  begin();
  rooms.run(() => api.rooms());

  /** @param {number} inMs */
  function replan(inMs) {
    world.clock.clearTimeout(planTimer);
    planTimer = world.clock.setTimeout(() => {
      const one = draft.value;
      const startMs = one && startOf(one, zoneName(one));
      const { until, interval, points, date, length } = wrong.value;
      if (!one || one.repeats === "no" || startMs === null || until || interval || points || date || length) {
        plan.drop();
        return plan.set(null);
      }
      plan.run(() => api.plan(one, startMs));
    }, inMs);
  }

  /** @param {Partial<Draft>} change */
  function change(change) {
    const one = draft.value;
    if (one === null) return;
    batch(() => ((draft.value = changed(one, change)), (refused.value = null)));
    if (OF_SERIES.some((name) => name in change)) replan(TYPED_MS);
  }

  /** @param {Draft} one @param {number | null} startMs @returns {Promise<{ id: string }>} */
  function send(one, startMs) {
    if (one.webinar && startMs !== null) return id === null ? api.bookWebinar(one, startMs) : api.changeWebinar(id, one, startMs);
    return id === null ? api.book(one, startMs, `${attempt}-${attempts}`) : api.change(id, one, startMs);
  }

  /** @param {readonly Omit<Person, "key">[]} more */
  function invite(more) {
    const isRung = corporation.value?.defaults.isRung ?? false;
    change({ people: withPeople(draft.value?.people ?? [], more.map((one) => ({ ...one, isRung: isRung && one.userId !== "" }))) });
  }

  return {
    id,
    draft,
    before,
    /** Rooms for meetings. */
    rooms: computed(() => rooms.value.value.filter((room) => !room.isForWebinars)),
    webinarRooms,
    plan,
    found,
    stranger,
    isSaving,
    nowMs,
    /** What is wrong, by field; shown once one has tried to save. */
    wrong: computed(() => (wasSent.value ? wrong.value : {})),
    /** What the server said, if it was about no field. */
    refused: computed(() => (refused.value && fieldOf(refused.value) === null ? refused.value : null)),
    startMs: computed(() => (draft.value && !draft.value.isNow ? startOf(draft.value, zoneName(draft.value)) : null)),
    zoneName: computed(() => (draft.value ? zoneName(draft.value) : world.zone)),
    ownZone: world.zone,
    change,
    /** @param {boolean} isOn */
    setWebinar(isOn) {
      const [room] = webinarRooms.value;
      change({ webinar: isOn && room ? { room: room.id, description: "", audiencePassword: "", isAudienceOurs: false } : null });
    },
    /** Looks for people in the directory. @param {string} typed */
    find(typed) {
      stranger.value = "";
      world.clock.clearTimeout(findTimer);
      if (typed.trim().length < 1) {
        found.drop();
        return found.set([]);
      }
      findTimer = world.clock.setTimeout(() => {
        found.run(async () => {
          const people = await api.directory(typed.trim());
          return people.map((one) => ({ name: one.name || one.account, email: one.email, sms: "", phone: one.phone, userId: one.userId, account: one.account, isHost: false, isRung: false }));
        });
      }, TYPED_MS);
    },
    /** @param {Omit<Person, "key">} one */
    invite(one) {
      invite([one]);
      found.drop();
      found.set([]);
    },
    /** Invites whoever a line names. @param {string} typed @returns {string} what is left of the line */
    inviteTyped(typed) {
      const { people, rest } = readPeople(typed);
      if (people.length > 0) invite(people);
      stranger.value = rest;
      return rest;
    },
    /** @param {string} key @param {Partial<Person>} to */
    changePerson(key, to) {
      change({ people: (draft.value?.people ?? []).map((one) => (one.key === key ? { ...one, ...to } : one)) });
    },
    /** @param {string} key */
    remove(key) {
      change({ people: (draft.value?.people ?? []).filter((one) => one.key !== key) });
    },
    /** Books or changes it. Resolves to the name of the first field that is wrong, if one is. @returns {Promise<FieldName | null>} */
    async save() {
      const one = draft.value;
      if (one === null || isSaving.value) return null;
      wasSent.value = true;
      const first = () => /** @type {FieldName | undefined} */ (Object.keys(wrong.value)[0]) ?? null;
      if (first() !== null && refused.value === null) return first();
      batch(() => ((isSaving.value = true), (refused.value = null)));
      try {
        const startMs = one.isNow ? null : startOf(one, zoneName(one));
        const saved = await send(one, startMs);
        go({ name: "meeting", id: saved.id });
        tell(id === null ? "booked" : "changedMeeting");
        return null;
      } catch (error) {
        const problem = asProblem(error);
        // A refusal is remembered with its key as well; what is sent next is another booking.
        if (problem.status > 0) attempts += 1;
        refused.value = problem;
        return first();
      } finally {
        isSaving.value = false;
      }
    },
    close() {
      isClosed = true;
      world.clock.clearTimeout(planTimer);
      world.clock.clearTimeout(findTimer);
      for (const load of [before, rooms, plan, found]) load.drop();
    },
  };
}
