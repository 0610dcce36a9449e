// The portal as a whole: who is there, which page is open, and what every page may use.

import { batch, computed, effect, signal, untracked } from "../../vendor/signals-core.js";
import { createApi } from "../api/api.js";
import { createAdmin } from "./admin.js";
import { createBooking } from "./booking.js";
import { createCalendar } from "./calendar.js";
import { createCalls } from "./calls.js";
import { createForgotten } from "./forgotten.js";
import { createMeetingPage } from "./meeting_page.js";
import { createOwnPassword } from "./own_password.js";
import { createPast } from "./past.js";
import { createProfile } from "./profile.js";
import { createRecordPage } from "./record_page.js";
import { createRecordings } from "./recordings.js";
import { fragmentOf } from "./route.js";
import { createSession } from "./session.js";
import { createUpcoming } from "./upcoming.js";
import { createZones } from "./zones.js";

/** @typedef {import("./route.js").Route} Route */
/** @typedef {import("../words.js").Word} Word */
/** @typedef {ReturnType<typeof createPortal>} Portal */
/** A word or two at the edge of the page. @typedef {{ word: Word, isError: boolean, count: number }} Told */

/**
 * What a page gets.
 *
 * @typedef {object} Context
 * @property {import("./world.js").PortalWorld} world
 * @property {import("../api/api.js").Api} api
 * @property {import("./zones.js").Zones} zones
 * @property {import("./session.js").Session} session
 * @property {import("../../vendor/signals-core.js").ReadonlySignal<import("./model.js").Corporation | null>} corporation
 * @property {() => Promise<unknown>} ready zones and corporation have come, or will not
 * @property {() => string} language of the page
 * @property {(word: Word, isError?: boolean) => void} tell
 * @property {(route: Route) => void} go
 */

/**
 * @param {import("./world.js").PortalWorld} world
 * @param {{ language: () => string, onGo: (fragment: string) => void }} page
 */
export function createPortal(world, { language, onGo }) {
  const session = createSession(world);
  const api = createApi(world, session);
  const zones = createZones(api, world.zone);
  const corporation = signal(/** @type {import("./model.js").Corporation | null} */ (null));
  const told = signal(/** @type {Told | null} */ (null));
  const route = signal(/** @type {Route} */ ({ name: "upcoming" }));
  const page = signal(/** @type {ReturnType<typeof open> | null} */ (null));
  /** Coming by a new password, when nobody is signed in. */
  const forgotten = signal(/** @type {import("./forgotten.js").Forgotten | null} */ (null));
  /** Choosing a password, before anything else may be done. */
  const forced = signal(/** @type {import("./own_password.js").OwnPassword | null} */ (null));
  const calls = createCalls(world, api);
  /** Whose pages are shown. A new token is the same person, and leaves his pages as they are. */
  const who = computed(() => (session.user.value?.mustChange ? null : (session.user.value?.userId ?? null)));
  const mustChange = computed(() => session.user.value?.mustChange ?? null);
  const hasForgotten = computed(() => session.user.value === null && route.value.name === "forgotten");
  const isProvider = computed(() => session.user.value?.isProvider ?? false);
  /** @type {Promise<unknown>} */
  let loading = Promise.resolve();
  let count = 0;
  /** Where the portal goes by itself; what it has told before stays in sight there. */
  let going = "";

  /** @type {Context} */
  const context = {
    world,
    api,
    zones,
    session,
    corporation,
    ready: () => loading,
    language,
    tell: (word, isError = false) => void (told.value = { word, isError, count: (count += 1) }),
    go: (to) => onGo((going = fragmentOf(to))),
  };

  const stopFollowing = effect(() => {
    const isIn = who.value !== null;
    untracked(() => {
      // A service provider's administrator belongs to no corporation.
      if (!isIn || isProvider.value) return calls.stop();
      calls.start();
      // Without its defaults the form begins with what the server would take by itself.
      const asked = api.corporation().then((found) => (corporation.value = found), () => {});
      loading = Promise.all([zones.load(), asked]);
    });
  });
  const stopOpening = effect(() => {
    const isIn = who.value !== null;
    const to = allowed(route.value, isProvider.value);
    untracked(() => {
      page.value?.model.close();
      page.value = isIn ? open(context, to) : null;
    });
  });
  const stopAsking = effect(() => {
    const [isForced, asks] = [mustChange.value !== null, hasForgotten.value];
    untracked(() => {
      forced.value = isForced ? createOwnPassword(context) : null;
      forgotten.value = asks ? createForgotten(world) : null;
    });
  });

  return {
    session,
    zones,
    corporation,
    told,
    route,
    page,
    forgotten,
    forced,
    calls,
    world,
    /** Shows another page. @param {Route} to */
    show(to) {
      const fragment = fragmentOf(to);
      if (fragment === fragmentOf(route.value)) return;
      batch(() => ((route.value = to), (told.value = fragment === going ? told.value : null)));
      going = "";
    },
    /** @param {Route} to */
    go: context.go,
    hush: () => void (told.value = null),
    close() {
      stopFollowing();
      stopOpening();
      stopAsking();
      calls.stop();
      page.value?.model.close();
    },
  };
}

/**
 * Without meetings of his own, a provider's administrator finds corporations wherever he looks; who is
 * signed in has forgotten no password.
 *
 * @param {Route} route @param {boolean} isProvider @returns {Route}
 */
function allowed(route, isProvider) {
  if (route.name === "forgotten") return { name: "password" };
  const isOwn = route.name === "profile" || route.name === "password" || (route.name === "admin" && route.part === "corporations");
  return isProvider && !isOwn ? { name: "admin", part: "corporations" } : route;
}

/** @param {Context} context @param {Route} route */
function open(context, route) {
  switch (route.name) {
    case "profile":
      return { name: route.name, model: createProfile(context) };
    case "password":
    case "forgotten":
      return { name: /** @type {const} */ ("password"), model: createOwnPassword(context) };
    case "upcoming":
      return { name: route.name, model: createUpcoming(context) };
    case "calendar":
      return { name: route.name, model: createCalendar(context) };
    case "past":
      return { name: route.name, model: createPast(context) };
    case "recordings":
      return { name: route.name, model: createRecordings(context) };
    case "book":
      return { name: route.name, model: createBooking(context, null) };
    case "edit":
      return { name: route.name, model: createBooking(context, route.id) };
    case "meeting":
      return { name: route.name, model: createMeetingPage(context, route.id) };
    case "record":
      return { name: route.name, model: createRecordPage(context, route.holding) };
    case "admin":
      return { name: route.name, model: createAdmin(context, route.part, route.where) };
  }
}
