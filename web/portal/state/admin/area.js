// Which area of administration is open: each part that has a state of its own.

import { createAudit } from "./audit.js";
import { createCorporationPage, createCorporations } from "./corporations.js";
import { createDepartments } from "./departments.js";
import { createDevices } from "./devices.js";
import { createLimits } from "./limits.js";
import { createMemberPage } from "./member_page.js";
import { createPeople } from "./people.js";
import { createRooms } from "./rooms.js";
import { createSignOn } from "./sign_on.js";

/** @typedef {NonNullable<ReturnType<typeof openArea>>} Area */

/**
 * @param {import("../portal.js").Context} context
 * @param {import("../route.js").AdminPart} part
 * @param {readonly string[]} where within the part
 */
export function openArea(context, part, [first]) {
  switch (part) {
    case "people":
      return first === undefined ? { name: /** @type {const} */ ("people"), model: createPeople(context) } : { name: /** @type {const} */ ("person"), model: createMemberPage(context, first) };
    case "departments":
      return { name: part, model: createDepartments(context) };
    case "rooms":
      return { name: part, model: createRooms(context) };
    case "devices":
      return { name: part, model: createDevices(context) };
    case "defaults":
      return { name: /** @type {const} */ ("settings"), model: createSignOn(context) };
    case "limits":
      return { name: part, model: createLimits(context) };
    case "audit":
      return { name: part, model: createAudit(context) };
    case "corporations":
      return first === undefined ? { name: part, model: createCorporations(context) } : { name: /** @type {const} */ ("corporation"), model: createCorporationPage(context, first) };
    default:
      return null;
  }
}
