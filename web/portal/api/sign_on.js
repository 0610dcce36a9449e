// Signing in elsewhere: the corporation's settings for single sign-on.

import { Problem } from "./problem.js";

/** @typedef {import("./api.js").Ask} Ask */
/** @typedef {import("../state/directory.js").SingleSignOn} SingleSignOn */

const PATH = "/v1/usg/acs/authorizeconfig";
/** Our name, then the API's. @type {[Exclude<keyof SingleSignOn, "isOn">, string][]} */
const TEXTS = [
  ["domain", "domain"], ["authorizeUrl", "authorizeUrl"], ["tokenUrl", "getTokenUrl"], ["userInfoUrl", "getUserInfoUrl"], ["clientId", "clientId"], ["clientSecret", "clientSecret"],
  ["scope", "scope"], ["accountField", "accFieldName"], ["nameField", "thirdName"], ["emailField", "thirdEmail"], ["phoneField", "thirdMobile"],
];

/** @param {Ask} ask */
export function signOnCalls(ask) {
  return {
    /** @returns {Promise<SingleSignOn>} */
    async singleSignOn() {
      const found = await ask("GET", PATH).catch((error) => {
        // A corporation that has never had any.
        if (error instanceof Problem && error.status === 404) return {};
        throw error;
      });
      const texts = TEXTS.map(([ours, theirs]) => [ours, ours === "clientSecret" ? "" : (found?.[theirs] ?? "")]);
      return { isOn: found?.enableSSO === true, ...Object.fromEntries(texts) };
    },
    /** @param {SingleSignOn} wanted */
    async setSingleSignOn(wanted) {
      const texts = TEXTS.filter(([ours]) => wanted[ours].trim() !== "").map(([ours, theirs]) => [theirs, wanted[ours].trim()]);
      await ask("POST", PATH, { body: { enableSSO: wanted.isOn, oauth2ServerType: 0, ...Object.fromEntries(texts) } });
    },
  };
}
