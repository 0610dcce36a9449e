// Signs in at the REST API of the same server, for meetings that only its users may join.

import { ourRefusal } from "./refusal.js";

/** @typedef {import("./model.js").Refusal} Refusal */

const PATH = "/v1/usg/acs/auth/account";
/** What the API calls a program of one's own. */
const CLIENT_TYPE = 72;

/**
 * @param {import("./world.js").World} world
 * @param {string} account
 * @param {string} password
 * @returns {Promise<{ token: string, refusal: null } | { token: null, refusal: Refusal }>}
 */
export async function signIn(world, account, password) {
  /** @param {Refusal} refusal */
  const no = (refusal) => ({ token: null, refusal });
  try {
    const response = await world.fetch(PATH, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Basic ${base64(`${account}:${password}`)}` },
      body: JSON.stringify({ account, clientType: CLIENT_TYPE, createTokenType: 0 }),
    });
    if (response.ok) {
      const { accessToken } = await response.json();
      if (typeof accessToken === "string") return { token: accessToken, refusal: null };
      return no(ourRefusal("fault", "the answer has no token"));
    }
    const message = `signing in was answered with ${response.status}`;
    if (response.status === 429) {
      const seconds = Number(response.headers.get("retry-after"));
      const retryAtMs = Number.isFinite(seconds) && seconds > 0 ? world.clock.now() + seconds * 1000 : null;
      return no({ code: "too_fast", message, retryAtMs });
    }
    return no(ourRefusal(response.status < 500 ? "wrong_account" : "fault", message));
  } catch {
    return no(ourRefusal("unreachable", "the server cannot be reached"));
  }
}

/** Of the UTF-8 bytes, as RFC 7617 has it; `btoa` alone knows Latin-1. @param {string} text */
function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
