// A recording that somebody has the link of: its files, what he may not see, and which file plays.

import { batch, computed, signal } from "../vendor/signals-core.js";

/** @typedef {ReturnType<typeof createRecording>} Recording */
/** @typedef {"AUDIO" | "SPEAKER_VIDEO" | "SHARE_VIDEO" | "SPEAKER_SHARE_VIDEO"} Kind */
/** @typedef {"gone" | "signIn" | "others" | "unreachable"} Problem */

/**
 * @typedef {object} File
 * @property {Kind} kind
 * @property {number} session which pressing of "record", from 1
 * @property {number} part which part of it, from 1
 * @property {number} beginMs
 * @property {number} durationMs
 * @property {string} url
 * @property {string | null} chapters
 */

/**
 * @typedef {object} World
 * @property {(path: string, asked: { method: string, headers: Record<string, string>, body: string, signal: AbortSignal }) => Promise<{ ok: boolean, status: number, json(): Promise<any> }>} fetch
 * @property {() => string | null} token of whoever is signed in in the portal
 */

const PATH = "/v1/convoca/recordings/watch";
const PATIENCE_MS = 20_000;

/** The kinds, what one would rather watch first. @type {readonly Kind[]} */
const KINDS = ["SPEAKER_SHARE_VIDEO", "SPEAKER_VIDEO", "SHARE_VIDEO", "AUDIO"];

/** @param {string} fragment with its `#` */
export function readFragment(fragment) {
  const [holding = "", key = ""] = fragment.replace(/^#\/?/, "").split("/");
  return { holding, key };
}

/**
 * @param {World} world
 * @param {{ holding: string, key: string }} link
 */
export function createRecording(world, { holding, key }) {
  const facts = signal(/** @type {{ subject: string, scheduler: string, beganMs: number } | null} */ (null));
  const files = signal(/** @type {readonly File[]} */ ([]));
  const problem = signal(/** @type {Problem | null} */ (null));
  const kind = signal(/** @type {Kind} */ ("SPEAKER_SHARE_VIDEO"));
  const index = signal(0);

  /** The kinds that there are. */
  const kinds = computed(() => KINDS.filter((one) => files.value.some((file) => file.kind === one)));
  /** The files of the kind that plays. */
  const list = computed(() => files.value.filter((file) => file.kind === kind.value));
  /** The file that plays. */
  const current = computed(() => list.value[index.value] ?? null);

  async function load() {
    problem.value = null;
    const token = world.token();
    /** @type {Record<string, string>} */
    const headers = { "content-type": "application/json", ...(token === null ? {} : { "x-access-token": token }) };
    try {
      const body = JSON.stringify({ confUUID: holding, key });
      const answer = await world.fetch(PATH, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
      if (!answer.ok) {
        problem.value = refusal(answer.status);
        return;
      }
      const found = await answer.json();
      batch(() => {
        facts.value = { subject: found.subject ?? "", scheduler: found.scheduler ?? "", beganMs: found.beganAt ?? 0 };
        files.value = (found.files ?? []).map(fileOf);
        kind.value = kinds.value[0] ?? "AUDIO";
        index.value = 0;
      });
    } catch {
      problem.value = "unreachable";
    }
  }
  void load();

  return {
    facts,
    problem,
    kinds,
    kind,
    list,
    index,
    current,
    load,
    /** Another kind, at the same part if there is one. @param {Kind} wanted */
    choose(wanted) {
      const now = current.value;
      const same = files.value
        .filter((file) => file.kind === wanted)
        .findIndex((file) => file.session === now?.session && file.part === now?.part);
      batch(() => ((kind.value = wanted), (index.value = Math.max(0, same))));
    },
    /** @param {number} wanted */
    play: (wanted) => void (index.value = Math.min(Math.max(0, wanted), list.value.length - 1)),
    /** The file is over: the next one, if there is one. */
    ended() {
      if (index.value + 1 < list.value.length) index.value += 1;
    },
  };
}

/** @param {number} status @returns {Problem} */
function refusal(status) {
  if (status === 401) return "signIn";
  if (status === 403) return "others";
  return status < 500 && status !== 429 ? "gone" : "unreachable";
}

/** @param {any} told @returns {File} */
function fileOf(told) {
  const { recordType: kind, manualOrder: session, segmentOrder: part, beginTime: beginMs, durationMs, playUrl: url, chaptersUrl } = told;
  return { kind, session, part, beginMs, durationMs, url, chapters: chaptersUrl ?? null };
}
