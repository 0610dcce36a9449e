// The portal over the server in memory, in fake time, with somebody signed in.

import { createPortal } from "../../../web/portal/state/portal.js";
import { readRoute } from "../../../web/portal/state/route.js";
import { FakeClock, settle } from "../fakes/clock.js";
import { FakeKeeper } from "../fakes/world.js";
import { FakeServer } from "./fake_server.js";

/** Where the portal keeps who is signed in. */
export const KEPT = "convoca.portal";

/** @param {Partial<import("../../../web/portal/state/model.js").SignedIn>} [more] */
export function signedIn(more = {}) {
  return { token: "token-0", refreshToken: "refresh-0", userId: "u-ana", account: "ana", name: "Ana Prado", isAdministrator: true, isProvider: false, mustChange: null, picture: "", ...more };
}

/**
 * @param {object} [how]
 * @param {string} [how.at] the page to begin with
 * @param {boolean} [how.out] nobody is signed in
 * @param {Partial<import("../../../web/portal/state/model.js").SignedIn>} [how.who] what is another than usual of who is
 * @param {(server: FakeServer) => void} [how.prepare]
 */
export async function inside({ at = "#/", out = false, who = {}, prepare = () => {} } = {}) {
  const clock = new FakeClock();
  const server = new FakeServer(clock);
  const kept = new FakeKeeper();
  /** @type {(() => void)[]} */
  const onKept = [];
  if (!out) kept.setItem(KEPT, JSON.stringify(signedIn(who)));
  prepare(server);
  /** Where the portal went by itself. @type {string[]} */
  const went = [];
  /** Pages that it left for. @type {string[]} */
  const left = [];
  const world = {
    clock, kept, zone: "Europe/London",
    onKeptChange: (/** @type {() => void} */ run) => void onKept.push(run),
    leave: (/** @type {string} */ path) => void left.push(path),
    fetch: server.fetch,
  };
  const portal = createPortal(world, {
    language: () => "en",
    onGo(fragment) {
      went.push(fragment);
      portal.show(readRoute(fragment));
    },
  });
  portal.show(readRoute(at));
  await settle();
  return { clock, server, kept, portal, went, left, changeKept: () => onKept.forEach((run) => run()) };
}

/**
 * The model of the page that is open.
 *
 * @template {string} N
 * @param {import("../../../web/portal/state/portal.js").Portal} portal
 * @param {N} name
 * @returns {Extract<NonNullable<typeof portal.page.value>, { name: N }>["model"]}
 */
export function model(portal, name) {
  const page = portal.page.value;
  if (page?.name !== name) throw new Error(`the page is ${page?.name}`);
  return /** @type {any} */ (page.model);
}
