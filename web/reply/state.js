// An invitation and the answer to it. Whoever holds the link may answer for whom it was sent to; it
// says nothing until a button is pressed, because mail programs look at links by themselves.

import { batch, signal } from "../vendor/signals-core.js";

/** @typedef {"accepted" | "declined" | "tentative"} Answer */
/** @typedef {ReturnType<typeof createInvitation>} Invitation */

/**
 * @typedef {object} Facts
 * @property {string} subject
 * @property {string} scheduler
 * @property {string} name of whoever is invited
 * @property {{ startMs: number, endMs: number }[]} when
 * @property {string} zone IANA name; empty if it is not known
 * @property {string} language
 */

/** @type {Record<string, Answer>} as links in mails spell it */
const ANSWERS = { accept: "accepted", accepted: "accepted", decline: "declined", declined: "declined", maybe: "tentative", tentative: "tentative" };

const PATIENCE_MS = 20_000;

/**
 * @param {string} path
 * @param {string} search
 * @returns {{ token: string, preset: Answer | null }}
 */
export function readAddress(path, search) {
  const asked = new URLSearchParams(search).get("answer") ?? "";
  return { token: path.split("/")[2] ?? "", preset: Object.hasOwn(ANSWERS, asked) ? (ANSWERS[asked] ?? null) : null };
}

/**
 * @param {(path: string, asked: { method: string, headers?: Record<string, string>, body?: string, signal: AbortSignal }) => Promise<{ ok: boolean, status: number, json(): Promise<any> }>} fetch
 * @param {{ token: string, preset: Answer | null }} address
 */
export function createInvitation(fetch, { token, preset }) {
  const facts = signal(/** @type {Facts | null} */ (null));
  /** What is pressed, said or not. */
  const chosen = signal(/** @type {Answer | null} */ (preset));
  /** What the server knows. */
  const said = signal(/** @type {Answer | null} */ (null));
  const isBusy = signal(false);
  const problem = signal(/** @type {"gone" | "unreachable" | null} */ (null));
  const path = `/v1/convoca/replies/${encodeURIComponent(token)}`;

  /** @param {string} method @param {unknown} [body] @param {string} [at] */
  async function ask(method, body, at = path) {
    const sent = body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const reply = await fetch(at, { method, ...sent, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!reply.ok) throw reply.status;
    return reply;
  }

  /** @param {unknown} error */
  const kind = (error) => (typeof error === "number" && error < 500 && error !== 429 ? "gone" : "unreachable");

  /** The zone's name. Without it times are shown in the reader's own. @param {string} id @returns {Promise<string>} */
  async function zoneName(id) {
    try {
      const { zones } = await (await ask("GET", undefined, "/v1/convoca/zones")).json();
      return zones.find((/** @type {any} */ one) => String(one.id) === id)?.name ?? "";
    } catch {
      return "";
    }
  }

  async function load() {
    problem.value = null;
    try {
      const found = await (await ask("GET")).json();
      const zone = await zoneName(String(found.timeZoneID ?? ""));
      batch(() => {
        facts.value = {
          subject: found.subject ?? "",
          scheduler: found.scheduler ?? "",
          name: found.name ?? "",
          when: (found.when ?? []).map((/** @type {any} */ one) => ({ startMs: utc(one.startTime), endMs: utc(one.endTime) })),
          zone,
          language: found.language ?? "",
        };
        said.value = ANSWERS[found.answer] ?? null;
        chosen.value ??= said.value;
      });
    } catch (error) {
      problem.value = kind(error);
    }
  }
  load();

  return {
    facts,
    chosen,
    said,
    isBusy,
    problem,
    load,
    /** @param {Answer} answer */
    choose: (answer) => void (chosen.value = answer),
    async send() {
      const answer = chosen.value;
      if (answer === null || isBusy.value) return;
      batch(() => ((isBusy.value = true), (problem.value = null)));
      try {
        await ask("POST", { answer });
        said.value = answer;
      } catch (error) {
        problem.value = kind(error);
      } finally {
        isBusy.value = false;
      }
    },
  };
}

/** `YYYY-MM-DD HH:MM` of UTC. @param {string | undefined} text */
function utc(text) {
  return Date.parse(`${(text ?? "").slice(0, 16).replace(" ", "T")}Z`) || 0;
}
