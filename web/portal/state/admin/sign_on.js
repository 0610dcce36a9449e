// The corporation's settings for single sign-on.

import { createActing } from "../acting.js";
import { createLoad } from "../load.js";

/** @typedef {ReturnType<typeof createSignOn>} SignOn */
/** @typedef {import("../directory.js").SingleSignOn} SingleSignOn */

/** What is needed before people can be sent elsewhere. @type {readonly Exclude<keyof SingleSignOn, "isOn">[]} */
const NEEDED = ["domain", "authorizeUrl", "clientId", "accountField"];
/** What is needed as well where the provider does not say it himself. */
const NAMED = /** @type {const} */ (["tokenUrl", "userInfoUrl"]);
/** How the address of a provider's discovery document ends (OpenID Connect Discovery 1.0, section 4). */
const DISCOVERY = "/.well-known/openid-configuration";
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
  for (const name of isDiscovered(draft) ? NEEDED : [...NEEDED, ...NAMED]) if (draft[name].trim() === "") found[name] = "problemMissing";
  for (const name of ADDRESSES) if (draft[name].trim() !== "" && !isSafe(draft[name].trim())) found[name] = "problemUrl";
  return found;
}

/** Whether the provider says by himself what his other addresses are. @param {SingleSignOn} draft */
export function isDiscovered({ authorizeUrl }) {
  return authorizeUrl.trim().endsWith(DISCOVERY);
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
      const wanted = isDiscovered(draft) ? { ...draft, tokenUrl: "", userInfoUrl: "" } : draft;
      const done = await acting.act(() => api.setSingleSignOn(wanted), "savedSignOn");
      if (done !== null) await again();
    },
    close: () => load.drop(),
  };
}
