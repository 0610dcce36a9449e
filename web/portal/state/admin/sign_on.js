// The corporation's settings for single sign-on.

import { createActing } from "../acting.js";
import { createLoad } from "../load.js";

/** @typedef {ReturnType<typeof createSignOn>} SignOn */
/** @typedef {import("../directory.js").SingleSignOn} SingleSignOn */

/** What is needed before people can be sent elsewhere. @type {readonly Exclude<keyof SingleSignOn, "isOn">[]} */
const NEEDED = ["domain", "authorizeUrl", "tokenUrl", "clientId", "accountField"];
const ADDRESSES = /** @type {const} */ (["authorizeUrl", "tokenUrl", "userInfoUrl"]);

/**
 * What is wrong with the settings, by field. Whoever turns it off need not fill anything in.
 *
 * @param {SingleSignOn} draft
 * @returns {Partial<Record<keyof SingleSignOn, import("../../words.js").Word>>}
 */
export function signOnFaults(draft) {
  if (!draft.isOn) return {};
  /** @type {Partial<Record<keyof SingleSignOn, import("../../words.js").Word>>} */
  const found = {};
  for (const name of NEEDED) if (draft[name].trim() === "") found[name] = "problemMissing";
  for (const name of ADDRESSES) if (draft[name].trim() !== "" && !isSafe(draft[name].trim())) found[name] = "problemUrl";
  return found;
}

/** Secrets go by HTTPS, or stay on the machine. @param {string} address */
function isSafe(address) {
  try {
    const { protocol, hostname } = new URL(address);
    return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname));
  } catch {
    return false;
  }
}

/** @param {import("../portal.js").Context} context */
export function createSignOn({ api, tell }) {
  const acting = createActing(tell);
  const load = createLoad(/** @type {SingleSignOn | null} */ (null));
  const again = () => load.run(() => api.singleSignOn());
  again();
  return {
    ...acting,
    load,
    again,
    /** @param {SingleSignOn} draft */
    async save(draft) {
      const done = await acting.act(() => api.setSingleSignOn(draft), "savedSignOn");
      if (done !== null) await again();
    },
    close: () => load.drop(),
  };
}
