// Turns what the protocol answers into what views show.

/** @typedef {import("../protocol/world.js").AnswerOrNot} AnswerOrNot */
/** @typedef {import("../protocol/world.js").NotDone} NotDone */
/** @typedef {import("./model.js").Refusal} Refusal */

/**
 * @param {NotDone} answer
 * @param {number} now in milliseconds since 1970
 * @returns {Refusal}
 */
export function refusalOf(answer, now) {
  const { code, message, retryAfterS } = answer;
  return { code, message, retryAtMs: retryAfterS === undefined ? null : now + retryAfterS * 1000 };
}

/**
 * @param {Refusal["code"]} code
 * @param {string} message
 * @returns {Refusal}
 */
export function ourRefusal(code, message) {
  return { code, message, retryAtMs: null };
}
