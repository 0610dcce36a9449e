// The portal as a whole: who is there, which page is open, and what every page may use.

import { batch, computed, effect, signal, untracked } from "../../vendor/signals-core.js";
import { createApi } from "../api/api.js";
import { createAdmin } from "./admin.js";
import { createBooking } from "./booking.js";
import { createCalendar } from "./calendar.js";
import { createCalls } from "./calls.js";
import { createMeetingPage } from "./meeting_page.js";
import { createPast } from "./past.js";
import { createRecordPage } from "./record_page.js";
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
  const calls = createCalls(world, api);
  /** Whose pages are shown. A new token is the same person, and leaves his pages as they are. */
  const who = computed(() => session.user.value?.userId ?? null);
  const isProvider = computed(() => session.user.value?.isProvider ?? false);
  /** @type {Promise<unknown>} */
  let loading = Promise.resolve();
  let count = 0;

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
    go: (to) => onGo(fragmentOf(to)),
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

  return {
    session,
    zones,
    corporation,
    told,
    route,
    page,
    calls,
    world,
    /** Shows another page. @param {Route} to */
    show(to) {
      if (fragmentOf(to) !== fragmentOf(route.value)) batch(() => ((route.value = to), (told.value = null)));
    },
    /** @param {Route} to */
    go: context.go,
    hush: () => void (told.value = null),
    close() {
      stopFollowing();
      stopOpening();
      calls.stop();
      page.value?.model.close();
    },
  };
}

/** Without meetings of his own, a provider's administrator finds corporations wherever he looks. @param {Route} route @param {boolean} isProvider @returns {Route} */
function allowed(route, isProvider) {
  return isProvider && !(route.name === "admin" && route.part === "corporations") ? { name: "admin", part: "corporations" } : route;
}

/** @param {Context} context @param {Route} route */
function open(context, route) {
  switch (route.name) {
    case "upcoming":
      return { name: route.name, model: createUpcoming(context) };
    case "calendar":
      return { name: route.name, model: createCalendar(context) };
    case "past":
      return { name: route.name, model: createPast(context) };
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
