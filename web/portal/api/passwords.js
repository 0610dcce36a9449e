// Coming by a new password without being signed in: a slider, a code, the password. In the vendor's spelling.

import { call } from "./call.js";
import { rulesOf } from "./own.js";

/** @typedef {import("../state/world.js").PortalWorld} PortalWorld */

/** What the API calls a browser. */
const CLIENT_TYPE = 0;
/** What the slider is for: a forgotten password. */
const FORGOTTEN = 1;

/** A picture with a hole, and the piece that belongs there. @param {PortalWorld} world @param {string} user @returns {Promise<import("../state/model.js").Slider>} */
export async function askSlider(world, user) {
  const answer = await call(world, "POST", "/v1/usg/acs/auth/slideverifycode/send", { body: { user, clientType: CLIENT_TYPE, checkType: FORGOTTEN } });
  return { picture: answer.shadowImage, piece: answer.cutImage, top: answer.pointY, token: answer.token };
}

/**
 * @param {PortalWorld} world
 * @param {string} user
 * @param {{ token: string, left: number, tookMs: number }} put
 * @returns {Promise<string>} what a code is asked for with
 */
export async function checkSlider(world, user, { token, left, tookMs }) {
  const body = { user, clientType: CLIENT_TYPE, checkType: FORGOTTEN, token, pointX: left, slideTime: tookMs };
  return (await call(world, "PUT", "/v1/usg/acs/auth/slideverifycode/check", { body })).token;
}

/** By mail, or by SMS to who has no address. @param {PortalWorld} world @param {string} user @param {string} token @returns {Promise<number>} for how many seconds it is good */
export async function sendCode(world, user, token) {
  return (await call(world, "POST", "/v1/usg/acs/verifycode/send", { body: { user, token } })).expire;
}

/** @param {PortalWorld} world @param {string} user @param {string} code @returns {Promise<{ token: string, rules: import("../state/model.js").PasswordRules }>} */
export async function checkCode(world, user, code) {
  const answer = await call(world, "PUT", "/v1/usg/acs/verifycode/check", { body: { user, code } });
  return { token: answer.token, rules: rulesOf(answer) };
}

/** @param {PortalWorld} world @param {string} user @param {string} token @param {string} password */
export async function resetPassword(world, user, token, password) {
  await call(world, "PUT", "/v1/usg/acs/password/reset", { body: { user, token, newPwd: password } });
}
