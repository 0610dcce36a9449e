// What went wrong with a call, in one shape.

/** The server was not reached, or did not answer in time. */
export const UNREACHABLE = "unreachable";
/** The server answered with something that is no answer of this API. */
export const FAULT = "fault";

export class Problem extends Error {
  /**
   * @param {string} code nine digits of the server's error code, or one of the two above
   * @param {string} message for a developer
   * @param {{ status?: number, retryAfterS?: number | null }} [more]
   */
  constructor(code, message, { status = 0, retryAfterS = null } = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.retryAfterS = retryAfterS;
  }
}

/** Whatever was thrown, as a problem. @param {unknown} error */
export function asProblem(error) {
  return error instanceof Problem ? error : new Problem(FAULT, String(error));
}

/**
 * @param {import("../state/world.js").Reply} reply
 * @param {string} text its body
 */
export function problemOf(reply, text) {
  const seconds = Number(reply.headers.get("retry-after"));
  const more = { status: reply.status, retryAfterS: Number.isFinite(seconds) && seconds > 0 ? seconds : null };
  try {
    const { error_code: code, error_msg: message } = JSON.parse(text);
    if (typeof code === "string") return new Problem(code.slice(code.indexOf(".") + 1), String(message), more);
  } catch {
    // Not of this API: a proxy's page, say.
  }
  return new Problem(FAULT, `answered with status ${reply.status}`, more);
}
