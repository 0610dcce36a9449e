// Signing in and out, and staying signed in: the tokens, in the vendor's spelling.

import { call } from "./call.js";
import { pictureOf } from "./picture.js";
import { FAULT, Problem } from "./problem.js";

/** @typedef {import("../state/model.js").SignedIn} SignedIn */
/** @typedef {import("../state/world.js").PortalWorld} PortalWorld */

/** What the API calls a program of one's own. */
const CLIENT_TYPE = 72;
/** `adminType` of somebody who is no administrator. */
const ORDINARY = 2;
/** `userType` of a service provider's administrator. */
const PROVIDER = 1;

/** @param {PortalWorld} world @param {string} account @param {string} password */
export async function signIn(world, account, password) {
  const answer = await call(world, "POST", "/v1/usg/acs/auth/account", {
    headers: { authorization: `Basic ${base64(`${account}:${password}`)}` },
    body: { account, clientType: CLIENT_TYPE, createTokenType: 0 },
  });
  return signedIn(answer, account);
}

/** With what a link into the portal brought along, which is good once. @param {PortalWorld} world @param {string} nonce */
export async function signInByNonce(world, nonce) {
  return signedIn(await call(world, "POST", "/v1/convoca/sign-in", { body: { nonce } }), "");
}

/** Another pair of tokens for the one that is kept. @param {PortalWorld} world @param {SignedIn} old */
export async function refresh(world, old) {
  const answer = await call(world, "PUT", "/v1/usg/acs/token", { headers: { "x-access-token": old.refreshToken } });
  // Only signing in tells whether the password has to be changed.
  return { ...signedIn(answer, old.account), mustChange: old.mustChange };
}

/** @param {PortalWorld} world @param {SignedIn} old */
export async function signOut(world, old) {
  await call(world, "DELETE", "/v1/usg/acs/token", { headers: { "x-access-token": old.token } });
}

/** @param {any} answer @param {string} account @returns {SignedIn} */
function signedIn(answer, account) {
  const user = answer?.user ?? {};
  if (typeof answer?.accessToken !== "string") throw new Problem(FAULT, "the answer has no token");
  return {
    token: answer.accessToken,
    refreshToken: answer.refreshToken ?? answer.accessToken,
    userId: user.userId ?? "",
    account: user.ucloginAccount ?? account,
    name: user.name || user.ucloginAccount || account,
    isAdministrator: (user.adminType ?? ORDINARY) < ORDINARY,
    isProvider: user.userType === PROVIDER,
    picture: pictureOf(user.headPictureUrl),
    mustChange: answer.firstLogin === true ? "first" : answer.pwdExpired === true ? "expired" : null,
  };
}

/** Of the UTF-8 bytes, as RFC 7617 has it; `btoa` alone knows Latin-1. @param {string} text */
function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
