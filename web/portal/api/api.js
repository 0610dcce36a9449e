// Every call of somebody who has signed in. A token that has expired is replaced once, and the call
// asked again; when that fails, whoever it was has to sign in anew.

import { administrationCalls } from "./administration.js";
import { call } from "./call.js";
import { convocaCalls } from "./convoca.js";
import { deviceCalls } from "./devices.js";
import { historyCalls } from "./history.js";
import { meetingCalls } from "./meetings.js";
import { ownCalls } from "./own.js";
import { peopleCalls } from "./people.js";
import { Problem } from "./problem.js";
import { providerCalls } from "./provider.js";
import { qualityCalls } from "./quality.js";
import { recordingCalls } from "./recordings.js";
import { resourceCalls } from "./resources.js";
import { signOnCalls } from "./sign_on.js";
import { webinarCalls } from "./webinars.js";

/** @typedef {(method: string, path: string, question?: import("./call.js").Question) => Promise<any>} Ask */
/** @typedef {ReturnType<typeof createApi>} Api */

/**
 * @param {import("../state/world.js").PortalWorld} world
 * @param {{ token(): string | null, renew(used: string): Promise<string | null> }} keys `renew` is told
 *   the token that did not work, and gives one that may, or null
 */
export function createApi(world, keys) {
  /** @type {Ask} */
  async function ask(method, path, question = {}) {
    const token = keys.token() ?? "";
    const withToken = (/** @type {string} */ one) => call(world, method, path, { ...question, headers: { ...question.headers, "x-access-token": one } });
    try {
      return await withToken(token);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      const renewed = await keys.renew(token);
      if (renewed === null) throw error;
      return withToken(renewed);
    }
  }
  return {
    ...meetingCalls(ask), ...historyCalls(ask), ...recordingCalls(ask), ...convocaCalls(ask), ...administrationCalls(ask), ...qualityCalls(ask),
    ...peopleCalls(ask), ...resourceCalls(ask), ...deviceCalls(ask), ...providerCalls(ask), ...signOnCalls(ask), ...ownCalls(ask), ...webinarCalls(ask),
  };
}
